// SPDX-License-Identifier: Apache-2.0
#include "core/store/search/textsearch.h"

#include "core/rules/search/wordforms.h"
#include "core/store/search/searchquery.h"

#include <algorithm>

namespace duebook {

namespace {

// Notes whose inner letters are looked at where words have no blanks between them.
constexpr int kNewestNotes = 5000;

constexpr auto kNotesInside = R"(
    SELECT id FROM note
     WHERE id > (SELECT max(id) FROM note) - $2 AND instr(text, $1) > 0
     ORDER BY id DESC LIMIT $3)";

// The notes of one person have an index of their own.
constexpr auto kNotesOfUser = R"(
    SELECT id FROM note WHERE author_id = $1 AND spoken_at >= $2 AND spoken_at < $3
     ORDER BY spoken_at DESC LIMIT $4)";

} // namespace

/// The statements of a kind that has its words in a full-text table. `passes` gets the id, the
/// user, two moments, the note kinds, the state and today; it gives what the newest are told by.
struct TextSearch::Texts {
    SearchKind kind;
    const char *byWords;
    const char *ofAccount;
    const char *newest;
    const char *passes;
    const char *text;
};

const TextSearch::Texts &TextSearch::textsOf(SearchKind kind)
{
    static constexpr Texts kTexts[] = {
        {SearchKind::Contact,
         "SELECT rowid FROM search_contact WHERE search_contact MATCH $1 ORDER BY rowid DESC LIMIT "
         "$2",
         "SELECT id FROM contact WHERE account_id = $1 ORDER BY name_key LIMIT $2", nullptr,
         "SELECT id FROM contact WHERE id = $1 AND merged_into IS NULL",
         "SELECT name || ' ' || email || ' ' || phone FROM contact WHERE id = $1"},
        {SearchKind::Note,
         "SELECT rowid FROM search_note WHERE search_note MATCH $1 ORDER BY rowid DESC LIMIT $2",
         "SELECT id FROM note WHERE account_id = $1 ORDER BY spoken_at DESC, id DESC LIMIT $2",
         "SELECT id FROM note ORDER BY id DESC LIMIT $1",
         R"(SELECT spoken_at FROM note
         WHERE id = $1 AND ($2 = 0 OR author_id = $2) AND spoken_at >= $3 AND spoken_at < $4
           AND ((1 << kind) & $5) <> 0)",
         "SELECT text FROM note WHERE id = $1"},
        {SearchKind::Document,
         "SELECT rowid FROM search_document WHERE search_document MATCH $1 "
         "ORDER BY rowid DESC LIMIT $2",
         "SELECT document_id FROM document_link WHERE account_id = $1 ORDER BY created_at DESC "
         "LIMIT "
         "$2",
         "SELECT id FROM document WHERE removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT "
         "$1",
         R"(SELECT created_at FROM document
         WHERE id = $1 AND removed_at IS NULL AND ($2 = 0 OR created_by = $2)
           AND created_at >= $3 AND created_at < $4)",
         "SELECT name || ' ' || substr(text, 1, 200000) FROM document WHERE id = $1"},
        {SearchKind::Promise,
         "SELECT rowid FROM search_promise WHERE search_promise MATCH $1 ORDER BY rowid DESC LIMIT "
         "$2",
         "SELECT id FROM promise WHERE account_id = $1 ORDER BY due_day DESC LIMIT $2",
         "SELECT id FROM promise ORDER BY id DESC LIMIT $1",
         R"(SELECT due_day FROM promise
         WHERE id = $1 AND ($2 = 0 OR created_by = $2) AND created_at >= $3 AND created_at < $4
           AND ($6 = 0 OR ($6 = 1 AND state = 1)
                OR ($6 = 2 AND (state = 4 OR (state = 1 AND due_day < $7)))))",
         "SELECT said_by || ' ' || evidence FROM promise WHERE id = $1"},
        {SearchKind::Dispute,
         "SELECT rowid FROM search_dispute WHERE search_dispute MATCH $1 ORDER BY rowid DESC LIMIT "
         "$2",
         "SELECT id FROM dispute WHERE account_id = $1 ORDER BY id DESC LIMIT $2",
         "SELECT id FROM dispute ORDER BY id DESC LIMIT $1",
         R"(SELECT opened_day FROM dispute
         WHERE id = $1 AND ($2 = 0 OR created_by = $2 OR owner_id = $2) AND created_at >= $3
           AND created_at < $4
           AND ($6 = 0 OR ($6 IN (1, 3) AND state = 1)
                OR ($6 = 2 AND state = 1 AND deadline_day < $7)))",
         "SELECT reason || ' ' || text || ' ' || resolution FROM dispute WHERE id = $1"},
    };
    return *std::find_if(std::begin(kTexts), std::end(kTexts),
                         [kind](const Texts &texts) { return texts.kind == kind; });
}

TextSearch::TextSearch(Database &db, SearchKind kind, const SearchScope &scope, int limit)
    : m_db(db), m_texts(textsOf(kind)), m_scope(scope), m_ids(limit), m_passes(db, m_texts.passes)
{
}

std::vector<qint64> TextSearch::run()
{
    if (m_scope.byAccount)
        searchAccounts();
    else if (!m_scope.words.isEmpty())
        searchWords();
    else if (m_texts.newest != nullptr)
        searchNewest();
    return m_ids.take();
}

std::optional<qint64> TextSearch::passes(qint64 id)
{
    m_passes.reset().at(1).bind(id);
    if (m_texts.kind != SearchKind::Contact) {
        m_passes.bind(m_scope.user.number()).bind(m_scope.fromMs).bind(m_scope.beforeMs);
        if (m_texts.kind == SearchKind::Note)
            m_passes.bind(m_scope.noteKinds);
        else if (m_texts.kind != SearchKind::Document)
            m_passes.at(6).bind(int(m_scope.state)).bind(m_scope.today);
    }
    return m_passes.next() ? std::optional(m_passes.integer(0)) : std::nullopt;
}

void TextSearch::takePassing(Statement &candidates, std::vector<Dated> &rank)
{
    while (rank.size() <= size_t(SearchQuery::kMost) && candidates.next()) {
        const qint64 id = candidates.integer(0);
        if (const std::optional<qint64> when = passes(id))
            rank.push_back({*when, id});
    }
}

void TextSearch::addRank(std::vector<Dated> &rank)
{
    std::sort(rank.begin(), rank.end(), [](const Dated &a, const Dated &b) {
        return a.when != b.when ? a.when > b.when : a.id > b.id;
    });
    for (const Dated &each : rank)
        m_ids.add(each.id);
    rank.clear();
}

void TextSearch::searchWords()
{
    std::vector<Dated> rank;
    const QString &others =
        m_texts.kind == SearchKind::Contact ? m_scope.otherNames : m_scope.otherForms;
    for (const QString &words : {m_scope.words, others}) {
        if (words.isEmpty() || m_ids.full())
            continue;
        Statement select(m_db, m_texts.byWords);
        select.bind(words).bind(SearchQuery::kMostLookedAt);
        takePassing(select, rank);
        addRank(rank);
    }
    if (m_texts.kind != SearchKind::Note || !hasUnspacedScript(m_scope.typed) || m_ids.full())
        return;
    Statement select(m_db, kNotesInside);
    select.bind(m_scope.typed.trimmed()).bind(kNewestNotes).bind(kNewestNotes);
    takePassing(select, rank);
    addRank(rank);
}

void TextSearch::searchNewest()
{
    std::vector<Dated> rank;
    const bool ofUser = m_texts.kind == SearchKind::Note && m_scope.user.isSet();
    Statement select(m_db, ofUser ? kNotesOfUser : m_texts.newest);
    if (ofUser)
        select.bind(m_scope.user).bind(m_scope.fromMs).bind(m_scope.beforeMs);
    select.bind(SearchQuery::kMostLookedAt);
    takePassing(select, rank);
    addRank(rank);
}

void TextSearch::searchAccounts()
{
    std::vector<Dated> exact;
    std::vector<Dated> others;
    int left = SearchQuery::kMostCompared;
    Statement text(m_db, m_texts.text);
    for (const AccountId account : m_scope.accounts) {
        Statement select(m_db, m_texts.ofAccount);
        select.bind(account).bind(left);
        while (select.next()) {
            --left;
            const qint64 id = select.integer(0);
            const std::optional<qint64> when = passes(id);
            if (!when)
                continue;
            text.reset().at(1).bind(id);
            const QString found = m_scope.terms.empty() || !text.next() ? QString() : text.text(0);
            if (hasTerms(found, m_scope.terms, false))
                exact.push_back({*when, id});
            else if (hasTerms(found, m_scope.terms, true))
                others.push_back({*when, id});
        }
    }
    addRank(exact);
    addRank(others);
}

} // namespace duebook
