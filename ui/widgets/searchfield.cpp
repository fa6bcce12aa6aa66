// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/searchfield.h"

#include "ui/look/icons.h"
#include "ui/widgets/keyhint.h"

#include <QAction>
#include <QKeyEvent>

namespace duebook::ui {

namespace {

constexpr int kPauseMs = 150;

} // namespace

SearchField::SearchField(const Theme &theme, const QString &placeholder, const QKeySequence &keys,
                         QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    auto *glass = addAction(icon(theme, Icon::Search, Role::Muted), LeadingPosition);
    auto *clearing = addAction(icon(theme, Icon::Cross, Role::Muted), TrailingPosition);
    glass->setEnabled(true);
    clearing->setText(tr("Clear"));
    clearing->setVisible(false);
    if (!keys.isEmpty())
        m_hint = new KeyHint(theme, keys, this);

    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &SearchField::tell);
    connect(clearing, &QAction::triggered, this, &QLineEdit::clear);
    connect(glass, &QAction::triggered, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::tell);
    connect(this, &QLineEdit::textChanged, this, [this, clearing](const QString &text) {
        clearing->setVisible(!text.isEmpty());
        if (m_hint != nullptr)
            m_hint->setVisible(text.isEmpty());
        placeHint();
        if (text.isEmpty() || m_timer.interval() == 0)
            tell();
        else
            m_timer.start();
    });
}

void SearchField::setPause(int milliseconds)
{
    m_timer.setInterval(milliseconds);
}

void SearchField::tell()
{
    m_timer.stop();
    if (text() == m_told)
        return;
    m_told = text();
    Q_EMIT searched(m_told);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        Q_EMIT walked(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeHint();
}

void SearchField::placeHint()
{
    if (m_hint == nullptr)
        return;
    const QSize size = m_hint->sizeHint();
    const int x = layoutDirection() == Qt::LeftToRight ? width() - size.width() - space::kSmall
                                                       : space::kSmall;
    const int room = text().isEmpty() ? size.width() + space::kTight : 0;
    const bool leading = layoutDirection() == Qt::LeftToRight;
    setTextMargins(leading ? 0 : room, 0, leading ? room : 0, 0);
    m_hint->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
}

} // namespace duebook::ui
