// SPDX-License-Identifier: Apache-2.0
// Closing, making and backing up books, and the calendar file; opening one stands in
// application.cpp.
#include "app/drivers/backupdriver.h"
#include "app/drivers/bookrescue.h"
#include "app/drivers/documenttextdriver.h"
#include "app/drivers/reminderdriver.h"
#include "app/drivers/rounddriver.h"
#include "app/drivers/sharingdriver.h"
#include "app/window/application.h"
#include "core/base/timezones.h"
#include "core/rules/team/permissions.h"
#include "core/services/care/backupservice.h"
#include "core/services/demo/demoservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/draftkeeper.h"
#include "ui/book/filedialog.h"
#include "ui/book/recentbooks.h"
#include "ui/calendar/calendarexport.h"
#include "ui/frame/damagebar.h"
#include "ui/search/searchbinding.h"
#include "ui/start/start.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/team/signindialog.h"
#include "ui/team/signinflow.h"
#include "ui/text/format.h"
#include "ui/today/dayworker.h"
#include "ui/waiting/waitingnotesbar.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace duebook::app {

namespace {

// Who opens the book wants to work first.
constexpr int kFirstBackupMs = 20000;

} // namespace

void Application::closeBook()
{
    // Closing must not wait for a backup or an import to end by itself.
    const QList<int> jobs = m_jobs.running().keys();
    for (const int job : jobs)
        m_jobs.cancel(job);
    m_texts.reset();
    m_reminders.reset();
    m_sharing.reset();
    m_backups.reset();
    m_search.reset();
    m_dayWorker.reset();
    m_window->resetPages();
    m_start = nullptr;
    m_window->setBook({}, {});
    m_round.reset();
    m_waitingNotesBar->setWaitingNotes(nullptr);
    m_damageBar->hide();
    m_waitingNotes.reset();
    m_drafts.reset();
    // To end one whose drive hangs would wait for the drive.
    std::erase_if(m_ended, [](const auto &book) { return !book->hangs(); });
    if (m_book && m_book->hangs()) {
        m_book->rest();
        m_ended.push_back(std::move(m_book));
    }
    m_book.reset();
}

void Application::chooseBook()
{
    const QString folder = QFileInfo(ui::recentBooks(*m_local).value(0)).absolutePath();
    const QString path = ui::FileDialog::fileToOpen(m_window.get(), tr("Open a book"), folder,
                                                    tr("Duebook books (*.duebook);;All files (*)"));
    if (!path.isEmpty())
        openBook(path);
}

void Application::openDemo()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    const QDate day = m_clock->nowUtc().toTimeZone(zoneNamed({}, *m_clock)).date();
    const QString path =
        QDir(folder).filePath(tr("Demo book %1.duebook").arg(day.toString(Qt::ISODate)));
    if (QFileInfo::exists(path)) {
        openBook(path);
        return;
    }
    const CancelFlag cancel;
    const int job = m_jobs.begin(tr("Making the demo book"), cancel);
    ui::whenDone(this, m_aside.run([path, clock = m_clock.get(), cancel] {
        return DemoService::create(path, {}, *clock, {cancel, {}});
    }),
                 [this, job, path](const auto &made) {
                     m_jobs.end(job);
                     if (made)
                         openBook(path);
                     else if (m_start != nullptr)
                         m_start->showProblem(made.error());
                 });
}

void Application::createBook(const QString &path, const NewBook &book)
{
    ui::whenDone(this, m_aside.run([path, book, clock = m_clock.get()] {
        return BookService::create(path, book, *clock);
    }),
                 [this, path](const Result<void> &created) {
                     if (created)
                         openBook(path);
                     else if (m_start != nullptr)
                         m_start->showProblem(created.error());
                 });
}

void Application::askWho(const QString &login)
{
    m_window->show(ui::PageRef::to(ui::PageId::Start));
    // Pictures and measurements are made where nobody answers.
    if (!m_arguments.screenshots.isEmpty() || m_arguments.firstPaint)
        Q_EMIT bookFailed({ErrorCode::Forbidden,
                           tr("This book asks who works with it: say so with --as."),
                           QStringLiteral("login"),
                           {}});
    const QString book = QFileInfo(m_book->path()).completeBaseName();
    const std::vector<User> &people = m_book->peopleToChoose();
    auto *dialog = people.empty() ? new ui::SignInDialog(book, login, m_window.get())
                                  : new ui::SignInDialog(book, people, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::SignInDialog::submitted, m_book.get(), &ui::BookContext::signIn);
    connect(m_book.get(), &ui::BookContext::signInFailed, dialog, &ui::SignInDialog::fail);
    connect(m_book.get(), &ui::BookContext::opened, dialog, [this, dialog] {
        ui::rememberPerson(*m_local, m_book->user().login);
        dialog->finish(Result<void>());
    });
    connect(m_book.get(), &ui::BookContext::openFailed, dialog, &QObject::deleteLater);
    connect(m_book.get(), &QObject::destroyed, dialog, &QObject::deleteLater);
    connect(dialog, &QDialog::rejected, this, [this] {
        // The start page offers it for another try.
        ui::rememberBook(*m_local, m_lastBook);
        closeBook();
        m_window->show(ui::PageRef::to(ui::PageId::Start));
    });
    dialog->open();
}

void Application::backUp()
{
    const QFileInfo file(m_book->path());
    const QString suggestion = file.dir().filePath(
        QStringLiteral("%1 %2.duebook")
            .arg(file.completeBaseName(), m_book->today().toString(Qt::ISODate)));
    const QString target = ui::FileDialog::fileToSave(m_window.get(), tr("Back up the book"),
                                                      suggestion, tr("Duebook books (*.duebook)"));
    if (target.isEmpty())
        return;
    const CancelFlag cancel;
    const int job = m_jobs.begin(tr("Backup"), cancel);
    const ProgressFn progress = [this, job](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            this, [this, job, done, total] { m_jobs.report(job, done, total); },
            Qt::QueuedConnection);
    };
    ui::whenDone(this, m_book->readLong([target, cancel, progress](Session &session) {
        return BackupService(session).backup(target, {cancel, progress});
    }),
                 [this, job](const Result<BackupReport> &report) {
                     m_jobs.end(job);
                     if (report)
                         m_window->notice(tr("The backup is written and verified: %1, %2.")
                                              .arg(QDir::toNativeSeparators(report->path),
                                                   ui::format::size(report->bytes, QLocale())),
                                          ui::Tone::Good);
                     else
                         m_window->notice(report.error().sentence, ui::Tone::Bad);
                 });
}

void Application::restoreBackup(const QString &backup)
{
    Restorer who{loginProposed(), {}};
    if (m_book && m_book->isOpen())
        who.signedIn = m_book->user();
    m_rescue->restore(m_lastBook, who, backup);
}

void Application::makeBackups()
{
    // Of a day that only an argument says, or for pictures, none is made.
    if (m_arguments.today.isValid() || !m_arguments.screenshots.isEmpty() || m_arguments.firstPaint)
        return;
    m_backups = std::make_unique<BackupDriver>(*m_book, m_jobs, kFirstBackupMs);
    connect(m_backups.get(), &BackupDriver::failed, this, [this](const Error &error) {
        m_window->notice(tr("The day's backup failed: %1").arg(error.sentence), ui::Tone::Warn);
    });
    connect(m_backups.get(), &BackupDriver::noticed, this,
            [this](const QString &sentence) { m_window->notice(sentence, ui::Tone::Warn); });
}

void Application::exportCalendar()
{
    auto *work = new ui::CalendarExport(m_theme, *m_book, m_jobs, m_prompts, m_window.get());
    connect(work, &ui::CalendarExport::noticed, m_window.get(), &ui::MainWindow::notice);
    connect(work, &ui::CalendarExport::noticed, work, &QObject::deleteLater);
    connect(m_book.get(), &QObject::destroyed, work, &QObject::deleteLater);
    work->ask();
}

} // namespace duebook::app
