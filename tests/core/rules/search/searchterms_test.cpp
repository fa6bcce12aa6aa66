// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/searchterms.h"

#include "core/rules/search/searchfilterwords.h"
#include "tests/support/catch.h"

namespace duebook {

namespace {

/// Monday, 2 March 2026.
NaturalDateContext monday()
{
    NaturalDateContext dates;
    dates.today = QDate(2026, 3, 2);
    return dates;
}

SearchQuestion read(const char *typed)
{
    return readSearch(QString::fromUtf8(typed), monday());
}

} // namespace

TEST_CASE("Filters are taken out of the text, in five languages", "[search][searchterms]")
{
    struct Row {
        const char *typed;
        const char *words;
        const char *account;
        const char *by;
        const char *from;
        const char *before;
    };
    const Row rows[] = {
        {"payment run", "payment run", "", "", "", ""},
        {"by:anna payment", "payment", "", "anna", "", ""},
        {"payment by: anna friday", "payment friday", "", "anna", "", ""},
        {"BY:\"Anna Berg\" x", "x", "", "Anna Berg", "", ""},
        {"account:10020 account:10021 x", "x", "10021", "", "", ""},
        {"account:“Müller & Söhne” offer", "offer", "Müller & Söhne", "", "", ""},
        {"after:2026-02-01 before:2026-03-01", "", "", "", "2026-02-01", "2026-03-01"},
        {"until:2026-02-01", "", "", "", "", "2026-02-02"},
        {"after:mon", "", "", "", "2026-03-02", ""},
        {"after:fri", "", "", "", "2026-02-27", ""},
        {"after:15.3.", "", "", "", "2025-03-15", ""},
        {"after:1", "", "", "", "2026-03-01", ""},
        {"after:yesterday", "", "", "", "2026-03-01", ""},
        {"after:\"3 days ago\" x", "x", "", "", "2026-02-27", ""},
        {"before:+7", "", "", "", "", "2026-03-09"},
        {"konto:10020 von:anna ab:gestern Rechnung", "Rechnung", "10020", "anna", "2026-03-01", ""},
        {"compte:10020 par:anna depuis:hier", "", "10020", "anna", "2026-03-01", ""},
        {"cuenta:10020 por:anna desde:ayer", "", "10020", "anna", "2026-03-01", ""},
        {"לקוח:10020 מאת:anna אחרי:אתמול", "", "10020", "anna", "2026-03-01", ""},
        {"\"by:anna is quoted\"", "\"by:anna is quoted\"", "", "", "", ""},
        {"10:30 https://a.example re:", "10:30 https://a.example re:", "", "", "", ""},
        {":: : :x by", ":: : :x by", "", "", "", ""},
    };
    for (const Row &row : rows) {
        INFO(row.typed);
        const SearchQuestion question = read(row.typed);
        CHECK(question.words == QString::fromUtf8(row.words));
        CHECK(question.account == QString::fromUtf8(row.account));
        CHECK(question.by == QString::fromUtf8(row.by));
        CHECK(question.from.toString(Qt::ISODate) == QLatin1String(row.from));
        CHECK(question.before.toString(Qt::ISODate) == QLatin1String(row.before));
    }
}

TEST_CASE("Kinds add up, a word may be begun, a state is one", "[search][searchterms]")
{
    SearchQuestion question = read("kind:call,email kind:promise is:overdue");
    CHECK(question.kinds == std::vector<SearchKind>{SearchKind::Note, SearchKind::Promise});
    CHECK(question.noteKinds == std::vector<NoteKind>{NoteKind::Call, NoteKind::Email});
    CHECK(question.state == SearchState::Overdue);
    CHECK(question.wants(SearchKind::Promise));
    CHECK_FALSE(question.wants(SearchKind::Invoice));
    question = read("kind:call kind:note");
    CHECK(question.noteKinds.empty());
    CHECK(read("kind:inv").kinds == std::vector<SearchKind>{SearchKind::Invoice});
    CHECK(read("art:Rechnungen").kinds == std::vector<SearchKind>{SearchKind::Invoice});
    CHECK(read("סוג:חשבונית").kinds == std::vector<SearchKind>{SearchKind::Invoice});
    CHECK(read("ist:überfällig").state == SearchState::Overdue);
    CHECK_FALSE(read("payment").narrowed());
    // Every word that is offered is understood.
    for (const QString &word : searchKindWords())
        CHECK(searchKindWord(word).has_value());
    for (const QString &word : searchStateWords())
        CHECK(searchStateWord(word).has_value());
}

TEST_CASE("What is no filter is said and looked for as a word", "[search][searchterms]")
{
    SearchQuestion question = read("colour:red colour:blue");
    CHECK(question.unknown == QStringList{QStringLiteral("colour")});
    CHECK(question.words == QStringLiteral("colour:red colour:blue"));
    CHECK(read("re:x").unknown.isEmpty());
    const auto problem = [](const char *typed) { return read(typed).filters.front().problem; };
    CHECK(problem("after:someday") == SearchProblem::NotADay);
    CHECK(problem("after:31.2.2026") == SearchProblem::NotADay);
    CHECK(problem("kind:xyz") == SearchProblem::NoSuchKind);
    CHECK(problem("is:xyz") == SearchProblem::NoSuchState);
    CHECK(problem("payment by:") == SearchProblem::Incomplete);
    CHECK(problem("by: account:1") == SearchProblem::Incomplete);
    CHECK(read("by: account:1").account == QStringLiteral("1"));
}

TEST_CASE("A filter is removed and replaced where it stands", "[search][searchterms]")
{
    const QString typed = QStringLiteral("pay by: anna kind:call friday");
    const SearchQuestion question = readSearch(typed, monday());
    REQUIRE(question.filters.size() == 2);
    CHECK(withoutFilter(typed, question.filters[0]) == QStringLiteral("pay kind:call friday"));
    CHECK(withoutFilter(typed, question.filters[1]) == QStringLiteral("pay by: anna friday"));
    const auto with = [&](SearchFilterKind kind, const char *value) {
        return withFilter(typed, monday(), kind, QLatin1String(value));
    };
    CHECK(with(SearchFilterKind::Kind, "invoice") ==
          QStringLiteral("pay by: anna friday kind:invoice"));
    CHECK(with(SearchFilterKind::Kind, "") == QStringLiteral("pay by: anna friday"));
    CHECK(with(SearchFilterKind::Account, "Otto \"A\" AG") ==
          typed + QStringLiteral(" account:\"Otto A AG\""));
}

} // namespace duebook
