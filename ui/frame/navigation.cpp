// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/navigation.h"

namespace duebook::ui {

namespace {

constexpr qsizetype kMostPlaces = 100;

} // namespace

PageRef Navigation::current() const
{
    return m_position >= 0 ? m_places[m_position] : PageRef{};
}

void Navigation::go(const PageRef &where)
{
    if (where == current())
        return;
    m_places.resize(m_position + 1);
    m_places.append(where);
    if (m_places.size() > kMostPlaces)
        m_places.removeFirst();
    m_position = m_places.size() - 1;
    Q_EMIT moved(where);
}

void Navigation::back()
{
    if (!canGoBack())
        return;
    --m_position;
    Q_EMIT moved(current());
}

void Navigation::forward()
{
    if (!canGoForward())
        return;
    ++m_position;
    Q_EMIT moved(current());
}

void Navigation::clear()
{
    m_places.clear();
    m_position = -1;
}

} // namespace duebook::ui
