// SPDX-License-Identifier: Apache-2.0
#include "app/platform/notifier.h"

#include "core/base/log.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <algorithm>

namespace duebook::app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kOpen = QStringLiteral("default");
const QString kSnooze = QStringLiteral("snooze");
const QString kDone = QStringLiteral("done");

QDBusMessage call(const char *method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, QString::fromLatin1(method));
}

/// The same letters, with nothing in them that could be a tag. Some services take a title, or a
/// body they have not promised to render, for HTML where it looks like it.
QString withoutTags(QString text)
{
    return text.replace(QLatin1Char('<'), QStringLiteral("<\u200B")); // a space without width
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus)
    : m_bus(bus), m_watcher(kService, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                  SLOT(actionInvoked(uint, QString)));
    m_bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                  SLOT(notificationClosed(uint, uint)));
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            &DesktopNotifier::serviceChanged);
}

void DesktopNotifier::show(const Notification &notification)
{
    if (!m_bus.isConnected()) {
        reportUnavailable(notification);
        return;
    }
    if (m_known) {
        send(notification);
        return;
    }
    m_waiting.push_back(notification);
    askWhatItCan();
}

void DesktopNotifier::askWhatItCan()
{
    if (m_asking)
        return;
    m_asking = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call("GetCapabilities")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_asking = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        const std::vector<Notification> waiting = std::exchange(m_waiting, {});
        if (reply.isError()) {
            qCInfo(logReminder) << "no notification service:" << reply.error().name();
            for (const Notification &notification : waiting)
                reportUnavailable(notification);
            return;
        }
        m_known = true;
        m_hasActions = reply.value().contains(QStringLiteral("actions"));
        m_hasMarkup = reply.value().contains(QStringLiteral("body-markup"));
        for (const Notification &notification : waiting)
            send(notification);
    });
}

void DesktopNotifier::send(const Notification &notification)
{
    uint replaces = 0;
    for (const auto &[id, shown] : m_shown) {
        if (shown.key == notification.key)
            replaces = id;
    }
    QStringList actions;
    if (m_hasActions) {
        actions << kOpen << tr("Open");
        if (notification.followUp.isSet())
            actions << kSnooze << tr("In an hour") << kDone << tr("Done");
    }
    // Names and reasons are plain text; a service with markup would render them.
    const QString body =
        m_hasMarkup ? notification.body.toHtmlEscaped() : withoutTags(notification.body);
    QDBusMessage message = call("Notify");
    message << QStringLiteral("Duebook") << replaces << QStringLiteral("duebook")
            << withoutTags(notification.title) << body << actions
            << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("duebook")}} << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notification] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError()) {
            qCInfo(logReminder) << "notification refused:" << reply.error().name();
            reportUnavailable(notification);
            return;
        }
        m_shown.insert_or_assign(reply.value(), notification);
    });
}

void DesktopNotifier::withdraw(const QString &key)
{
    std::erase_if(m_waiting, [&](const Notification &waiting) { return waiting.key == key; });
    for (const auto &[id, shown] : m_shown) {
        if (shown.key != key)
            continue;
        QDBusMessage message = call("CloseNotification");
        message << id;
        m_bus.asyncCall(message);
        forget(id);
        return;
    }
}

void DesktopNotifier::actionInvoked(uint id, const QString &action)
{
    // The signal goes to every program on the bus.
    const auto found = m_shown.find(id);
    if (found == m_shown.end())
        return;
    const Notification notification = found->second;
    if (action == kDone)
        reportAction(notification, NotificationAction::Done);
    else if (action == kSnooze)
        reportAction(notification, NotificationAction::Snooze);
    else
        reportAction(notification, NotificationAction::Open);
}

void DesktopNotifier::notificationClosed(uint id, uint)
{
    forget(id);
}

void DesktopNotifier::forget(uint id)
{
    m_shown.erase(id);
}

void DesktopNotifier::serviceChanged()
{
    // Another service counts from the beginning.
    m_known = false;
    m_shown.clear();
}

std::unique_ptr<Notifier> makeNotifier()
{
    return std::make_unique<DesktopNotifier>();
}

} // namespace duebook::app
