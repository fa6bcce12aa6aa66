// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvsniff.h"
#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"
#include "core/services/importing/importitemwords.h"
#include "core/services/importing/importplan.h"
#include "core/services/importing/importservice.h"

#include "core/base/days.h"
#include "core/base/textfold.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

constexpr qint64 kSniffBytes = 256 * 1024;
constexpr qint64 kSampleBytes = 16 * 1024 * 1024;
constexpr qint64 kSampleRows = 50000;
constexpr int kSamples = 5;
constexpr qsizetype kSampleLength = 80;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

bool isDateField(ImportField field)
{
    return field == ImportField::IssueDate || field == ImportField::DueDate ||
           field == ImportField::SettledDate || field == ImportField::PaymentDate;
}

bool isAmountField(ImportField field)
{
    return field == ImportField::Amount || field == ImportField::OpenAmount ||
           field == ImportField::PaidAmount || field == ImportField::Debit ||
           field == ImportField::Credit || field == ImportField::CreditLimit;
}

bool hasAmounts(ImportKind kind)
{
    return kind == ImportKind::OpenItems || kind == ImportKind::Invoices ||
           kind == ImportKind::Payments;
}

/// What the values of the mapped columns tell.
struct ValueCounts {
    DateOrderCounter dates;
    DateOrderCounter mainDates;
    DecimalCounter decimals;
    bool amountsNameCurrency = true;
    bool anyAmount = false;
};

Error invalid(const QString &sentence, const QString &place)
{
    return {ErrorCode::Invalid, sentence, place, {}};
}

QStringList headingsOf(const CsvGuess &guess, const TableShape &shape)
{
    QStringList headings;
    if (shape.headerRow > 0 && size_t(shape.headerRow) <= guess.rows.size()) {
        for (const QString &cell : guess.rows[size_t(shape.headerRow - 1)])
            headings.append(cell.simplified());
        return headings;
    }
    qsizetype width = 0;
    for (const QStringList &row : guess.rows)
        width = std::max(width, row.size());
    for (qsizetype i = 0; i < width; ++i)
        headings.append(QStringLiteral("#%1").arg(i + 1));
    return headings;
}

/// The column that a profile or a person names: "#3", or a heading (case and accents forgiven).
int columnNamed(const QStringList &headings, const QString &name)
{
    if (name.startsWith(QLatin1Char('#'))) {
        bool isNumber = false;
        const int number = name.mid(1).toInt(&isNumber);
        if (isNumber)
            return number >= 1 && number <= headings.size() ? number - 1 : -1;
    }
    const qsizetype exact = headings.indexOf(name.simplified());
    if (exact >= 0)
        return int(exact);
    for (qsizetype i = 0; i < headings.size(); ++i) {
        if (foldText(headings.at(i)) == foldText(name))
            return int(i);
    }
    return -1;
}

/// A heading that stands twice is named by its place.
QString columnLabel(const QStringList &headings, int column)
{
    const QString heading = headings.value(column);
    if (heading.isEmpty() || headings.count(heading) > 1)
        return QStringLiteral("#%1").arg(column + 1);
    return heading;
}

/// "As of 31 July 2026" in the block above the table.
QDate asOfDay(const CsvGuess &guess, const TableShape &shape)
{
    for (int i = 0; i + 1 < shape.headerRow && size_t(i) < guess.rows.size(); ++i) {
        for (const QString &cell : guess.rows[size_t(i)]) {
            const QStringList words = cell.simplified().split(QLatin1Char(' '));
            for (qsizetype from = 1; from < words.size() && !shape.datev; ++from) {
                const QByteArray tail = words.mid(from).join(QLatin1Char(' ')).toUtf8();
                const ParsedDay parsed = parseDay(tail, DateOrder::Unknown);
                if (parsed.error == DateError::None && tail.size() >= 6)
                    return fromEpochDay(parsed.day);
            }
        }
    }
    return {};
}

Result<void> mapColumns(ImportPlan &plan)
{
    plan.columns.fill(-1);
    if (plan.settings.columns.empty()) {
        for (const auto &[field, column] : suggestColumns(plan.headings, plan.settings.kind)) {
            plan.columns[size_t(field)] = column;
            plan.settings.columns[field] = columnLabel(plan.headings, column);
        }
    } else {
        for (const auto &[field, name] : plan.settings.columns) {
            const int column = columnNamed(plan.headings, name);
            if (column < 0)
                return invalid(
                    Texts::tr("The file has no column \"%1\"; choose another one for %2.")
                        .arg(name, importFieldName(field)),
                    importFieldName(field));
            plan.columns[size_t(field)] = column;
        }
    }
    for (const auto &[field, value] : plan.settings.constants)
        plan.constants[size_t(field)] = value.trimmed().toUtf8();
    return {};
}

/// Reads the sample's data rows: example values per column, and what they tell about dates and
/// numbers.
ValueCounts readSample(const QByteArray &sample, const ImportPlan &plan,
                       std::vector<ImportColumn> &columns)
{
    ValueCounts counts;
    QBuffer buffer;
    buffer.setData(sample);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, plan.format);
    const int mainDate =
        plan.column(plan.settings.kind == ImportKind::Payments ? ImportField::PaymentDate
                                                               : ImportField::IssueDate);
    while (reader.next() && reader.row() < plan.dataRow + kSampleRows) {
        if (reader.row() < plan.dataRow)
            continue;
        const auto fields = reader.fields();
        for (size_t i = 0; i < fields.size() && i < columns.size(); ++i) {
            if (columns[i].samples.size() < kSamples && !fields[i].trimmed().isEmpty())
                columns[i].samples.append(
                    QString::fromUtf8(fields[i]).simplified().left(kSampleLength));
            if (!columns[i].field)
                continue;
            if (isDateField(*columns[i].field)) {
                counts.dates.add(fields[i]);
                if (int(i) == mainDate)
                    counts.mainDates.add(fields[i]);
            } else if (isAmountField(*columns[i].field)) {
                counts.decimals.add(fields[i]);
                const ParsedAmount parsed = parseAmount(fields[i], DecimalSign::Unknown, 4);
                if (parsed.error == AmountError::Empty)
                    continue;
                counts.anyAmount = true;
                counts.amountsNameCurrency = counts.amountsNameCurrency && parsed.currency.isSet();
            }
        }
    }
    return counts;
}

std::vector<ImportField> neededFields(const ImportPlan &plan)
{
    switch (plan.settings.kind) {
    case ImportKind::OpenItems:
    case ImportKind::Invoices:
        return {ImportField::InvoiceNumber, ImportField::IssueDate};
    case ImportKind::Payments:
        return {ImportField::PaymentDate};
    case ImportKind::Contacts:
    case ImportKind::Accounts:
        break;
    }
    return {};
}

void askFor(const ImportPlan &plan, const ValueCounts &counts,
            std::vector<ImportQuestion> &questions)
{
    const auto missing = [&](ImportField field) {
        questions.push_back({ImportQuestionKind::MissingColumn, field,
                             Texts::tr("Which column holds the %1?").arg(importFieldName(field))});
    };
    // A contact may be known by the domain of its address.
    const bool byMail = plan.settings.kind == ImportKind::Contacts && plan.has(ImportField::Email);
    if (!plan.has(ImportField::AccountNumber) && plan.shape.groupColumn < 0 && !byMail)
        missing(ImportField::AccountNumber);
    for (const ImportField field : neededFields(plan)) {
        if (!plan.has(field))
            missing(field);
    }
    if (plan.settings.kind == ImportKind::Contacts && !plan.has(ImportField::ContactName) &&
        !plan.has(ImportField::LastName))
        missing(ImportField::ContactName);
    if (hasAmounts(plan.settings.kind)) {
        if (!plan.has(ImportField::Amount) && !plan.has(ImportField::Debit))
            missing(ImportField::Amount);
        const bool named = counts.anyAmount && counts.amountsNameCurrency;
        if (!plan.has(ImportField::Currency) && !named && !currencyOfHeadings(plan).isSet())
            questions.push_back({ImportQuestionKind::Currency, ImportField::Currency,
                                 Texts::tr("The file does not say in which currency the amounts "
                                           "are: choose it.")});
    }
    if (plan.settings.dates == DateOrder::Unknown && counts.dates.ambiguous())
        questions.push_back(
            {ImportQuestionKind::DateOrder, ImportField::IssueDate,
             Texts::tr("%n date(s) can be read as day-month and as month-day: say which it is.",
                       nullptr, counts.dates.both())});
    if (plan.settings.decimal == DecimalSign::Unknown &&
        counts.decimals.decided() == DecimalSign::Unknown)
        questions.push_back({ImportQuestionKind::DecimalSign, ImportField::Amount,
                             Texts::tr("Amounts such as 1.234 can be one thousand or one: say "
                                       "which sign stands before the decimals.")});
}

} // namespace

Result<InspectedFile> inspectImportFile(const QString &path, const ImportSettings &known,
                                        std::optional<ImportKind> kind)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.exists())
        return Error{ErrorCode::NotFound,
                     Texts::tr("There is no file \"%1\"; choose another one.").arg(name),
                     path,
                     {}};
    // By its name: to open and close the open book would give away SQLite's locks on it.
    if (QFileInfo(path).suffix().compare(QLatin1String("duebook"), Qt::CaseInsensitive) == 0)
        return Error{
            ErrorCode::Invalid,
            Texts::tr("\"%1\" is a book, not a list: choose a CSV or text file.").arg(name),
            path,
            {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     Texts::tr("The file \"%1\" cannot be read: %2.").arg(name, file.errorString()),
                     path,
                     {}};
    QByteArray sample = file.read(kSniffBytes);

    std::optional<TextEncoding> encoding;
    if (!known.encoding.isEmpty()) {
        encoding = encodingFromName(known.encoding);
        if (!encoding)
            return invalid(Texts::tr("The encoding \"%1\" is not known; try utf-8 or windows-1252.")
                               .arg(known.encoding),
                           QStringLiteral("encoding"));
    }
    const std::optional<char> separator =
        known.separator != '\0' ? std::optional(known.separator) : std::nullopt;
    const CsvGuess guess = sniffCsv(sample, encoding, separator);
    if (guess.rows.empty())
        return invalid(Texts::tr("The file \"%1\" has no rows to import.").arg(name), name);

    InspectedFile result;
    ImportPlan &plan = result.plan;
    plan.settings = known;
    plan.format = guess.format;
    plan.hintRows = guess.hintRows;
    plan.fileName = name;
    plan.fileSize = file.size();
    plan.shape = recogniseShape(guess.rows, known.headerRow);
    plan.dataRow = std::max(plan.shape.headerRow, plan.hintRows) + 1;
    plan.headings = headingsOf(guess, plan.shape);
    plan.settings.encoding = encodingName(plan.format.encoding);
    plan.settings.separator = plan.format.separator;
    plan.settings.headerRow = plan.shape.headerRow;
    if (kind)
        plan.settings.kind = *kind;
    else if (known.columns.empty())
        plan.settings.kind = plan.shape.datev ? ImportKind::Accounts : suggestKind(plan.headings);
    if (plan.shape.datev && !guess.rows.empty()) {
        constexpr int kLedgerDigitsCell = 13;
        plan.datevDigits = guess.rows.front().value(kLedgerDigitsCell).toInt() + 1;
    }
    if (!plan.settings.asOf.isValid() && hasAmounts(plan.settings.kind))
        plan.settings.asOf = asOfDay(guess, plan.shape);
    if (const Result<void> mapped = mapColumns(plan); !mapped)
        return mapped.error();

    ImportInspection &inspection = result.inspection;
    for (int i = 0; i < plan.headings.size(); ++i) {
        ImportColumn column{plan.headings.at(i), {}, {}};
        for (int field = 1; field < kImportFieldCount; ++field) {
            if (plan.columns[size_t(field)] == i)
                column.field = ImportField(field);
        }
        inspection.columns.push_back(column);
    }
    sample += file.read(kSampleBytes - sample.size());
    const ValueCounts counts = readSample(sample, plan, inspection.columns);
    askFor(plan, counts, inspection.questions);
    if (plan.settings.dates == DateOrder::Unknown)
        plan.settings.dates = counts.dates.decided();
    if (plan.settings.decimal == DecimalSign::Unknown)
        plan.settings.decimal = counts.decimals.decided();
    const DateOrderCounter &dates = counts.mainDates.dmyOnly() + counts.mainDates.mdyOnly() +
                                                counts.mainDates.plain() + counts.mainDates.both() >
                                            0
                                        ? counts.mainDates
                                        : counts.dates;
    inspection.dates = {dates.dmyOnly(), dates.mdyOnly(), dates.plain(), dates.both()};
    inspection.settings = plan.settings;
    inspection.datev = plan.shape.datev;
    inspection.grouped = plan.shape.groupColumn >= 0;
    return result;
}

Result<ImportPlan> planImport(const QString &path, const ImportSettings &settings)
{
    Result<InspectedFile> inspected = inspectImportFile(path, settings, settings.kind);
    if (!inspected)
        return inspected.error();
    for (const ImportQuestion &question : inspected->inspection.questions) {
        QString place = importFieldName(question.field);
        if (question.kind == ImportQuestionKind::DateOrder)
            place = QStringLiteral("dates");
        else if (question.kind == ImportQuestionKind::DecimalSign)
            place = QStringLiteral("decimal");
        return invalid(question.text, place);
    }
    return std::move(inspected->plan);
}

} // namespace duebook
