// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/checkservice.h"

#include "core/services/documents/documentservice.h"
#include "core/services/search/searchservice.h"
#include "tests/support/ledger.h"

namespace duebook {

using namespace test;

namespace {

std::vector<CheckArea> areas(LedgerBook &ledger)
{
    std::vector<CheckArea> found;
    for (const CheckFinding &finding : must(CheckService(ledger.session).check()).findings) {
        CHECK_FALSE(finding.what.isEmpty());
        CHECK_FALSE(finding.where.isEmpty());
        CHECK_FALSE(finding.remedy.isEmpty());
        found.push_back(finding.area);
    }
    return found;
}

} // namespace

TEST_CASE("A sound book passes the check and says what was proved", "[check]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    ledger.invoice(account, "1", "2026-02-01", eur(100));
    ledger.payment(account, "2026-02-10", eur(150));
    int last = 0;
    WorkControl control;
    control.progress = [&](qint64 done, qint64 total) {
        CHECK(done >= last);
        CHECK(total == 100);
        last = int(done);
    };
    const CheckReport report = must(CheckService(ledger.session).check(control));
    CHECK(report.clean());
    CHECK(report.invoices == 1);
    CHECK(report.accounts == 1);
    CHECK(report.auditRows > 0);
    CHECK(last == 100);
    control.cancel.cancel();
    CHECK(CheckService(ledger.session).check(control).error().code == ErrorCode::Cancelled);
}

TEST_CASE("Derived values that were changed from outside are found and repaired", "[check]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100", QStringLiteral("Halvorsen"));
    const InvoiceId invoice = ledger.invoice(account, "1", "2026-02-01", eur(100));
    ledger.payment(account, "2026-02-10", eur(150));
    Database &db = ledger.book.db();
    SECTION("an open amount")
    {
        db.execute("UPDATE invoice SET open_amount = 7, settled_day = NULL");
        CHECK(areas(ledger) == std::vector{CheckArea::Ledger, CheckArea::Balances});
    }
    SECTION("a settled day")
    {
        db.execute("UPDATE invoice SET settled_day = settled_day + 1");
        CHECK(areas(ledger) == std::vector{CheckArea::Ledger});
    }
    SECTION("an unallocated amount")
    {
        db.execute("UPDATE payment SET unallocated_amount = 0");
        CHECK(areas(ledger) == std::vector{CheckArea::Ledger, CheckArea::Balances});
    }
    SECTION("a disputed amount")
    {
        db.execute("UPDATE invoice SET disputed_amount = 1");
        CHECK(areas(ledger).front() == CheckArea::Ledger);
    }
    SECTION("a balance")
    {
        db.execute("UPDATE account_balance SET credit_amount = -1");
        CHECK(areas(ledger) == std::vector{CheckArea::Balances});
    }
    SECTION("a missing balance")
    {
        db.execute("DELETE FROM account_balance");
        CHECK(areas(ledger) == std::vector{CheckArea::Balances});
    }
    SECTION("the search index")
    {
        db.execute("UPDATE account SET name = 'Bakker', name_key = 'bakker'");
        CHECK(areas(ledger) == std::vector{CheckArea::Rows, CheckArea::Search});
        // The name itself is not worked out from anything: it stays found.
        must(CheckService(ledger.session).repairDerived());
        CHECK(areas(ledger) == std::vector{CheckArea::Rows});
        CHECK(must(CheckService(ledger.session).acceptOutside()) == 1);
    }
    must(CheckService(ledger.session).repairDerived());
    CHECK(areas(ledger).empty());
    CHECK(ledger.open(invoice) == eur(0));
    CHECK(must(ledger.invoices.invoice(invoice)).invoice.settled == day("2026-02-10"));
}

TEST_CASE("A list of findings that ends at its limit says so, and the repair mends them all",
          "[check]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    for (int number = 1; number <= 120; ++number)
        ledger.invoice(account, QByteArray::number(number).constData(), "2026-02-01", eur(100));
    ledger.book.db().execute("UPDATE invoice SET open_amount = 7");
    const CheckReport report = must(CheckService(ledger.session).check());
    const auto more = std::find_if(report.findings.begin(), report.findings.end(),
                                   [](const CheckFinding &finding) {
                                       return finding.area == CheckArea::Ledger &&
                                              finding.where.contains(QLatin1String("100")) &&
                                              finding.what.contains(QLatin1String("more"));
                                   });
    REQUIRE(more != report.findings.end());
    CHECK(more->derived);
    must(CheckService(ledger.session).repairDerived());
    CHECK(ledger.book.db().integer("SELECT count(*) FROM invoice WHERE open_amount <> 100") == 0);
}

TEST_CASE("Damage to documents, references and the audit is found and named", "[check]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    NewDocument document;
    document.name = QStringLiteral("proof.pdf");
    document.content = "delivered";
    DocumentLink link;
    link.account = account;
    must(DocumentService(ledger.session).add(document, link));
    CHECK(areas(ledger).empty());
    Database &db = ledger.book.db();
    SECTION("a changed content")
    {
        db.execute("UPDATE document_chunk SET data = x'00'");
        const CheckReport report = must(CheckService(ledger.session).check());
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings[0].where == QStringLiteral("proof.pdf"));
        CHECK_FALSE(report.findings[0].derived);
        CHECK(report.documents == 1);
    }
    SECTION("a missing chunk")
    {
        db.execute("DELETE FROM document_chunk");
        CHECK(areas(ledger) == std::vector{CheckArea::Documents});
    }
    SECTION("a reference to nothing")
    {
        db.execute("PRAGMA foreign_keys = OFF");
        db.execute("UPDATE document_link SET account_id = 99");
        CHECK(areas(ledger) == std::vector{CheckArea::References, CheckArea::Rows});
    }
    SECTION("a changed audit row")
    {
        db.execute("DROP TRIGGER audit_never_changes");
        db.execute("UPDATE audit SET action = 'nothing' WHERE id = 1");
        CHECK(areas(ledger) == std::vector{CheckArea::File, CheckArea::Audit});
    }
}

} // namespace duebook
