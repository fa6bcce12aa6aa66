// SPDX-License-Identifier: Apache-2.0
#include "app/window/trayicon.h"

#include "ui/look/icons.h"

#include <QMenu>

namespace duebook::app {

TrayIcon::TrayIcon(const ui::Theme &theme, QWidget &window) : m_window(window)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_menu = std::make_unique<QMenu>();
    m_menu->addAction(tr("Show Duebook"), this, &TrayIcon::showWindow);
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitRequested);
    m_icon =
        std::make_unique<QSystemTrayIcon>(ui::icon(theme, ui::Icon::Duebook, ui::Role::Accent));
    m_icon->setToolTip(tr("Duebook reminds you of what is due"));
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    showWindow();
            });
    m_icon->show();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::showWindow()
{
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace duebook::app
