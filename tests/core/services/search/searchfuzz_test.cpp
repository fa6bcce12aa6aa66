// SPDX-License-Identifier: Apache-2.0
// Nothing that can be typed or pasted breaks search or makes it slow.
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace duebook {

using namespace test;

namespace {

constexpr quint32 kSeed = 20260302;
// Far above what a search of this small book takes; far below what a person would call stuck.
constexpr qint64 kMostMs = 10000;

const QStringList &pieces()
{
    static const QStringList all{QStringLiteral("payment"),
                                 QStringLiteral("NEAR"),
                                 QStringLiteral("NEAR(a b, 3)"),
                                 QStringLiteral("AND"),
                                 QStringLiteral("OR"),
                                 QStringLiteral("NOT"),
                                 QStringLiteral("*"),
                                 QStringLiteral("\""),
                                 QStringLiteral("'"),
                                 QStringLiteral("("),
                                 QStringLiteral(")"),
                                 QStringLiteral("^"),
                                 QStringLiteral("-"),
                                 QStringLiteral("+"),
                                 QStringLiteral(":"),
                                 QStringLiteral("{text}:"),
                                 QStringLiteral("text:"),
                                 QStringLiteral("rowid:"),
                                 QStringLiteral(";"),
                                 QStringLiteral("--"),
                                 QStringLiteral("%"),
                                 QStringLiteral("\\"),
                                 QStringLiteral("😀"),
                                 QStringLiteral("👩‍👩‍👧"),
                                 QString(QChar(0)),
                                 QString(QChar(0xD800)),
                                 QString(QChar(0xDFFF)),
                                 QString(QChar(0xFFFF)),
                                 QString(QChar(0x202E)),
                                 QString(QChar(0x2066)),
                                 QString(QChar(0x200F)),
                                 QString(QChar(0x0301)),
                                 QStringLiteral("ß"),
                                 QStringLiteral("ﬃ"),
                                 QStringLiteral("İ"),
                                 QStringLiteral("תשלום"),
                                 QStringLiteral("支払"),
                                 QStringLiteral("ค่า"),
                                 QStringLiteral("1.020,00"),
                                 QStringLiteral("9223372036854775807"),
                                 QStringLiteral("1e308"),
                                 QStringLiteral("by:"),
                                 QStringLiteral("by:anna"),
                                 QStringLiteral("account:"),
                                 QStringLiteral("account:1"),
                                 QStringLiteral("after:"),
                                 QStringLiteral("after:32.13."),
                                 QStringLiteral("before:mon"),
                                 QStringLiteral("kind:call,,"),
                                 QStringLiteral("is:\"open"),
                                 QStringLiteral("“"),
                                 QStringLiteral("\n"),
                                 QStringLiteral("\t"),
                                 QStringLiteral(" "),
                                 QStringLiteral(" "),
                                 QStringLiteral("\u00a0"),
                                 QString(500, QLatin1Char('x')),
                                 QStringLiteral("a ").repeated(40)};
    return all;
}

struct FuzzBook : LedgerBook {
    SearchService service{session};

    FuzzBook()
    {
        const AccountId id = account("100", QStringLiteral("NEAR AND Sons"));
        invoice(id, "NEAR-1", "2026-01-31", eur(1'020'00));
        for (int i = 0; i < 200; ++i)
            must(NoteService(session).addNote(
                aNote(id, QStringLiteral("payment NEAR a b AND text: rowid 😀 %1").arg(i))));
    }

    void answers(const QString &typed)
    {
        QElapsedTimer timer;
        timer.start();
        const Result<SearchAnswer> answer = service.search(typed);
        if (!answer)
            FAIL_CHECK(typed.left(80).toStdString() << ": " << answer.error().detail.toStdString());
        CHECK(service.completions(typed).ok());
        CHECK(service.more(typed, SearchKind::Note, 20, 20).ok());
        CHECK(service.notesOf(AccountId(1), typed).ok());
        if (timer.elapsed() > kMostMs)
            FAIL_CHECK(timer.elapsed() << " ms for " << typed.left(80).toStdString());
        for (const SearchGroup &group : answer ? answer->groups : std::vector<SearchGroup>()) {
            for (const SearchHit &hit : group.hits)
                checkMarks(hit.title);
        }
    }

    static void checkMarks(const MarkedText &text)
    {
        qsizetype end = 0;
        for (const TextRange &range : text.ranges) {
            CHECK(range.start >= end);
            CHECK(range.length > 0);
            end = range.start + range.length;
        }
        CHECK(end <= text.text.size());
    }
};

} // namespace

TEST_CASE("Random pieces of syntax, scripts and filters are answered", "[search][searchfuzz]")
{
    FuzzBook book;
    QRandomGenerator random(kSeed);
    for (int round = 0; round < 600; ++round) {
        QString typed;
        const int count = int(random.bounded(1, 12));
        for (int i = 0; i < count; ++i) {
            typed += pieces()[random.bounded(int(pieces().size()))];
            if (random.bounded(2) == 0)
                typed += QLatin1Char(' ');
        }
        book.answers(typed);
    }
}

TEST_CASE("Random code points are answered", "[search][searchfuzz]")
{
    FuzzBook book;
    QRandomGenerator random(kSeed + 1);
    for (int round = 0; round < 300; ++round) {
        QString typed;
        const int count = int(random.bounded(1, 40));
        for (int i = 0; i < count; ++i)
            typed += QChar(char16_t(random.bounded(random.bounded(3) == 0 ? 0x10000 : 0x80)));
        book.answers(typed);
    }
}

TEST_CASE("Ten thousand letters and five thousand words take no longer", "[search][searchfuzz]")
{
    FuzzBook book;
    book.answers(QString(10000, QLatin1Char('x')));
    book.answers(QStringLiteral("payment ").repeated(5000));
    book.answers(QStringLiteral("versprochen bezahlt deliveries ").repeated(2000));
    book.answers(QStringLiteral("by:anna ").repeated(2000));
    book.answers(QStringLiteral("תשלומים ").repeated(2000));
    book.answers(QStringLiteral("\"").repeated(10000));
    book.answers(QStringLiteral("ß").repeated(10000));
    book.answers(QStringLiteral("支払").repeated(5000));
    // The words that count are still found.
    const auto answer = must(book.service.search(QStringLiteral("payment ").repeated(5000)));
    CHECK(answer.groups.back().kind == SearchKind::Note);
}

} // namespace duebook
