// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/searchwords.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QCoreApplication>
#include <QDateTime>

#include <vector>

namespace duebook {

class Session;

enum class SearchKind { Account, Contact, Invoice, Note, Document };

struct SearchHit {
    SearchKind kind = SearchKind::Account;
    qint64 id = 0; ///< of the kind's record
    AccountId account;
    MarkedText title;    ///< account name, contact name, invoice number, document name, note's text
    MarkedText detail;   ///< number and city, email, amount, excerpt ...
    QString accountName; ///< of the account it belongs to
    QDateTime when;      ///< notes: spoken at; documents: added; else invalid
    QDate day;           ///< invoices: issue day
    Money amount;        ///< invoices
    Money open;
};

struct SearchGroup {
    SearchKind kind = SearchKind::Account;
    std::vector<SearchHit> hits; ///< never empty
    bool more = false;           ///< there are more than the limit
};

/// One box over everything. Anything typed is safe: words are taken as beginnings of words, "in
/// quotes" as a phrase; accents, case and points are forgiven. Belongs to the thread of its
/// session; a superseded search is stopped by `Database::interrupt`, which makes it a Cancelled
/// error.
class SearchService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SearchService)
public:
    explicit SearchService(Session &session) : m_session(session) {}

    /// Groups in the order accounts, contacts, invoices, notes, documents; empty ones left out; an
    /// empty text finds nothing. Invoices by the beginning of their number, or by their exact
    /// amount when the text is one. Notes and documents: the newest matches, best first among the
    /// newest 1,000.
    Result<std::vector<SearchGroup>> search(const QString &text, int limitPerGroup = 8);

    /// The notes of one account that match, newest first.
    Result<std::vector<SearchHit>> notesOf(AccountId account, const QString &text, int limit = 200);

private:
    Session &m_session;
};

} // namespace duebook
