// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/io/csvreader.h"
#include "core/rules/importing/importpreset.h"
#include "core/rules/importing/importreport.h"
#include "core/rules/importing/tableshape.h"
#include "core/services/importing/fecrows.h"

#include <QTimeZone>

#include <array>

namespace duebook {

constexpr int kImportFieldCount = int(ImportField::PaymentMethod) + 1;

/// Forms of files whose rows mean something only together.
enum class FileForm { List, Fec };

/// The further columns of grouped tables: number and name of the account, or the currency.
constexpr int kGroupColumns = 2;

/// A row filter with its column and folded values.
struct PlannedFilter {
    int column = 0;
    RowFilter::Test test = RowFilter::Test::Is;
    QStringList values;

    bool passes(QByteArrayView cell) const;
};

/// Everything that reading a file's rows needs, resolved once: which column each field stands in
/// and how values are written. Made from settings and the beginning of the file.
struct ImportPlan {
    ImportSettings settings; ///< completed
    CsvFormat format;
    TableShape shape;
    int hintRows = 0; ///< rows that only speak to programs
    int dataRow = 1;  ///< row of the first data row, from 1
    QStringList headings;
    QStringList titles;                   ///< texts above the headings
    const ImportPreset *preset = nullptr; ///< of the built-in ones
    FileForm form = FileForm::List;
    FecColumns fec;
    /// Columns behind those of the file that `TableRows` fills.
    int furtherColumns = 0;
    std::vector<PlannedFilter> filters;
    int datevDigits = 0; ///< digits of a personal account in a DATEV file; 0 = not DATEV
    QString fileName;
    qint64 fileSize = 0;
    QTimeZone zone = QTimeZone::utc();            ///< of the book: moments of UTC are days there
    std::array<int, kImportFieldCount> columns{}; ///< from 0; -1 = no column
    std::array<QByteArray, kImportFieldCount> constants;

    int column(ImportField field) const { return columns[size_t(field)]; }
    bool has(ImportField field) const
    {
        return column(field) >= 0 || !constants[size_t(field)].isEmpty();
    }
    QString columnName(ImportField field) const
    {
        const int index = column(field);
        return index >= 0 ? headings.value(index) : QString();
    }
};

/// What reading the beginning of a file gave.
struct InspectedFile {
    ImportInspection inspection;
    ImportPlan plan;
};

/// See `ImportService::inspect`.
Result<InspectedFile> inspectImportFile(const QString &path, const ImportSettings &known,
                                        std::optional<ImportKind> kind);

/// The plan of a file whose questions are all answered; Invalid with the first open question
/// otherwise.
Result<ImportPlan> planImport(const QString &path, const ImportSettings &settings);

} // namespace duebook
