// SPDX-License-Identifier: Apache-2.0
// The import over the real files of ../shared/data/receivables.
#include "core/services/importing/importservice.h"
#include "core/store/ledger/balancerepository.h"
#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"
#include "tests/support/testpaths.h"

using namespace duebook;
using test::must;

namespace {

std::optional<QString> dataOrSkip(const char *relative)
{
    const auto path = test::sharedData(QString::fromLatin1(relative));
    if (!path)
        WARN("skipped: no " << relative << " beside the checkout");
    return path;
}

constexpr auto kIbm = "receivables/ibm/WA_Fn-UseC_-Accounts-Receivable.csv";
constexpr auto kAgeing = "receivables/ageing_report/grouped_ar_aging_detail_rebuilt.csv";
constexpr auto kDatev = "receivables/datev/EXTF_Stammdaten.csv";

qint64 number(test::TempBook &book, const char *sql)
{
    return book.db().integer(sql);
}

} // namespace

TEST_CASE("Inspecting the settled invoices finds their columns, dates and the missing currency",
          "[import][data]")
{
    const auto path = dataOrSkip(kIbm);
    if (!path)
        return;
    const ImportInspection seen = must(ImportService::inspect(*path));
    CHECK(seen.settings.kind == ImportKind::Invoices);
    CHECK(seen.settings.separator == ',');
    CHECK(seen.settings.headerRow == 1);
    CHECK(seen.settings.dates == DateOrder::Mdy);
    CHECK(seen.dates.both == 872);
    CHECK(seen.dates.dmyOnly == 0);
    CHECK(seen.dates.mdyOnly + seen.dates.plain + seen.dates.both == 2466);
    CHECK(seen.settings.columns.at(ImportField::AccountNumber) == QStringLiteral("customerID"));
    CHECK(seen.settings.columns.at(ImportField::SettledDate) == QStringLiteral("SettledDate"));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::Currency);
    REQUIRE(seen.columns.size() == 12);
    CHECK(seen.columns[3].samples.value(0) == QStringLiteral("0000611365"));
}

TEST_CASE("A file of settled invoices makes every invoice, payment and dispute with its dates",
          "[import][data]")
{
    const auto path = dataOrSkip(kIbm);
    if (!path)
        return;
    const test::FakeClock clock("2026-03-02T09:00:00Z");
    test::TempBook book(clock);
    ImportService service(book.session());
    const ImportSettings settings = test::inCurrency("USD", ImportKind::Invoices);

    const ImportReport preview = must(service.preview(*path, settings));
    CHECK(number(book, "SELECT count(*) FROM invoice") == 0);
    const ImportReport report = must(service.run(*path, settings));
    for (const ImportReport &each : {preview, report}) {
        CHECK(each.rowsRead == 2466);
        CHECK(each.created == 2466);
        CHECK(each.rejected == 0);
        CHECK(each.problemCount == 0);
        CHECK(each.accountsCreated == 100);
        CHECK(each.paymentsCreated == 2466);
        CHECK(each.disputesCreated == 561);
        REQUIRE(each.totals.size() == 1);
        CHECK(each.totals[0].amount.toDecimal() == QStringLiteral("147703.18"));
        CHECK(each.totals[0].open.isZero());
    }
    CHECK(number(book, "SELECT cast(sum(amount) AS bigint) FROM invoice") == 14770318);
    CHECK(number(book, "SELECT count(*) FROM invoice WHERE settled_day > due_day") == 877);
    CHECK(number(book, "SELECT max(settled_day - due_day) FROM invoice") == 45);
    CHECK(number(book, "SELECT count(*) FROM dispute_invoice") == 561);
    CHECK(number(book, "SELECT count(*) FROM account") == 100);
    CHECK(number(book, "SELECT count(*) FROM audit WHERE action = 'import'") == 1);

    // 2012-12-31 is day 15705: invoiced on or before, settled after.
    constexpr auto kOpenThen = R"(
        SELECT cast(sum(i.amount - coalesce((SELECT sum(a.amount) FROM allocation a
                 WHERE a.invoice_id = i.id AND a.day <= 15705), 0)) AS bigint)
          FROM invoice i WHERE i.issue_day <= 15705)";
    CHECK(number(book, kOpenThen) == 572506);
    CHECK(number(book, R"(SELECT count(*) FROM invoice i
                           WHERE i.issue_day <= 15705 AND i.settled_day > 15705)") == 99);

    SECTION("the same file again changes nothing")
    {
        const qint64 changes = number(book, "SELECT count(*) FROM change_log");
        const ImportReport again = must(service.run(*path, settings));
        CHECK(again.unchanged == 2466);
        CHECK(again.created == 0);
        CHECK(again.changed == 0);
        CHECK_FALSE(again.id.isSet());
        CHECK(number(book, "SELECT count(*) FROM import_run") == 1);
        CHECK(number(book, "SELECT count(*) FROM change_log") == changes);
    }
    SECTION("undo leaves an empty book")
    {
        CHECK(must(service.undo(report.id)).undone);
        for (const char *table :
             {"SELECT count(*) FROM invoice", "SELECT count(*) FROM payment",
              "SELECT count(*) FROM allocation", "SELECT count(*) FROM account",
              "SELECT count(*) FROM dispute", "SELECT count(*) FROM account_balance"})
            CHECK(number(book, table) == 0);
        CHECK(must(service.run(*path, settings)).created == 2466);
    }
}

TEST_CASE("A grouped ageing report gives its items and never its totals", "[import][data]")
{
    const auto path = dataOrSkip(kAgeing);
    if (!path)
        return;
    const test::FakeClock clock("2026-08-13T09:00:00Z");
    test::TempBook book(clock);
    ImportService service(book.session());

    const ImportInspection seen = must(ImportService::inspect(*path));
    CHECK(seen.grouped);
    CHECK(seen.settings.headerRow == 7);
    CHECK(seen.settings.dates == DateOrder::Mdy);
    CHECK(seen.settings.asOf == QDate(2026, 7, 31));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::Currency);
    const Result<ImportReport> unasked = service.run(*path, seen.settings);
    REQUIRE_FALSE(unasked);
    CHECK(unasked.error().place == QStringLiteral("currency"));

    ImportSettings settings = seen.settings;
    settings.constants[ImportField::Currency] = QStringLiteral("USD");
    const ImportReport report = must(service.run(*path, settings));
    CHECK(report.created == 6);
    CHECK(report.rejected == 0);
    CHECK(report.skipped == 7);
    CHECK(report.accountsCreated == 3);
    CHECK(number(book, "SELECT cast(sum(open_amount) AS bigint) FROM invoice") == 91365000);
    CHECK(number(book, "SELECT cast(sum(unallocated_amount) AS bigint) FROM payment") == 10000000);
    CHECK(
        number(book, R"(SELECT cast(sum(current_amount + overdue_amount + credit_amount) AS bigint)
                            FROM account_balance)") == 81365000);
    CHECK(book.db().text("SELECT name FROM account WHERE number = 'C117'") ==
          QStringLiteral("Customer One, LLC"));

    const ImportReport again = must(service.run(*path, settings));
    CHECK(again.unchanged == 6);
    CHECK_FALSE(again.id.isSet());
}

TEST_CASE("Of a DATEV list of persons only the customers become accounts", "[import][data]")
{
    const auto path = dataOrSkip(kDatev);
    if (!path)
        return;
    const test::FakeClock clock("2026-03-02T09:00:00Z");
    test::TempBook book(clock);
    ImportService service(book.session());
    const ImportInspection seen = must(ImportService::inspect(*path));
    CHECK(seen.datev);
    CHECK(seen.settings.kind == ImportKind::Accounts);
    CHECK(seen.settings.encoding == QStringLiteral("windows-1252"));
    CHECK(seen.settings.separator == ';');
    CHECK(seen.settings.headerRow == 2);
    CHECK(seen.questions.empty());

    const ImportReport report = must(service.run(*path, seen.settings));
    CHECK(report.rowsRead == 4);
    CHECK(report.created == 1);
    CHECK(report.skipped == 3);
    CHECK(book.db().text("SELECT number FROM account") == QStringLiteral("10000"));
    CHECK(book.db().text("SELECT name FROM account") == QStringLiteral("Sabine Mustermann"));
    CHECK(book.db().text("SELECT city FROM account") == QStringLiteral("Köln"));
    CHECK(book.db().text("SELECT email FROM account") == QStringLiteral("sabine@mustermann.de"));
    CHECK(must(service.run(*path, seen.settings)).unchanged == 1);
}
