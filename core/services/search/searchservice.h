// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/searchwords.h"
#include "core/domain/dispute.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"
#include "core/domain/note.h"
#include "core/domain/promise.h"
#include "core/domain/search.h"
#include "core/rules/search/searchterms.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>
#include <vector>

namespace duebook {

class Session;

struct SearchHit {
    SearchKind kind = SearchKind::Account;
    qint64 id = 0;    ///< of the kind's record
    qint64 place = 0; ///< the record to open: of a corrected note its newest version, else `id`
    AccountId account;
    MarkedText title;  ///< account name, contact name, invoice number, document name, note's text,
                       ///< who promised and on what it rests, the dispute's reason
    MarkedText detail; ///< number and city, email, excerpt ...
    QString accountName; ///< of the account it belongs to
    QString who;         ///< notes: the author
    QDateTime when;      ///< notes: spoken at; documents: added; else invalid
    QDate day;           ///< invoices: issued; promises: due; disputes: opened
    Money amount;        ///< invoices and promises
    Money open;          ///< invoices
    std::optional<NoteKind> noteKind;
    std::optional<PromiseState> promiseState;
    std::optional<DisputeState> disputeState;
};

struct SearchGroup {
    SearchKind kind = SearchKind::Account;
    std::vector<SearchHit> hits;
    bool more = false; ///< there are more than the limit
};

/// A filter of the text and what it was taken for, as a chip shows it.
struct SearchChip {
    SearchFilter filter;
    QString text;           ///< "by: Anna Berg", "after: 2026-03-02"
    bool understood = true; ///< false: it does not count, a remark says why
};

struct SearchAnswer {
    std::vector<SearchGroup> groups; ///< in the order of `SearchKind`; none is empty
    std::vector<SearchChip> chips;
    QStringList remarks; ///< what of the filters was not understood, a sentence each
};

/// A way to go on typing, offered while a filter is being typed.
struct SearchCompletion {
    QString text; ///< the whole text of the box when it is taken
    QString label;
    QString detail;
};

/// One box over everything. Anything typed is safe: words are taken as beginnings of words, "in
/// quotes" as a phrase; accents, case and points are forgiven, and what has a word only in another
/// form (wordforms.h) comes last. Filters as in searchterms.h. Belongs to the thread of its
/// session; a superseded search is stopped by `Database::interrupt`, which makes it a Cancelled
/// error.
class SearchService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SearchService)
public:
    /// Days in filters are read as the computer's locale orders them.
    explicit SearchService(Session &session);

    /// What is found of every kind, at most `limitPerGroup` of each. Nothing typed finds nothing; a
    /// filter alone finds the newest records it leaves. Invoices by the beginning of their number,
    /// or by their exact amount when the words are one; the others newest first.
    Result<SearchAnswer> search(const QString &text, int limitPerGroup = 8);

    /// The hits of one kind behind the first `from`; at most 1,000 are ever found.
    Result<SearchGroup> more(const QString &text, SearchKind kind, int from, int limit);

    /// How the filter being typed at the end of the text may go on; empty when there is none.
    Result<std::vector<SearchCompletion>> completions(const QString &text);

    /// The notes of one account that match, newest first; at most the newest 10,000 are compared.
    Result<std::vector<SearchHit>> notesOf(AccountId account, const QString &text, int limit = 200);

    /// The account with this number, else the first whose number or name begins so, or has the
    /// words. Errors: NotFound.
    Result<AccountId> accountNamed(const QString &text);

    /// The word of a kind in the heading of its group: "Invoices".
    static QString groupName(SearchKind kind);

private:
    Session &m_session;
    NaturalDateContext m_dates;
};

} // namespace duebook
