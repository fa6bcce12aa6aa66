// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/ids.h"

#include <functional>
#include <span>

namespace duebook {

/// One kind of record as a table of texts: ISO dates, UTC moments, decimal amounts with their
/// currency in the column "currency".
struct ExportTable {
    const char *name;                     ///< file name without ending
    std::span<const char *const> columns; ///< headings, in the words of the domain
};

/// A document's content to be written out.
struct ExportDocument {
    DocumentId id;
    QString name;
    qint64 content = 0;
    QByteArray sha256;
};

/// Reading whole tables for the export in open formats.
class ExportQuery {
public:
    static std::span<const ExportTable> tables();

    /// How many rows all tables have together, about.
    static qint64 rowCount(Database &db);

    /// Calls `row` with the texts of each row; stops when it returns false.
    static void eachRow(Database &db, const ExportTable &table,
                        const std::function<bool(const QStringList &)> &row);

    static std::vector<ExportDocument> documents(Database &db);
};

} // namespace duebook
