// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/mainwindow.h"

#include "ui/frame/searchbox.h"
#include "ui/frame/shortcutoverlay.h"
#include "ui/frame/sidebar.h"
#include "ui/frame/statusstrip.h"
#include "ui/frame/undobar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyhint.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kTopBarHeight = 44;
constexpr int kSearchWidth = 380;
constexpr QSize kFirstSize(1280, 800);
constexpr int kLeastPageHeight = 400;

QToolButton *barButton(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setObjectName(name);
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    button->setToolTip(KeyHint::toolTipFor(button->accessibleName(), action->shortcut()));
    setLook(button, Look::Quiet);
    return button;
}

} // namespace

MainWindow::MainWindow(const Theme &theme, Jobs &jobs, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_actions(theme), m_sideBar(new SideBar(theme, this)),
      m_search(new SearchBox(theme, this)), m_status(new StatusStrip(theme, jobs, this)),
      m_bookName(new ElidedLabel(this)), m_bookFile(new ElidedLabel(this)), m_menu(new QMenu(this)),
      m_goMenu(new QMenu(tr("&Go"), m_menu)), m_pageMenu(new QMenu(tr("&Page"), m_menu)),
      m_banner(new Banner(theme, this)), m_column(nullptr), m_stack(new QStackedWidget(this)),
      m_undoBar(nullptr), m_overlay(nullptr)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon(theme, Icon::Duebook, Role::Accent));
    resize(kFirstSize);
    // The highest page does not make the window higher than a small screen. All are narrow enough.
    m_stack->setMinimumHeight(kLeastPageHeight);

    auto *content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *bannerRoom = new QWidget(content);
    auto *bannerRow = new QHBoxLayout(bannerRoom);
    bannerRow->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, 0);
    bannerRow->addWidget(m_banner);
    bannerRoom->hide();
    connect(m_banner, &Banner::said, bannerRoom, &QWidget::show);
    connect(m_banner, &Banner::dismissed, bannerRoom, &QWidget::hide);
    m_column->addWidget(bannerRoom);
    m_column->addWidget(m_stack, 1);
    m_undoBar = new UndoBar(theme, content);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_sideBar);
    middle->addWidget(content, 1);

    auto *frame = new QWidget(this);
    auto *rows = new QVBoxLayout(frame);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeTopBar());
    rows->addLayout(middle, 1);
    rows->addWidget(m_status);
    setCentralWidget(frame);
    m_overlay = new ShortcutOverlay(theme, frame);

    addActions(m_actions.all());
    fillMenu();
    connect(&m_navigation, &Navigation::moved, this, &MainWindow::arrive);
    connect(m_sideBar, &SideBar::chosen, this, [this](PageId id) {
        // Walking the side bar with the arrow keys must not throw the focus into the page.
        const bool walking = m_sideBar->hasFocus();
        show(PageRef::to(id));
        if (walking)
            m_sideBar->setFocus();
    });
    connect(&m_actions, &Actions::pageTriggered, this, [this](PageId id) {
        const PageRef where = PageRef::to(id);
        if (where == current() && currentPage() != nullptr)
            currentPage()->activate({});
        else
            show(where);
    });
    connect(m_search, &SearchBox::opened, this, qOverload<const PageRef &>(&MainWindow::show));
    connect(m_undoBar, &UndoBar::offerChanged, m_actions.action(Command::Undo),
            &QAction::setEnabled);
    connect(&m_actions, &Actions::triggered, this, [this](Command command) {
        switch (command) {
        case Command::Back:
            m_navigation.back();
            break;
        case Command::Forward:
            m_navigation.forward();
            break;
        case Command::Search:
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
            break;
        case Command::Undo:
            m_undoBar->undo();
            break;
        case Command::Shortcuts:
            showShortcuts();
            break;
        default: // the application's
            break;
        }
    });
    setBook({}, {});
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeTopBar()
{
    auto *bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("topBar"));
    setLook(bar, Look::Bar);
    bar->setFixedHeight(std::max(kTopBarHeight, m_theme.controlHeight() + 2 * space::kSmall));
    auto *menu = new QToolButton(bar);
    menu->setObjectName(QStringLiteral("menuButton"));
    menu->setAccessibleName(tr("Menu"));
    menu->setToolTip(tr("Menu (F10)"));
    menu->setIcon(icon(m_theme, Icon::Menu, Role::Muted));
    menu->setShortcut(QKeySequence(Qt::Key_F10));
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setMenu(m_menu);
    setLook(menu, Look::Quiet);
    m_bookName->setObjectName(QStringLiteral("bookName"));
    setLook(m_bookName, Look::Heading);
    m_bookFile->setObjectName(QStringLiteral("bookFile"));
    setLook(m_bookFile, Look::Muted);
    m_search->setFixedWidth(kSearchWidth);

    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::kSmall, 0, space::kMedium, 0);
    row->setSpacing(space::kTight);
    row->addWidget(menu);
    row->addWidget(barButton(m_actions.action(Command::Back), QStringLiteral("backButton"), bar));
    row->addWidget(
        barButton(m_actions.action(Command::Forward), QStringLiteral("forwardButton"), bar));
    row->addSpacing(space::kTight);
    row->addWidget(m_bookName);
    row->addSpacing(space::kSmall);
    row->addWidget(m_bookFile);
    row->addStretch(1);
    row->addWidget(m_search);
    return bar;
}

void MainWindow::fillMenu()
{
    const auto add = [this](QMenu *menu, std::initializer_list<Command> commands) {
        for (const Command command : commands)
            menu->addAction(m_actions.action(command));
    };
    add(m_menu, {Command::NewBook, Command::OpenBook, Command::OpenDemo});
    m_menu->addSeparator();
    add(m_menu, {Command::Import, Command::Backup, Command::Restore, Command::ExportCalendar,
                 Command::SwitchPerson, Command::CloseBook});
    m_menu->addSeparator();
    add(m_menu, {Command::Undo, Command::Search});
    m_menu->addMenu(m_pageMenu);
    add(m_goMenu, {Command::Back, Command::Forward});
    m_goMenu->addSeparator();
    m_menu->addMenu(m_goMenu);
    QMenu *look = m_menu->addMenu(tr("&Appearance"));
    add(look, {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark});
    m_menu->addSeparator();
    add(m_menu, {Command::Help, Command::Shortcuts, Command::About});
    m_menu->addSeparator();
    add(m_menu, {Command::Quit});
    connect(m_menu, &QMenu::aboutToShow, this, &MainWindow::fillPageMenu);
}

void MainWindow::fillPageMenu()
{
    m_pageMenu->clear();
    if (const Page *shown = currentPage())
        m_pageMenu->addActions(shown->actions());
    m_pageMenu->setEnabled(!m_pageMenu->isEmpty());
}

void MainWindow::addPage(PageId id, MakePage make)
{
    m_makers.insert(id, std::move(make));
}

void MainWindow::addPage(PageId id, Icon icon, const QString &text, MakePage make, bool atBottom)
{
    addPage(id, std::move(make));
    m_sideBar->addItem(id, icon, text, atBottom);
    QAction *action = m_actions.addPage(id, icon, text);
    action->setEnabled(!m_book.isEmpty());
    addAction(action);
    m_goMenu->addAction(action);
}

void MainWindow::resetPages()
{
    m_navigation.clear();
    m_banner->dismiss();
    for (Page *made : std::as_const(m_pages)) {
        m_stack->removeWidget(made);
        made->deleteLater();
    }
    m_pages.clear();
}

void MainWindow::setBook(const QString &name, const QString &file)
{
    m_book = name;
    m_bookName->setText(name.isEmpty() ? tr("Duebook") : name);
    m_bookFile->setText(file);
    m_sideBar->setVisible(!name.isEmpty());
    m_search->setVisible(!name.isEmpty());
    m_actions.setBookOpen(!name.isEmpty());
    showTitle();
}

void MainWindow::setCount(PageId id, int count)
{
    m_sideBar->setCount(id, count);
}

Page *MainWindow::currentPage() const
{
    return m_pages.value(m_navigation.current().id);
}

void MainWindow::show(const PageRef &where)
{
    if (m_makers.contains(where.id))
        m_navigation.go(where);
}

Page *MainWindow::page(PageId id)
{
    Page *&made = m_pages[id];
    if (made != nullptr)
        return made;
    made = m_makers.value(id)(m_stack);
    m_stack->addWidget(made);
    connect(made, &Page::pageRequested, this, qOverload<const PageRef &>(&MainWindow::show));
    connect(made, &Page::undoOffered, this, &MainWindow::offerUndo);
    connect(made, &Page::noticed, this, &MainWindow::notice);
    connect(made, &Page::titleChanged, this, &MainWindow::showTitle);
    return made;
}

void MainWindow::arrive(const PageRef &where)
{
    Page *shown = page(where.id);
    m_banner->dismiss();
    m_stack->setCurrentWidget(shown);
    m_sideBar->setCurrent(where.id);
    m_actions.action(Command::Back)->setEnabled(m_navigation.canGoBack());
    m_actions.action(Command::Forward)->setEnabled(m_navigation.canGoForward());
    shown->activate(where.argument);
    showTitle();
    Q_EMIT arrived(where);
}

void MainWindow::showTitle()
{
    const Page *shown = currentPage();
    const QString title = shown != nullptr ? shown->title() : QString();
    setWindowTitle(title.isEmpty()    ? QStringLiteral("Duebook")
                   : m_book.isEmpty() ? QStringLiteral("%1 – Duebook").arg(title)
                                      : QStringLiteral("%1 – %2 – Duebook").arg(title, m_book));
}

void MainWindow::showShortcuts()
{
    const Page *shown = currentPage();
    QList<ShortcutHelp> page;
    if (shown != nullptr)
        page = ShortcutOverlay::helpFor(shown->actions()) + shown->shortcuts();
    m_overlay->present({{shown != nullptr ? shown->title() : QString(), page},
                        {tr("Everywhere"), ShortcutOverlay::helpFor(m_actions.commands())},
                        {tr("Pages"), ShortcutOverlay::helpFor(m_actions.pages())}});
}

void MainWindow::addStrip(QWidget *strip)
{
    m_column->insertWidget(0, strip);
}

void MainWindow::offerUndo(const UndoOffer &offer)
{
    m_undoBar->offer(offer);
}

void MainWindow::notice(const QString &sentence, Tone tone)
{
    m_banner->say(sentence, tone);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    bool mayClose = true;
    Q_EMIT closing(&mayClose);
    event->setAccepted(mayClose);
}

} // namespace duebook::ui
