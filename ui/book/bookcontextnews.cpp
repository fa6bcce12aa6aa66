// SPDX-License-Identifier: Apache-2.0
// What others change in the open book, how its drive answers, and a new day.
#include "core/services/book/bookservice.h"
#include "core/services/team/userservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "core/store/book/changewatcher.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/presence.h"

#include <QGuiApplication>

#include <algorithm>

namespace duebook::ui {

namespace {

// How often another client's commits are looked for: one small read when there are none.
constexpr int kPollActiveMs = 1000;
// Behind another window a change still shows within three seconds.
constexpr int kPollInactiveMs = 2000;
// Sharing contract: a stall shows after two seconds; after ten the pages are read only.
constexpr std::chrono::milliseconds kSlow{2000};
constexpr std::chrono::milliseconds kAway{10000};

} // namespace

void BookContext::announce(const ChangeSet &changes)
{
    if (changes.touches(Entity::Setting) || changes.touches(Entity::Holiday)) {
        forEachPart([](Session &session) { (void)session.loadSettings(); });
        auto loaded = m_reader->run([part = m_readerPart]() -> Result<BookSettings> {
            const Result<void> done = part->session->loadSettings();
            if (!done)
                return done.error();
            return part->session->settings();
        });
        whenDone(this, loaded, [this](const Result<BookSettings> &settings) {
            if (!settings)
                return;
            m_settings = *settings;
            Q_EMIT settingsChanged();
        });
    }
    if (changes.touches(Entity::User))
        reloadUser();
    Q_EMIT changed(changes);
}

void BookContext::reloadUser()
{
    const auto work = [](Session &session) { return UserService(session).users(); };
    whenDone(this, read(work), [this](const Result<std::vector<User>> &users) {
        if (!users)
            return;
        const auto me = std::find_if(users->begin(), users->end(),
                                     [this](const User &user) { return user.id == m_user.id; });
        if (me == users->end() || *me == m_user)
            return;
        m_user = *me;
        forEachPart([user = *me](Session &session) { session.setUser(user); });
        Q_EMIT userChanged();
    });
}

void BookContext::poll()
{
    checkDay();
    const bool active = QGuiApplication::applicationState() == Qt::ApplicationActive;
    m_pollTimer.setInterval(active ? kPollActiveMs : kPollInactiveMs);
    if (m_polling)
        return;
    m_polling = true;
    whenDone(this, m_reader->run([part = m_readerPart] { return part->watcher->poll(); }),
             [this](const Result<ChangeSet> &changes) { takePoll(changes); });
}

void BookContext::takePoll(const Result<ChangeSet> &changes)
{
    m_polling = false;
    m_unreachable = !changes && changes.error().code == ErrorCode::Io;
    watchDrive();
    if (changes && !changes->empty())
        announce(*changes);
}

void BookContext::watchDrive()
{
    watchOthers();
    const auto waiting = m_gate ? m_gate->vfs()->waiting() : std::chrono::milliseconds(0);
    if (m_unreachable || waiting >= kAway)
        setDriveState(DriveState::Away);
    else if (waiting >= kSlow)
        setDriveState(m_driveState == DriveState::Away ? DriveState::Away : DriveState::Slow);
    else if (!m_polling)
        // A look that came back in order; one that is under way proves nothing yet.
        setDriveState(DriveState::Ready);
}

void BookContext::watchOthers()
{
    const std::optional<PresenceWatch::Awaited> now = m_gate ? m_gate->awaited() : std::nullopt;
    if (!now && !m_awaited)
        return;
    m_awaited = now;
    Q_EMIT awaitedChanged();
}

void BookContext::setDriveState(DriveState state)
{
    if (state == m_driveState)
        return;
    m_driveState = state;
    Q_EMIT driveStateChanged(state);
}

bool BookContext::hangs() const
{
    return m_gate && m_gate->vfs()->waiting() >= kSlow;
}

void BookContext::rest()
{
    m_pollTimer.stop();
    m_driveTimer.stop();
    m_quietTimer.stop();
    m_presence->rest();
}

void BookContext::checkDay()
{
    const QDate day = today();
    if (day == m_day)
        return;
    m_day = day;
    whenDone(this, write([](Session &session) { return DayUpkeep::begin(session); }),
             [this, day](const Result<void> &) { Q_EMIT dayChanged(day); });
}

} // namespace duebook::ui
