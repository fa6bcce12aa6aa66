// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/dispute.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"
#include "core/domain/note.h"
#include "core/domain/promise.h"

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
    NoteId newest; ///< the version that counts; `id` itself where it was not corrected
    AccountId account;
    QString accountName;
    NoteKind kind = NoteKind::Call;
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

struct FoundPromise {
    PromiseId id;
    AccountId account;
    QString accountName;
    Money amount;
    QDate due;
    PromiseState state = PromiseState::Open;
    QString saidBy;
    QString evidence;
};

struct FoundDispute {
    DisputeId id;
    AccountId account;
    QString accountName;
    QString reason;
    QString text;
    QString resolution;
    QDate opened;
    DisputeState state = DisputeState::Open;
};

/// Reads what `SearchQuery` found, in the order of the ids; what is gone is left out.
class SearchRows {
public:
    static std::vector<FoundAccount> accounts(Database &db, const std::vector<qint64> &ids);
    static std::vector<FoundContact> contacts(Database &db, const std::vector<qint64> &ids);
    static std::vector<FoundInvoice> invoices(Database &db, const std::vector<qint64> &ids);
    static std::vector<FoundNote> notes(Database &db, const std::vector<qint64> &ids);
    static std::vector<FoundDocument> documents(Database &db, const std::vector<qint64> &ids);
    static std::vector<FoundPromise> promises(Database &db, const std::vector<qint64> &ids);
    static std::vector<FoundDispute> disputes(Database &db, const std::vector<qint64> &ids);

    /// `length` characters of a document's text from `from` on; empty behind its end.
    static QString documentText(Database &db, DocumentId id, int from, int length);
};

} // namespace duebook
