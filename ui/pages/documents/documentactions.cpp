// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/documents/documentactions.h"

#include "core/base/filename.h"
#include "core/io/mediatype.h"
#include "core/services/documentservice.h"
#include "ui/dialogs/documentdialog.h"
#include "ui/dialogs/documentlinksdialog.h"
#include "ui/dialogs/mergingsave.h"
#include "ui/pages/documents/documentfields.h"
#include "ui/shell/jobs.h"
#include "ui/support/async.h"
#include "ui/support/prompts.h"
#include "ui/widgets/questionbar.h"

#include <QDir>
#include <QPointer>
#include <QSaveFile>
#include <QUrl>

namespace duebook::ui {

DocumentActions::DocumentActions(const PageContext &context, Prompts &prompts, QWidget *window)
    : QObject(window), m_context(context), m_prompts(prompts), m_window(window),
      m_question(new QuestionBar(context.theme, window))
{
}

void DocumentActions::tell(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        Q_EMIT noticed(error.sentence, Tone::Bad);
}

QString DocumentActions::folder()
{
    if (!m_folder) {
        Result<PrivateFolder> made = PrivateFolder::create();
        if (!made) {
            tell(made.error());
            return {};
        }
        m_folder = std::make_unique<PrivateFolder>(std::move(*made));
    }
    return m_folder->path();
}

WorkControl DocumentActions::control(int job, const CancelFlag &cancel)
{
    return {cancel, [jobs = &m_context.jobs, job](qint64 done, qint64 total) {
                QMetaObject::invokeMethod(
                    jobs, [jobs, job, done, total] { jobs->report(job, done, total); },
                    Qt::QueuedConnection);
            }};
}

void DocumentActions::openById(DocumentId id)
{
    whenDone(this, m_context.book.read([id](Session &session) {
        return DocumentService(session).document(id);
    }),
             [this](const Result<Document> &document) {
                 if (document)
                     open(*document);
                 else
                     tell(document.error());
             });
}

void DocumentActions::askFirst(const QString &warning, std::function<void()> save,
                               std::function<void()> open)
{
    QuestionBar::Question question;
    question.sentence = tr("%1 Open it only if you know who sent it and why.").arg(warning);
    question.choices.push_back({tr("Save as …"), QStringLiteral("questionSaveButton"),
                                [save = std::move(save)](const QString &) {
                                    save();
                                    return true;
                                }});
    question.choices.push_back({tr("Open anyway"), QStringLiteral("questionOpenButton"),
                                [open = std::move(open)](const QString &) {
                                    open();
                                    return true;
                                }});
    m_question->ask(question);
}

void DocumentActions::open(const Document &document)
{
    const QString warning = DocumentService::warning(document);
    if (warning.isEmpty())
        openCopy(document);
    else
        askFirst(
            warning, [this, document] { saveAs(document); },
            [this, document] { openCopy(document); });
}

void DocumentActions::openCopy(const Document &document)
{
    const QString path = folder();
    if (path.isEmpty())
        return;
    const CancelFlag cancel;
    const int job = m_context.jobs.begin(tr("Opening “%1”").arg(document.name), cancel);
    whenDone(this,
             m_context.book.readLong(
                 [id = document.id, path, work = control(job, cancel)](Session &session) {
                     return DocumentService(session).openCopy(id, path, work);
                 }),
             [this, job, name = document.name](const Result<QString> &copy) {
                 m_context.jobs.end(job);
                 if (copy)
                     openFile(*copy, name);
                 else
                     tell(copy.error());
             });
}

void DocumentActions::openFile(const QString &path, const QString &name)
{
    if (!m_prompts.open(QUrl::fromLocalFile(path)))
        Q_EMIT noticed(tr("No program on this computer opens “%1”: save a copy and open it "
                          "elsewhere.")
                           .arg(name),
                       Tone::Warn);
}

void DocumentActions::saveAs(const Document &document)
{
    const auto chosen = [this, document](const QString &path) {
        const CancelFlag cancel;
        const int job = m_context.jobs.begin(tr("Saving “%1”").arg(document.name), cancel);
        whenDone(this,
                 m_context.book.readLong(
                     [id = document.id, path, work = control(job, cancel)](Session &session) {
                         return DocumentService(session).saveAs(id, path, work);
                     }),
                 [this, job, path](const Result<void> &done) {
                     m_context.jobs.end(job);
                     if (done)
                         Q_EMIT noticed(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)),
                                        Tone::Good);
                     else
                         tell(done.error());
                 });
    };
    m_prompts.chooseTarget(m_window, tr("Save a copy of “%1”").arg(document.name),
                           safeFileName(document.name), chosen);
}

void DocumentActions::openPart(const MailPart &part)
{
    const auto open = [this, part] {
        const QString base = folder();
        if (base.isEmpty())
            return;
        const QDir own(base + QStringLiteral("/part%1").arg(++m_parts));
        const QString path = own.filePath(safeFileName(part.name));
        QFile file(path);
        if (!own.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly) ||
            file.write(part.content) != part.content.size()) {
            Q_EMIT noticed(tr("There is no room for a copy of “%1”: free some space in the folder "
                              "for temporary files.")
                               .arg(part.name),
                           Tone::Bad);
            return;
        }
        file.close();
        QFile::setPermissions(path, QFileDevice::ReadOwner);
        openFile(path, part.name);
    };
    Document like;
    like.name = part.name;
    like.mediaType = mediaTypeOf(part.name, part.content.left(65536));
    const QString warning = DocumentService::warning(like);
    if (warning.isEmpty())
        open();
    else
        askFirst(
            warning, [this, part] { savePart(part); }, open);
}

void DocumentActions::savePart(const MailPart &part)
{
    m_prompts.chooseTarget(
        m_window, tr("Save a copy of “%1”").arg(part.name), safeFileName(part.name),
        [this, part](const QString &path) {
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) &&
                file.write(part.content) == part.content.size() && file.commit())
                Q_EMIT noticed(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)), Tone::Good);
            else
                Q_EMIT noticed(tr("“%1” cannot be written: choose another folder or close the "
                                  "program that uses it.")
                                   .arg(QDir::toNativeSeparators(path)),
                               Tone::Bad);
        });
}

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
