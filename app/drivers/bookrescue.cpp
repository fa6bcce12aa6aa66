// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/bookrescue.h"

#include "core/services/care/backupservice.h"
#include "ui/book/async.h"
#include "ui/book/filedialog.h"
#include "ui/care/restoredialog.h"
#include "ui/care/salvagedialog.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace duebook::app {

namespace {

const char *const kBooks =
    QT_TRANSLATE_NOOP("duebook::app::BookRescue", "Duebook books (*.duebook)");

} // namespace

BookRescue::BookRescue(ui::MainWindow &window, ui::Jobs &jobs, const Clock &clock, Hooks hooks)
    : m_window(window), m_jobs(jobs), m_clock(clock), m_hooks(std::move(hooks))
{
}

QString BookRescue::askForBackup(const QString &book)
{
    const QString local = BackupService::localFolderFor(book);
    const QString folder = QDir(local).exists() ? local : QFileInfo(book).absolutePath();
    return ui::FileDialog::fileToOpen(&m_window, tr("Choose the backup"), folder, tr(kBooks));
}

void BookRescue::restore(const QString &book, const Restorer &who, const QString &named)
{
    if (book.isEmpty()) {
        m_window.notice(tr("Open the book first that a backup is to take the place of."),
                        ui::Tone::Warn);
        return;
    }
    const QString backup = named.isEmpty() ? askForBackup(book) : named;
    if (backup.isEmpty())
        return;
    const int job = m_jobs.begin(tr("Looking into the backup"), {});
    const Wanted wanted{backup, book, who};
    const auto work = [wanted, clock = &m_clock]() -> Result<RestoreLook> {
        if (const Result<void> may = RestoreService::mayReplace(wanted.book, wanted.who, *clock);
            !may)
            return may.error();
        return RestoreService::look(wanted.backup, wanted.book);
    };
    ui::whenDone(this, m_worker.run(work), [this, job, wanted](const Result<RestoreLook> &look) {
        m_jobs.end(job);
        if (look)
            showLook(wanted, *look);
        else
            m_window.notice(look.error().sentence, ui::Tone::Bad);
    });
}

void BookRescue::showLook(const Wanted &wanted, const RestoreLook &look)
{
    auto *dialog = new ui::RestoreDialog(wanted.backup, wanted.book, look, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::RestoreDialog::submitted, this,
            [this, dialog, wanted] { run(*dialog, wanted); });
    dialog->open();
}

void BookRescue::run(ui::RestoreDialog &dialog, const Wanted &wanted)
{
    m_hooks.close();
    const CancelFlag cancel;
    const int job = m_jobs.begin(tr("Restoring"), cancel);
    const auto work = [wanted, clock = &m_clock, cancel] {
        return RestoreService::restore(wanted.backup, wanted.book, wanted.who, *clock,
                                       {cancel, {}});
    };
    ui::whenDone(
        &dialog, m_worker.run(work),
        [this, job, dialog = &dialog, book = wanted.book](const Result<RestoreReport> &report) {
            m_jobs.end(job);
            dialog->finish(report ? Result<void>() : Result<void>(report.error()));
            // Refused or done: the book is whole, and it was open before.
            if (QFileInfo::exists(book))
                m_hooks.open(book);
            if (report && !report->keptBefore.isEmpty())
                m_window.notice(tr("Restored. The book from before is kept as “%1”.")
                                    .arg(QFileInfo(report->keptBefore).fileName()),
                                ui::Tone::Good);
        });
}

void BookRescue::salvage(const QString &book)
{
    const QFileInfo file(book);
    const QString target = ui::FileDialog::fileToSave(
        &m_window, tr("Save what can be read"),
        file.dir().filePath(tr("%1 saved.duebook").arg(file.completeBaseName())), tr(kBooks));
    if (target.isEmpty())
        return;
    const CancelFlag cancel;
    const int job = m_jobs.begin(tr("Saving what can be read"), cancel);
    auto *dialog = new ui::SalvageDialog(book, target, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::SalvageDialog::stopRequested, this, [cancel] { cancel.cancel(); });
    connect(dialog, &ui::SalvageDialog::openRequested, this, m_hooks.open);
    dialog->open();
    const ProgressFn progress = [this, job, shown = QPointer(dialog)](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            this,
            [this, job, shown, done, total] {
                m_jobs.report(job, done, total);
                if (shown)
                    shown->report(done, total);
            },
            Qt::QueuedConnection);
    };
    const auto work = [book, target, clock = &m_clock, cancel, progress] {
        return SalvageService::salvage(book, target, *clock, {cancel, progress});
    };
    ui::whenDone(this, m_worker.run(work),
                 [this, job, shown = QPointer(dialog)](const Result<SalvageReport> &report) {
                     m_jobs.end(job);
                     if (shown)
                         shown->finish(report);
                 });
}

} // namespace duebook::app
