// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/actions.h"

#include <QActionGroup>

namespace duebook::ui {

Actions::Actions(const Theme &theme, QObject *parent) : QObject(parent), m_theme(theme)
{
    // Not Ctrl+N: that writes a note, many times a day.
    add(Command::NewBook, tr("&New book…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    add(Command::OpenBook, Icon::Open, tr("&Open book…"), {QKeySequence::Open});
    add(Command::OpenDemo, tr("Open the &demo book"));
    add(Command::Import, Icon::Import, tr("&Import…"), {QKeySequence(Qt::CTRL | Qt::Key_I)});
    add(Command::Backup, Icon::Save, tr("&Back up now"));
    add(Command::Restore, tr("Restore a &backup…"));
    add(Command::ExportCalendar, Icon::Calendar, tr("Export c&alendar (.ics)…"));
    add(Command::SwitchPerson, Icon::Team, tr("S&witch person…"));
    add(Command::CloseBook, tr("&Close book"), {QKeySequence(Qt::CTRL | Qt::Key_W)});
    add(Command::Quit, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    add(Command::Back, Icon::Back, tr("&Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)});
    add(Command::Forward, Icon::Forward, tr("&Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)});
    add(Command::Search, Icon::Search, tr("&Search everything"),
        {QKeySequence(Qt::CTRL | Qt::Key_K)});
    add(Command::Undo, Icon::Undo, tr("&Undo"), {QKeySequence::Undo});
    add(Command::ThemeSystem, tr("Like the &system"));
    add(Command::ThemeLight, tr("&Light"));
    add(Command::ThemeDark, tr("&Dark"));
    add(Command::Help, Icon::Info, tr("&Help"), {QKeySequence(Qt::SHIFT | Qt::Key_F1)});
    add(Command::Shortcuts, tr("&Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)});
    add(Command::About, tr("&About Duebook"));

    auto *themes = new QActionGroup(this);
    for (const Command command : {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark}) {
        action(command)->setCheckable(true);
        themes->addAction(action(command));
    }
    action(Command::Undo)->setEnabled(false);
    setBookOpen(false);
}

void Actions::add(Command command, const QString &text, const QList<QKeySequence> &keys)
{
    auto *made = new QAction(text, this);
    made->setObjectName(QStringLiteral("command%1").arg(int(command)));
    made->setShortcuts(keys);
    m_actions.insert(command, made);
    m_order.append(command);
    connect(made, &QAction::triggered, this, [this, command] { Q_EMIT triggered(command); });
}

void Actions::add(Command command, Icon icon, const QString &text, const QList<QKeySequence> &keys)
{
    add(command, text, keys);
    action(command)->setIcon(duebook::ui::icon(m_theme, icon, Role::Text));
}

QAction *Actions::addPage(PageId id, Icon icon, const QString &text)
{
    auto *made = new QAction(duebook::ui::icon(m_theme, icon, Role::Text), text, this);
    made->setObjectName(QStringLiteral("page%1").arg(int(id)));
    if (m_pages.size() < 9)
        made->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + m_pages.size())));
    m_pages.append(made);
    connect(made, &QAction::triggered, this, [this, id] { Q_EMIT pageTriggered(id); });
    return made;
}

QList<QAction *> Actions::commands() const
{
    QList<QAction *> list;
    for (const Command command : m_order)
        list.append(action(command));
    return list;
}

void Actions::setBookOpen(bool open)
{
    for (const Command command : {Command::Import, Command::Backup, Command::ExportCalendar,
                                  Command::SwitchPerson, Command::CloseBook, Command::Search})
        action(command)->setEnabled(open);
    for (QAction *page : m_pages)
        page->setEnabled(open);
}

} // namespace duebook::ui
