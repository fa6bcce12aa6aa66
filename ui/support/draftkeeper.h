// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace duebook::ui {

/// Unsaved text, kept in local files until it is saved in the book: survives a crash, a lost drive
/// and a closed window. One file per key, readable only by the user, replaced whole, so that a
/// crash leaves the draft before or the new one. GUI thread; drafts are small.
class DraftKeeper {
public:
    struct Draft {
        QString key;
        QDateTime keptAt; ///< UTC
        QJsonObject content;
    };

    /// `folder` is created when the first draft is kept. One folder per book: `folderFor`.
    explicit DraftKeeper(QString folder) : m_folder(std::move(folder)) {}

    /// The folder inside `dataFolder` for the drafts of one book.
    static QString folderFor(const QString &dataFolder, const QString &bookPath);

    /// Keeps `content` under `key` (any text, for example "note/17"); an empty object forgets it.
    Result<void> keep(const QString &key, const QJsonObject &content);

    /// The draft under this key without removing it; empty when there is none.
    QJsonObject find(const QString &key) const;

    /// The draft under this key, removed; empty when there is none.
    QJsonObject take(const QString &key);

    /// Every draft, newest first. A file that cannot be read is left out.
    std::vector<Draft> list() const;

private:
    QString fileFor(const QString &key) const;

    QString m_folder;
};

} // namespace duebook::ui
