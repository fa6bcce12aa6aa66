// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/presence.h"
#include "core/services/team/presenceservice.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace duebook::ui {

class BookContext;

/// Who else has the book open, and what the others see of us: heartbeats while the book is open, at
/// once when we go to another account or begin to type there. GUI thread.
class Presence : public QObject {
    Q_OBJECT
public:
    explicit Presence(BookContext &book);

    /// The book is open: the first heartbeat.
    void begin();

    /// No more heartbeats.
    void rest();

    /// On the writer's thread, before it is closed: the others see that we are gone.
    std::function<void(Session &)> leaving() const;

    /// The account that the window shows; unset = another page.
    void showAccount(AccountId account);
    /// Whether something unsaved is typed on it.
    void setWriting(AccountId account, bool writing);

    /// The others, in the order of opening.
    const std::vector<PresentClient> &others() const { return m_others; }

    /// Those of them who have this account open; who writes there first.
    std::vector<PresentClient> on(AccountId account) const;

Q_SIGNALS:
    void othersChanged();
    /// Told once for each computer.
    void clockDiffers(const duebook::ClockDifference &difference);

private:
    void beat();
    void read();

    BookContext &m_book;
    // Made and used on the writer's thread.
    std::shared_ptr<std::unique_ptr<PresenceService>> m_service;
    PresenceService::Place m_place;
    std::vector<PresentClient> m_others;
    QTimer m_beat;
    QTimer m_moved;
    bool m_beating = false;
    QSet<QString> m_told;
};

} // namespace duebook::ui
