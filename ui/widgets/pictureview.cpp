// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/pictureview.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <array>

namespace duebook::ui {

namespace {

constexpr std::array kSteps{10, 25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400};
constexpr int kMargin = 8;
constexpr int kStep = 40;

} // namespace

/// Paints the picture into its whole size, the part that is to be seen only.
class PictureView::Canvas : public QWidget {
public:
    Canvas(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme) {}

    void setPicture(const QImage &picture)
    {
        m_picture = picture;
        update();
    }
    const QImage &picture() const { return m_picture; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (m_picture.isNull())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setClipRegion(event->region());
        painter.drawImage(rect(), m_picture);
        painter.setPen(m_theme.color(Role::Line));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    const Theme &m_theme;
    QImage m_picture;
};

PictureView::PictureView(const Theme &theme, QWidget *parent)
    : QScrollArea(parent), m_canvas(new Canvas(theme, this))
{
    setObjectName(QStringLiteral("pictureView"));
    setAccessibleName(tr("Picture"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setWidget(m_canvas);
    setWidgetResizable(false);
}

void PictureView::setPicture(const QImage &picture, QSize fullSize)
{
    m_fullSize = fullSize.isEmpty() ? picture.size() : fullSize;
    m_canvas->setPicture(picture);
    place();
}

void PictureView::clear()
{
    m_zoom = 0;
    m_fullSize = {};
    m_canvas->setPicture({});
    m_canvas->resize(0, 0);
}

QSize PictureView::shownSize() const
{
    if (m_fullSize.isEmpty())
        return {};
    if (m_zoom > 0)
        return m_fullSize * m_zoom / 100;
    const int room = std::max(viewport()->width() - 2 * kMargin, 40);
    // A small picture is not blown up.
    const int width = std::min(room, m_fullSize.width());
    return {width, std::max(1, int(qint64{width} * m_fullSize.height() / m_fullSize.width()))};
}

void PictureView::place()
{
    m_canvas->resize(shownSize());
    Q_EMIT zoomChanged();
}

void PictureView::setZoom(int percent)
{
    if (m_fullSize.isEmpty())
        return;
    m_zoom = percent;
    place();
}

int PictureView::percentShown() const
{
    return m_fullSize.isEmpty() ? 100 : qRound(100.0 * shownSize().width() / m_fullSize.width());
}

int PictureView::pixelsShown() const
{
    const QSize size = shownSize();
    return qRound(std::max(size.width(), size.height()) * devicePixelRatioF());
}

void PictureView::zoomIn()
{
    const int now = percentShown();
    for (const int step : kSteps) {
        if (step > now) {
            setZoom(step);
            return;
        }
    }
}

void PictureView::zoomOut()
{
    const int now = percentShown();
    for (auto step = kSteps.rbegin(); step != kSteps.rend(); ++step) {
        if (*step < now) {
            setZoom(*step);
            return;
        }
    }
}

void PictureView::fit()
{
    setZoom(0);
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (m_zoom == 0 && !m_fullSize.isEmpty())
        place();
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        fit();
        break;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int way = event->key() == Qt::Key_Down ? kStep : -kStep;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + way);
        break;
    }
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int way = event->key() == Qt::Key_Right ? kStep : -kStep;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + way);
        break;
    }
    default:
        // Page Up and Page Down turn pages: the frame's.
        event->ignore();
    }
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() > 0)
        zoomIn();
    else
        zoomOut();
    event->accept();
}

} // namespace duebook::ui
