// SPDX-License-Identifier: Apache-2.0
#include "app/window/application.h"

#include "app/drivers/backupdriver.h"
#include "app/drivers/bookrescue.h"
#include "app/drivers/documenttextdriver.h"
#include "app/drivers/reminderdriver.h"
#include "app/drivers/rounddriver.h"
#include "app/drivers/sharingdriver.h"
#include "app/platform/keyring.h"
#include "app/platform/notifier.h"
#include "app/platform/pdfprograms.h"
#include "app/window/pages.h"
#include "app/window/trayicon.h"
#include "core/base/filename.h"
#include "core/base/privatefolder.h"
#include "core/services/followups/followupservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/draftkeeper.h"
#include "ui/book/permission.h"
#include "ui/book/recentbooks.h"
#include "ui/frame/damagebar.h"
#include "ui/frame/roundbar.h"
#include "ui/frame/statusstrip.h"
#include "ui/search/searchbinding.h"
#include "ui/start/start.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/team/signinflow.h"
#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/today/dayworker.h"
#include "ui/waiting/waitingnotesbar.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cstdlib>

namespace duebook::app {

namespace {

const QString kThemeKey = QStringLiteral("look/theme");

std::unique_ptr<Clock> makeClock(const Arguments &arguments)
{
    if (arguments.today.isValid())
        return std::make_unique<FixedDayClock>(arguments.today);
    return std::make_unique<SystemClock>();
}

/// Pictures show the program as it comes, not as this computer's user arranged it.
std::unique_ptr<QSettings> makeSettings(const Arguments &arguments)
{
    if (arguments.screenshots.isEmpty())
        return std::make_unique<QSettings>();
    QDir().mkpath(arguments.screenshots);
    const QString file = QDir(arguments.screenshots).filePath(QStringLiteral("settings.ini"));
    QFile::remove(file);
    return std::make_unique<QSettings>(file, QSettings::IniFormat);
}

ui::ThemeChoice themeNamed(const QString &name)
{
    if (name == QStringLiteral("light"))
        return ui::ThemeChoice::Light;
    return name == QStringLiteral("dark") ? ui::ThemeChoice::Dark : ui::ThemeChoice::System;
}

} // namespace

Application::Application(QApplication &qt, const Arguments &arguments)
    : m_qt(qt), m_arguments(arguments), m_clock(makeClock(arguments)),
      m_local(makeSettings(arguments))
{
    const QString chosen = m_local->value(kThemeKey, QStringLiteral("system")).toString();
    m_theme.install(m_qt, themeNamed(arguments.theme.isEmpty() ? chosen : arguments.theme));
    m_qt.installEventFilter(&m_choiceNames);
    m_qt.installEventFilter(&m_wheelGuard);
    m_qt.installEventFilter(&m_textGuard);
    m_window = std::make_unique<ui::MainWindow>(m_theme, m_jobs);
    connect(&m_window->actions(), &ui::Actions::triggered, this, &Application::run);
    connect(m_window.get(), &ui::MainWindow::closing, this, [this](bool *) {
        if (!m_tray || !m_tray->keepsRunning())
            m_qt.quit();
    });
    m_pdf = std::make_shared<PdfPrograms>();
    m_notifier = makeNotifier();
    m_notifier->onUnavailable([this](const Notification &notification) {
        if (!m_arguments.screenshots.isEmpty())
            return;
        m_window->notice(notification.title + QStringLiteral(": ") + notification.body,
                         ui::Tone::Accent);
    });
    m_window->addPage(ui::PageId::Start, [this](QWidget *parent) {
        m_start = new ui::StartPage(m_theme, *m_local, parent);
        connect(m_start, &ui::StartPage::openRequested, this, &Application::chooseBook);
        connect(m_start, &ui::StartPage::openFileRequested, this, &Application::openBook);
        connect(m_start, &ui::StartPage::demoRequested, this, &Application::openDemo);
        connect(m_start, &ui::StartPage::restoreRequested, this, [this] { restoreBackup(); });
        connect(m_start, &ui::StartPage::salvageRequested, this,
                [this] { m_rescue->salvage(m_lastBook); });
        connect(m_start, &ui::StartPage::newBookRequested, this, &Application::createBook);
        return connected(m_start);
    });
    m_rescue = std::make_unique<BookRescue>(
        *m_window, m_jobs, *m_clock,
        BookRescue::Hooks{[this] { closeBook(); },
                          [this](const QString &path) { openBook(path); }});
    m_roundBar = new ui::RoundBar(m_theme, m_window.get());
    m_window->addStrip(m_roundBar);
    m_waitingNotesBar = new ui::WaitingNotesBar(m_theme, m_window.get());
    m_window->addStrip(m_waitingNotesBar);
    connect(m_waitingNotesBar, &ui::WaitingNotesBar::showPressed, this,
            &Application::showWaitingNotes);
    m_damageBar = new ui::DamageBar(m_theme, m_window.get());
    m_window->addStrip(m_damageBar);
    connect(m_damageBar, &ui::DamageBar::restoreRequested, this, [this] { restoreBackup(); });
    connect(m_damageBar, &ui::DamageBar::salvageRequested, this,
            [this] { m_rescue->salvage(m_lastBook); });
    m_driveBanner = new ui::Banner(m_theme, m_window.get());
    m_window->addStrip(m_driveBanner);
    registerPages();
}

Application::~Application()
{
    // Pages use the book, so they go first; the book waits for what is still being written.
    m_texts.reset();
    m_reminders.reset();
    m_sharing.reset();
    m_backups.reset();
    m_search.reset();
    m_dayWorker.reset();
    m_round.reset();
    m_window.reset();
    m_waitingNotes.reset();
    m_drafts.reset();
    if (m_book)
        m_ended.push_back(std::move(m_book));
    const bool hangs =
        std::any_of(m_ended.begin(), m_ended.end(), [](const auto &book) { return book->hangs(); });
    if (!hangs)
        return;
    // Everything typed is kept on this computer; what is under way on the drive is told by nothing
    // but the drive, which may not answer for hours.
    m_local->sync();
    std::_Exit(0);
}

void Application::start()
{
    const QStringList size = m_arguments.size.split(QLatin1Char('x'));
    if (size.size() == 2 && size[0].toInt() > 0 && size[1].toInt() > 0)
        m_window->resize(size[0].toInt(), size[1].toInt());
    else if (!m_window->restoreGeometry(
                 m_local->value(QStringLiteral("window/geometry")).toByteArray()))
        m_window->resize(1280, 800);
    m_aside.run([clock = m_clock.get()] {
        PrivateFolder::removeAbandoned(*clock);
        return Result<void>();
    });
    m_tray = std::make_unique<TrayIcon>(m_theme, *m_window);
    connect(m_tray.get(), &TrayIcon::quitRequested, &m_qt, &QApplication::quit);

    const QStringList recent = ui::recentBooks(*m_local);
    const QString path =
        !m_arguments.book.isEmpty() ? wholePath(m_arguments.book) : recent.value(0);
    if (path.isEmpty())
        m_window->show(ui::PageRef::to(ui::PageId::Start));
    else
        openBook(path);
    if (!m_arguments.inTray || !m_tray->isAvailable())
        m_window->show();
}

void Application::registerPages()
{
    app::addBookPages(*m_window, m_theme, m_jobs, *m_local, m_prompts, m_pdf.get(),
                      {[this]() -> ui::BookContext & { return *m_book; },
                       [this]() -> ui::DraftKeeper & { return *m_drafts; },
                       [this] { return m_waitingNotes.get(); },
                       [this](ui::Page *page) { return connected(page); },
                       [this](ui::ThemeChoice choice) { setThemeChoice(choice); },
                       [this](int due) { m_window->setCount(ui::PageId::Today, due); },
                       [this](const QString &backup) { restoreBackup(backup); },
                       [this]() -> ui::WorkRound & { return m_round->round(); }});
}

ui::Page *Application::connected(ui::Page *page)
{
    connect(page, &ui::Page::pageRequested, m_window.get(),
            [this](const ui::PageRef &where) { m_window->show(where); });
    connect(page, &ui::Page::undoOffered, m_window.get(), &ui::MainWindow::offerUndo);
    connect(page, &ui::Page::noticed, m_window.get(), &ui::MainWindow::notice);
    return page;
}

QString Application::loginProposed() const
{
    return m_arguments.login.isEmpty() ? ui::lastPerson(*m_local) : m_arguments.login;
}

void Application::openBook(const QString &path)
{
    closeBook();
    m_lastBook = path;
    const QString login = loginProposed();
    m_book = std::make_unique<ui::BookContext>(*m_clock);
    connect(m_book.get(), &ui::BookContext::opened, this, &Application::bookIsOpen);
    connect(m_book.get(), &ui::BookContext::signInNeeded, this, &Application::askWho);
    connect(m_book.get(), &ui::BookContext::openFailed, this,
            [this, path, login](const Error &error) {
                // Who one is was said for another book: this one may not know that person.
                if (error.place == QStringLiteral("login") && login != m_arguments.login) {
                    ui::forgetPerson(*m_local);
                    openBook(path);
                    return;
                }
                m_window->show(ui::PageRef::to(ui::PageId::Start));
                if (m_start != nullptr)
                    m_start->showProblem(error);
                Q_EMIT bookFailed(error);
            });
    m_book->open(path, login);
}

void Application::bookIsOpen()
{
    const BookSettings &settings = m_book->settings();
    const QFileInfo file(m_book->path());
    m_window->setBook(settings.company.isEmpty() ? file.completeBaseName() : settings.company,
                      file.fileName());
    if (m_arguments.screenshots.isEmpty())
        ui::rememberBook(*m_local, m_book->path());
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    m_drafts = std::make_unique<ui::DraftKeeper>(ui::DraftKeeper::folderFor(data, m_book->path()),
                                                 *m_clock);
    // A page asks for its draft once: it is shown when the answer is known.
    connect(m_drafts.get(), &ui::DraftKeeper::read, this, &Application::showBook);
}

void Application::showBook()
{
    const QFileInfo file(m_book->path());
    startWaitingNotes();
    m_search = std::make_unique<ui::SearchBinding>(*m_book, m_window->searchBox(), nullptr);
    connect(m_book.get(), &ui::BookContext::userChanged, this, &Application::personChanged);
    connect(m_book.get(), &ui::BookContext::writingChanged, this, &Application::showSaved);
    connect(m_book.get(), &ui::BookContext::damageFound, this, &Application::showDamage);
    connect(m_book.get(), &ui::BookContext::settingsChanged, this, [this, file] {
        const QString company = m_book->settings().company;
        m_window->setBook(company.isEmpty() ? file.completeBaseName() : company, file.fileName());
    });
    connect(m_book.get(), &ui::BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::FollowUp) || changes.touches(Entity::Cover))
            countDue();
    });
    m_texts = std::make_unique<DocumentTextDriver>(*m_book, m_pdf);
    m_reminders = std::make_unique<ReminderDriver>(*m_book, *m_notifier);
    connect(m_reminders.get(), &ReminderDriver::openRequested, this, [this](AccountId account) {
        m_window->show(account.isSet() ? ui::PageRef::to(ui::PageId::Account, account.number())
                                       : ui::PageRef::to(ui::PageId::Today));
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    });
    connect(m_reminders.get(), &ReminderDriver::failed, this,
            [this](const Error &error) { m_window->notice(error.sentence, ui::Tone::Warn); });
    connect(m_reminders.get(), &ReminderDriver::acted, this, &Application::offerReminderUndo);
    m_round = std::make_unique<RoundDriver>(*m_book, *m_window, *m_roundBar);
    m_dayWorker = std::make_unique<ui::DayWorker>(*m_book, m_jobs);
    m_sharing = std::make_unique<SharingDriver>(*m_book, *m_window, *m_driveBanner);
    m_person = m_book->user().id;
    makeBackups();
    showDamage();
    countDue();
    m_window->show(ui::PageRef::to(ui::PageId::Today));
    // The bar says it already.
    if (!m_book->notice().isEmpty() && !m_book->damaged())
        m_window->notice(m_book->notice(), ui::Tone::Warn);
    else if (m_book->userGuessed() && m_arguments.screenshots.isEmpty())
        m_window->notice(tr("You work as %1. Settings, section People, lets you say who you are.")
                             .arg(m_book->user().name),
                         ui::Tone::Accent);
    Q_EMIT bookOpened();
}

void Application::setThemeChoice(ui::ThemeChoice choice)
{
    static constexpr const char *kNames[] = {"system", "light", "dark"};
    m_local->setValue(kThemeKey, QString::fromLatin1(kNames[int(choice)]));
    m_theme.setChoice(choice);
}

void Application::showPerson()
{
    m_window->statusStrip().setPerson(m_book->user().name + QStringLiteral(" · ") +
                                      ui::words::role(m_book->user().role));
    const auto offer = [this](ui::Command command, Right right) {
        ui::allow(m_window->actions().action(command), ui::whyNot(*m_book, right));
    };
    offer(ui::Command::Backup, Right::BackUp);
    offer(ui::Command::Import, Right::Import);
    // Also of a book that is open for reading only: the backup takes its place.
    ui::allow(m_window->actions().action(ui::Command::Restore),
              refusal(Right::Restore, m_book->user()));
}

void Application::showDamage()
{
    m_damageBar->setVisible(m_book->damaged());
    showPerson();
    showSaved();
}

void Application::personChanged()
{
    showPerson();
    countDue();
    if (m_person == m_book->user().id)
        return;
    // Pages show what this person may do, and whose work it is. What was typed is kept as a draft.
    m_person = m_book->user().id;
    const ui::PageRef here = m_window->current();
    m_window->resetPages();
    m_start = nullptr;
    m_window->show(here);
}

void Application::showSaved()
{
    if (m_book->readOnly())
        m_window->statusStrip().setSaved(ui::SavedState::Failed, tr("read only"));
    else if (m_book->isWriting())
        m_window->statusStrip().setSaved(ui::SavedState::Saving, tr("saving …"));
    else
        m_window->statusStrip().setSaved(ui::SavedState::Saved, tr("all saved"));
}

void Application::countDue()
{
    ui::whenDone(this, m_book->read([who = m_book->user().id](Session &session) {
        return FollowUpService(session).counts(who);
    }),
                 [this](const Result<FollowUpCounts> &counts) {
                     if (counts)
                         m_window->setCount(ui::PageId::Today, counts->due());
                 });
}

void Application::offerReminderUndo(const FollowUp &before, const FollowUp &after)
{
    const QString what = after.state == FollowUpState::Done
                             ? tr("Follow-up of %1 done").arg(after.accountName)
                             : tr("Follow-up of %1 put off until %2")
                                   .arg(after.accountName,
                                        ui::format::nearDay(after.due, QLocale(), m_book->today()));
    m_window->offerUndo({what, [this, before, version = after.rowVersion] {
                             const auto work = [before, version](Session &session) {
                                 return FollowUpService(session).restore(before, version);
                             };
                             ui::whenDone(
                                 this, m_book->write(work), [this](const Result<FollowUp> &now) {
                                     if (!now)
                                         m_window->notice(now.error().sentence, ui::Tone::Bad);
                                 });
                         }});
}

} // namespace duebook::app
