// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "core/domain/money.h"
#include "core/domain/page.h"

#include <optional>
#include <vector>

namespace duebook {

/// Which documents of the book a list shows; conditions are joined with "and".
struct DocumentFilter {
    AccountId account; ///< unset = of all accounts
    QString kind;      ///< empty = any
    std::optional<DocumentSource> source;
    bool proofOnly = false;
    bool removedOnly = false; ///< what was removed, instead of what is there
    QDate from;               ///< received on that day or later; invalid = any
    QDate to;                 ///< received on that day or before; invalid = any
    /// Words of the name or of the text inside, or of the account's number, name or city.
    QString text;
};

/// A document of the whole book with its account: that of its oldest link.
struct ListedDocument {
    Document document;
    AccountId account;
    QString accountNumber;
    QString accountName;
};

struct ListedDocumentPage {
    std::vector<ListedDocument> rows; ///< newest received first
    std::optional<PageKey> next;      ///< nothing = that was the last page
};

/// One thing a document belongs to, with what a person calls it.
struct DocumentLinkRow {
    qint64 id = 0;
    DocumentLink link;
    QString accountNumber;
    QString accountName;
    QString noteText;          ///< beginning of the note's text
    QDateTime noteAt;          ///< when it was spoken
    bool cameWithNote = false; ///< saved together with the note: the two stay together
    QString invoiceNumber;
    QDate promiseDue;
    Money promiseAmount;
    QString disputeReason;
    QDate disputeOpened;
    QString paymentReference;
    QDate paymentDay;
    Money paymentAmount;
};

/// An invoice in dispute, or overdue for long, without a proof of delivery.
struct MissingProof {
    InvoiceId invoice;
    QString number;
    AccountId account;
    QString accountNumber;
    QString accountName;
    QDate due;
    Money amount;
    Money open;
    Money disputed;      ///< part of the open amount that is disputed
    qint64 daysLate = 0; ///< today - due day; <= 0 = not overdue
};

struct MissingProofPage {
    std::vector<MissingProof> rows; ///< longest due first
    std::optional<PageKey> next;    ///< nothing = that was the last page
};

struct MissingProofFilter {
    AccountId account; ///< unset = of all accounts
    UserId owner;      ///< the collector of the account; unset = everybody's
};

} // namespace duebook
