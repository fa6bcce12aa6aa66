// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentactions.h"

#include "core/base/filename.h"
#include "core/base/fullness.h"
#include "core/io/mediatype.h"
#include "core/services/documents/documentservice.h"
#include "core/store/sharing/filecircle.h"
#include "ui/book/async.h"
#include "ui/book/jobs.h"
#include "ui/book/prompts.h"
#include "ui/widgets/questionbar.h"

#include <QDir>
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
        if (!makeOwnFolder(own.path()) || !openOwnFile(file, QIODevice::WriteOnly) ||
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
            if (openOwnFile(file, circleAt(path)) &&
                file.write(part.content) == part.content.size() && file.commit())
                Q_EMIT noticed(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)), Tone::Good);
            else if (ranFull(file))
                Q_EMIT noticed(tr("There is no room for “%1”: free some space or choose another "
                                  "drive.")
                                   .arg(QDir::toNativeSeparators(path)),
                               Tone::Bad);
            else
                Q_EMIT noticed(tr("“%1” cannot be written: choose another folder or close the "
                                  "program that uses it.")
                                   .arg(QDir::toNativeSeparators(path)),
                               Tone::Bad);
        });
}

} // namespace duebook::ui
