// SPDX-License-Identifier: Apache-2.0
#include "core/services/search/searchhits.h"

#include "core/rules/search/wordforms.h"
#include "core/store/search/searchrows.h"

namespace duebook {

namespace {

constexpr qsizetype kExcerpt = 160;
// A document's text is looked through in pieces until its first found word.
constexpr int kTextPiece = 20000;
constexpr int kTextPieces = 20;

QString joined(const QStringList &parts)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present += part;
    }
    return present.join(QStringLiteral(" · "));
}

class HitReader {
public:
    HitReader(Database &db, const std::vector<SearchTerm> &terms)
        : m_db(db), m_terms(withOtherForms(terms))
    {
    }

    template <typename Found>
    static SearchHit begin(SearchKind kind, const Found &found)
    {
        SearchHit hit;
        hit.kind = kind;
        hit.id = found.id.number();
        hit.place = hit.id;
        return hit;
    }

    template <typename Found>
    static SearchHit inAccount(SearchKind kind, const Found &found)
    {
        SearchHit hit = begin(kind, found);
        hit.account = found.account;
        hit.accountName = found.accountName;
        return hit;
    }

    SearchHit hit(const FoundAccount &account) const
    {
        SearchHit hit = begin(SearchKind::Account, account);
        hit.account = account.id;
        hit.accountName = account.name;
        hit.title = marked(account.name);
        hit.detail = marked(joined({account.number, account.city}));
        return hit;
    }

    SearchHit hit(const FoundContact &contact) const
    {
        SearchHit hit = inAccount(SearchKind::Contact, contact);
        hit.title = marked(contact.name);
        hit.detail = marked(joined({contact.role, contact.email, contact.phone}));
        return hit;
    }

    SearchHit hit(const FoundInvoice &invoice) const
    {
        SearchHit hit = inAccount(SearchKind::Invoice, invoice);
        hit.title = marked(invoice.number);
        hit.day = invoice.issued;
        hit.amount = invoice.amount;
        hit.open = invoice.open;
        return hit;
    }

    SearchHit hit(const FoundNote &note) const
    {
        SearchHit hit = inAccount(SearchKind::Note, note);
        hit.place = note.newest.number();
        hit.title = excerpt(note.text, m_terms, kExcerpt);
        hit.who = note.authorName;
        hit.when = note.spokenAt;
        hit.noteKind = note.kind;
        return hit;
    }

    SearchHit hit(const FoundDocument &document) const
    {
        SearchHit hit = inAccount(SearchKind::Document, document);
        hit.title = marked(document.name);
        hit.detail = excerptOf(document, hit.title.ranges.empty());
        hit.when = document.addedAt;
        return hit;
    }

    SearchHit hit(const FoundPromise &promise) const
    {
        SearchHit hit = inAccount(SearchKind::Promise, promise);
        hit.title = excerpt(joined({promise.saidBy, promise.evidence}), m_terms, kExcerpt);
        hit.day = promise.due;
        hit.amount = promise.amount;
        hit.promiseState = promise.state;
        return hit;
    }

    SearchHit hit(const FoundDispute &dispute) const
    {
        SearchHit hit = inAccount(SearchKind::Dispute, dispute);
        hit.title = marked(dispute.reason);
        hit.detail = excerpt(joined({dispute.text, dispute.resolution}), m_terms, kExcerpt);
        hit.day = dispute.opened;
        hit.disputeState = dispute.state;
        return hit;
    }

    template <typename Found>
    std::vector<SearchHit> hits(const std::vector<Found> &found) const
    {
        std::vector<SearchHit> hits;
        for (const Found &each : found)
            hits.push_back(hit(each));
        return hits;
    }

private:
    MarkedText marked(const QString &text) const { return {text, markTerms(text, m_terms)}; }

    MarkedText excerptOf(const FoundDocument &document, bool mustBeInText) const
    {
        MarkedText found = excerpt(document.text, m_terms, kExcerpt);
        if (!found.ranges.empty() || !mustBeInText || m_terms.empty())
            return found;
        for (int piece = 1; piece < kTextPieces; ++piece) {
            const QString text =
                SearchRows::documentText(m_db, document.id, piece * kTextPiece, kTextPiece);
            if (text.isEmpty())
                break;
            const MarkedText later = excerpt(text, m_terms, kExcerpt);
            if (!later.ranges.empty())
                return later;
        }
        return found;
    }

    Database &m_db;
    std::vector<SearchTerm> m_terms;
};

} // namespace

std::vector<SearchHit> readHits(Database &db, SearchKind kind, const std::vector<qint64> &ids,
                                const std::vector<SearchTerm> &terms)
{
    const HitReader reader(db, terms);
    switch (kind) {
    case SearchKind::Account:
        return reader.hits(SearchRows::accounts(db, ids));
    case SearchKind::Contact:
        return reader.hits(SearchRows::contacts(db, ids));
    case SearchKind::Invoice:
        return reader.hits(SearchRows::invoices(db, ids));
    case SearchKind::Note:
        return reader.hits(SearchRows::notes(db, ids));
    case SearchKind::Document:
        return reader.hits(SearchRows::documents(db, ids));
    case SearchKind::Promise:
        return reader.hits(SearchRows::promises(db, ids));
    case SearchKind::Dispute:
        break;
    }
    return reader.hits(SearchRows::disputes(db, ids));
}

} // namespace duebook
