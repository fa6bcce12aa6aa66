// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QMenu;
class QWidget;

namespace duebook::ui {
class Theme;
}

namespace duebook::app {

/// The icon in the tray, where the desktop has one: the reminders go on while the window is closed.
class TrayIcon : public QObject {
    Q_OBJECT
public:
    TrayIcon(const ui::Theme &theme, QWidget &window);
    ~TrayIcon() override;

    bool isAvailable() const { return m_icon != nullptr; }
    /// True when closing the window should leave the program running.
    bool keepsRunning() const { return isAvailable(); }

Q_SIGNALS:
    void quitRequested();

private:
    void showWindow();

    QWidget &m_window;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace duebook::app
