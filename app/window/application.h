// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/arguments.h"
#include "core/base/clock.h"
#include "core/base/seal.h"
#include "core/domain/followup.h"
#include "core/services/book/bookservice.h"
#include "core/services/ports/ports.h"
#include "core/store/book/bookexecutor.h"
#include "ui/book/jobs.h"
#include "ui/book/prompts.h"
#include "ui/frame/mainwindow.h"
#include "ui/look/theme.h"
#include "ui/text/choicenames.h"
#include "ui/widgets/textguard.h"
#include "ui/widgets/wheelguard.h"

#include <QObject>
#include <QSettings>

#include <memory>
#include <vector>

class QApplication;

namespace duebook::ui {
class Banner;
class BookContext;
class DamageBar;
class DayWorker;
class DraftKeeper;
class HelpWindow;
class WaitingNotesBar;
class WaitingNotesKeeper;
class Page;
class RoundBar;
class SearchBinding;
class StartPage;
} // namespace duebook::ui

namespace duebook {
class Keyring;
}

namespace duebook::app {

class BackupDriver;
class BookRescue;
class DocumentTextDriver;
class ReminderDriver;
class RoundDriver;
class SharingDriver;
class TrayIcon;

/// The composition root: the only place that builds the objects of the window's program and wires
/// them. Lives on the GUI thread for the whole run.
class Application : public QObject {
    Q_OBJECT
public:
    Application(QApplication &qt, const Arguments &arguments);
    ~Application() override;

    /// Shows the window with the book of the arguments, else the last one, else the start page.
    void start();

    ui::MainWindow &window() { return *m_window; }
    ui::Theme &theme() { return m_theme; }
    ui::BookContext *book() { return m_book.get(); }

Q_SIGNALS:
    void bookOpened();
    void bookFailed(const duebook::Error &error);

private:
    void registerPages();
    /// Connects what every page may ask for.
    ui::Page *connected(ui::Page *page);
    void openBook(const QString &path);
    /// Who opens a book, as far as it can be told beforehand; empty = the system's user.
    QString loginProposed() const;
    /// Nothing of the book is shown before the answer.
    void askWho(const QString &login);
    void bookIsOpen();
    void showBook();
    void closeBook();
    void chooseBook();
    void openDemo();
    void createBook(const QString &path, const NewBook &book);
    void backUp();
    void makeBackups();
    /// Of a backup that is named, else of one that is asked for.
    void restoreBackup(const QString &backup = {});
    void exportCalendar();
    void run(ui::Command command);
    void startWaitingNotes();
    void showWaitingNotes();
    void askWaitingNotesKey();
    void showPerson();
    void showDamage();
    void personChanged();
    void showSaved();
    void countDue();
    void offerReminderUndo(const FollowUp &before, const FollowUp &after);
    void showHelp();
    void about();
    void setThemeChoice(ui::ThemeChoice choice);

    QApplication &m_qt;
    Arguments m_arguments;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<QSettings> m_local;
    ui::Theme m_theme;
    ui::ChoiceNames m_choiceNames;
    ui::WheelGuard m_wheelGuard;
    ui::TextGuard m_textGuard;
    ui::Jobs m_jobs;
    ui::DesktopPrompts m_prompts;
    std::shared_ptr<PdfReader> m_pdf;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::BookContext> m_book;
    std::vector<std::unique_ptr<ui::BookContext>> m_ended;  ///< books whose drive hung when closed
    std::unique_ptr<ui::DraftKeeper> m_drafts;              ///< of the open book
    std::unique_ptr<ui::WaitingNotesKeeper> m_waitingNotes; ///< the same
    std::unique_ptr<Keyring> m_keyring;                     ///< once its key was asked for
    SealKey m_waitingNotesKey;
    std::unique_ptr<ui::SearchBinding> m_search;
    std::unique_ptr<RoundDriver> m_round;
    std::unique_ptr<ui::DayWorker> m_dayWorker;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<ReminderDriver> m_reminders;
    std::unique_ptr<DocumentTextDriver> m_texts;
    std::unique_ptr<SharingDriver> m_sharing;
    std::unique_ptr<BackupDriver> m_backups;
    std::unique_ptr<BookRescue> m_rescue;
    QString m_lastBook; ///< asked for last, whether it could be opened or not
    std::unique_ptr<TrayIcon> m_tray;
    UserId m_person; ///< for whom the pages were made
    ui::StartPage *m_start = nullptr;
    ui::RoundBar *m_roundBar = nullptr;               ///< the window's
    ui::WaitingNotesBar *m_waitingNotesBar = nullptr; ///< the window's
    ui::DamageBar *m_damageBar = nullptr;             ///< the same
    ui::Banner *m_driveBanner = nullptr;              ///< the window's
    ui::HelpWindow *m_help = nullptr;                 ///< the window's, once it was asked for
    BookExecutor m_aside;                             ///< work on files that are not the open book
};

} // namespace duebook::app
