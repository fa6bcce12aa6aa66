// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/shortcutoverlay.h"

#include "ui/widgets/card.h"
#include "ui/widgets/keyhint.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace duebook::ui {

ShortcutOverlay::ShortcutOverlay(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("shortcutOverlay"));
    setAccessibleName(tr("Keyboard shortcuts"));
    setLook(this, Look::Floating);
    castShadow(this, theme);
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    hide();
}

QList<ShortcutHelp> ShortcutOverlay::helpFor(const QList<QAction *> &actions)
{
    QList<ShortcutHelp> lines;
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        QString text = action->text();
        lines.append({action->shortcut(), text.remove(QLatin1Char('&')).remove(QChar(0x2026))});
    }
    return lines;
}

void ShortcutOverlay::addSection(QGridLayout &grid, int column, const Section &section)
{
    auto *head = new QLabel(section.heading, m_content);
    setLook(head, Look::Heading);
    grid.addWidget(head, 0, column, 1, 2);
    for (int i = 0; i < section.lines.size(); ++i) {
        const ShortcutHelp &line = section.lines[i];
        grid.addWidget(new KeyHint(m_theme, line.keys, m_content), i + 1, column,
                       Qt::AlignLeading | Qt::AlignVCenter);
        auto *words = new QLabel(line.text, m_content);
        words->setContentsMargins(0, 0, space::kTight, 0); // text may be wider than its measure
        grid.addWidget(words, i + 1, column + 1);
    }
}

void ShortcutOverlay::present(const QList<Section> &sections)
{
    delete m_content;
    m_content = new QWidget(this);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(6);
    int column = 0;
    QStringList spoken;
    for (const Section &section : sections) {
        if (section.lines.isEmpty())
            continue;
        if (column > 0)
            grid->setColumnMinimumWidth(column - 1, space::kLarge);
        addSection(*grid, column, section);
        column += 3;
        for (const ShortcutHelp &line : section.lines)
            spoken.append(QStringLiteral("%1: %2").arg(line.keys.toString(QKeySequence::NativeText),
                                                       line.text));
    }
    grid->setRowStretch(grid->rowCount(), 1);
    layout()->addWidget(m_content);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));

    // Shown before measured: the style sheet sets the fonts only then.
    show();
    raise();
    const QSize size = layout()->sizeHint().boundedTo(parentWidget()->size());
    setGeometry(QRect(QPoint(0, 0), size)
                    .translated(parentWidget()->rect().center() - QRect({}, size).center()));
    setFocus(Qt::PopupFocusReason);
}

void ShortcutOverlay::keyPressEvent(QKeyEvent *)
{
    hide();
}

void ShortcutOverlay::mousePressEvent(QMouseEvent *)
{
    hide();
}

void ShortcutOverlay::focusOutEvent(QFocusEvent *event)
{
    hide();
    QFrame::focusOutEvent(event);
}

} // namespace duebook::ui
