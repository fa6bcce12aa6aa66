// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/exportservice.h"

#include "core/services/accounts/accountpeopleservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/calendar/holidayservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/documents/documentservice.h"
#include "core/store/care/exportquery.h"
#include "tests/support/promises.h"
#include "tests/support/talks.h"

#include <QDir>
#include <QFile>

namespace duebook {

using namespace test;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

} // namespace

TEST_CASE("Disputes and escalations are exported with all that was decided", "[export][disputes]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    NewDispute dispute;
    dispute.account = account;
    dispute.reason = QStringLiteral("Wrong price");
    dispute.parts = {{ledger.invoice(account, "R1", "2026-02-01", eur(100'05)), {}, eur(40'00)}};
    Dispute open = must(DisputeService(ledger.session).open(dispute));
    open.stage = DisputeStage::CreditExpected;
    must(DisputeService(ledger.session).change(open));
    NewEscalation up;
    up.account = account;
    up.dispute = open.id;
    up.reason = QStringLiteral("price list");
    up.revisit = day("2026-03-09");
    const Escalation made = must(EscalationService(ledger.session).escalate(up));
    must(EscalationService(ledger.session)
             .close(made.id, made.rowVersion, QStringLiteral("credit it")));
    const QString folder = ledger.book.folder() + QStringLiteral("/out");
    must(ExportService(ledger.session).exportAll(folder));
    CHECK(contentOf(folder + QStringLiteral("/disputes.csv"))
              .contains(QStringLiteral("1,100,Wrong price,,anna,2026-03-02,2026-03-16,open,"
                                       "credit-expected,,,,,,1,R1,EUR,40.00\r\n")));
    const QString escalations = contentOf(folder + QStringLiteral("/escalations.csv"));
    CHECK(escalations.contains(QStringLiteral("1,100,,1,anna,manager,price list,2026-03-09,closed,"
                                              "credit it,2026-03-02,")));
}

TEST_CASE("Our people of an account and the days not worked are exported", "[export]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const UserId sam = aUser(ledger.session, QStringLiteral("sam"), Role::Sales);
    must(AccountPeopleService(ledger.session).setRole(account, sam, QStringLiteral("delivery")));
    must(SettingsService(ledger.session)
             .setValue(QStringLiteral("holiday_country"), QStringLiteral("DE")));
    HolidayService holidays(ledger.session);
    must(holidays.add(day("2026-12-24"), QStringLiteral("Company holiday")));
    must(holidays.remove(day("2026-12-26")));
    const QString folder = ledger.book.folder() + QStringLiteral("/out");
    must(ExportService(ledger.session).exportAll(folder));
    CHECK(contentOf(folder + QStringLiteral("/account_people.csv")) ==
          QStringLiteral("account,user,role\r\n100,sam,delivery\r\n"));
    const QString days = contentOf(folder + QStringLiteral("/holidays.csv"));
    CHECK(days.contains(QStringLiteral("country,day,name,removed\r\n")));
    CHECK(days.contains(QStringLiteral("\r\n,2026-12-24,Company holiday,0\r\n")));
    CHECK(days.contains(QStringLiteral("\r\nDE,2026-12-25,")));
    CHECK(days.count(QStringLiteral(",1\r\n")) == 1);
}

TEST_CASE("The whole book is exported as CSV and files", "[export]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100", QStringLiteral("=HYPERLINK(\"x\")"));
    ledger.invoice(account, "1", "2026-02-01", eur(100'05));
    ledger.invoice(account, "2", "2026-02-01", Money(900, currency("JPY")));
    ledger.payment(account, "2026-02-10", eur(100'00));
    NewDocument document;
    document.name = QStringLiteral("Beleg Größe.pdf");
    document.content = "delivered";
    DocumentLink link;
    link.account = account;
    must(DocumentService(ledger.session).add(document, link));

    const QString folder = ledger.book.folder() + QStringLiteral("/ייצוא of book");
    const ExportReport report = must(ExportService(ledger.session).exportAll(folder));
    CHECK(report.files == int(ExportQuery::tables().size()));
    CHECK(report.documents == 1);
    CHECK(report.rows > 5);
    const QString invoices = contentOf(folder + QStringLiteral("/invoices.csv"));
    CHECK(invoices.contains(
        QStringLiteral("100,invoice,1,2026-01-02,2026-02-01,EUR,100.05,0.05,0.00,,,\r\n")));
    CHECK(invoices.contains(QStringLiteral("JPY,900,900,0,,,\r\n")));
    CHECK(contentOf(folder + QStringLiteral("/accounts.csv"))
              .contains(QStringLiteral("\"'=HYPERLINK(\"\"x\"\")\"")));
    CHECK(contentOf(folder + QStringLiteral("/documents/1 Beleg Größe.pdf")) ==
          QStringLiteral("delivered"));
    CHECK(QDir(ledger.book.folder())
              .entryList({QStringLiteral("*.part-*")}, QDir::AllEntries)
              .isEmpty());

    SECTION("into the same folder again it is refused and nothing is changed")
    {
        const Result<ExportReport> again = ExportService(ledger.session).exportAll(folder);
        CHECK(again.error().code == ErrorCode::Invalid);
        CHECK(again.error().place == QStringLiteral("folder"));
        CHECK(contentOf(folder + QStringLiteral("/invoices.csv")) == invoices);
    }
}

TEST_CASE("Every exported table has as many cells in a row as headings", "[export]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    ledger.invoice(account, "1", "2026-02-01", eur(100));
    ledger.payment(account, "2026-02-10", eur(40));
    int rows = 0;
    for (const ExportTable &table : ExportQuery::tables()) {
        ExportQuery::eachRow(ledger.book.db(), table, [&](const QStringList &cells) {
            CHECK(size_t(cells.size()) == table.columns.size());
            ++rows;
            return true;
        });
    }
    CHECK(rows >= 5);
}

TEST_CASE("The export has all of a promise and what it is for", "[export][promises]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const InvoiceId invoice = ledger.invoice(account, "R1", "2026-02-01", eur(100'00));
    NewPromise draft = aPromise(account, "2026-03-06", eur(60'00), {invoice});
    draft.uid = QStringLiteral("plan-1");
    draft.instalments.push_back({day("2026-04-06"), eur(40'00)});
    draft.evidence = QStringLiteral("email of 2 March");
    PromiseService service(ledger.session);
    const Promise made = must(service.create(draft));
    must(service.cancel(made.id, made.rowVersion, QStringLiteral("entered twice")));
    const auto rowsOf = [&](const char *name) {
        std::vector<QStringList> rows;
        for (const ExportTable &table : ExportQuery::tables()) {
            if (qstrcmp(table.name, name) == 0)
                ExportQuery::eachRow(ledger.book.db(), table, [&](const QStringList &cells) {
                    rows.push_back(cells);
                    return true;
                });
        }
        return rows;
    };
    const std::vector<QStringList> promises = rowsOf("promises");
    REQUIRE(promises.size() == 2);
    CHECK(promises[0].mid(0, 17).join(QLatin1Char('|')) ==
          QStringLiteral("1|100|2026-03-02|2026-03-06|EUR|60.00|0.00|cancelled|2026-03-02||plan-1||"
                         "Ingrid|email of 2 March||entered twice|anna"));
    const std::vector<QStringList> parts = rowsOf("promise_invoices");
    REQUIRE(parts.size() == 2);
    CHECK(parts[1].join(QLatin1Char('|')) == QStringLiteral("2|R1|EUR|40.00"));
}

TEST_CASE("A stopped export leaves nothing behind", "[export]")
{
    LedgerBook ledger;
    ledger.account("100");
    const QString folder = ledger.book.folder() + QStringLiteral("/out");
    WorkControl control;
    control.cancel.cancel();
    CHECK(ExportService(ledger.session).exportAll(folder, control).error().code ==
          ErrorCode::Cancelled);
    CHECK(
        QDir(ledger.book.folder()).entryList({QStringLiteral("out*")}, QDir::AllEntries).isEmpty());
    QFile file(folder);
    REQUIRE(file.open(QIODevice::WriteOnly));
    CHECK(ExportService(ledger.session).exportAll(folder).error().code == ErrorCode::Invalid);
}

} // namespace duebook
