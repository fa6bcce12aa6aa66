// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importing/importreport.h"

#include "app/cli/verb.h"
#include "core/services/importing/importnotetexts.h"

#include <QJsonObject>

namespace duebook::cli {

namespace {

QString separatorName(char separator)
{
    if (separator == '\0')
        return Texts::tr("fixed columns");
    return separator == '\t' ? QStringLiteral("tab") : QString(QLatin1Char(separator));
}

Cell columnsOf(const ImportSettings &settings)
{
    QStringList texts;
    QJsonObject object;
    for (const auto &[field, column] : settings.columns) {
        texts += QStringLiteral("%1=%2").arg(importFieldName(field), column);
        object.insert(importFieldName(field), column);
    }
    return {texts.join(QLatin1Char('\n')), object};
}

void printSettings(Output &out, const ImportSettings &settings)
{
    out.about(QStringLiteral("kind"), Texts::tr("Kind"), importKindName(settings.kind));
    out.about(QStringLiteral("encoding"), Texts::tr("Encoding"), settings.encoding);
    out.about(QStringLiteral("separator"), Texts::tr("Separator"),
              separatorName(settings.separator));
    out.about(QStringLiteral("header_row"), Texts::tr("Header row"),
              count(settings.headerRow.value_or(0)));
    out.about(QStringLiteral("dates"), Texts::tr("Dates"), dateOrderName(settings.dates));
    out.about(QStringLiteral("as_of"), Texts::tr("As of"), day(settings.asOf));
    out.about(QStringLiteral("columns"), Texts::tr("Columns"), columnsOf(settings));
}

void printCounts(Output &out, const ImportReport &report)
{
    out.about(QStringLiteral("import"), Texts::tr("Import"), recordId(report.id.number()));
    const std::tuple<const char *, QString, qint64> counts[] = {
        {"rows_read", Texts::tr("Rows read"), report.rowsRead},
        {"created", Texts::tr("Created"), report.created},
        {"changed", Texts::tr("Changed"), report.changed},
        {"unchanged", Texts::tr("Unchanged"), report.unchanged},
        {"rejected", Texts::tr("Rejected"), report.rejected},
        {"skipped", Texts::tr("Skipped"), report.skipped},
        {"accounts_created", Texts::tr("New accounts"), report.accountsCreated},
        {"payments_created", Texts::tr("New payments"), report.paymentsCreated},
        {"disputes_created", Texts::tr("New disputes"), report.disputesCreated},
        {"look_alikes", Texts::tr("Look-alikes"), report.lookAlikeCount},
        {"settled_as_missing", Texts::tr("Settled, not listed"), report.missingCount}};
    for (const auto &[key, title, number] : counts)
        out.field(QString::fromLatin1(key), title, count(number));
}

void printTotals(Output &out, const std::vector<ImportTotal> &totals)
{
    out.beginTable(QStringLiteral("totals"),
                   {left("currency", Texts::tr("Currency")), right("rows", Texts::tr("Rows")),
                    right("amount", Texts::tr("Amount")), right("open", Texts::tr("Open")),
                    right("invoices", Texts::tr("Invoices")),
                    right("credits", Texts::tr("Credit notes")),
                    right("payments", Texts::tr("Payments"))},
                   Texts::tr("Totals of the rows taken"));
    for (const ImportTotal &total : totals)
        out.row({currency(total.currency), count(total.rows), amount(total.amount),
                 amount(total.open), amount(total.invoices), amount(total.credits),
                 amount(total.payments)});
    out.endTable();
}

void printNotes(Output &out, const std::vector<ImportNote> &notes)
{
    out.beginTable(QStringLiteral("notes"),
                   {right("rows", Texts::tr("Rows")), left("word", Texts::tr("Word")),
                    left("note", Texts::tr("Note"))},
                   Texts::tr("Worked out or left out"));
    for (const ImportNote &note : notes)
        out.row({count(note.rows), note.word, importNoteText(note)});
    out.endTable();
}

void printProblems(Output &out, const ImportReport &report)
{
    out.beginTable(QStringLiteral("problems"),
                   {right("row", Texts::tr("Row")), left("column", Texts::tr("Column")),
                    left("value", Texts::tr("Value")), left("reason", Texts::tr("Reason"))},
                   Texts::tr("Not taken"));
    for (const ImportProblem &problem : report.problems)
        out.row({count(problem.row), problem.column, problem.value, problem.reason});
    out.endTable();
}

QString wordOf(ImportChange::What what)
{
    switch (what) {
    case ImportChange::What::Created:
        return Texts::tr("new");
    case ImportChange::What::Changed:
        return Texts::tr("changed");
    case ImportChange::What::Settled:
        return Texts::tr("settled");
    }
    return {};
}

void printChanges(Output &out, const ImportReport &report)
{
    out.beginTable(
        QStringLiteral("changes"),
        {right("row", Texts::tr("Row")), left("what", Texts::tr("What")),
         left("number", Texts::tr("Number")), right("before", Texts::tr("Open before")),
         right("after", Texts::tr("Open now")), left("currency", Texts::tr("Currency"))},
        Texts::tr("Changes: %1 of %2").arg(report.changes.size()).arg(report.changeCount));
    for (const ImportChange &change : report.changes)
        out.row({recordId(change.row), wordOf(change.what), change.number, amount(change.before),
                 amount(change.after), currency(change.after.currency())});
    out.endTable();
}

void printRemarks(Output &out, const ImportReport &report)
{
    out.beginTable(QStringLiteral("remarks"), {left("remark", Texts::tr("Remark"))}, {});
    for (const QStringList &remarks : {report.doubts, report.remarks}) {
        for (const QString &remark : remarks)
            out.row({remark});
    }
    out.endTable();
}

void printLists(Output &out, const ImportReport &report)
{
    out.beginTable(
        QStringLiteral("look_alike_accounts"),
        {left("number_in_file", Texts::tr("In the file")), left("name_in_file", Texts::tr("Name")),
         left("number_in_book", Texts::tr("In the book")), left("name_in_book", Texts::tr("Name"))},
        Texts::tr("Numbers that look alike"));
    for (const LookAlikeAccount &pair : report.lookAlikes)
        out.row({pair.numberInFile, pair.nameInFile, pair.numberInBook, pair.nameInBook});
    out.endTable();
    out.beginTable(QStringLiteral("missing_invoices"),
                   {left("account", Texts::tr("Account")), left("number", Texts::tr("Number")),
                    right("open", Texts::tr("Open")), left("currency", Texts::tr("Currency"))},
                   Texts::tr("Open in the book, not in the list"));
    for (const MissingInvoice &invoice : report.missing)
        out.row({invoice.accountNumber, invoice.number, amount(invoice.open),
                 currency(invoice.open.currency())});
    out.endTable();
}

} // namespace

void printImportReport(Output &out, const QString &path, const ImportSettings &settings,
                       const ImportReport &report, bool dryRun, bool listChanges)
{
    out.about(QStringLiteral("file"), Texts::tr("File"), path);
    out.about(QStringLiteral("dry_run"), Texts::tr("Dry run"), yesNo(dryRun));
    printSettings(out, settings);
    // The CSV of an import is what a person has to look at: the rows that were not taken.
    if (out.format() == Format::Csv) {
        printProblems(out, report);
        return;
    }
    printCounts(out, report);
    printTotals(out, report.totals);
    printNotes(out, report.notes);
    printProblems(out, report);
    printLists(out, report);
    if (listChanges || out.format() == Format::Json)
        printChanges(out, report);
    if (out.format() == Format::Json)
        printRemarks(out, report);
}

void printImportRuns(Output &out, const std::vector<ImportRun> &runs, const QTimeZone &zone)
{
    out.beginTable(QStringLiteral("imports"),
                   {right("id", Texts::tr("Id")), left("at", Texts::tr("When")),
                    left("kind", Texts::tr("Kind")), right("rows_read", Texts::tr("Rows")),
                    right("created", Texts::tr("Created")), right("changed", Texts::tr("Changed")),
                    right("unchanged", Texts::tr("Unchanged")),
                    right("rejected", Texts::tr("Rejected")),
                    left("undone", Texts::tr("Taken back")), left("file", Texts::tr("File"))},
                   {}, Texts::tr("No import."));
    for (const ImportRun &run : runs)
        out.row({count(run.id.number()), moment(run.at, zone), importKindName(run.kind),
                 count(run.rowsRead), count(run.created), count(run.changed), count(run.unchanged),
                 count(run.rejected), yesNo(run.undone), run.fileName});
    out.endTable();
}

void printImportProfiles(Output &out, const std::vector<ImportProfile> &profiles)
{
    out.beginTable(QStringLiteral("profiles"),
                   {left("name", Texts::tr("Name")), left("kind", Texts::tr("Kind")),
                    left("encoding", Texts::tr("Encoding")),
                    left("separator", Texts::tr("Separator")), left("dates", Texts::tr("Dates")),
                    left("columns", Texts::tr("Columns"))},
                   {}, Texts::tr("No profile."));
    for (const ImportProfile &profile : profiles)
        out.row({profile.name, importKindName(profile.settings.kind), profile.settings.encoding,
                 separatorName(profile.settings.separator), dateOrderName(profile.settings.dates),
                 columnsOf(profile.settings)});
    out.endTable();
}

} // namespace duebook::cli
