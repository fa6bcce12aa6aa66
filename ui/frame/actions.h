// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QHash>
#include <QObject>

namespace duebook::ui {

/// What can be done from anywhere in the window.
enum class Command {
    NewBook,
    OpenBook,
    OpenDemo,
    Import,
    Backup,
    Restore,
    ExportCalendar,
    CloseBook,
    Quit,
    Back,
    Forward,
    Search,
    Undo,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Help,
    Shortcuts,
    About,
    SwitchPerson,
};

/// Every action of the window, its text, drawing and shortcut, once. The application connects to
/// `triggered`; menus, buttons and the F1 overlay show the same objects.
class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(const Theme &theme, QObject *parent = nullptr);

    QAction *action(Command command) const { return m_actions.value(command); }
    /// Going to a page; the first nine made have Ctrl+1 to Ctrl+9.
    QAction *addPage(PageId id, Icon icon, const QString &text);
    QList<QAction *> pages() const { return m_pages; }
    QList<QAction *> commands() const;
    QList<QAction *> all() const { return commands() + pages(); }

    /// What needs a book is switched with it.
    void setBookOpen(bool open);

Q_SIGNALS:
    void triggered(duebook::ui::Command command);
    void pageTriggered(duebook::ui::PageId id);

private:
    void add(Command command, const QString &text, const QList<QKeySequence> &keys = {});
    void add(Command command, Icon icon, const QString &text, const QList<QKeySequence> &keys = {});

    const Theme &m_theme;
    QHash<Command, QAction *> m_actions;
    QList<Command> m_order;
    QList<QAction *> m_pages;
};

} // namespace duebook::ui
