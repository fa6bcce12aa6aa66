// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ports/ports.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

namespace duebook::app {

/// Notifications of the desktop: org.freedesktop.Notifications on the session bus. Every call is
/// asynchronous. Without a bus or a service each notification goes to `onUnavailable`; a service
/// that starts later is used from then on.
class DesktopNotifier final : public QObject, public Notifier {
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus = QDBusConnection::sessionBus());

    void show(const Notification &notification) override;
    void withdraw(const QString &key) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    void askWhatItCan();
    void send(const Notification &notification);
    void forget(uint id);
    void serviceChanged();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    bool m_asking = false;
    bool m_known = false; ///< the service answered what it can
    bool m_hasActions = false;
    bool m_hasMarkup = false;
    std::vector<Notification> m_waiting; ///< for that answer
    std::unordered_map<uint, Notification> m_shown;
};

/// The notifier of this desktop.
std::unique_ptr<Notifier> makeNotifier();

} // namespace duebook::app
