// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/sidebar.h"

#include <QAbstractButton>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kInset = 10;
constexpr int kLeastWidth = 168;

} // namespace

class SideBarItem : public QAbstractButton {
public:
    SideBarItem(const Theme &theme, PageId page, Icon name, const QString &text, QWidget *parent)
        : QAbstractButton(parent), id(page), m_theme(theme), m_icon(name)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setAutoExclusive(false);
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_theme.font(TextSize::Body, QFont::DemiBold));
        return {metrics.horizontalAdvance(text()) + kIconSize + 4 * kInset + 24,
                m_theme.rowHeight()};
    }

    const PageId id;
    int count = 0;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool chosen = isChecked();
        if (chosen || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(chosen ? Role::AccentBackground : Role::Chip));
            painter.drawRoundedRect(rect(), kCornerRadius, kCornerRadius);
        }
        if (chosen && parentWidget()->hasFocus()) {
            painter.setPen(QPen(m_theme.color(Role::Accent), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius,
                                    kCornerRadius);
        }
        const Role ink = chosen ? Role::Accent : Role::Text;
        const QRect inner = rect().adjusted(kInset, 0, -kInset, 0);
        painter.drawPixmap(QStyle::alignedRect(layoutDirection(),
                                               Qt::AlignLeading | Qt::AlignVCenter,
                                               QSize(kIconSize, kIconSize), inner)
                               .topLeft(),
                           iconPixmap(m_theme, m_icon, ink, kIconSize, devicePixelRatioF()));
        painter.setLayoutDirection(layoutDirection());
        const QRect textRect = QStyle::visualRect(
            layoutDirection(), rect(), inner.adjusted(kIconSize + space::kSmall, 0, 0, 0));
        painter.setFont(m_theme.font(TextSize::Body, chosen ? QFont::DemiBold : QFont::Normal));
        painter.setPen(m_theme.color(ink));
        painter.drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
        if (count <= 0)
            return;
        painter.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
        painter.setPen(m_theme.color(chosen ? Role::Accent : Role::Muted));
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, locale().toString(count));
    }

private:
    const Theme &m_theme;
    Icon m_icon;
};

SideBar::SideBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_top(new QVBoxLayout), m_bottom(new QVBoxLayout)
{
    setObjectName(QStringLiteral("sideBar"));
    setAccessibleName(tr("Pages"));
    setLook(this, Look::Bar);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setMinimumWidth(kLeastWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
    m_top->setSpacing(2);
    m_bottom->setSpacing(2);
    column->addLayout(m_top);
    column->addStretch();
    column->addLayout(m_bottom);
}

void SideBar::addItem(PageId id, Icon icon, const QString &text, bool atBottom)
{
    auto *item = new SideBarItem(m_theme, id, icon, text, this);
    item->setObjectName(QStringLiteral("sideBarItem%1").arg(int(id)));
    (atBottom ? m_bottom : m_top)->addWidget(item);
    m_items.append(item);
    // A screen reader toggles where a mouse clicks. Toggling the present page's item off is a click
    // on it: its page may stand deeper, as an account does below the accounts.
    connect(item, &QAbstractButton::toggled, this, [this, id](bool on) {
        if (on == (id == m_current))
            return;
        setCurrent(id);
        Q_EMIT chosen(id);
    });
}

void SideBar::setCount(PageId id, int count)
{
    for (SideBarItem *item : m_items) {
        if (item->id != id)
            continue;
        item->count = count;
        item->setAccessibleDescription(count > 0 ? tr("%n waiting", nullptr, count) : QString());
        item->update();
    }
}

void SideBar::setCurrent(PageId id)
{
    m_current = id == PageId::Account ? PageId::Accounts : id;
    for (SideBarItem *item : m_items)
        item->setChecked(item->id == m_current);
}

QList<PageId> SideBar::pages() const
{
    QList<PageId> ids;
    for (const SideBarItem *item : m_items)
        ids.append(item->id);
    return ids;
}

void SideBar::choose(int position)
{
    if (m_items.isEmpty())
        return;
    const PageId id = m_items[std::clamp(position, 0, int(m_items.size()) - 1)]->id;
    if (id == m_current)
        return;
    setCurrent(id);
    Q_EMIT chosen(id);
}

void SideBar::keyPressEvent(QKeyEvent *event)
{
    const int position = int(pages().indexOf(m_current));
    switch (event->key()) {
    case Qt::Key_Up:
        choose(position - 1);
        return;
    case Qt::Key_Down:
        choose(position + 1);
        return;
    case Qt::Key_Home:
        choose(0);
        return;
    case Qt::Key_End:
        choose(int(m_items.size()) - 1);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void SideBar::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void SideBar::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

} // namespace duebook::ui
