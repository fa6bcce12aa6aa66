// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"

#include <QList>
#include <QObject>

namespace duebook::ui {

/// Where one was and is, like a browser: going somewhere drops what lay ahead. Going to the place
/// one is at changes nothing. Keeps the last 100 places.
class Navigation : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    PageRef current() const;
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_places.size(); }

    void go(const PageRef &where);
    void back();
    void forward();
    /// Forgets everything, for instance when another book is opened.
    void clear();

Q_SIGNALS:
    /// The current place or what lies before and behind it changed.
    void moved(const duebook::ui::PageRef &where);

private:
    QList<PageRef> m_places;
    qsizetype m_position = -1;
};

} // namespace duebook::ui
