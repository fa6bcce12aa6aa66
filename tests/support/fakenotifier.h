// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ports/ports.h"

#include <vector>

namespace duebook::test {

/// Remembers what was shown and lets a test click it.
class FakeNotifier final : public Notifier {
public:
    void show(const Notification &notification) override
    {
        if (available)
            shown.push_back(notification);
        else
            reportUnavailable(notification);
    }
    void withdraw(const QString &key) override { withdrawn.push_back(key); }
    void click(const Notification &notification, NotificationAction action) const
    {
        reportAction(notification, action);
    }

    bool available = true;
    std::vector<Notification> shown;
    std::vector<QString> withdrawn;
};

} // namespace duebook::test
