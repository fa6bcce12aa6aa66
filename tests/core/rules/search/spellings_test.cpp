// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/spellings.h"

#include "core/rules/search/numberparts.h"
#include "core/rules/search/wordforms.h"
#include "tests/support/catch.h"

namespace duebook {

namespace {

bool spells(const char *typed, const char *written)
{
    return hasTerms(QString::fromUtf8(written), searchTerms(QString::fromUtf8(typed)), true);
}

} // namespace

TEST_CASE("A name is found however its letters are typed", "[search][spellings]")
{
    const char *pairs[][2] = {
        {"obrien", "O'Brien & Sons"},
        {"obrien", "O\xe2\x80\x99"
                   "Brien & Sons"},
        {"o'brien", "Obrien & Sons"},
        {"o\xe2\x80\x99"
         "brien",
         "O'Brien & Sons"},
        {"darcy", "D'Arcy Ltd"},
        {"dellacqua", "Dell'Acqua Srl"},
        {"Lodz", "Łódź Serwis"},
        {"łódź", "Lodz Serwis"},
        {"Smorrebrod", "Smørrebrød ApS"},
        {"smørrebrød", "Smorrebrod ApS"},
        {"Strasse", "Straße 12"},
        {"Straße", "Strasse 12"},
        {"Mueller", "Müller Söhne"},
        {"Müller", "Mueller Soehne"},
        {"muller", "Müller Söhne"},
        {"Koehntopp", "Köhntopp Beratung"},
        {"koehnt", "Köhntopp Beratung"},
        {"pol358", "POL-358"},
        {"pol-358", "POL358"},
    };
    for (const auto &[typed, written] : pairs) {
        INFO(typed << " for " << written);
        CHECK(spells(typed, written));
    }
    CHECK_FALSE(spells("obrian", "O'Brien"));
    CHECK_FALSE(spells("lotz", "Łódź"));
}

TEST_CASE("A word has few other spellings, and is none of them", "[search][spellings]")
{
    for (const char *word : {"lollipopdatahotelth", "a", "ss", "1a2b3c4d5e", "öäüöäüöäü"}) {
        for (const SearchTerm &term : searchTerms(QString::fromUtf8(word))) {
            const std::vector<SearchTerm> spellings = otherSpellings(term);
            CHECK(spellings.size() <= kMostSpellings);
            CHECK(std::find(spellings.begin(), spellings.end(), term) == spellings.end());
        }
    }
    // Whole words in quotes are meant as they stand.
    for (const SearchTerm &spelling :
         otherSpellings(searchTerms(QStringLiteral("\"o brien\" x"))[0]))
        CHECK(spelling.words.size() > 1);
}

TEST_CASE("A part of an invoice's number is told from a whole one", "[search][spellings]")
{
    const NumberPart end = numberPart(QStringLiteral("358"));
    CHECK(end.beginning == QStringLiteral("358"));
    CHECK(end.rest.isEmpty());
    const NumberPart whole = numberPart(QStringLiteral("Pol 358"));
    CHECK(whole.beginning.isEmpty());
    CHECK(whole.rest == QStringLiteral("358"));
    CHECK(whole.plain == QStringLiteral("pol358"));
    const NumberPart both = numberPart(QStringLiteral("12/2023-001"));
    CHECK(both.beginning == QStringLiteral("12/2023-001"));
    CHECK(both.rest == QStringLiteral("2023-001"));
    CHECK(both.plain == QStringLiteral("122023001"));
    CHECK(numberPart(QStringLiteral("00451")).beginning == QStringLiteral("451"));
    CHECK(numberPart(QStringLiteral("hoffmann")).empty());
    CHECK(numberPart(QStringLiteral("7")).empty());
    CHECK(numberPart(QStringLiteral("000")).empty());
    CHECK(numberPart({}).empty());
}

} // namespace duebook
