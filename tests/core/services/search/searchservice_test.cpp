// SPDX-License-Identifier: Apache-2.0
#include "core/services/search/searchservice.h"

#include "core/services/accounts/contactservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

#include <atomic>
#include <thread>

namespace duebook {

using namespace test;

namespace {

struct SearchBook : LedgerBook {
    SearchService service{session};

    std::vector<SearchHit> hits(SearchKind kind, const QString &text)
    {
        for (const SearchGroup &group : must(service.search(text)).groups) {
            if (group.kind == kind)
                return group.hits;
        }
        return {};
    }

    QStringList titles(SearchKind kind, const QString &text)
    {
        QStringList found;
        for (const SearchHit &hit : hits(kind, text))
            found += hit.title.text;
        return found;
    }

    void note(AccountId account, const QString &text)
    {
        must(NoteService(session).addNote(aNote(account, text)));
    }
};

} // namespace

TEST_CASE("Accounts are found by number, name and city, accents and case forgiven", "[search]")
{
    SearchBook book;
    const QString name = QStringLiteral("Müller Straßenbau GmbH");
    Account draft;
    draft.number = QStringLiteral("D-100");
    draft.name = name;
    draft.city = QStringLiteral("Zürich");
    Account account = must(book.accounts.account(must(book.accounts.create(draft)))).account;
    book.account("200", QStringLiteral("東京商事株式会社"));
    book.account("300", QStringLiteral("מפעלי גליל בע\"מ"));
    for (const char *typed : {"d-1", "D-100", "muller", "MÜLL", "müller gmbh", "strassen",
                              "straßen", "zurich", "mull zur"})
        CHECK(book.titles(SearchKind::Account, QString::fromUtf8(typed)) == QStringList{name});
    CHECK(book.titles(SearchKind::Account, QStringLiteral("商事")).size() == 1);
    CHECK(book.titles(SearchKind::Account, QStringLiteral("גליל")).size() == 1);
    CHECK(book.titles(SearchKind::Account, QStringLiteral("uller")).isEmpty());
    const SearchHit hit = book.hits(SearchKind::Account, QStringLiteral("mull")).front();
    CHECK(hit.title.ranges == std::vector<TextRange>{{0, 4}});

    account.name = QStringLiteral("Bakker");
    must(book.accounts.update(account));
    CHECK(book.titles(SearchKind::Account, QStringLiteral("muller")).isEmpty());
    CHECK(book.titles(SearchKind::Account, QStringLiteral("bakk")).size() == 1);
}

TEST_CASE("Invoices are found by the beginning of their number and by their exact amount",
          "[search]")
{
    SearchBook book;
    const AccountId account = book.account("100");
    book.invoice(account, "RE-30277", "2026-02-01", eur(1'234'50));
    book.invoice(account, "RE-9", "2026-02-01", eur(1'234'00));
    book.invoice(account, "Y1", "2026-02-01", Money(1234, currency("JPY")));
    const auto found = [&](const char *typed) {
        return book.titles(SearchKind::Invoice, QString::fromUtf8(typed)).join(QLatin1Char(' '));
    };
    CHECK(found("re-30") == QStringLiteral("RE-30277"));
    CHECK(found("1234.50") == QStringLiteral("RE-30277"));
    CHECK(found("1.234,50") == QStringLiteral("RE-30277"));
    CHECK(found("1,234.5") == QStringLiteral("RE-30277"));
    CHECK(found("1 234,50") == QStringLiteral("RE-30277"));
    CHECK(found("1\u00a0234,50") == QStringLiteral("RE-30277"));
    CHECK(found("1234") == QStringLiteral("RE-9 Y1"));
    CHECK(found("1235").isEmpty());
    CHECK(book.hits(SearchKind::Invoice, QStringLiteral("y1")).front().amount ==
          Money(1234, currency("JPY")));
}

TEST_CASE("Notes are found newest first with their words marked", "[search]")
{
    SearchBook book;
    const AccountId account = book.account("100");
    const AccountId other = book.account("200");
    book.note(account, QStringLiteral("Payment run on the 17th"));
    book.note(account, QStringLiteral("She promised the PAYMENT for Friday"));
    book.note(other, QStringLiteral("Überweisung kommt morgen"));
    book.note(other, QStringLiteral("検収が終わったら支払う"));
    CHECK(book.titles(SearchKind::Note, QStringLiteral("paym")) ==
          QStringList{QStringLiteral("She promised the PAYMENT for Friday"),
                      QStringLiteral("Payment run on the 17th")});
    CHECK(book.titles(SearchKind::Note, QStringLiteral("\"payment run\"")).size() == 1);
    CHECK(book.titles(SearchKind::Note, QStringLiteral("\"payment ru\"")).isEmpty());
    CHECK(book.titles(SearchKind::Note, QStringLiteral("\"payment ru")).size() == 1);
    CHECK(book.titles(SearchKind::Note, QStringLiteral("uberweis")).size() == 1);
    CHECK(book.titles(SearchKind::Note, QStringLiteral("支払")).size() == 1);
    CHECK(book.titles(SearchKind::Note, QStringLiteral("payment friday")).size() == 1);
    const SearchHit hit = book.hits(SearchKind::Note, QStringLiteral("friday")).front();
    CHECK(hit.title.ranges == std::vector<TextRange>{{29, 6}});
    CHECK(hit.account == account);

    CHECK(must(book.service.notesOf(account, QStringLiteral("payment"))).size() == 2);
    CHECK(must(book.service.notesOf(other, QStringLiteral("payment"))).empty());
    CHECK(must(book.service.notesOf(other, QStringLiteral("払う"))).size() == 1);
}

TEST_CASE("Contacts and documents are found, groups end at their limit", "[search]")
{
    SearchBook book;
    const AccountId account = book.account("100");
    ContactService contacts(book.session);
    for (int i = 0; i < 5; ++i) {
        Contact contact;
        contact.account = account;
        contact.name = QStringLiteral("Ingrid %1").arg(i);
        contact.email = QStringLiteral("ingrid%1@halvorsen.example").arg(i);
        must(contacts.add(contact));
    }
    NewDocument document;
    document.name = QStringLiteral("Ingrids proof.pdf");
    document.content = "x";
    DocumentLink link;
    link.account = account;
    must(DocumentService(book.session).add(document, link));

    const std::vector<SearchGroup> groups =
        must(book.service.search(QStringLiteral("ingrid"), 3)).groups;
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].kind == SearchKind::Contact);
    CHECK(groups[0].hits.size() == 3);
    CHECK(groups[0].more);
    CHECK(groups[0].hits[0].title.text == QStringLiteral("Ingrid 4"));
    CHECK(groups[1].kind == SearchKind::Document);
    CHECK_FALSE(groups[1].more);
    CHECK(groups[1].hits[0].account == account);
    CHECK(book.titles(SearchKind::Contact, QStringLiteral("ingrid3@halv")).size() == 1);
}

TEST_CASE("Whatever is typed, search answers", "[search]")
{
    SearchBook book;
    book.note(book.account("100", QStringLiteral("NEAR AND Sons")), QStringLiteral("a \"b\" c*"));
    const QString strange[] = {
        QString(),
        QStringLiteral("   "),
        QStringLiteral("\""),
        QStringLiteral("\"\"\""),
        QStringLiteral("*"),
        QStringLiteral("a*"),
        QStringLiteral("NEAR(a b)"),
        QStringLiteral("a NEAR b AND OR NOT"),
        QStringLiteral("AND"),
        QStringLiteral("name : x"),
        QStringLiteral("{name text} : ^x"),
        QStringLiteral("-a +b ^c"),
        QStringLiteral("(((("),
        QStringLiteral("'; DROP TABLE note; --"),
        QStringLiteral("%_\\"),
        QStringLiteral("😀👩‍👩‍👧"),
        QStringLiteral("a\u0000b"),
        QString(QChar(0)),
        QString(QChar(0xD800)),
        QString(QChar(0xDC00)) + QStringLiteral("a"),
        QString(QChar(0x202E)) + QStringLiteral("abc"),
        QString(QChar(0x0301)),
        QStringLiteral("99999999999999999999999"),
        QStringLiteral("-1"),
        QString(10000, QLatin1Char('x')),
        QStringLiteral("word ").repeated(2000),
        QStringLiteral("\"").repeated(10000),
        QStringLiteral("ß").repeated(300),
    };
    for (const QString &typed : strange) {
        const Result<SearchAnswer> result = book.service.search(typed);
        if (!result)
            FAIL_CHECK(result.error().detail.toStdString());
        CHECK(book.service.notesOf(AccountId(1), typed).ok());
        AccountFilter filter;
        filter.text = typed;
        CHECK(book.accounts.list(filter).ok());
        InvoiceFilter invoices;
        invoices.text = typed;
        CHECK(book.invoices.list(invoices).ok());
    }
    CHECK(must(book.service.search(QStringLiteral(" "))).groups.empty());
    CHECK(book.titles(SearchKind::Account, QStringLiteral("near and")).size() == 1);
    CHECK(book.titles(SearchKind::Account, QStringLiteral("NOT")).isEmpty());
}

TEST_CASE("An interrupted search is a cancelled one", "[search]")
{
    SearchBook book;
    must(book.session.write([&](Transaction &transaction) -> Result<void> {
        transaction.db().execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"
            "INSERT INTO account (uid, number, number_key, number_loose, name, name_key,"
            " created_at, changed_at) SELECT i, i, i, i, '名' || i, '名' || i, 0, 0 FROM n");
        return {};
    }));
    std::atomic_bool stop = false;
    std::thread interrupter([&] {
        while (!stop)
            book.session.database().interrupt();
    });
    // The scan inside names is long enough that an interrupt meets it.
    bool cancelled = false;
    for (int i = 0; i < 1000 && !cancelled; ++i) {
        const auto result = book.service.search(QStringLiteral("無いもの"));
        cancelled = !result && result.error().code == ErrorCode::Cancelled;
    }
    stop = true;
    interrupter.join();
    CHECK(cancelled);
    CHECK(book.service.search(QStringLiteral("無いもの")).ok());
}

TEST_CASE("Names and numbers are found as people type them", "[search]")
{
    SearchBook book;
    const struct {
        const char *name;
        const char *invoice;
        qint64 cents;
        std::vector<const char *> typed;
        std::vector<const char *> numbers;
    } cases[] = {
        {"O’Reilly Plumbing",
         "PRJ-358",
         100'10,
         {"oreilly", "o'reilly", "O’REILLY", "o reilly"},
         {"PRJ-358", "prj358", "358", "prj 358", "100,10", "100.1"}},
        {"D'Arcy Sons",
         "12/2023-001",
         1'234'56,
         {"darcy", "d’arcy", "D'Arcy"},
         {"2023-001", "12/2023-001", "12-2023-001", "1.234,56", "1,234.56", "1234,56", "1 234.56"}},
        {"Łódź Serwis", "00451", 2'000'50, {"lodz", "Łódź", "LODZ"}, {"00451", "451", "2000.5"}},
        {"Smørrebrød ApS",
         "FV/1/2026",
         3'000'00,
         {"smorrebrod", "Smørrebrød"},
         {"fv/1", "1/2026", "fv1/2026", "3.000"}},
        {"Müller Köhntopp",
         "R#55",
         4'000'00,
         {"mueller", "muller", "koehntopp", "Müller"},
         {"r#55", "r55", "55", "4,000.00"}},
        {"Straße 12",
         "INV.2026.77",
         5'000'00,
         {"strasse", "straße"},
         {"2026.77", "inv2026", "inv.2026"}},
    };
    int number = 0;
    for (const auto &each : cases) {
        const AccountId account = book.account(
            qPrintable(QStringLiteral("K-%1").arg(++number * 100)), QString::fromUtf8(each.name));
        book.invoice(account, each.invoice, "2026-02-04", eur(each.cents));
    }
    for (const auto &each : cases) {
        const QString name = QString::fromUtf8(each.name);
        for (const char *typed : each.typed) {
            INFO(typed);
            const QString text = QString::fromUtf8(typed);
            CHECK(book.titles(SearchKind::Account, text) == QStringList{name});
            AccountFilter accounts;
            accounts.text = text;
            const AccountPage page = must(book.accounts.list(accounts));
            REQUIRE(page.rows.size() == 1);
            CHECK(page.rows[0].account.name == name);
            InvoiceFilter invoices;
            invoices.text = text;
            REQUIRE(must(book.invoices.list(invoices)).rows.size() == 1);
        }
        for (const char *typed : each.numbers) {
            INFO(typed);
            const QString text = QString::fromUtf8(typed);
            const std::vector<SearchHit> hits = book.hits(SearchKind::Invoice, text);
            REQUIRE(hits.size() == 1);
            CHECK(hits[0].accountName == name);
            InvoiceFilter invoices;
            invoices.text = text;
            const InvoicePage page = must(book.invoices.list(invoices));
            REQUIRE(page.rows.size() == 1);
            CHECK(page.rows[0].invoice.number == QString::fromUtf8(each.invoice));
        }
    }
    CHECK(book.titles(SearchKind::Account, QStringLiteral("k300")) ==
          QStringList{QString::fromUtf8("Łódź Serwis")});
}

TEST_CASE("Whatever is typed, the filters of the lists answer", "[search]")
{
    SearchBook book;
    book.invoice(book.account("1"), "POL-358", "2026-02-04", eur(100));
    for (const char *typed : {"2026-01-05",
                              "a:b",
                              "\"",
                              "\"\"",
                              "NEAR(",
                              "a* OR",
                              "-x",
                              "^",
                              "*",
                              "(",
                              "AND",
                              "NOT",
                              "{a b}:c",
                              "col:",
                              "C++",
                              "R#55",
                              "AT&T",
                              "'",
                              "''",
                              "%",
                              "_",
                              "\\",
                              "1e999",
                              ";--",
                              "\xf0\x9f\x98\x80",
                              "\xef\xbf\xbd",
                              "99999999999999999999999",
                              "."}) {
        INFO(typed);
        const QString text = QString::fromUtf8(typed);
        CHECK(book.service.search(text).ok());
        AccountFilter accounts;
        accounts.text = text;
        CHECK(book.accounts.list(accounts).ok());
        CHECK(book.accounts.count(accounts).ok());
        InvoiceFilter invoices;
        invoices.text = text;
        CHECK(book.invoices.list(invoices).ok());
        CHECK(book.invoices.sums(invoices).ok());
    }
}

} // namespace duebook
