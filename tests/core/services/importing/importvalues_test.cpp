// SPDX-License-Identifier: Apache-2.0
// What the values of a row say, beyond plain numbers and dates.
#include "core/services/importing/importnotetexts.h"
#include "core/services/importing/importservice.h"
#include "core/services/importing/importsettingsjson.h"
#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::inCurrency;
using test::must;

namespace {

struct Fixture {
    test::FakeClock clock{"2026-03-02T09:00:00Z", "Europe/Berlin"};
    test::TempBook book{clock};
    ImportService service{book.session()};
    test::ImportFolder folder;

    ImportReport run(const QByteArray &text, ImportSettings settings = inCurrency("EUR"))
    {
        return must(service.run(folder.file(text), settings));
    }
    qint64 open(const char *number)
    {
        return book.db().integer(
            QByteArray("SELECT coalesce(sum(open_amount), -1) FROM invoice WHERE number = '")
                .append(number)
                .append("'")
                .constData());
    }
    QString due(const char *number)
    {
        return book.db().text(QByteArray("SELECT date(due_day * 86400, 'unixepoch') FROM invoice "
                                         "WHERE number = '")
                                  .append(number)
                                  .append("'")
                                  .constData());
    }
};

qint64 noted(const ImportReport &report, ImportNoteKind kind, const char *word = "")
{
    for (const ImportNote &note : report.notes) {
        if (note.kind == kind && note.word == QString::fromUtf8(word)) {
            CHECK_FALSE(importNoteText(note).isEmpty());
            return note.rows;
        }
    }
    return 0;
}

} // namespace

TEST_CASE("A document type that nobody knows is no invoice until somebody says so", "[import]")
{
    Fixture f;
    const QByteArray list = "Account,Type,Invoice,Date,Due date,Amount\n"
                            "1,Invoice,I-1,2026-01-05,2026-02-04,100.00\n"
                            "1,Z9,I-2,2026-01-05,2026-02-04,40.00\n"
                            "1,Credit memo,C-1,2026-01-05,2026-02-04,30.00\n"
                            "1,Quote,Q-1,2026-01-05,2026-02-04,70.00\n";
    const ImportReport first = f.run(list);
    CHECK(first.created == 2);
    CHECK(first.rejected == 1);
    CHECK(first.skipped == 1);
    REQUIRE(first.problems.size() == 1);
    CHECK(first.problems[0].value == QStringLiteral("Z9"));
    CHECK(noted(first, ImportNoteKind::LeftOut, "Quote") == 1);
    CHECK(noted(first, ImportNoteKind::UnknownWord, "Z9") == 1);
    CHECK(f.open("C-1") == -3000);
    CHECK(f.open("I-2") == -1);

    ImportSettings settings = inCurrency("EUR");
    settings.words[foldWord(QStringLiteral("Z9"))] = WordMeaning::CreditNote;
    // A profile remembers what was said.
    const ImportReport second = f.run(list, importSettingsFromJson(importSettingsToJson(settings)));
    CHECK(second.rejected == 0);
    CHECK(f.open("I-2") == -4000);
}

TEST_CASE("A status settles, disputes and leaves out", "[import]")
{
    Fixture f;
    const ImportReport report = f.run("Account,Invoice,Date,Due date,Amount,Status\n"
                                      "1,S-1,2026-01-05,2026-02-04,100.00,Paid\n"
                                      "1,S-2,2026-01-05,2026-02-04,200.00,Draft\n"
                                      "1,S-3,2026-01-05,2026-02-04,300.00,Void\n"
                                      "1,S-4,2026-01-05,2026-02-04,400.00,Overdue\n"
                                      "1,S-5,2026-01-05,2026-02-04,500.00,Disputed\n"
                                      "1,S-6,2026-01-05,2026-02-04,600.00,Written off\n"
                                      "1,S-7,2026-01-05,2026-02-04,700.00,Partially paid\n"
                                      "1,S-8,2026-01-05,2026-02-04,800.00,Zorg\n");
    CHECK(report.created == 3);
    CHECK(report.skipped == 3);
    CHECK(report.rejected == 2);
    CHECK(f.open("S-1") == 0);
    CHECK(f.open("S-4") == 40000);
    CHECK(report.disputesCreated == 1);
    CHECK(noted(report, ImportNoteKind::SettledByStatus, "Paid") == 1);
    CHECK(noted(report, ImportNoteKind::DisputedByStatus, "Disputed") == 1);
    CHECK(noted(report, ImportNoteKind::WrittenOff, "Written off") == 1);
    CHECK(noted(report, ImportNoteKind::LeftOut, "Void") == 1);

    // The next list says that it is paid.
    const ImportReport next = f.run("Account,Invoice,Date,Due date,Amount,Status\n"
                                    "1,S-4,2026-01-05,2026-02-04,400.00,Paid\n");
    CHECK(next.changed == 1);
    CHECK(f.open("S-4") == 0);
}

TEST_CASE("A status and amounts that contradict each other are refused", "[import]")
{
    Fixture f;
    const ImportReport report = f.run("Account,Invoice,Date,Due date,Amount,Balance,Status\n"
                                      "1,X-1,2026-01-05,2026-02-04,100.00,60.00,Paid\n"
                                      "1,X-2,2026-01-05,2026-02-04,100.00,60.00,Partially paid\n"
                                      "1,X-3,2026-01-05,2026-02-04,100.00,0.00,Paid\n");
    CHECK(report.rejected == 1);
    CHECK(f.open("X-1") == -1);
    CHECK(f.open("X-2") == 6000);
    CHECK(f.open("X-3") == 0);
}

TEST_CASE("Yes and no under a heading that is the status", "[import]")
{
    Fixture f;
    const ImportReport report = f.run("Account,Invoice,Date,Due date,Amount,isOpen\n"
                                      "1,Y-1,2026-01-05,2026-02-04,100.00,1\n"
                                      "1,Y-2,2026-01-05,2026-02-04,100.00,0\n");
    CHECK(report.created == 2);
    CHECK(f.open("Y-1") == 10000);
    CHECK(f.open("Y-2") == 0);
}

TEST_CASE("Due days are worked out from terms in words, and that is said", "[import]")
{
    Fixture f;
    const ImportReport report = f.run("Account,Invoice,Date,Terms,Amount\n"
                                      "1,T-1,2026-01-01,Net 60,100.00\n"
                                      "1,T-2,2026-01-01,60 Tage netto,100.00\n"
                                      "1,T-3,2026-01-01,Due on receipt,100.00\n"
                                      "1,T-4,2026-01-01,EOM+15,100.00\n"
                                      "1,T-5,2026-01-01,ZB14,100.00\n"
                                      "1,T-6,2026-01-01,,100.00\n");
    CHECK(f.due("T-1") == QStringLiteral("2026-03-02"));
    CHECK(f.due("T-2") == QStringLiteral("2026-03-02"));
    CHECK(f.due("T-3") == QStringLiteral("2026-01-01"));
    CHECK(f.due("T-4") == QStringLiteral("2026-02-15"));
    CHECK(noted(report, ImportNoteKind::DueFromTerms) == 4);
    CHECK(noted(report, ImportNoteKind::TermsUnknown, "ZB14") == 1);
    CHECK(noted(report, ImportNoteKind::DueFromDefault) == 2);
    CHECK(noted(report, ImportNoteKind::CurrencyGiven) == 6);
}

TEST_CASE("A currency is the row's own, the heading's, and only then the given one", "[import]")
{
    Fixture f;
    const ImportReport mixed = f.run("Account,Invoice,Date,Due date,Amount,Currency\n"
                                     "1,M-1,2026-01-05,2026-02-04,100.00,USD\n"
                                     "1,M-2,2026-01-05,2026-02-04,100.00,\n");
    CHECK(mixed.totals.size() == 2);
    CHECK(noted(mixed, ImportNoteKind::CurrencyGiven) == 1);
    const ImportReport heading = f.run("Account,Invoice,Date,Due date,Amount (GBP)\n"
                                       "1,M-3,2026-01-05,2026-02-04,100.00\n",
                                       {});
    CHECK(noted(heading, ImportNoteKind::CurrencyHeading, "GBP") == 1);
    CHECK(heading.totals.at(0).currency.code() == QStringLiteral("GBP"));
    const ImportReport against = f.run("Account,Invoice,Date,Due date,Amount (GBP),Currency\n"
                                       "1,M-4,2026-01-05,2026-02-04,100.00,USD\n",
                                       {});
    CHECK(against.rejected == 1);
}

TEST_CASE("What spreadsheets leave behind is taken away or refused by name", "[import]")
{
    Fixture f;
    const ImportReport report = f.run("Account,Invoice,Date,Due date,Amount\n"
                                      "=\"0012\",=\"000451\",45383,45413,100.00\n"
                                      "'0012,'000452,45383,20240501.0,54.279999999999\n"
                                      "0012,\"2,4952E+19\",45383,45413,100.00\n"
                                      "0012,7,45383,45413,\"4,512E+08\"\n");
    CHECK(report.created == 2);
    CHECK(report.rejected == 2);
    CHECK(report.accountsCreated == 1);
    CHECK(f.open("000451") == 10000);
    CHECK(f.open("000452") == 5428);
    CHECK(f.due("000452") == QStringLiteral("2024-05-01"));
    CHECK(noted(report, ImportNoteKind::SerialDay) == 3);
    CHECK(noted(report, ImportNoteKind::Rounded) == 1);
}

TEST_CASE("A moment of UTC falls on the day of the book's zone", "[import]")
{
    Fixture f;
    const ImportReport report = f.run("Account,Invoice,Date,Due date,Amount\n"
                                      "1,Z-1,2026-01-31T23:00:00Z,2026-03-31T22:00:00.000Z,1.00\n");
    CHECK(f.due("Z-1") == QStringLiteral("2026-04-01"));
    CHECK(noted(report, ImportNoteKind::OtherZone) == 2);
}
