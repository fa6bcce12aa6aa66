// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/backupdriver.h"

#include "core/services/care/backupservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/jobs.h"

namespace duebook::app {

namespace {

// A little more than the hour after which a failed backup is tried again.
constexpr int kLookAgainMs = 61 * 60 * 1000;

} // namespace

BackupDriver::BackupDriver(ui::BookContext &book, ui::Jobs &jobs, int afterMs)
    : m_book(book), m_jobs(jobs)
{
    connect(&m_timer, &QTimer::timeout, this, &BackupDriver::make);
    connect(&m_book, &ui::BookContext::dayChanged, this, &BackupDriver::make);
    m_timer.setSingleShot(true);
    m_timer.start(afterMs);
}

void BackupDriver::make()
{
    if (m_making || m_book.readOnly())
        return;
    m_making = true;
    const CancelFlag cancel;
    const int job = m_jobs.begin(tr("The day's backup"), cancel);
    const auto work = [cancel, folder = BackupService::localFolderFor(m_book.path())](
                          Session &session) -> Result<std::optional<DailyBackup>> {
        return BackupService(session).daily(folder, {cancel, {}});
    };
    ui::whenDone(this, m_book.writeLong(work),
                 [this, job](const Result<std::optional<DailyBackup>> &made) {
                     m_jobs.end(job);
                     m_making = false;
                     m_timer.start(kLookAgainMs);
                     if (made && *made) {
                         for (const SetAside &aside : (*made)->setAside)
                             Q_EMIT noticed(BackupService::sentence(aside));
                     }
                     if (!made && made.error().code != ErrorCode::Cancelled)
                         Q_EMIT failed(made.error());
                 });
}

} // namespace duebook::app
