// SPDX-License-Identifier: Apache-2.0
// What is changed of a document, what it belongs to, and its removal.
#include "core/services/documents/documentservice.h"
#include "ui/book/async.h"
#include "ui/documents/documentactions.h"
#include "ui/documents/documentdialog.h"
#include "ui/documents/documentfields.h"
#include "ui/documents/documentlinksdialog.h"
#include "ui/record/mergingsave.h"
#include "ui/widgets/questionbar.h"

#include <QPointer>

namespace duebook::ui {

void DocumentActions::edit(const Document &document)
{
    auto *dialog = new DocumentDialog(
        document,
        [this](QWidget *parent) {
            return DocumentDialog::Fields{makeKindBox(m_context.book, parent),
                                          makeSourceBox(parent),
                                          makeReceivedEdit(m_context, parent)};
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DocumentDialog::submitted, this,
            [this, dialog, document](const Document &now) {
                const auto save = [](Session &session, const Document &, const Document &wanted) {
                    return DocumentService(session).change(wanted);
                };
                saveMerging(
                    dialog, m_context.book, document, now, save, [this, dialog](const auto &saved) {
                        const Result<Document> &changed = saved.outcome;
                        dialog->finish(changed ? Result<void>() : Result<void>(changed.error()));
                        if (changed && changed->rowVersion != saved.base.rowVersion)
                            offerUndo(*changed, saved.base);
                        if (changed && !saved.notice.isEmpty())
                            Q_EMIT noticed(saved.notice, Tone::Good);
                    });
            });
    dialog->open();
}

void DocumentActions::setProof(const Document &document, bool proof)
{
    Document wanted = document;
    wanted.isProof = proof;
    whenDone(this, m_context.book.write([wanted](Session &session) {
        return DocumentService(session).change(wanted);
    }),
             [this, document](const Result<Document> &changed) {
                 if (changed)
                     offerUndo(*changed, document);
                 else
                     tell(changed.error());
             });
}

void DocumentActions::offerUndo(const Document &now, const Document &before)
{
    UndoOffer offer;
    offer.text = tr("“%1” changed").arg(now.name);
    offer.undo = [self = QPointer(this), before, version = now.rowVersion] {
        if (!self)
            return;
        Document wanted = before;
        wanted.rowVersion = version;
        whenDone(self, self->m_context.book.write([wanted](Session &session) {
            return DocumentService(session).change(wanted);
        }),
                 [self](const Result<Document> &again) {
                     if (self && !again)
                         self->tell(again.error());
                 });
    };
    Q_EMIT undoOffered(offer);
}

void DocumentActions::editLinks(const Document &document, AccountId account)
{
    auto *dialog = new DocumentLinksDialog(m_context.theme, document.name,
                                           Wording::of(m_context.book), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const DocumentId id = document.id;
    const auto reload = [this, dialog = QPointer(dialog), id] {
        whenDone(dialog, m_context.book.read([id](Session &session) {
            return DocumentService(session).links(id);
        }),
                 [dialog](const Result<std::vector<DocumentLinkRow>> &links) {
                     if (links)
                         dialog->setLinks(*links);
                     else
                         dialog->showProblem(links.error().sentence);
                 });
    };
    connect(dialog, &DocumentLinksDialog::linkWanted, this,
            [this, dialog, id, reload](const DocumentLink &link) {
                whenDone(dialog, m_context.book.write([id, link](Session &session) {
                    return DocumentService(session).link(id, link);
                }),
                         [dialog, reload](const Result<void> &done) {
                             if (done)
                                 reload();
                             else
                                 dialog->showProblem(done.error().sentence);
                         });
            });
    connect(dialog, &DocumentLinksDialog::unlinkWanted, this,
            [this, dialog, id, name = document.name, reload](qint64 row) {
                whenDone(dialog, m_context.book.write([id, row](Session &session) {
                    return DocumentService(session).unlink(id, row);
                }),
                         [this, dialog, id, name, reload](const Result<DocumentLink> &gone) {
                             if (!gone) {
                                 dialog->showProblem(gone.error().sentence);
                                 return;
                             }
                             reload();
                             offerLinkAgain(id, name, *gone);
                         });
            });
    whenDone(dialog, m_context.book.read([account](Session &session) {
        return DocumentService(session).linkTargets(account);
    }),
             [dialog](const Result<std::vector<DocumentLinkRow>> &targets) {
                 if (targets)
                     dialog->setTargets(*targets);
             });
    reload();
    dialog->open();
}

void DocumentActions::offerLinkAgain(DocumentId id, const QString &name, const DocumentLink &link)
{
    UndoOffer offer;
    offer.text = tr("“%1” belongs to one thing less").arg(name);
    offer.undo = [self = QPointer(this), id, link] {
        if (!self)
            return;
        whenDone(self, self->m_context.book.write([id, link](Session &session) {
            return DocumentService(session).link(id, link);
        }),
                 [self](const Result<void> &again) {
                     if (self && !again)
                         self->tell(again.error());
                 });
    };
    Q_EMIT undoOffered(offer);
}

void DocumentActions::remove(const Document &document)
{
    whenDone(
        this, m_context.book.read([id = document.id](Session &session) {
            return DocumentService(session).needsReason(id);
        }),
        [this, document](const Result<bool> &needed) {
            if (!needed) {
                tell(needed.error());
                return;
            }
            if (!*needed) {
                removeFor(document, {});
                return;
            }
            QuestionBar::Question question;
            question.sentence =
                tr("“%1” is proof or came with a note. It leaves the lists; that it was there, "
                   "and why you removed it, stays readable.")
                    .arg(document.name);
            question.field = tr("Why it is removed");
            question.choices.push_back({tr("Remove"), QStringLiteral("questionRemoveButton"),
                                        [this, document](const QString &reason) {
                                            if (reason.isEmpty())
                                                m_question->showProblem(
                                                    tr("Say why: colleagues will look for it."));
                                            else
                                                removeFor(document, reason);
                                            return !reason.isEmpty();
                                        }});
            m_question->ask(question);
        });
}

void DocumentActions::removeFor(const Document &document, const QString &reason)
{
    const auto work = [id = document.id, version = document.rowVersion, reason](Session &session) {
        return DocumentService(session).remove(id, version, reason);
    };
    whenDone(this, m_context.book.write(work), [this](const Result<Document> &gone) {
        if (!gone) {
            tell(gone.error());
            return;
        }
        UndoOffer offer;
        offer.text = tr("“%1” removed").arg(gone->name);
        offer.undo = [self = QPointer(this), document = *gone] {
            if (self)
                self->bringBack(document);
        };
        Q_EMIT undoOffered(offer);
    });
}

void DocumentActions::bringBack(const Document &document)
{
    const auto work = [id = document.id, version = document.rowVersion](Session &session) {
        return DocumentService(session).bringBack(id, version);
    };
    whenDone(this, m_context.book.write(work), [this](const Result<Document> &back) {
        if (!back)
            tell(back.error());
    });
}

} // namespace duebook::ui
