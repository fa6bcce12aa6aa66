// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importquestions.h"

#include "core/rules/importing/columnstoask.h"
#include "core/services/importing/importitemwords.h"
#include "core/services/importing/samenumbers.h"

#include <QBuffer>
#include <QCoreApplication>

namespace duebook {

namespace {

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

/// A column that nothing uses and that may say what is owed.
void askAboutColumns(const ImportPlan &plan, const std::vector<QStringList> &rows,
                     const std::vector<ColumnFacts> &facts, std::vector<ImportQuestion> &questions)
{
    std::map<ImportField, int> used;
    for (int field = 1; field < kImportFieldCount; ++field) {
        if (plan.columns[size_t(field)] >= 0)
            used[ImportField(field)] = plan.columns[size_t(field)];
    }
    for (const int column : columnsToAskAbout(plan.headings, facts, rows, used)) {
        const QString label = columnLabel(plan.headings, column);
        const bool filters =
            std::any_of(plan.filters.begin(), plan.filters.end(),
                        [column](const PlannedFilter &each) { return each.column == column; });
        const bool notNeeded =
            plan.preset && std::any_of(plan.preset->notNeeded.begin(), plan.preset->notNeeded.end(),
                                       [&](const QString &name) {
                                           return isSameHeading(name, plan.headings.at(column));
                                       });
        if (filters || notNeeded || plan.settings.leftOut.contains(label))
            continue;
        QStringList values;
        for (const QStringList &row : rows) {
            const QString value = row.value(column).simplified();
            if (!value.isEmpty() && !values.contains(value) && values.size() < kSamples)
                values += value;
        }
        questions.push_back({ImportQuestionKind::UnusedColumn, ImportField::Text,
                             Texts::tr("The column \"%1\" (%2) is not used, but may say what is "
                                       "owed: say what it holds, or leave it out.")
                                 .arg(label, values.join(QStringLiteral(", "))),
                             label});
    }
}

} // namespace

QString columnLabel(const QStringList &headings, int column)
{
    const QString heading = headings.value(column);
    if (heading.isEmpty() || headings.count(heading) > 1)
        return QStringLiteral("#%1").arg(column + 1);
    return heading;
}

ImportQuestion encodingQuestion(const std::vector<ImportEncoding> &encodings)
{
    QStringList readings;
    for (const ImportEncoding &each : encodings)
        readings += QStringLiteral("%1: %2").arg(each.name, each.texts.join(QStringLiteral(", ")));
    return {ImportQuestionKind::Encoding,
            ImportField::Text,
            Texts::tr("The letters of the file can be read in several ways; choose the one that "
                      "shows the names as they are: %1.")
                .arg(readings.join(QStringLiteral("; "))),
            {}};
}

bool hasAmounts(ImportKind kind)
{
    return kind == ImportKind::OpenItems || kind == ImportKind::Invoices ||
           kind == ImportKind::Payments;
}

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
    const bool items =
        plan.settings.kind == ImportKind::OpenItems || plan.settings.kind == ImportKind::Invoices;
    TableRows table(plan);
    SameNumbers numbers(plan);
    while (reader.next() && reader.row() < plan.dataRow + kSampleRows) {
        if (reader.row() < plan.dataRow)
            continue;
        const auto fields = reader.fields();
        if (items && table.sort(fields) == TableRow::Item)
            numbers.add(table.fields());
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
    counts.sameNumbers = numbers.count();
    counts.instalments = numbers.dueDaysDiffer();
    counts.sameNumber = numbers.decided();
    return counts;
}

void askFor(const ImportPlan &plan, const ValueCounts &counts, const std::vector<QStringList> &rows,
            const std::vector<ColumnFacts> &facts, std::vector<ImportQuestion> &questions)
{
    const auto missing = [&](ImportField field) {
        questions.push_back({ImportQuestionKind::MissingColumn,
                             field,
                             Texts::tr("Which column holds the %1?").arg(importFieldName(field)),
                             {}});
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
            questions.push_back({ImportQuestionKind::Currency,
                                 ImportField::Currency,
                                 Texts::tr("The file does not say in which currency the amounts "
                                           "are: choose it."),
                                 {}});
    }
    if (plan.settings.dates == DateOrder::Unknown && counts.dates.ambiguous())
        questions.push_back(
            {ImportQuestionKind::DateOrder,
             ImportField::IssueDate,
             Texts::tr("%n date(s) can be read as day-month and as month-day: say which it is.",
                       nullptr, counts.dates.both()),
             {}});
    if (counts.sameNumbers > 0 && plan.settings.sameNumber == SameNumber::Ask)
        questions.push_back(
            {ImportQuestionKind::SameNumber,
             ImportField::InvoiceNumber,
             Texts::tr("%n invoice(s) stand in several rows: is each row a part of the invoice, or "
                       "the whole invoice again?",
                       nullptr, counts.sameNumbers),
             {}});
    if (plan.settings.decimal == DecimalSign::Unknown &&
        counts.decimals.decided() == DecimalSign::Unknown)
        questions.push_back({ImportQuestionKind::DecimalSign,
                             ImportField::Amount,
                             Texts::tr("Amounts such as 1.234 can be one thousand or one: say "
                                       "which sign stands before the decimals."),
                             {}});
    if (plan.settings.kind == ImportKind::OpenItems || plan.settings.kind == ImportKind::Invoices)
        askAboutColumns(plan, rows, facts, questions);
}

} // namespace duebook
