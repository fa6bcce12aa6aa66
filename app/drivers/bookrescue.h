// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/services/care/restoreservice.h"
#include "core/services/care/salvageservice.h"
#include "core/store/book/bookexecutor.h"
#include "ui/book/jobs.h"
#include "ui/frame/mainwindow.h"

#include <QObject>

#include <functional>

namespace duebook::ui {
class RestoreDialog;
}

namespace duebook::app {

/// Putting a backup in the place of a book, and saving what a damaged book still has: asks for the
/// files, works beside the window, tells how it ended. Knows no open book: `close` ends it, `open`
/// opens the one that came of it.
class BookRescue : public QObject {
    Q_OBJECT
public:
    struct Hooks {
        std::function<void()> close;
        std::function<void(const QString &path)> open;
    };

    /// All must outlive it.
    BookRescue(ui::MainWindow &window, ui::Jobs &jobs, const Clock &clock, Hooks hooks);

    /// Shows what is in a backup of `book`, asked for when none is named, and restores it when that
    /// is wanted.
    void restore(const QString &book, const Restorer &who, const QString &backup = {});
    /// Asks where to and saves what can be read of `book`; a dialog tells how far and what was.
    void salvage(const QString &book);

private:
    struct Wanted {
        QString backup;
        QString book;
        Restorer who;
    };

    QString askForBackup(const QString &book);
    void showLook(const Wanted &wanted, const RestoreLook &look);
    void run(ui::RestoreDialog &dialog, const Wanted &wanted);

    ui::MainWindow &m_window;
    ui::Jobs &m_jobs;
    const Clock &m_clock;
    Hooks m_hooks;
    BookExecutor m_worker;
};

} // namespace duebook::app
