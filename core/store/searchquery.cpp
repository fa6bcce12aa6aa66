// SPDX-License-Identifier: Apache-2.0
#include "core/store/searchquery.h"

#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/domain/currency.h"
#include "core/rules/wordforms.h"
#include "core/store/ftsexpression.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace duebook {

namespace {

// Invoices of one amount that are looked at for the right currency.
constexpr int kSameAmount = 1000;
// Notes whose inner letters are looked at where words have no blanks between them.
constexpr int kNewestNotes = 5000;
// Records that are looked at to find those that pass a filter.
constexpr int kMostLookedAt = 50000;
// Records of the accounts of a filter whose words are compared one by one.
constexpr int kMostCompared = 10000;
constexpr int kMostAccounts = 20;

constexpr auto kAccountsByNumber = R"(
    SELECT id FROM account WHERE number_key >= $1 AND number_key < $2 ORDER BY number_key LIMIT $3)";
constexpr auto kAccountsByName = R"(
    SELECT id FROM account INDEXED BY ix_account_name
     WHERE name_key >= $1 AND name_key < $2 ORDER BY name_key LIMIT $3)";
constexpr auto kAccountsByWords = R"(
    SELECT rowid FROM search_account WHERE search_account MATCH $1 ORDER BY rowid DESC LIMIT $2)";
constexpr auto kAccountsInside = R"(
    SELECT id FROM account INDEXED BY ix_account_name WHERE instr(name_key, $1) > 0 LIMIT $2)";
constexpr auto kAccountText =
    "SELECT number || ' ' || name || ' ' || city FROM account WHERE id = $1";

constexpr auto kInvoicesByNumber = R"(
    SELECT id FROM invoice INDEXED BY ux_invoice_number
     WHERE number_key >= $1 AND number_key < $2 ORDER BY number_key LIMIT $3)";
constexpr auto kInvoicesByAmount = R"(
    SELECT id, currency FROM invoice INDEXED BY ix_invoice_amount
     WHERE amount = $1 ORDER BY id DESC LIMIT $2)";
constexpr auto kInvoicesOfAccount = R"(
    SELECT id FROM invoice WHERE account_id = $1 ORDER BY issue_day DESC LIMIT $2)";
constexpr auto kInvoicesOpen = R"(
    SELECT id FROM invoice INDEXED BY ix_invoice_open_due
     WHERE open_amount <> 0 ORDER BY due_day, id LIMIT $1)";
constexpr auto kInvoicesNewest = "SELECT id FROM invoice ORDER BY id DESC LIMIT $1";
constexpr auto kInvoicePasses = R"(
    SELECT account_id FROM invoice
     WHERE id = $1 AND ($2 IS NULL OR issue_day >= $2) AND ($3 IS NULL OR issue_day < $3)
       AND ($4 = 0 OR ($4 = 1 AND open_amount <> 0)
            OR ($4 = 2 AND open_amount > 0 AND due_day < $5) OR ($4 = 3 AND disputed_amount <> 0)))";
constexpr auto kNotesInside = R"(
    SELECT id FROM note
     WHERE id > (SELECT max(id) FROM note) - $2 AND instr(text, $1) > 0
     ORDER BY id DESC LIMIT $3)";

/// The statements of a kind that has its words in a full-text table. `passes` gets the id, the
/// user, two moments, the note kinds, the state and today; it gives what the newest are told by.
struct Texts {
    SearchKind kind;
    const char *byWords;
    const char *ofAccount;
    const char *newest;
    const char *passes;
    const char *text;
};

constexpr Texts kTexts[] = {
    {SearchKind::Contact,
     "SELECT rowid FROM search_contact WHERE search_contact MATCH $1 ORDER BY rowid DESC LIMIT $2",
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
     "SELECT document_id FROM document_link WHERE account_id = $1 ORDER BY created_at DESC LIMIT "
     "$2",
     "SELECT id FROM document WHERE removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $1",
     R"(SELECT created_at FROM document
         WHERE id = $1 AND removed_at IS NULL AND ($2 = 0 OR created_by = $2)
           AND created_at >= $3 AND created_at < $4)",
     "SELECT name || ' ' || substr(text, 1, 200000) FROM document WHERE id = $1"},
    {SearchKind::Promise,
     "SELECT rowid FROM search_promise WHERE search_promise MATCH $1 ORDER BY rowid DESC LIMIT $2",
     "SELECT id FROM promise WHERE account_id = $1 ORDER BY due_day DESC LIMIT $2",
     "SELECT id FROM promise ORDER BY id DESC LIMIT $1",
     R"(SELECT due_day FROM promise
         WHERE id = $1 AND ($2 = 0 OR created_by = $2) AND created_at >= $3 AND created_at < $4
           AND ($6 = 0 OR ($6 = 1 AND state = 1)
                OR ($6 = 2 AND (state = 4 OR (state = 1 AND due_day < $7)))))",
     "SELECT said_by || ' ' || evidence FROM promise WHERE id = $1"},
    {SearchKind::Dispute,
     "SELECT rowid FROM search_dispute WHERE search_dispute MATCH $1 ORDER BY rowid DESC LIMIT $2",
     "SELECT id FROM dispute WHERE account_id = $1 ORDER BY id DESC LIMIT $2",
     "SELECT id FROM dispute ORDER BY id DESC LIMIT $1",
     R"(SELECT opened_day FROM dispute
         WHERE id = $1 AND ($2 = 0 OR created_by = $2 OR owner_id = $2) AND created_at >= $3
           AND created_at < $4
           AND ($6 = 0 OR ($6 IN (1, 3) AND state = 1)
                OR ($6 = 2 AND state = 1 AND deadline_day < $7)))",
     "SELECT reason || ' ' || text || ' ' || resolution FROM dispute WHERE id = $1"},
};
// The notes of one person have an index of their own.
constexpr auto kNotesOfUser = R"(
    SELECT id FROM note WHERE author_id = $1 AND spoken_at >= $2 AND spoken_at < $3
     ORDER BY spoken_at DESC LIMIT $4)";

const Texts &textsOf(SearchKind kind)
{
    return *std::find_if(std::begin(kTexts), std::end(kTexts),
                         [kind](const Texts &texts) { return texts.kind == kind; });
}

/// Ids in the order found, each once, up to a limit.
class Ids {
public:
    explicit Ids(int limit) : m_limit(limit) {}

    bool full() const { return int(m_ids.size()) >= m_limit; }
    int missing() const { return m_limit - int(m_ids.size()); }
    void add(qint64 id)
    {
        if (!full() && !m_known.contains(id)) {
            m_known.insert(id);
            m_ids.push_back(id);
        }
    }
    void addAll(Statement &select)
    {
        while (!full() && select.next())
            add(select.integer(0));
    }
    std::vector<qint64> take() { return std::move(m_ids); }

private:
    int m_limit;
    std::vector<qint64> m_ids;
    QSet<qint64> m_known;
};

void addByPrefix(Database &db, const char *sql, const QString &prefix, Ids &ids)
{
    if (prefix.isEmpty() || ids.full())
        return;
    Statement select(db, sql);
    select.bind(prefix).bind(endOfPrefix(prefix)).bind(ids.missing());
    ids.addAll(select);
}

void addByWords(Database &db, const char *sql, const QString &words, Ids &ids)
{
    if (words.isEmpty() || ids.full())
        return;
    Statement select(db, sql);
    // What is known already comes again: so many more are needed.
    select.bind(words).bind(SearchQuery::kMost + 1);
    ids.addAll(select);
}

/// Finds records of a kind with a full-text table.
class TextSearch {
public:
    TextSearch(Database &db, SearchKind kind, const SearchScope &scope, int limit)
        : m_db(db), m_texts(textsOf(kind)), m_scope(scope), m_ids(limit),
          m_passes(db, m_texts.passes)
    {
    }

    std::vector<qint64> run()
    {
        if (m_scope.byAccount)
            searchAccounts();
        else if (!m_scope.words.isEmpty())
            searchWords();
        else if (m_texts.newest != nullptr)
            searchNewest();
        return m_ids.take();
    }

private:
    /// When the record is from, if it passes the filters.
    std::optional<qint64> passes(qint64 id)
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

    /// Records of one rank, to be put in order among themselves.
    struct Dated {
        qint64 when = 0;
        qint64 id = 0;
    };

    void takePassing(Statement &candidates, std::vector<Dated> &rank)
    {
        while (rank.size() <= size_t(SearchQuery::kMost) && candidates.next()) {
            const qint64 id = candidates.integer(0);
            if (const std::optional<qint64> when = passes(id))
                rank.push_back({*when, id});
        }
    }

    /// The newest of a rank first. A record's number says when it was written down, which may be
    /// long after it happened.
    void addRank(std::vector<Dated> &rank)
    {
        std::sort(rank.begin(), rank.end(), [](const Dated &a, const Dated &b) {
            return a.when != b.when ? a.when > b.when : a.id > b.id;
        });
        for (const Dated &each : rank)
            m_ids.add(each.id);
        rank.clear();
    }

    void searchWords()
    {
        std::vector<Dated> rank;
        for (const QString &words : {m_scope.words, m_scope.otherForms}) {
            if (words.isEmpty() || m_ids.full())
                continue;
            Statement select(m_db, m_texts.byWords);
            select.bind(words).bind(kMostLookedAt);
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

    void searchNewest()
    {
        std::vector<Dated> rank;
        const bool ofUser = m_texts.kind == SearchKind::Note && m_scope.user.isSet();
        Statement select(m_db, ofUser ? kNotesOfUser : m_texts.newest);
        if (ofUser)
            select.bind(m_scope.user).bind(m_scope.fromMs).bind(m_scope.beforeMs);
        select.bind(kMostLookedAt);
        takePassing(select, rank);
        addRank(rank);
    }

    void searchAccounts()
    {
        std::vector<Dated> exact;
        std::vector<Dated> others;
        int left = kMostCompared;
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
                const QString found =
                    m_scope.terms.empty() || !text.next() ? QString() : text.text(0);
                if (hasTerms(found, m_scope.terms, false))
                    exact.push_back({*when, id});
                else if (hasTerms(found, m_scope.terms, true))
                    others.push_back({*when, id});
            }
        }
        addRank(exact);
        addRank(others);
    }

    Database &m_db;
    const Texts &m_texts;
    const SearchScope &m_scope;
    Ids m_ids;
    Statement m_passes;
};

} // namespace

std::vector<qint64> SearchQuery::find(Database &db, SearchKind kind, const SearchScope &scope,
                                      int limit)
{
    limit = std::min(limit, kMost + 1);
    if (scope.byAccount && scope.accounts.empty())
        return {};
    if (kind == SearchKind::Account)
        return accounts(db, scope, limit);
    if (kind == SearchKind::Invoice)
        return invoices(db, scope, limit);
    return TextSearch(db, kind, scope, limit).run();
}

std::vector<AccountId> SearchQuery::accountsNamed(Database &db, const QString &text)
{
    const QString number = foldNumber(text);
    if (number.isEmpty())
        return {};
    Ids ids(kMostAccounts);
    {
        Statement exact(db, "SELECT id FROM account WHERE number_key = $1");
        exact.bind(number);
        if (exact.next())
            return {exact.id<AccountId>(0)};
    }
    addByPrefix(db, kAccountsByNumber, number, ids);
    addByPrefix(db, kAccountsByName, foldText(text), ids);
    const std::vector<SearchTerm> terms = searchTerms(text);
    addByWords(db, kAccountsByWords, ftsExpression(terms), ids);
    if (!ids.full())
        addByWords(db, kAccountsByWords, ftsOtherForms(terms), ids);
    std::vector<AccountId> accounts;
    for (const qint64 id : ids.take())
        accounts.emplace_back(id);
    return accounts;
}

std::vector<qint64> SearchQuery::accounts(Database &db, const SearchScope &scope, int limit)
{
    Ids ids(limit);
    if (scope.byAccount) {
        Statement text(db, kAccountText);
        for (const AccountId account : scope.accounts) {
            text.reset().at(1).bind(account);
            if (text.next() && hasTerms(text.text(0), scope.terms, true))
                ids.add(account.number());
        }
        return ids.take();
    }
    if (scope.terms.empty())
        return {};
    addByPrefix(db, kAccountsByNumber, foldNumber(scope.typed), ids);
    addByPrefix(db, kAccountsByName, foldText(scope.typed), ids);
    addByWords(db, kAccountsByWords, scope.words, ids);
    if (hasUnspacedScript(scope.typed) && !ids.full()) {
        Statement select(db, kAccountsInside);
        select.bind(foldText(scope.typed)).bind(limit);
        ids.addAll(select);
    }
    addByWords(db, kAccountsByWords, scope.otherForms, ids);
    return ids.take();
}

std::vector<qint64> SearchQuery::invoices(Database &db, const SearchScope &scope, int limit)
{
    const bool filtered = scope.filtered() || scope.byAccount;
    Ids candidates(filtered ? kMostLookedAt : limit);
    if (!scope.typed.trimmed().isEmpty()) {
        addByPrefix(db, kInvoicesByNumber, foldNumber(scope.typed), candidates);
        for (const AmountGuess &amount : scope.amounts) {
            Statement select(db, kInvoicesByAmount);
            select.bind(amount.minor).bind(kSameAmount);
            while (!candidates.full() && select.next()) {
                const auto currency = Currency::fromCode(select.utf8(1));
                if (currency.value_or(Currency()).minorDigits() == amount.digits)
                    candidates.add(select.integer(0));
            }
        }
    } else if (scope.byAccount) {
        for (const AccountId account : scope.accounts) {
            Statement select(db, kInvoicesOfAccount);
            select.bind(account).bind(kMostCompared);
            candidates.addAll(select);
        }
    } else {
        Statement select(db, scope.state != SearchState::Any ? kInvoicesOpen : kInvoicesNewest);
        select.bind(kMostLookedAt);
        candidates.addAll(select);
    }
    if (!filtered)
        return candidates.take();
    Ids ids(limit);
    Statement passes(db, kInvoicePasses);
    for (const qint64 id : candidates.take()) {
        if (ids.full())
            break;
        passes.reset().at(1).bind(id).bind(scope.from).bind(scope.before);
        passes.bind(int(scope.state)).bind(scope.today);
        if (!passes.next())
            continue;
        const auto &meant = scope.accounts;
        if (!scope.byAccount ||
            std::find(meant.begin(), meant.end(), passes.id<AccountId>(0)) != meant.end())
            ids.add(id);
    }
    return ids.take();
}

} // namespace duebook
