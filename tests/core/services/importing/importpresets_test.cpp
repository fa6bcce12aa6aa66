// SPDX-License-Identifier: Apache-2.0
// The lists of the usual programs, each with a small list of our own making.
#include "core/services/importing/importservice.h"
#include "core/services/importing/presetfiles.h"

#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

#include <set>

using namespace duebook;
using test::must;

namespace {

QString valueOf(ImportField field, int row, const ImportPreset &preset)
{
    const bool grouped = preset.columns.count(ImportField::AccountNumber) == 0;
    switch (field) {
    case ImportField::AccountNumber:
        return QStringLiteral("K%1").arg(row);
    case ImportField::AccountName:
    case ImportField::ContactName:
        return QStringLiteral("Ash %1").arg(row);
    case ImportField::InvoiceNumber:
        return QStringLiteral("R-%1%2").arg(row).arg(grouped ? 1 : 2);
    case ImportField::DocumentType:
        return QStringLiteral("Invoice");
    case ImportField::DebitCreditMark:
        return QStringLiteral("S");
    case ImportField::IssueDate:
    case ImportField::PaymentDate:
        return QStringLiteral("2026-01-0%1").arg(row);
    case ImportField::DueDate:
        return QStringLiteral("2026-02-0%1").arg(row);
    case ImportField::SettledDate:
    case ImportField::PaidAmount:
    case ImportField::Disputed:
        return {};
    case ImportField::Amount:
    case ImportField::OpenAmount:
        return QString::number(row) + QStringLiteral("0.25");
    case ImportField::Currency:
        return QStringLiteral("EUR");
    default:
        return QStringLiteral("x%1").arg(row);
    }
}

/// Three rows of the list as the program writes it.
QByteArray listOf(const ImportPreset &preset)
{
    QStringList headings;
    std::vector<ImportField> fields;
    if (preset.grouped)
        headings += QString();
    for (const auto &[field, heading] : preset.columns) {
        headings += heading;
        fields.push_back(field);
    }
    headings += preset.also;
    QStringList lines{headings.join(QLatin1Char(';'))};
    for (int row = 1; row <= 3; ++row) {
        QStringList cells;
        if (preset.grouped) {
            lines +=
                QStringLiteral("K%1").arg(row) + QString(headings.size() - 1, QLatin1Char(';'));
            cells += QString();
        }
        for (const ImportField field : fields)
            cells += valueOf(field, row, preset);
        while (cells.size() < headings.size())
            cells += QString();
        lines += cells.join(QLatin1Char(';'));
    }
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

} // namespace

TEST_CASE("Every list of the usual programs is known by its headings and read", "[import][presets]")
{
    REQUIRE(importPresets().size() >= 40);
    std::set<QString> programs;
    for (const ImportPreset &preset : importPresets()) {
        programs.insert(preset.program);
        const QByteArray list = listOf(preset);
        CAPTURE(preset.title().toStdString(), list.toStdString());
        test::FakeClock clock{"2026-03-02T09:00:00Z"};
        test::TempBook book{clock};
        test::ImportFolder folder;
        const QString path = folder.file(list);
        ImportSettings settings;
        settings.encoding = QStringLiteral("utf-8");
        if (!preset.columns.contains(ImportField::Currency))
            settings.constants[ImportField::Currency] = QStringLiteral("EUR");
        const ImportInspection seen = must(ImportService::inspect(path, settings));
        CHECK(seen.looksLike == preset.title());
        CHECK(seen.settings.kind == preset.kind);
        for (const ImportQuestion &question : seen.questions)
            FAIL_CHECK(question.text.toStdString());
        for (const auto &[field, heading] : preset.columns) {
            CAPTURE(importFieldName(field).toStdString());
            const auto column = seen.settings.columns.find(field);
            REQUIRE(column != seen.settings.columns.end());
            CHECK(isSameHeading(column->second, heading));
        }
        if (preset.kind != ImportKind::OpenItems && preset.kind != ImportKind::Invoices)
            continue;
        const ImportReport report = must(ImportService(book.session()).run(path, seen.settings));
        CHECK(report.created == 3);
        CHECK(report.rejected == 0);
        CHECK(report.accountsCreated == 3);
        REQUIRE(report.totals.size() == 1);
        CHECK(report.totals[0].open.minorUnits() == 1025 + 2025 + 3025);
    }
    CHECK(programs.size() >= 25);
}

TEST_CASE("What a person says goes before a preset", "[import][presets]")
{
    test::ImportFolder folder;
    const QString path = folder.file("Party Name,Bill No,Bill Date,Bill Amt,Balance,Other\n"
                                     "Ash,1,2026-01-05,10.00,5.00,7.00\n");
    ImportSettings settings = test::inCurrency("EUR");
    CHECK(
        must(ImportService::inspect(path, settings)).looksLike.startsWith(QStringLiteral("Busy")));
    settings.columns = {{ImportField::Amount, QStringLiteral("Other")}};
    settings.leftOut = {QStringLiteral("Balance")};
    const ImportInspection seen = must(ImportService::inspect(path, settings));
    CHECK(seen.settings.columns.at(ImportField::Amount) == QStringLiteral("Other"));
    CHECK_FALSE(seen.settings.columns.contains(ImportField::OpenAmount));
}

TEST_CASE("A program's order of dates answers where the values do not", "[import][presets]")
{
    test::ImportFolder folder;
    const QString path = folder.file("MutDatum;MutFactuur;RelCode;RelBedrijf;Bedrag;Voldaan;"
                                     "Openstaand\n"
                                     "05-01-2026;1;D100;Ash;1.210,00;210,00;1.000,00\n");
    const ImportInspection seen = must(ImportService::inspect(path, test::inCurrency("EUR")));
    CHECK(seen.questions.empty());
    CHECK(seen.settings.dates == DateOrder::Dmy);
}
