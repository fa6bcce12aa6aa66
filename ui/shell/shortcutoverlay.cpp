// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcutoverlay.h"

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

void ShortcutOverlay::addColumn(QGridLayout &grid, int column, const QString &heading,
                                const QList<ShortcutHelp> &lines)
{
    auto *head = new QLabel(heading, m_content);
    setLook(head, Look::Heading);
    grid.addWidget(head, 0, column, 1, 2);
    for (int i = 0; i < lines.size(); ++i) {
        grid.addWidget(new KeyHint(m_theme, lines[i].keys, m_content), i + 1, column,
                       Qt::AlignLeading | Qt::AlignVCenter);
        grid.addWidget(new QLabel(lines[i].text, m_content), i + 1, column + 1);
    }
    grid.setRowStretch(int(lines.size()) + 1, 1);
}

void ShortcutOverlay::present(const QString &pageTitle, const QList<ShortcutHelp> &page,
                              const QList<ShortcutHelp> &window)
{
    delete m_content;
    m_content = new QWidget(this);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(6);
    int column = 0;
    if (!page.isEmpty()) {
        addColumn(*grid, column, pageTitle, page);
        grid->setColumnMinimumWidth(2, space::kHuge);
        column = 3;
    }
    addColumn(*grid, column, tr("Everywhere"), window);
    layout()->addWidget(m_content);

    QStringList spoken;
    for (const ShortcutHelp &line : page + window)
        spoken.append(
            QStringLiteral("%1: %2").arg(line.keys.toString(QKeySequence::NativeText), line.text));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));

    const QSize size = layout()->sizeHint().boundedTo(parentWidget()->size());
    setGeometry(QRect(QPoint(0, 0), size)
                    .translated(parentWidget()->rect().center() - QRect({}, size).center()));
    show();
    raise();
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
