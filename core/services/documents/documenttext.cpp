// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documenttext.h"

#include "core/rules/team/permissions.h"
#include "core/services/documents/documentservice.h"
#include "core/store/book/conflict.h"
#include "core/store/documents/documentreading.h"
#include "core/store/documents/documentrepository.h"

#include <QFile>

namespace duebook {

namespace {

constexpr qint64 kBetweenAttemptsMs = qint64{5} * 60 * 1000;
constexpr int kMostAtATime = 500;

} // namespace

Result<std::vector<Document>> DocumentTextService::waiting(DocumentId after, int limit)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Document>> {
        return DocumentRepository::waitingForText(db, after, limit);
    });
}

Result<std::vector<Document>> DocumentTextService::waitingAgain(DocumentId after, int limit)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Document>> {
        return DocumentReadings::triedBefore(db, after, limit);
    });
}

Result<int> DocumentTextService::tryOlderFailures()
{
    const auto failed = [](Database &db) -> Result<std::vector<Document>> {
        return DocumentReadings::failedBefore(db, kReaders, kMostAtATime);
    };
    // Hardly ever there are any: nobody is to wait for the lock for nothing.
    if (const auto some = m_session.read(failed); !some || some->empty())
        return some ? Result<int>(0) : Result<int>(some.error());
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<int> {
        const Result<std::vector<Document>> documents = failed(transaction);
        for (const Document &document : *documents) {
            DocumentRepository::setText(transaction, document, DocumentTextState::Waiting, {});
            DocumentReadings::forget(transaction, document.id);
        }
        return int(documents->size());
    });
}

Result<void> DocumentTextService::tryAgain(DocumentId id)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Document> document = DocumentRepository::find(transaction, id);
        if (!document)
            return conflictOrMissing(false);
        if (document->textState == DocumentTextState::Failed)
            DocumentRepository::setText(transaction, *document, DocumentTextState::Waiting, {});
        if (document->textState == DocumentTextState::Failed ||
            document->textState == DocumentTextState::Waiting)
            DocumentReadings::forget(transaction, id);
        return {};
    });
}

Result<DocumentTextService::Turn> DocumentTextService::begin(const Document &document)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Turn> {
        const std::optional<Document> now = DocumentRepository::find(transaction, document.id);
        if (!now || now->textState != DocumentTextState::Waiting)
            return Turn::Over;
        DocumentReading reading =
            DocumentReadings::find(transaction, document.id).value_or(DocumentReading());
        // Clocks of two computers differ: a moment ahead counts like one just past.
        if (reading.triedAt.isValid() &&
            qAbs(reading.triedAt.msecsTo(transaction.now())) < kBetweenAttemptsMs)
            return Turn::Elsewhere;
        reading.reader = kReaders;
        if (reading.attempts >= kMostAttempts) {
            reading.triedAt = {};
            reading.reason = tr("“%1” could not be read: Duebook ended each time it tried. Open it "
                                "with another program if you trust who sent it.")
                                 .arg(now->name);
            DocumentReadings::keep(transaction, document.id, reading);
            DocumentRepository::setText(transaction, *now, DocumentTextState::Failed, {});
            return Turn::Over;
        }
        ++reading.attempts;
        reading.triedAt = transaction.now();
        DocumentReadings::keep(transaction, document.id, reading);
        return Turn::Ours;
    });
}

Result<void> DocumentTextService::store(const std::vector<Found> &found)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        for (const auto &[document, text] : found) {
            if (text.state == DocumentTextState::Waiting) {
                // It ended in order, only without a result.
                DocumentReadings::forget(transaction, document.id);
                continue;
            }
            if (!DocumentRepository::setText(transaction, document, text.state, text.text))
                continue;
            DocumentReading reading;
            reading.reader = kReaders;
            reading.reason = text.problem.sentence;
            if (text.state == DocumentTextState::Failed)
                DocumentReadings::keep(transaction, document.id, reading);
            else
                DocumentReadings::forget(transaction, document.id);
        }
        return {};
    });
}

Result<DocumentText> DocumentTextService::read(const Document &document, PdfReader &pdf,
                                               const QString &privateFolder,
                                               const CancelFlag &cancel)
{
    DocumentText found;
    if (hasText(shapeOf(document))) {
        const Result<Turn> turn = begin(document);
        if (!turn)
            return turn.error();
        if (*turn != Turn::Ours)
            return notNow(document, *turn);
        const Result<QString> copy =
            DocumentService(m_session).openCopy(document.id, privateFolder, {cancel, {}});
        found = copy ? extract(document, *copy, pdf, cancel) : withoutCopy(copy.error());
        if (copy)
            QFile::remove(*copy);
    }
    if (const Result<void> stored = store({{document, found}}); !stored)
        return stored.error();
    return found;
}

Result<DocumentText> DocumentTextService::notNow(const Document &document, Turn turn)
{
    if (turn == Turn::Elsewhere)
        return DocumentText{
            DocumentTextState::Waiting,
            {},
            {ErrorCode::Busy,
             tr("“%1” is being read elsewhere, or Duebook ended while it read it: try again in "
                "five minutes.")
                 .arg(document.name),
             {},
             {}}};
    const Result<QString> why = reason(document.id);
    if (!why)
        return why.error();
    if (why->isEmpty())
        return DocumentText{DocumentTextState::Read, {}, {}};
    return DocumentText{DocumentTextState::Failed, {}, {ErrorCode::Invalid, *why, {}, {}}};
}

Result<QString> DocumentTextService::text(DocumentId id)
{
    return m_session.read([&](Database &db) -> Result<QString> {
        if (!DocumentRepository::find(db, id))
            return conflictOrMissing(false);
        return DocumentRepository::textOf(db, id);
    });
}

Result<QString> DocumentTextService::reason(DocumentId id)
{
    return m_session.read([&](Database &db) -> Result<QString> {
        const std::optional<DocumentReading> reading = DocumentReadings::find(db, id);
        return reading ? reading->reason : QString();
    });
}

} // namespace duebook
