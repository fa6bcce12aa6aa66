// SPDX-License-Identifier: Apache-2.0
#include "core/services/searchservice.h"

#include "core/rules/amountparser.h"
#include "core/store/ftsexpression.h"
#include "core/store/searchquery.h"
#include "core/store/session.h"

namespace duebook {

namespace {

constexpr qsizetype kExcerpt = 160;
constexpr int kNotesOfOneAccount = 5000;

QString joined(const QStringList &parts)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present += part;
    }
    return present.join(QStringLiteral(" · "));
}

/// Fills one group from what was found; one more than the limit was asked for.
template <typename Found, typename MakeHit>
void addGroup(std::vector<SearchGroup> &groups, SearchKind kind, const std::vector<Found> &found,
              int limit, const MakeHit &makeHit)
{
    if (found.empty())
        return;
    SearchGroup group;
    group.kind = kind;
    group.more = int(found.size()) > limit;
    for (const Found &each : found) {
        if (int(group.hits.size()) == limit)
            break;
        SearchHit hit = makeHit(each);
        hit.kind = kind;
        group.hits.push_back(std::move(hit));
    }
    groups.push_back(std::move(group));
}

class Search {
public:
    Search(Database &db, const QString &typed, int limit)
        : m_db(db), m_typed(typed), m_terms(searchTerms(typed)), m_words(ftsExpression(m_terms)),
          m_limit(limit)
    {
    }

    std::vector<SearchGroup> run()
    {
        if (m_terms.empty())
            return {};
        addAccounts();
        addContacts();
        addInvoices();
        addGroup(m_groups, SearchKind::Note,
                 SearchQuery::notes(m_db, m_words, m_typed, m_limit + 1), m_limit,
                 [this](const FoundNote &note) { return noteHit(note, m_terms); });
        addDocuments();
        return std::move(m_groups);
    }

    static SearchHit noteHit(const FoundNote &note, const std::vector<SearchTerm> &terms)
    {
        SearchHit hit;
        hit.id = note.id.number();
        hit.account = note.account;
        hit.accountName = note.accountName;
        hit.title = excerpt(note.text, terms, kExcerpt);
        hit.detail.text = joined({note.accountName, note.authorName});
        hit.when = note.spokenAt;
        return hit;
    }

private:
    MarkedText marked(const QString &text) const { return {text, markTerms(text, m_terms)}; }

    void addAccounts()
    {
        addGroup(m_groups, SearchKind::Account,
                 SearchQuery::accounts(m_db, m_words, m_typed, m_limit + 1), m_limit,
                 [this](const FoundAccount &account) {
                     SearchHit hit;
                     hit.id = account.id.number();
                     hit.account = account.id;
                     hit.accountName = account.name;
                     hit.title = marked(account.name);
                     hit.detail = marked(joined({account.number, account.city}));
                     return hit;
                 });
    }

    void addContacts()
    {
        addGroup(m_groups, SearchKind::Contact, SearchQuery::contacts(m_db, m_words, m_limit + 1),
                 m_limit, [this](const FoundContact &contact) {
                     SearchHit hit;
                     hit.id = contact.id.number();
                     hit.account = contact.account;
                     hit.accountName = contact.accountName;
                     hit.title = marked(contact.name);
                     hit.detail = marked(
                         joined({contact.role, contact.accountName, contact.email, contact.phone}));
                     return hit;
                 });
    }

    void addInvoices()
    {
        std::vector<FoundInvoice> found = SearchQuery::invoicesByNumber(m_db, m_typed, m_limit + 1);
        for (const int digits : {2, 0, 3}) {
            for (const DecimalSign sign : {DecimalSign::Point, DecimalSign::Comma})
                addOfAmount(found, sign, digits);
        }
        addGroup(m_groups, SearchKind::Invoice, found, m_limit,
                 [this](const FoundInvoice &invoice) {
                     SearchHit hit;
                     hit.id = invoice.id.number();
                     hit.account = invoice.account;
                     hit.accountName = invoice.accountName;
                     hit.title = marked(invoice.number);
                     hit.detail.text = invoice.accountName;
                     hit.day = invoice.issued;
                     hit.amount = invoice.amount;
                     hit.open = invoice.open;
                     return hit;
                 });
    }

    // "1.234" may mean both; what is found tells.
    void addOfAmount(std::vector<FoundInvoice> &found, DecimalSign sign, int digits)
    {
        const ParsedAmount amount = parseAmount(m_typed.trimmed().left(60).toUtf8(), sign, digits);
        if (amount.error != AmountError::None || amount.minor == 0)
            return;
        for (const FoundInvoice &invoice :
             SearchQuery::invoicesByAmount(m_db, amount.minor, digits, m_limit + 1)) {
            const bool known =
                std::any_of(found.begin(), found.end(),
                            [&](const FoundInvoice &other) { return other.id == invoice.id; });
            if (!known)
                found.push_back(invoice);
        }
    }

    void addDocuments()
    {
        addGroup(m_groups, SearchKind::Document, SearchQuery::documents(m_db, m_words, m_limit + 1),
                 m_limit, [this](const FoundDocument &document) {
                     SearchHit hit;
                     hit.id = document.id.number();
                     hit.account = document.account;
                     hit.accountName = document.accountName;
                     hit.title = marked(document.name);
                     hit.detail = document.text.isEmpty()
                                      ? MarkedText{document.accountName, {}}
                                      : excerpt(document.text, m_terms, kExcerpt);
                     hit.when = document.addedAt;
                     return hit;
                 });
    }

    Database &m_db;
    const QString &m_typed;
    std::vector<SearchTerm> m_terms;
    QString m_words;
    int m_limit;
    std::vector<SearchGroup> m_groups;
};

bool allFound(const QString &text, const std::vector<SearchTerm> &terms)
{
    return std::all_of(terms.begin(), terms.end(),
                       [&](const SearchTerm &term) { return !markTerms(text, {term}).empty(); });
}

} // namespace

Result<std::vector<SearchGroup>> SearchService::search(const QString &text, int limitPerGroup)
{
    return m_session.read([&](Database &db) -> Result<std::vector<SearchGroup>> {
        return Search(db, text, limitPerGroup).run();
    });
}

Result<std::vector<SearchHit>> SearchService::notesOf(AccountId account, const QString &text,
                                                      int limit)
{
    return m_session.read([&](Database &db) -> Result<std::vector<SearchHit>> {
        const std::vector<SearchTerm> terms = searchTerms(text);
        std::vector<SearchHit> hits;
        if (terms.empty())
            return hits;
        for (const FoundNote &note : SearchQuery::notesOf(db, account, kNotesOfOneAccount)) {
            if (int(hits.size()) == limit)
                break;
            if (!allFound(note.text, terms))
                continue;
            hits.push_back(Search::noteHit(note, terms));
            hits.back().kind = SearchKind::Note;
        }
        return hits;
    });
}

} // namespace duebook
