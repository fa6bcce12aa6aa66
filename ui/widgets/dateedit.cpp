// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/dateedit.h"

#include "ui/shell/icons.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kButtonSide = 28;

} // namespace

DateEdit::DateEdit(const Theme &theme, Parse parse, Describe describe, QWidget *parent)
    : QLineEdit(parent), m_parse(std::move(parse)), m_describe(std::move(describe)),
      m_hint(new QLabel(this))
{
    m_hint->setObjectName(QStringLiteral("understoodLabel"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    setLook(m_hint, Look::Small);
    auto *calendar = addAction(icon(theme, Icon::Calendar, Role::Muted), TrailingPosition);
    calendar->setText(tr("Calendar"));
    calendar->setToolTip(tr("Choose from a calendar (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &DateEdit::showCalendar);
    connect(this, &QLineEdit::textChanged, this, &DateEdit::understand);
}

bool DateEdit::isAcceptable() const
{
    return m_date.has_value() || text().trimmed().isEmpty();
}

void DateEdit::setDate(std::optional<QDate> day)
{
    // The short form of the locale is what the field itself can read back.
    setText(day ? locale().toString(*day, QLocale::ShortFormat) : QString());
    if (m_date == day)
        return;
    m_date = day;
    m_hint->setText(day ? QStringLiteral("→ %1").arg(m_describe(*day)) : QString());
    setLook(m_hint, Look::Small);
    setProperty("invalid", false);
    placeHint();
    Q_EMIT dateChanged(m_date);
}

void DateEdit::understand()
{
    const QString typed = text().trimmed();
    const std::optional<QDate> day = typed.isEmpty() ? std::nullopt : m_parse(typed);
    const bool wrong = !typed.isEmpty() && !day;
    m_hint->setText(day     ? QStringLiteral("→ %1").arg(m_describe(*day))
                    : wrong ? tr("no day I know")
                            : QString());
    setLook(m_hint, wrong ? Look::Problem : Look::Small);
    setAccessibleDescription(m_hint->text());
    placeHint();
    if (day == m_date)
        return;
    m_date = day;
    Q_EMIT dateChanged(m_date);
}

void DateEdit::showCalendar()
{
    QMenu menu(this);
    auto *calendar = new QCalendarWidget(&menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (m_date)
        calendar->setSelectedDate(*m_date);
    auto *action = new QWidgetAction(&menu);
    action->setDefaultWidget(calendar);
    menu.addAction(action);
    connect(calendar, &QCalendarWidget::activated, &menu, [this, &menu](QDate day) {
        setDate(day);
        menu.close();
    });
    connect(calendar, &QCalendarWidget::clicked, &menu, [this, &menu](QDate day) {
        setDate(day);
        menu.close();
    });
    calendar->setFocus();
    menu.exec(mapToGlobal(QPoint(0, height() + 2)));
}

void DateEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
        showCalendar();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void DateEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeHint();
}

void DateEdit::placeHint()
{
    const QSize size = m_hint->text().isEmpty() ? QSize(0, 0) : m_hint->sizeHint();
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    // The text goes first: the hint takes what a long text leaves.
    const int room =
        width() - kButtonSide - 2 * space::kMedium - fontMetrics().horizontalAdvance(text());
    const int hint = std::clamp(room, 0, size.width());
    setTextMargins(leftToRight ? 0 : hint, 0, leftToRight ? hint : 0, 0);
    m_hint->setGeometry(leftToRight ? width() - kButtonSide - hint : kButtonSide,
                        (height() - size.height()) / 2, hint, size.height());
}

} // namespace duebook::ui
