// SPDX-License-Identifier: Apache-2.0
#include "core/services/exportservice.h"

#include "core/services/documentservice.h"
#include "core/store/exportquery.h"
#include "tests/support/ledger.h"

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
