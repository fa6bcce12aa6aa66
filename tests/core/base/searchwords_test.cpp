// SPDX-License-Identifier: Apache-2.0
#include "core/base/searchwords.h"

#include "tests/support/catch.h"

namespace duebook {

namespace {

QStringList marked(const QString &text, const QString &typed)
{
    QStringList found;
    for (const TextRange &range : markTerms(text, searchTerms(typed)))
        found += text.mid(range.start, range.length);
    return found;
}

} // namespace

TEST_CASE("Typed text becomes words and phrases, whatever is typed", "[search]")
{
    CHECK(
        searchTerms(QStringLiteral("Pay RUN")) ==
        std::vector<SearchTerm>{{{QStringLiteral("pay")}, true}, {{QStringLiteral("run")}, true}});
    CHECK(searchTerms(QStringLiteral("\"payment run\" fri")) ==
          std::vector<SearchTerm>{{{QStringLiteral("payment"), QStringLiteral("run")}, false},
                                  {{QStringLiteral("fri")}, true}});
    CHECK(searchTerms(QStringLiteral("\"payment ru")) ==
          std::vector<SearchTerm>{{{QStringLiteral("payment"), QStringLiteral("ru")}, true}});
    CHECK(searchTerms(QStringLiteral("D-100/7")) ==
          std::vector<SearchTerm>{
              {{QStringLiteral("d"), QStringLiteral("100"), QStringLiteral("7")}, true}});
    CHECK(searchTerms(QStringLiteral(" * \"\" ( ) ^ - ' ; ")).empty());
    CHECK(searchTerms(QStringLiteral("😀 🎉")).empty());
    CHECK(searchTerms({}).empty());
    CHECK(searchTerms(QString(10000, QLatin1Char('x'))).front().words.front().size() == 64);
    CHECK(searchTerms(QStringLiteral("a ").repeated(5000)).size() == 12);
}

TEST_CASE("Found words are marked in the text as it was written", "[search]")
{
    CHECK(marked(QStringLiteral("Café Müller, CAFÉ"), QStringLiteral("cafe mull")) ==
          QStringList{QStringLiteral("Café"), QStringLiteral("Müll"), QStringLiteral("CAFÉ")});
    CHECK(marked(QStringLiteral("Hauptstraße 5"), QStringLiteral("hauptstrass")) ==
          QStringList{QStringLiteral("Hauptstraß")});
    // Decomposed accents: the mark covers the accent, too.
    CHECK(marked(QStringLiteral("Cafe\u0301 noir"), QStringLiteral("café")) ==
          QStringList{QStringLiteral("Cafe\u0301")});
    CHECK(marked(QStringLiteral("repayment"), QStringLiteral("pay")).isEmpty());
    CHECK(marked(QStringLiteral("payment, run away"), QStringLiteral("\"payment run\"")) ==
          QStringList{QStringLiteral("payment, run")});
    CHECK(marked(QStringLiteral("payment runs"), QStringLiteral("\"payment run\"")).isEmpty());
    CHECK(marked(QStringLiteral("מפעלי גליל"), QStringLiteral("גל")) ==
          QStringList{QStringLiteral("גל")});
    CHECK(marked(QStringLiteral("東京商事株式会社"), QStringLiteral("商事")) ==
          QStringList{QStringLiteral("商事")});
}

TEST_CASE("An excerpt shows the found word with its marks and never half a letter", "[search]")
{
    const QString text = QStringLiteral("😀 first line\nsecond line ").repeated(20) +
                         QStringLiteral("the promised transfer") +
                         QStringLiteral(" and more 😀").repeated(40);
    const std::vector<SearchTerm> terms = searchTerms(QStringLiteral("promis"));
    const MarkedText found = excerpt(text, terms, 100);
    REQUIRE(found.ranges.size() == 1);
    CHECK(found.text.mid(found.ranges[0].start, found.ranges[0].length) ==
          QStringLiteral("promis"));
    CHECK(found.text.size() <= 102);
    CHECK(found.text.isValidUtf16());
    CHECK_FALSE(found.text.contains(QLatin1Char('\n')));
    for (int length = 1; length < 120; ++length)
        CHECK(excerpt(text, terms, length).text.isValidUtf16());
    CHECK(excerpt(QStringLiteral("short"), terms, 100).text == QStringLiteral("short"));
}

} // namespace duebook
