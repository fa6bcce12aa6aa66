// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentadder.h"

#include "core/services/documents/documentservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/jobs.h"

#include <QPointer>

namespace duebook::ui {

DocumentAdder::DocumentAdder(const PageContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
}

DocumentAdder::~DocumentAdder()
{
    m_cancel.cancel();
}

void DocumentAdder::add(const QStringList &paths, const NewDocument &like, const DocumentLink &link)
{
    for (const QString &path : paths) {
        NewDocument document = like;
        document.path = path;
        document.name.clear();
        m_queue.push_back({document, link});
    }
    if (!m_running)
        next();
}

void DocumentAdder::addContent(const QString &name, const QByteArray &content,
                               const NewDocument &like, const DocumentLink &link)
{
    NewDocument document = like;
    document.path.clear();
    document.name = name;
    document.content = content;
    m_queue.push_back({document, link});
    if (!m_running)
        next();
}

void DocumentAdder::addGiven(const GivenFiles &given, const NewDocument &like,
                             const DocumentLink &link)
{
    add(given.paths, like, link);
    if (given.png.isEmpty())
        return;
    const QDateTime now = m_context.book.clock().nowUtc().toTimeZone(m_context.book.zone());
    //: the name of a file: a picture pasted from the clipboard
    addContent(tr("pasted %1.png").arg(now.toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"))),
               given.png, like, link);
}

void DocumentAdder::next()
{
    if (m_queue.empty()) {
        finish();
        return;
    }
    m_running = true;
    const Item item = std::move(m_queue.front());
    m_queue.pop_front();
    const QString name = item.document.name.isEmpty()
                             ? item.document.path.section(QLatin1Char('/'), -1)
                             : item.document.name;
    m_cancel = CancelFlag();
    const int job = m_context.jobs.begin(tr("Adding “%1”").arg(name), m_cancel);
    WorkControl control;
    control.cancel = m_cancel;
    control.progress = [jobs = &m_context.jobs, job](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            jobs, [jobs, job, done, total] { jobs->report(job, done, total); },
            Qt::QueuedConnection);
    };
    const auto work = [item, control](Session &session) {
        return DocumentService(session).add(item.document, item.link, control);
    };
    // The job ends even when the page is gone meanwhile.
    whenDone(&m_context.jobs, m_context.book.writeLong(work),
             [self = QPointer(this), jobs = &m_context.jobs, job](const Result<DocumentId> &id) {
                 jobs->end(job);
                 if (!self)
                     return;
                 if (id) {
                     ++self->m_added;
                     Q_EMIT self->added(*id);
                 } else {
                     ++self->m_refused;
                     if (self->m_firstProblem.isEmpty())
                         self->m_firstProblem = id.error().sentence;
                     if (id.error().code == ErrorCode::Cancelled) {
                         self->m_refused += int(self->m_queue.size());
                         self->m_queue.clear();
                     }
                 }
                 self->next();
             });
}

void DocumentAdder::finish()
{
    m_running = false;
    if (m_refused > 0) {
        const QString also = m_added > 0
                                 ? tr("%n document(s) added.", nullptr, m_added) + QLatin1Char(' ')
                                 : QString();
        const QString others = m_refused > 1 ? QLatin1Char(' ') + tr("%n more could not be added.",
                                                                     nullptr, m_refused - 1)
                                             : QString();
        Q_EMIT noticed(also + m_firstProblem + others, m_added > 0 ? Tone::Warn : Tone::Bad);
    } else if (m_added > 1) {
        Q_EMIT noticed(tr("%n document(s) added.", nullptr, m_added), Tone::Good);
    }
    m_added = 0;
    m_refused = 0;
    m_firstProblem.clear();
}

} // namespace duebook::ui
