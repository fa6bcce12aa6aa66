// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/shrinkarea.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QResizeEvent>
#include <QTimer>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kLeastHeight = 120;

} // namespace

ShrinkArea::ShrinkArea(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setWidget(content);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now == nullptr || !widget()->isAncestorOf(now))
            return;
        // A part that is just opening has no place yet.
        QTimer::singleShot(0, now, [this, now] {
            if (widget()->isAncestorOf(now))
                ensureWidgetVisible(now);
        });
    });
}

int ShrinkArea::contentHeight() const
{
    const QLayout *layout = widget()->layout();
    if (layout != nullptr && layout->hasHeightForWidth())
        return layout->totalHeightForWidth(viewport()->width());
    return widget()->sizeHint().height();
}

QSize ShrinkArea::sizeHint() const
{
    return {widget()->sizeHint().width(), contentHeight()};
}

QSize ShrinkArea::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), std::min(kLeastHeight, contentHeight())};
}

bool ShrinkArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool done = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return done;
}

void ShrinkArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

} // namespace duebook::ui
