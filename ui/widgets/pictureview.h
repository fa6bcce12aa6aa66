// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QImage>
#include <QScrollArea>

namespace duebook::ui {

/// A picture to look at: fits the width at first, zoomed with + − 0 or Ctrl and the wheel, moved
/// with the arrows. `wanted` tells when a sharper one would be of use (pages of a PDF).
class PictureView : public QScrollArea {
    Q_OBJECT
public:
    explicit PictureView(const Theme &theme, QWidget *parent = nullptr);

    /// `fullSize` is the size at 100 %; empty = the picture's own.
    void setPicture(const QImage &picture, QSize fullSize = {});
    void clear();

    /// Percent of the full size; 0 = fits.
    int zoom() const { return m_zoom; }
    void zoomIn();
    void zoomOut();
    void fit();
    /// The longer side of the picture on the screen, in its real pixels.
    int pixelsShown() const;
    /// "120 %", as shown now.
    int percentShown() const;

Q_SIGNALS:
    void zoomChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    class Canvas;
    void setZoom(int percent);
    void place();
    QSize shownSize() const;

    Canvas *m_canvas;
    QSize m_fullSize;
    int m_zoom = 0;
};

} // namespace duebook::ui
