// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/undobar.h"

#include "ui/look/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyhint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPropertyAnimation>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace duebook::ui {

namespace {

constexpr int kStayMs = 8000;
constexpr int kSlideMs = 140;
constexpr int kMostWidth = 560;

} // namespace

UndoBar::UndoBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_text(new ElidedLabel(this)),
      m_undo(new KeyButton(theme, tr("Undo"), QKeySequence(QKeySequence::Undo),
                           QStringLiteral("undoButton"), this)),
      m_slide(new QPropertyAnimation(this, "geometry", this))
{
    setObjectName(QStringLiteral("undoBar"));
    setAccessibleName(tr("Undo bar"));
    setLook(this, Look::Floating);
    castShadow(this, theme);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("undoCloseButton"));
    close->setAccessibleName(tr("Close"));
    close->setIcon(icon(theme, Icon::Cross, Role::Muted));
    setLook(close, Look::Quiet);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kMedium);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(close);
    hide();

    m_stay.setSingleShot(true);
    m_stay.setInterval(kStayMs);
    m_slide->setDuration(kSlideMs);
    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_stay, &QTimer::timeout, this, [this] {
        if (m_undo->hasFocus())
            m_stay.start();
        else
            drop();
    });
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::undo);
    connect(close, &QToolButton::clicked, this, &UndoBar::drop);
    parent->installEventFilter(this);
}

void UndoBar::setStay(int milliseconds)
{
    m_stay.setInterval(milliseconds);
}

QRect UndoBar::place(bool shown) const
{
    const QRect room = parentWidget()->rect();
    const int width = std::min(kMostWidth, room.width() - 2 * space::kLarge);
    const int height = sizeHint().height();
    const int y = shown ? room.bottom() - height - space::kLarge : room.bottom() + 1;
    return {room.center().x() - width / 2, y, width, height};
}

void UndoBar::offer(const UndoOffer &offer)
{
    m_offer = offer;
    m_text->setText(offer.text);
    setAccessibleDescription(offer.text);
    if (isHidden()) {
        setGeometry(place(false));
        show();
    }
    raise();
    m_slide->stop();
    m_slide->setStartValue(geometry());
    m_slide->setEndValue(place(true));
    m_slide->start();
    m_stay.start();
    Q_EMIT offerChanged(true);
}

void UndoBar::undo()
{
    if (!hasOffer())
        return;
    const std::function<void()> undo = std::exchange(m_offer.undo, nullptr);
    drop();
    undo();
}

void UndoBar::drop()
{
    m_stay.stop();
    m_slide->stop();
    m_offer = {};
    hide();
    Q_EMIT offerChanged(false);
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible()) {
        m_slide->stop();
        setGeometry(place(true));
    }
    return QFrame::eventFilter(watched, event);
}

void UndoBar::enterEvent(QEnterEvent *event)
{
    m_stay.stop();
    QFrame::enterEvent(event);
}

void UndoBar::leaveEvent(QEvent *event)
{
    if (hasOffer())
        m_stay.start();
    QFrame::leaveEvent(event);
}

} // namespace duebook::ui
