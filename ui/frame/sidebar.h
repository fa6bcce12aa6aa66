// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"
#include "ui/look/icons.h"

#include <QFrame>

class QVBoxLayout;

namespace duebook::ui {

class SideBarItem;

/// The pages by drawing, name and count of what waits there. One Tab stop; Up and Down choose,
/// Home and End jump; choosing is going there.
class SideBar : public QFrame {
    Q_OBJECT
public:
    explicit SideBar(const Theme &theme, QWidget *parent = nullptr);

    /// Items stand in the order they are added; `atBottom` ones at the lower end.
    void addItem(PageId id, Icon icon, const QString &text, bool atBottom = false);
    /// 0 shows nothing.
    void setCount(PageId id, int count);
    /// Marks the item of this page (Account belongs to Accounts) without telling; others unmarked.
    void setCurrent(PageId id);
    PageId current() const { return m_current; }
    QList<PageId> pages() const;

Q_SIGNALS:
    void chosen(duebook::ui::PageId id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void choose(int position);

    const Theme &m_theme;
    QList<SideBarItem *> m_items;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    PageId m_current = PageId::None;
};

} // namespace duebook::ui
