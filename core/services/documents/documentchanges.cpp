// SPDX-License-Identifier: Apache-2.0
// What may be changed about a document, and what may not; reading stands in documentservice.cpp.
#include "core/base/filename.h"
#include "core/rules/documents/dangerousfile.h"
#include "core/rules/team/permissions.h"
#include "core/services/documents/documentservice.h"
#include "core/store/book/conflict.h"
#include "core/store/documents/documentlinks.h"
#include "core/store/documents/documentrepository.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestKind = 80;
constexpr qsizetype kLongestReason = 2000;

Result<Document> found(Database &db, DocumentId id)
{
    std::optional<Document> document = DocumentRepository::find(db, id);
    if (!document)
        return conflictOrMissing(false);
    return std::move(*document);
}

/// The document as it was shown, or why it may not be changed.
Result<Document> shown(Database &db, DocumentId id, qint64 rowVersion)
{
    Result<Document> now = found(db, id);
    if (now && now->rowVersion != rowVersion)
        return conflictOrMissing(true);
    return now;
}

bool wantsReason(const Document &document, const std::vector<DocumentLinkRow> &links)
{
    return document.isProof || std::any_of(links.begin(), links.end(), [](const auto &row) {
               return row.cameWithNote || row.link.dispute.isSet();
           });
}

} // namespace

QStringList DocumentService::defaultKinds()
{
    return {tr("invoice copy"),      proofOfDelivery(), tr("order"),
            tr("contract"),          tr("agreement"),   tr("remittance advice"),
            tr("bank confirmation"), tr("credit note"), tr("correspondence"),
            tr("reminder")};
}

QString DocumentService::proofOfDelivery()
{
    return tr("proof of delivery");
}

QStringList DocumentService::kinds(const BookSettings &settings)
{
    return settings.documentKinds.isEmpty() ? defaultKinds() : settings.documentKinds;
}

QString DocumentService::kindAsListed(const BookSettings &settings, const QString &kind)
{
    const QString wanted = kind.simplified().left(kLongestKind);
    for (const QString &listed : kinds(settings)) {
        if (listed.compare(wanted, Qt::CaseInsensitive) == 0)
            return listed;
    }
    return wanted;
}

Error DocumentService::receivedLater()
{
    return {ErrorCode::Invalid,
            tr("The day it was received lies ahead: choose today or an earlier day."),
            QStringLiteral("received"),
            {}};
}

QString DocumentService::warning(const Document &document)
{
    const QString name = document.name;
    switch (fileDanger(document.name, document.mediaType)) {
    case FileDanger::None:
        return {};
    case FileDanger::Program:
        return tr("“%1” is a program: opened, it can do anything you can do on this computer.")
            .arg(name);
    case FileDanger::Script:
        return tr("“%1” is a script: opened, it can run commands on this computer.").arg(name);
    case FileDanger::Installer:
        return tr("“%1” installs or contains programs.").arg(name);
    case FileDanger::Shortcut:
        return tr("“%1” is a link that starts something else.").arg(name);
    case FileDanger::Macros:
        return tr("“%1” is of a kind that can contain macros, small programs that run when it is "
                  "opened.")
            .arg(name);
    case FileDanger::WebPage:
        return tr("“%1” is a web page: opened, it can load from the internet and tell its sender "
                  "that it was read.")
            .arg(name);
    case FileDanger::HiddenEnding:
        return tr("The name “%1” contains signs that hide how it really ends.")
            .arg(safeFileName(name));
    case FileDanger::DoubleEnding:
        return tr("“%1” has two endings: it looks like a paper and is something that can run.")
            .arg(name);
    case FileDanger::NotWhatItSays:
        return tr("“%1” is not what its name says: its content can run as a program.").arg(name);
    }
    return {};
}

Result<Document> DocumentService::change(const Document &wanted)
{
    if (const auto allowed = require(Right::KeepDocuments, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Document> {
        const Result<Document> before = shown(transaction, wanted.id, wanted.rowVersion);
        if (!before)
            return before;
        Document after = *before;
        if (wanted.name.trimmed().isEmpty())
            return Error{
                ErrorCode::Invalid, tr("Give the document a name."), QStringLiteral("name"), {}};
        after.name = documentName(wanted.name);
        const QString ending = QFileInfo(before->name).suffix();
        // What it is stays what it was, whatever it is called.
        if (!ending.isEmpty() &&
            QFileInfo(after.name).suffix().compare(ending, Qt::CaseInsensitive) != 0)
            after.name += QLatin1Char('.') + ending;
        after.kind = kindAsListed(m_session.settings(), wanted.kind);
        after.source = wanted.source;
        after.isProof = wanted.isProof;
        after.received = wanted.received;
        if (!after.received.isValid())
            return Error{ErrorCode::Invalid,
                         tr("Say on which day it was received."),
                         QStringLiteral("received"),
                         {}};
        if (after.received > m_session.today() && after.received != before->received)
            return receivedLater();
        if (const auto saved = DocumentRepository::update(transaction, *before, after); !saved)
            return saved.error();
        return found(transaction, wanted.id);
    });
}

Result<void> DocumentService::link(DocumentId id, const DocumentLink &link)
{
    if (const auto allowed = require(Right::KeepDocuments, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const Result<Document> document = found(transaction, id);
        if (!document)
            return document.error();
        if (document->isRemoved())
            return Error{ErrorCode::Invalid,
                         tr("“%1” was removed: bring it back first.").arg(document->name),
                         QStringLiteral("documents"),
                         {}};
        DocumentLink whole = link;
        whole.account = DocumentRepository::accountOf(transaction, link);
        if (!whole.account.isSet())
            return Error{ErrorCode::Invalid,
                         tr("Say which account the document belongs to."),
                         QStringLiteral("documents"),
                         {}};
        if (DocumentLinks::exists(transaction, id, whole))
            return {};
        const qint64 row = DocumentRepository::insertLink(transaction, id, whole);
        transaction.changed(Entity::Document, ChangeKind::Updated, id.number(), whole.account);
        const std::optional<DocumentLinkRow> made = DocumentLinks::find(transaction, id, row);
        transaction.audit(
            Entity::Document, id.number(), whole.account, QStringLiteral("document linked"),
            {{QStringLiteral("belongs_to"),
              QJsonArray{QString(), made ? DocumentLinks::wordsOf(*made) : QString()}}});
        return {};
    });
}

Result<std::vector<DocumentLinkRow>> DocumentService::links(DocumentId id)
{
    return m_session.read([&](Database &db) -> Result<std::vector<DocumentLinkRow>> {
        if (!DocumentRepository::find(db, id))
            return conflictOrMissing(false);
        return DocumentLinks::of(db, id);
    });
}

Result<std::vector<DocumentLinkRow>> DocumentService::linkTargets(AccountId account, int limit)
{
    return m_session.read([&](Database &db) -> Result<std::vector<DocumentLinkRow>> {
        return DocumentLinks::targets(db, account, limit);
    });
}

Result<DocumentLink> DocumentService::unlink(DocumentId id, qint64 link)
{
    if (const auto allowed = require(Right::KeepDocuments, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<DocumentLink> {
        const std::optional<DocumentLinkRow> row = DocumentLinks::find(transaction, id, link);
        if (!row)
            return conflictOrMissing(false);
        const Result<Document> document = found(transaction, id);
        if (!document)
            return document.error();
        if (row->cameWithNote)
            return Error{ErrorCode::Invalid,
                         tr("“%1” was saved with the note and stays with it: remove the document "
                            "instead, with a reason.")
                             .arg(document->name),
                         QStringLiteral("links"),
                         {}};
        if (DocumentLinks::of(transaction, id).size() < 2)
            return Error{ErrorCode::Invalid,
                         tr("This is all “%1” belongs to: link it elsewhere first, or remove it.")
                             .arg(document->name),
                         QStringLiteral("links"),
                         {}};
        DocumentLinks::remove(transaction, id, *row);
        return row->link;
    });
}

Result<bool> DocumentService::needsReason(DocumentId id)
{
    return m_session.read([&](Database &db) -> Result<bool> {
        const Result<Document> document = found(db, id);
        if (!document)
            return document.error();
        return wantsReason(*document, DocumentLinks::of(db, id));
    });
}

Result<Document> DocumentService::remove(DocumentId id, qint64 rowVersion, const QString &reason)
{
    if (const auto allowed = require(Right::KeepDocuments, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Document> {
        const Result<Document> before = shown(transaction, id, rowVersion);
        if (!before)
            return before;
        if (before->isRemoved())
            return before;
        const QString why = reason.trimmed().left(kLongestReason);
        if (why.isEmpty() && wantsReason(*before, DocumentLinks::of(transaction, id)))
            return Error{
                ErrorCode::Invalid,
                tr("Say why “%1” is removed: colleagues will look for it.").arg(before->name),
                QStringLiteral("reason"),
                {}};
        if (const auto done = DocumentRepository::setRemoved(transaction, *before, true, why);
            !done)
            return done.error();
        return found(transaction, id);
    });
}

Result<Document> DocumentService::bringBack(DocumentId id, qint64 rowVersion)
{
    if (const auto allowed = require(Right::KeepDocuments, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Document> {
        const Result<Document> before = shown(transaction, id, rowVersion);
        if (!before || !before->isRemoved())
            return before;
        if (const auto done = DocumentRepository::setRemoved(transaction, *before, false, {});
            !done)
            return done.error();
        return found(transaction, id);
    });
}

} // namespace duebook
