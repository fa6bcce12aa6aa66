// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoice.h"
#include "core/rules/importing/importreport.h"
#include "core/store/book/session.h"

#include <functional>

namespace duebook {

/// The runs and profiles of imports.
class ImportRepository {
public:
    /// Adds a run; counts and file hash follow with `finishRun`.
    static ImportId startRun(Transaction &transaction, ImportKind kind, const QString &fileName,
                             const QString &settings);
    static void finishRun(Transaction &transaction, const ImportReport &report,
                          const QString &settings, const QByteArray &sha256);
    static void markUndone(Transaction &transaction, ImportId id);

    static std::optional<ImportRun> run(Database &db, ImportId id);
    static std::vector<ImportRun> runs(Database &db, int limit);

    /// Settings (JSON) and moment of the runs of this kind that stand but `except`, newest first,
    /// until `use` says that it has seen enough.
    static void eachSettings(Database &db, ImportKind kind, ImportId except,
                             const std::function<bool(const QString &, QDateTime)> &use);

    struct StoredProfile {
        QString name;
        QString settings; ///< JSON
    };
    static std::vector<StoredProfile> profiles(Database &db);
    static void saveProfile(Transaction &transaction, const QString &name, ImportKind kind,
                            const QString &settings);
    /// False where there is none of that name.
    static bool removeProfile(Transaction &transaction, const QString &name);

    /// What a row was, so that `undo` can bring it back. `before`: column -> value.
    static void keepBefore(Transaction &transaction, ImportId id, qint64 position,
                           const char *table, qint64 rowId, qint64 versionAfter,
                           const QJsonObject &before);
};

} // namespace duebook
