// SPDX-License-Identifier: Apache-2.0
#include "ui/book/presence.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

#include <algorithm>
#include <chrono>

namespace duebook::ui {

namespace {

// Who leafs through accounts is not announced at each.
constexpr int kSettledMs = 600;

PresenceService::Ms monotonic()
{
    return std::chrono::duration_cast<PresenceService::Ms>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

Presence::Presence(BookContext &book)
    : m_book(book), m_service(std::make_shared<std::unique_ptr<PresenceService>>())
{
    m_beat.setInterval(PresenceService::kBeat);
    m_moved.setInterval(kSettledMs);
    m_moved.setSingleShot(true);
    connect(&m_beat, &QTimer::timeout, this, &Presence::beat);
    connect(&m_moved, &QTimer::timeout, this, &Presence::beat);
    connect(&m_book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Presence))
            read();
    });
    connect(&m_book, &BookContext::userChanged, &m_moved, qOverload<>(&QTimer::start));
}

void Presence::begin()
{
    m_beat.start();
    beat();
    read();
}

void Presence::rest()
{
    m_beat.stop();
    m_moved.stop();
}

std::function<void(Session &)> Presence::leaving() const
{
    return [service = m_service](Session &) {
        if (*service)
            (void)(*service)->leave();
        service->reset();
    };
}

void Presence::showAccount(AccountId account)
{
    if (m_place.account == account)
        return;
    m_place = {account, false};
    m_moved.start();
}

void Presence::setWriting(AccountId account, bool writing)
{
    if (account != m_place.account || writing == m_place.writing)
        return;
    m_place.writing = writing;
    m_moved.start();
}

std::vector<PresentClient> Presence::on(AccountId account) const
{
    std::vector<PresentClient> there;
    std::copy_if(m_others.begin(), m_others.end(), std::back_inserter(there),
                 [&](const PresentClient &each) { return each.account == account; });
    std::stable_partition(there.begin(), there.end(),
                          [](const PresentClient &each) { return each.writing; });
    return there;
}

void Presence::beat()
{
    // A drive that hangs gets no queue of heartbeats.
    if (m_beating || !m_beat.isActive())
        return;
    m_beating = true;
    const auto work = [service = m_service, place = m_place](Session &session) {
        if (!*service)
            *service = std::make_unique<PresenceService>(session);
        return (*service)->beat(place, monotonic());
    };
    whenDone(this, m_book.background(work),
             [this](const Result<std::vector<ClockDifference>> &differences) {
                 m_beating = false;
                 for (const ClockDifference &each :
                      differences ? *differences : std::vector<ClockDifference>()) {
                     if (!m_told.contains(each.host)) {
                         m_told.insert(each.host);
                         Q_EMIT clockDiffers(each);
                     }
                 }
             });
}

void Presence::read()
{
    whenDone(this, m_book.read([](Session &session) { return PresenceService::others(session); }),
             [this](const Result<std::vector<PresentClient>> &others) {
                 if (!others || *others == m_others)
                     return;
                 const auto shown = [](const std::vector<PresentClient> &clients) {
                     std::vector<PresentClient> plain = clients;
                     for (PresentClient &each : plain)
                         each.heartbeats = 0;
                     return plain;
                 };
                 const bool differs = shown(*others) != shown(m_others);
                 m_others = *others;
                 if (differs)
                     Q_EMIT othersChanged();
             });
}

} // namespace duebook::ui
