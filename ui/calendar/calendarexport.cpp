// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/calendarexport.h"

#include "core/services/team/userservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/jobs.h"
#include "ui/book/prompts.h"
#include "ui/calendar/calendardialog.h"

#include <QDir>
#include <QPointer>

namespace duebook::ui {

CalendarExport::CalendarExport(const Theme &theme, BookContext &book, Jobs &jobs, Prompts &prompts,
                               QWidget *parent)
    : QObject(parent), m_theme(theme), m_book(book), m_jobs(jobs), m_prompts(prompts),
      m_window(parent)
{
}

void CalendarExport::ask()
{
    whenDone(this, m_book.read([](Session &session) { return UserService(session).users(); }),
             [this](const Result<std::vector<User>> &users) {
                 if (!users) {
                     Q_EMIT noticed(users.error().sentence, Tone::Bad);
                     return;
                 }
                 const Wording wording = Wording::of(m_book);
                 auto *dialog =
                     new CalendarDialog(m_theme, *users, m_book.user().id,
                                        dateContext(m_book.settings(), wording), wording, m_window);
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 connect(dialog, &CalendarDialog::submitted, this, &CalendarExport::chooseFile);
                 dialog->open();
             });
}

void CalendarExport::chooseFile(const CalendarChoice &choice)
{
    m_prompts.chooseTarget(m_window, tr("Export calendar"), QStringLiteral("duebook.ics"),
                           [self = QPointer(this), choice](const QString &path) {
                               if (self)
                                   self->write(path, choice);
                           });
}

void CalendarExport::write(const QString &path, const CalendarChoice &choice)
{
    const CancelFlag cancel;
    const int job = m_jobs.begin(tr("Calendar"), cancel);
    const ProgressFn progress = [this, job](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            this, [this, job, done, total] { m_jobs.report(job, done, total); },
            Qt::QueuedConnection);
    };
    whenDone(this, m_book.readLong([path, choice, cancel, progress](Session &session) {
        return CalendarService(session).write(path, choice, {cancel, progress});
    }),
             [this, job, path](const Result<CalendarReport> &report) {
                 m_jobs.end(job);
                 if (!report) {
                     Q_EMIT noticed(report.error().sentence,
                                    report.error().code == ErrorCode::Cancelled ? Tone::Neutral
                                                                                : Tone::Bad);
                     return;
                 }
                 Q_EMIT noticed(tr("%1 holds %2 and %3.", "file, follow-ups, promises")
                                    .arg(QDir::toNativeSeparators(path),
                                         tr("%n follow-up(s)", nullptr, report->followUps),
                                         tr("%n promise(s)", nullptr, report->promises)),
                                Tone::Good);
             });
}

} // namespace duebook::ui
