// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QString>

#include <functional>

namespace duebook {

/// A desktop notification. `key` names it within this run: showing the same key again replaces it.
struct Notification {
    QString key;
    QString title;
    QString body;        ///< plain text
    FollowUpId followUp; ///< unset for a summary: it offers only Open

    friend bool operator==(const Notification &, const Notification &) = default;
};

enum class NotificationAction { Open, Snooze, Done };

/// The desktop's notifications. Belongs to the GUI thread; nothing here waits.
class Notifier {
public:
    using OnAction = std::function<void(const Notification &, NotificationAction)>;
    using OnUnavailable = std::function<void(const Notification &)>;

    Notifier() = default;
    Notifier(const Notifier &) = delete;
    Notifier &operator=(const Notifier &) = delete;
    virtual ~Notifier() = default;

    /// Shows it, or hands it to `onUnavailable` when the desktop shows none.
    virtual void show(const Notification &notification) = 0;

    /// Takes it away again, for example when the follow-up was done elsewhere.
    virtual void withdraw(const QString &key) = 0;

    /// The person clicked the notification (Open) or one of its buttons.
    void onAction(OnAction handler) { m_onAction = std::move(handler); }

    /// There is no notification service: show a banner in the window instead.
    void onUnavailable(OnUnavailable handler) { m_onUnavailable = std::move(handler); }

protected:
    void reportAction(const Notification &notification, NotificationAction action) const
    {
        if (m_onAction)
            m_onAction(notification, action);
    }
    void reportUnavailable(const Notification &notification) const
    {
        if (m_onUnavailable)
            m_onUnavailable(notification);
    }

private:
    OnAction m_onAction;
    OnUnavailable m_onUnavailable;
};

} // namespace duebook
