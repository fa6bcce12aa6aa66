// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

namespace duebook {

/// Who the document came from. The numbers stand in the book: only add at the end.
enum class DocumentSource { Us = 1, Customer };

/// How far the text inside is known. The numbers stand in the book: only add at the end.
enum class DocumentTextState { Waiting = 0, Read, None, Failed };

/// A file kept in the book. The content stands in chunks under its SHA-256, once if identical.
struct Document {
    DocumentId id;
    QString name; ///< file name without folder
    QString mediaType;
    qint64 size = 0;   ///< bytes
    QByteArray sha256; ///< 32 bytes
    QString kind; ///< invoice copy, proof of delivery, contract ...; free text with suggestions
    DocumentSource source = DocumentSource::Customer;
    bool isProof = false;
    QDate received;
    UserId addedBy;
    QString addedByName;
    QDateTime addedAt;
    qint64 rowVersion = 0;
    DocumentTextState textState = DocumentTextState::Waiting;
    QDateTime removedAt; ///< invalid = not removed; the content stays in any case
    QString removedByName;
    QString removedReason;

    bool isRemoved() const { return removedAt.isValid(); }
    friend bool operator==(const Document &, const Document &) = default;
};

/// A file to be taken into the book: from `path`, or, when `path` is empty, from `content`
/// (pasted).
struct NewDocument {
    QString name;
    QString path;
    QByteArray content;
    QString kind;
    DocumentSource source = DocumentSource::Customer;
    bool isProof = false;
    QDate received; ///< invalid = today
};

/// What a document belongs to; any number may be set, at least one must be.
struct DocumentLink {
    AccountId account;
    NoteId note;
    InvoiceId invoice;
    PromiseId promise;
    DisputeId dispute;
    PaymentId payment;

    friend bool operator==(const DocumentLink &, const DocumentLink &) = default;
};

} // namespace duebook
