// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/page.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPropertyAnimation;
class QPushButton;

namespace duebook::ui {

/// "Follow-up done  [Undo]": slides in over the lower edge of its parent and goes by itself. A new
/// offer takes the place of the old one, which can then no longer be undone. Does not go while the
/// pointer or the focus is on it.
class UndoBar : public QFrame {
    Q_OBJECT
public:
    UndoBar(const Theme &theme, QWidget *parent);

    void offer(const UndoOffer &offer);
    /// Takes the offer back (Ctrl+Z does this too); nothing when there is none.
    void undo();
    bool hasOffer() const { return m_offer.undo != nullptr; }
    /// How long an offer stays; 8 s at first.
    void setStay(int milliseconds);

Q_SIGNALS:
    void offerChanged(bool there);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void drop();
    QRect place(bool shown) const;

    UndoOffer m_offer;
    QLabel *m_text;
    QPushButton *m_undo;
    QPropertyAnimation *m_slide;
    QTimer m_stay;
};

} // namespace duebook::ui
