// SPDX-License-Identifier: Apache-2.0
#include "ui/today/workround.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

#include <algorithm>

namespace duebook::ui {

WorkRound::WorkRound(BookContext &book, QObject *parent) : QObject(parent), m_book(book)
{
    connect(&m_book, &BookContext::changed, this, [this](const ChangeSet &) {
        if (m_active)
            ask(false);
    });
    connect(&m_book, &BookContext::userChanged, this, &WorkRound::stop);
}

void WorkRound::start(UserId who, AccountId first)
{
    m_active = true;
    m_who = who;
    m_first = first;
    m_current = {};
    m_waiting.clear();
    m_visited.clear();
    m_done = 0;
    ask(true);
}

void WorkRound::finish(AccountId account)
{
    if (!m_active || m_advance || account != m_current.account)
        return;
    ++m_done;
    leave();
}

void WorkRound::skip()
{
    if (m_active && !m_advance)
        leave();
}

void WorkRound::leave()
{
    if (m_current.account.isSet())
        m_visited.insert(m_current.account);
    ask(true);
}

void WorkRound::stop()
{
    if (!m_active)
        return;
    m_active = false;
    m_advance = false;
    Q_EMIT changed();
    Q_EMIT ended(m_done, false);
}

void WorkRound::ask(bool advance)
{
    m_advance = m_advance || advance;
    if (m_asking)
        return;
    m_asking = true;
    // What is asked here is put behind the write that this answers.
    whenDone(this, m_book.read([who = m_who](Session &session) {
        return WorklistService(session).today(who);
    }),
             [this](const Result<Worklist> &list) {
                 m_asking = false;
                 if (!m_active)
                     return;
                 if (!list) {
                     m_advance = false;
                     Q_EMIT failed(list.error());
                     return;
                 }
                 take(*list, std::exchange(m_advance, false));
             });
}

void WorkRound::take(const Worklist &list, bool advance)
{
    m_waiting.clear();
    for (const WorkRow &row : list.rows) {
        if (m_visited.count(row.account) == 0 && (advance || row.account != m_current.account))
            m_waiting.push_back({row.account, row.name});
    }
    if (!advance) {
        Q_EMIT changed();
        return;
    }
    auto next = m_waiting.begin();
    if (m_first.isSet()) {
        const auto wanted = std::find_if(m_waiting.begin(), m_waiting.end(),
                                         [this](const Stop &s) { return s.account == m_first; });
        next = wanted == m_waiting.end() ? next : wanted;
        m_first = {};
    }
    if (next == m_waiting.end()) {
        m_active = false;
        Q_EMIT changed();
        Q_EMIT ended(m_done, true);
        return;
    }
    m_current = *next;
    m_waiting.erase(next);
    Q_EMIT changed();
    Q_EMIT accountWanted(m_current.account);
}

} // namespace duebook::ui
