// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/textguard.h"

#include "ui/text/markup.h"

#include <QCoreApplication>
#include <QCursor>
#include <QEvent>
#include <QScreen>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kTipLetters = 80;
// How far from the pointer Qt puts a tool tip, above and below it together.
constexpr int kPointerRoom = 24;

/// Qt breaks the lines of a plain tool tip only where it is wider than the screen.
void breakLines(QLabel &tip, bool placed)
{
    const int widest = kTipLetters * tip.fontMetrics().averageCharWidth();
    if (tip.wordWrap() || tip.width() <= widest)
        return;
    tip.setWordWrap(true);
    QRect place(tip.pos(), QSize(widest, tip.heightForWidth(widest)));
    if (!placed) {
        tip.resize(place.size());
        return;
    }
    const QRect screen = tip.screen()->geometry();
    if (tip.geometry().bottom() < QCursor::pos().y())
        place.moveBottom(tip.geometry().bottom());
    else if (place.bottom() > screen.bottom())
        place.moveBottom(place.top() - kPointerRoom);
    place.moveTop(std::max(place.top(), screen.top()));
    tip.setGeometry(place);
}

} // namespace

TextGuard::TextGuard(QObject *parent) : QObject(parent)
{
    // A message box of the desktop would guess for itself.
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

bool TextGuard::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::Polish && type != QEvent::Show && type != QEvent::Resize)
        return false;
    auto *label = qobject_cast<QLabel *>(watched);
    if (label == nullptr || qobject_cast<MarkupLabel *>(label) != nullptr)
        return false;
    label->setTextFormat(Qt::PlainText);
    // The one tip goes from text to text while it stays on the screen: then it is placed anew after
    // each change of size.
    if (label->inherits("QTipLabel") && type != QEvent::Polish && label->isVisible())
        breakLines(*label, type == QEvent::Show);
    return false;
}

} // namespace duebook::ui
