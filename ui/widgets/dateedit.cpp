// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/dateedit.h"

#include "ui/look/icons.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QWidgetAction>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kButtonSide = 28;

/// The arrow points the way one reads; the day keeps its own direction, whatever its language.
QString arrowTo(const QString &day, bool leftToRight)
{
    constexpr QChar kFirstStrongIsolate(u'\u2068');
    constexpr QChar kPopIsolate(u'\u2069');
    constexpr QChar kLeftToRight(u'\u200e');
    constexpr QChar kRightToLeft(u'\u200f');
    return (leftToRight ? kLeftToRight + QStringLiteral("→ ")
                        : kRightToLeft + QStringLiteral("← ")) +
           kFirstStrongIsolate + day + kPopIsolate;
}

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
    m_offer = addAction(icon(theme, Icon::Warning, Role::Warn), TrailingPosition);
    m_offer->setObjectName(QStringLiteral("workingDayAction"));
    m_offer->setVisible(false);
    connect(m_offer, &QAction::triggered, this, &DateEdit::takeWorkingDay);
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
    setProperty("invalid", false);
    showUnderstood();
    Q_EMIT dateChanged(m_date);
}

void DateEdit::setCalendar(const WorkCalendar &calendar)
{
    m_calendar = calendar;
    showUnderstood();
}

void DateEdit::showUnderstood()
{
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    const bool wrong = !text().trimmed().isEmpty() && !m_date;
    const bool odd = m_date && m_calendar && !m_calendar->isWorkingDay(*m_date);
    QString understood;
    if (odd)
        understood = arrowTo(tr("%1, not worked", "day").arg(m_describe(*m_date)), leftToRight);
    else if (m_date)
        understood = arrowTo(m_describe(*m_date), leftToRight);
    else if (wrong)
        understood = tr("no day I know");
    m_hint->setText(understood);
    setLook(m_hint, wrong ? Look::Problem : Look::Small);
    m_offer->setVisible(odd);
    if (odd) {
        const QDate next = m_calendar->nextWorkingDay(*m_date);
        m_offer->setText(tr("Take %1").arg(m_describe(next)));
        m_offer->setToolTip(tr("Not a working day: take %1 (Alt+Up)").arg(m_describe(next)));
        setAccessibleDescription(m_offer->toolTip());
    } else {
        setAccessibleDescription(understood);
    }
    placeHint();
}

void DateEdit::takeWorkingDay()
{
    if (!m_date || !m_calendar || m_calendar->isWorkingDay(*m_date))
        return;
    // A time of day that was typed with the day is the caller's to read: it stays.
    static const QRegularExpression time(QStringLiteral("\\s\\d{1,2}:\\d{2}\\s*$"));
    const QString stays = time.match(text()).captured();
    setDate(m_calendar->nextWorkingDay(*m_date));
    if (!stays.isEmpty())
        setText(text() + stays);
}

void DateEdit::understand()
{
    const QString typed = text().trimmed();
    const std::optional<QDate> day = typed.isEmpty() ? std::nullopt : m_parse(typed);
    const bool same = day == m_date;
    m_date = day;
    showUnderstood();
    if (!same)
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
    if (event->key() == Qt::Key_Up && event->modifiers().testFlag(Qt::AltModifier)) {
        takeWorkingDay();
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
    const int buttons = m_offer->isVisible() ? 2 * kButtonSide : kButtonSide;
    const int room =
        width() - buttons - 2 * space::kMedium - fontMetrics().horizontalAdvance(text());
    const int hint = std::clamp(room, 0, size.width());
    setTextMargins(leftToRight ? 0 : hint, 0, leftToRight ? hint : 0, 0);
    m_hint->setGeometry(leftToRight ? width() - buttons - hint : buttons,
                        (height() - size.height()) / 2, hint, size.height());
}

} // namespace duebook::ui
