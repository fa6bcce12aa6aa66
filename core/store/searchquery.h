// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDateTime>

#include <vector>

namespace duebook {

struct FoundAccount {
    AccountId id;
    QString number;
    QString name;
    QString city;
};

struct FoundContact {
    ContactId id;
    AccountId account;
    QString accountName;
    QString name;
    QString role;
    QString email;
    QString phone;
};

struct FoundInvoice {
    InvoiceId id;
    AccountId account;
    QString accountName;
    QString number;
    QDate issued;
    Money amount;
    Money open;
};

struct FoundNote {
    NoteId id;
    AccountId account;
    QString accountName;
    QString text;
    QString authorName;
    QDateTime spokenAt;
};

struct FoundDocument {
    DocumentId id;
    AccountId account;
    QString accountName;
    QString name;
    QString text; ///< its first 20,000 characters
    QDateTime addedAt;
};

/// The reading side of search. `words` is an expression made by `ftsExpression`, never typed text.
/// Each stops at `limit`; a running one can be interrupted.
class SearchQuery {
public:
    /// Numbers that begin with the text first, then names that do, then newest with the words.
    static std::vector<FoundAccount> accounts(Database &db, const QString &words,
                                              const QString &typed, int limit);
    static std::vector<FoundContact> contacts(Database &db, const QString &words, int limit);
    static std::vector<FoundInvoice> invoicesByNumber(Database &db, const QString &typed,
                                                      int limit);
    /// Newest first; only invoices whose currency has `minorDigits` decimals.
    static std::vector<FoundInvoice> invoicesByAmount(Database &db, qint64 minor, int minorDigits,
                                                      int limit);
    static std::vector<FoundNote> notes(Database &db, const QString &words, const QString &typed,
                                        int limit);
    static std::vector<FoundDocument> documents(Database &db, const QString &words, int limit);

    /// The account's notes, newest first.
    static std::vector<FoundNote> notesOf(Database &db, AccountId account, int limit);
};

} // namespace duebook
