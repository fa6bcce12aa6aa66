// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/ids.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

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

/// Text and pictures of PDF files that somebody sent. They are read by other processes with limits
/// of memory, time and output, so a made-up file harms none of ours and never holds the caller for
/// longer than these limits. Any thread; waits for the process. Every error has one sentence:
/// Invalid (protected by a password, broken, too large for the limits), NotFound (the programs that
/// read PDF files are not on this computer), Cancelled. Held by shared pointers where readings
/// are left behind: each keeps its reader.
class PdfReader : public std::enable_shared_from_this<PdfReader> {
public:
    PdfReader() = default;
    PdfReader(const PdfReader &) = delete;
    PdfReader &operator=(const PdfReader &) = delete;
    virtual ~PdfReader() = default;

    virtual Result<int> pageCount(const QString &path, const CancelFlag &cancel) = 0;

    /// The words of the pages `first` (from 1) to `last` (0 = to the end).
    virtual Result<QString> text(const QString &path, int first, int last,
                                 const CancelFlag &cancel) = 0;

    /// One page as a PNG picture, its longer side `pixels` long.
    virtual Result<QByteArray> picture(const QString &path, int page, int pixels,
                                       const CancelFlag &cancel) = 0;
};

} // namespace duebook
