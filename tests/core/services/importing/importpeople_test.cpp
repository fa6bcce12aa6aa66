// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importservice.h"
#include "core/store/index/searchindex.h"
#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::must;

namespace {

struct Fixture {
    test::FakeClock clock{"2026-03-02T09:00:00Z"};
    test::TempBook book{clock};
    ImportService service{book.session()};
    test::ImportFolder folder;

    ImportReport run(const QByteArray &text, ImportKind kind, ImportSettings settings = {})
    {
        settings.kind = kind;
        return must(service.run(folder.file(text), settings));
    }
    qint64 number(const char *sql) { return book.db().integer(sql); }
    QString text(const char *sql) { return book.db().text(sql); }
};

constexpr auto kAccounts = "Customer no,Company,City,Terms,Credit limit,Currency\n"
                           "1,One Ltd,Leeds,14,1000.50,GBP\n"
                           "2,Two Ltd,York,,,\n";

} // namespace

TEST_CASE("A list of accounts makes, changes and takes back accounts", "[import][people]")
{
    Fixture f;
    const ImportReport first = f.run(kAccounts, ImportKind::Accounts);
    CHECK(first.created == 2);
    CHECK(f.number("SELECT credit_limit FROM account WHERE number = '1'") == 100050);
    CHECK(f.number("SELECT terms_days FROM account WHERE number = '1'") == 14);
    CHECK(f.run(kAccounts, ImportKind::Accounts).unchanged == 2);

    const ImportReport second = f.run("Customer no,Company,City\n1,One Limited,\n2,Two Ltd,Hull\n"
                                      "2,Twice,\n3,Three,Bath\n",
                                      ImportKind::Accounts);
    CHECK(second.changed == 2);
    CHECK(second.created == 1);
    CHECK(second.rejected == 1);
    // The record says what was changed, from what to what.
    CHECK(f.number("SELECT count(*) FROM audit WHERE action = 'account changed'") == 2);
    CHECK(f.number("SELECT count(*) FROM audit WHERE action = 'account changed' AND "
                   "changes LIKE '%One Limited%'") == 1);
    // An empty cell leaves what is there.
    CHECK(f.text("SELECT city FROM account WHERE number = '1'") == QStringLiteral("Leeds"));
    CHECK(f.text("SELECT city FROM account WHERE number = '2'") == QStringLiteral("Hull"));

    must(f.service.undo(second.id));
    CHECK(f.number("SELECT count(*) FROM account") == 2);
    CHECK(f.text("SELECT name FROM account WHERE number = '1'") == QStringLiteral("One Ltd"));
    CHECK(f.number("SELECT credit_limit FROM account WHERE number = '1'") == 100050);
    CHECK(SearchIndex::disagreeing(f.book.db()).empty());
}

TEST_CASE("Contacts go to the accounts the book has", "[import][people]")
{
    Fixture f;
    f.run(kAccounts, ImportKind::Accounts);
    const QByteArray contacts = "Account number,Contact name,Role,Email\n"
                                "1,Ann Lee,Payables,ann@example.com\n"
                                "9,Nobody,,\n"
                                "2,,,x@example.com\n";
    const ImportReport report = f.run(contacts, ImportKind::Contacts);
    CHECK(report.created == 1);
    CHECK(report.rejected == 2);
    CHECK(f.text("SELECT email FROM contact") == QStringLiteral("ann@example.com"));
    CHECK(f.run(contacts, ImportKind::Contacts).unchanged == 1);
    must(f.service.undo(report.id));
    CHECK(f.number("SELECT count(*) FROM contact") == 0);
    CHECK(SearchIndex::disagreeing(f.book.db()).empty());
}

TEST_CASE("Payments settle the invoices they name and are known again", "[import][payments]")
{
    Fixture f;
    f.run("Account,Invoice,Date,Amount,Currency\n1,R1,2026-01-05,10.00,EUR\n1,R2,2026-01-05,20.00,"
          "EUR\n",
          ImportKind::OpenItems);
    const QByteArray payments =
        "Account,Payment date,Amount,Currency,Invoice,Payment method,Reference\n"
        "1,2026-02-01,25.00,EUR,\"R1, R2\",transfer,T1\n"
        "1,2026-02-02,5.00,EUR,,transfer,\n"
        "1,2026-02-02,5.00,EUR,,transfer,\n"
        "1,2026-02-03,5.00,EUR,R7,transfer,T2\n"
        "8,2026-02-03,5.00,EUR,,transfer,T3\n";
    const ImportReport report = f.run(payments, ImportKind::Payments);
    CHECK(report.created == 4);
    CHECK(report.rejected == 1);
    CHECK(report.problemCount == 2);
    CHECK(f.number("SELECT open_amount FROM invoice WHERE number = 'R1'") == 0);
    CHECK(f.number("SELECT open_amount FROM invoice WHERE number = 'R2'") == 500);
    CHECK(f.number("SELECT cast(sum(unallocated_amount) AS bigint) FROM payment") == 1500);
    const ImportReport again = f.run(payments, ImportKind::Payments);
    CHECK(again.unchanged == 4);
    CHECK(again.created == 0);
    must(f.service.undo(report.id));
    CHECK(f.number("SELECT cast(sum(open_amount) AS bigint) FROM invoice") == 3000);
    CHECK(f.number("SELECT count(*) FROM payment") == 0);
}

TEST_CASE("Settings are kept as named profiles", "[import][profile]")
{
    Fixture f;
    ImportProfile profile{QStringLiteral("Old ledger"), {}};
    profile.settings.kind = ImportKind::Payments;
    profile.settings.encoding = QStringLiteral("windows-1252");
    profile.settings.separator = ';';
    profile.settings.headerRow = 3;
    profile.settings.dates = DateOrder::Dmy;
    profile.settings.decimal = DecimalSign::Comma;
    profile.settings.columns[ImportField::Amount] = QStringLiteral("Betrag");
    profile.settings.constants[ImportField::Currency] = QStringLiteral("EUR");
    profile.settings.fullList = true;
    profile.settings.sameAccounts = {{QStringLiteral("1"), QStringLiteral("01")}};
    must(f.service.saveProfile(profile));
    CHECK(must(f.service.profile(QStringLiteral("OLD ledger"))) == profile);
    profile.settings.dates = DateOrder::Mdy;
    must(f.service.saveProfile(profile));
    REQUIRE(must(f.service.profiles()).size() == 1);
    CHECK(must(f.service.profiles())[0].settings.dates == DateOrder::Mdy);
    must(f.service.removeProfile(profile.name));
    CHECK_FALSE(f.service.removeProfile(profile.name));
    CHECK_FALSE(f.service.saveProfile({QStringLiteral("  "), {}}));
}

TEST_CASE("A person beside the name of a company becomes a contact there", "[import][people]")
{
    Fixture f;
    const ImportReport report = f.run("Company,First Name,Last Name,Email,City\n"
                                      "Alpha Ltd,Ann,Doe,ann@alpha.example,York\n",
                                      ImportKind::Accounts);
    CHECK(report.created == 1);
    CHECK(f.text("SELECT name FROM account") == QStringLiteral("Alpha Ltd"));
    CHECK(f.text("SELECT name FROM contact") == QStringLiteral("Ann Doe"));
    CHECK(report.notes == std::vector<ImportNote>{{ImportNoteKind::ContactsBeside, QString(), 1}});
    must(f.service.undo(report.id));
    CHECK(f.number("SELECT count(*) FROM contact") == 0);
    // Where the number is one, the person is the customer.
    f.run("Customer no,First Name,Last Name\n10001,Ben,Roe\n", ImportKind::Accounts);
    CHECK(f.text("SELECT name FROM account") == QStringLiteral("Ben Roe"));
}

TEST_CASE("Several persons on a row become several contacts", "[import][people]")
{
    Fixture f;
    f.run(kAccounts, ImportKind::Accounts);
    const ImportReport report =
        f.run("Account,Name,Contact 1,Email 1,Contact 2,Email 2\n"
              "1,One Ltd,Ann Archer,ann@one.example; ap@one.example,Bob Baker,bob@one.example\n",
              ImportKind::Accounts);
    CHECK(report.unchanged == 1);
    CHECK(report.id.isSet());
    CHECK(f.number("SELECT count(*) FROM contact") == 2);
    CHECK(f.text("SELECT email FROM contact WHERE name = 'Ann Archer'") ==
          QStringLiteral("ann@one.example; ap@one.example"));
}

TEST_CASE("A contact finds its account by number, name or the domain of the address",
          "[import][people]")
{
    Fixture f;
    f.run("Customer no,Company,Email\n1,One Ltd,info@one.example\n2,Two Ltd,two@gmail.com\n"
          "3,Twin,\n4,TWIN,\n",
          ImportKind::Accounts);
    const ImportReport report = f.run("Company,Contact name,Email\n"
                                      "ONE ltd,Ann,ann@elsewhere.example\n"
                                      ",Bob,bob@one.example\n"
                                      "2,Cy,cy@two.example\n"
                                      "Unknown Ltd,Dee,dee@one.example\n"
                                      ",Eve,eve@gmail.com\n"
                                      "Twin,Fay,\n",
                                      ImportKind::Contacts);
    CHECK(report.created == 3);
    CHECK(report.rejected == 3);
    REQUIRE(report.problems.size() == 3);
    CHECK(report.problems[0].value == QStringLiteral("Unknown Ltd"));
    CHECK(f.number("SELECT count(*) FROM account") == 4);
    CHECK(f.number("SELECT count(*) FROM contact c JOIN account a ON a.id = c.account_id "
                   "WHERE a.number = '1'") == 2);
}

TEST_CASE("A credit limit of 0 means what somebody says, else it stays", "[import][people]")
{
    Fixture f;
    f.run(kAccounts, ImportKind::Accounts);
    const QByteArray zero = "Customer no,Credit limit,Currency\n1,0.00,GBP\n";
    const ImportReport unsaid = f.run(zero, ImportKind::Accounts);
    CHECK(unsaid.unchanged == 1);
    CHECK(unsaid.notes == std::vector<ImportNote>{{ImportNoteKind::ZeroLimit, QString(), 1}});
    ImportSettings settings;
    settings.zeroLimit = ZeroLimit::NoCredit;
    CHECK(f.run(zero, ImportKind::Accounts, settings).changed == 1);
    CHECK(f.number("SELECT credit_limit FROM account WHERE number = '1'") == 0);
    settings.zeroLimit = ZeroLimit::None;
    CHECK(f.run(zero, ImportKind::Accounts, settings).changed == 1);
    CHECK(f.number("SELECT credit_limit IS NULL FROM account WHERE number = '1'") == 1);
}

TEST_CASE("Terms of an account may stand in words", "[import][people]")
{
    Fixture f;
    const ImportReport report =
        f.run("Customer no,Company,Terms\n1,One,Net 45\n2,Two,30 jours fin de mois\n3,Three,ZB14\n",
              ImportKind::Accounts);
    CHECK(report.created == 1);
    CHECK(report.rejected == 2);
    CHECK(f.number("SELECT terms_days FROM account WHERE number = '1'") == 45);
}

TEST_CASE("Customers whose names differ by case and blanks are one", "[import]")
{
    Fixture f;
    ImportSettings settings = test::inCurrency("EUR");
    const ImportReport report = f.run("Customer,Invoice,Invoice date,Due date,Balance\n"
                                      "M\xC3\xBCller GmbH,1,2026-01-05,2026-02-04,100.00\n"
                                      "M\xC3\x9CLLER GMBH,2,2026-01-05,2026-02-04,50.00\n"
                                      "M\xC3\xBCller  GmbH ,3,2026-01-05,2026-02-04,25.00\n",
                                      ImportKind::OpenItems, settings);
    CHECK(report.created == 3);
    CHECK(f.number("SELECT count(*) FROM account") == 1);
}
