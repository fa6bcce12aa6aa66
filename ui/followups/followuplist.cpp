// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followuplist.h"

#include "ui/followups/followupwords.h"
#include "ui/look/icons.h"
#include "ui/text/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choicemenu.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace duebook::ui {

namespace {

QToolButton *tool(const QString &name, const QString &text, const QString &about, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(about);
    button->setAccessibleName(about);
    setLook(button, Look::Quiet);
    return button;
}

} // namespace

FollowUpList::FollowUpList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("followUpList"));
    setAccessibleName(tr("Open follow-ups"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kSmall);
}

void FollowUpList::setChangeable(bool changeable)
{
    m_changeable = changeable;
}

void FollowUpList::show(const std::vector<FollowUp> &followUps, const std::vector<User> &people,
                        UserId me, const NaturalDateContext &dates, const Wording &wording)
{
    const bool same = followUps == m_followUps && wording.today == m_wording.today &&
                      m_column->count() > 0 && people.size() == m_people.size();
    m_people = people;
    m_me = me;
    m_dates = dates;
    m_wording = wording;
    // A refresh that changes nothing here leaves an open menu and what is typed alone.
    if (same)
        return;
    m_followUps = followUps;
    clearRows(*m_column);
    for (const FollowUp &followUp : m_followUps)
        m_column->addWidget(rowFor(followUp));
    if (m_followUps.empty()) {
        auto *none = new QLabel(tr("Nothing planned: give the next note a next contact."), this);
        none->setWordWrap(true);
        setLook(none, Look::Muted);
        m_column->addWidget(none);
    }
    QToolButton *plan =
        tool(QStringLiteral("planButton"), tr("Plan …"), tr("Plan something without a note"), this);
    plan->setIcon(icon(m_theme, Icon::Plus, Role::Muted));
    plan->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    plan->setVisible(m_changeable);
    connect(plan, &QToolButton::clicked, this, &FollowUpList::planPressed);
    m_column->addWidget(plan, 0, Qt::AlignLeading);
}

QWidget *FollowUpList::rowFor(const FollowUp &followUp)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("followUp_%1").arg(followUp.id.number()));
    const qint64 late = followUp.due.daysTo(m_wording.today);
    const Tone tone = late > 0 ? Tone::Bad : late == 0 ? Tone::Accent : Tone::Neutral;

    auto *head = new QHBoxLayout;
    head->setSpacing(space::kTight);
    head->addWidget(
        new Chip(m_theme, m_wording.dayAndTime(followUp.due, followUp.time), tone, row));
    if (followUp.priority > 0)
        head->addWidget(new Chip(m_theme, tr("High"), Tone::Warn, row));
    head->addStretch();
    if (!followUp.repeat.isEmpty()) {
        auto *again = new QLabel(repeatWords(followUp.repeat), row);
        setLook(again, Look::Small);
        head->addWidget(again);
    }
    if (followUp.assignee != m_me) {
        auto *who = new QLabel(followUp.assigneeName, row);
        setLook(who, Look::Small);
        head->addWidget(who);
    }

    auto *reason =
        new QLabel(followUp.reason.isEmpty() ? tr("Get in touch") : followUp.reason, row);
    reason->setWordWrap(true);

    auto *done =
        tool(QStringLiteral("doneButton"), tr("Done"), tr("Done: %1").arg(reason->text()), row);
    done->setIcon(icon(m_theme, Icon::Check, Role::Good));
    done->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(done, &QToolButton::clicked, this, [this, followUp] { Q_EMIT donePressed(followUp); });
    auto *snooze = tool(QStringLiteral("snoozeButton"), tr("Put off"), tr("Put off"), row);
    snooze->setPopupMode(QToolButton::InstantPopup);
    snooze->setMenu(snoozeMenu(followUp, row));
    auto *more =
        tool(QStringLiteral("followUpMoreButton"), QString(), tr("Give away, cancel"), row);
    more->setIcon(icon(m_theme, Icon::More, Role::Muted));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(moreMenu(followUp, more));

    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::kTight);
    for (QToolButton *button : {done, snooze, more}) {
        button->setEnabled(m_changeable);
        tools->addWidget(button);
    }
    tools->addStretch();

    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(reason);
    column->addLayout(tools);
    return row;
}

QMenu *FollowUpList::snoozeMenu(const FollowUp &followUp, QWidget *row)
{
    auto *menu = new ChoiceMenu(row);
    const WorkCalendar &calendar = m_dates.calendar;
    const QDate today = m_wording.today;
    const std::pair<QString, QDate> choices[] = {
        {tr("Tomorrow"), calendar.nextWorkingDay(today.addDays(1))},
        {tr("In 3 days"), calendar.nextWorkingDay(today.addDays(3))},
        {tr("In a week"), calendar.nextWorkingDay(today.addDays(7))},
        {tr("In two weeks"), calendar.nextWorkingDay(today.addDays(14))},
    };
    for (const auto &[name, day] : choices)
        menu->addAction(
            tr("%1 (%2)", "choice, day").arg(name, m_wording.day(day)), this,
            [this, followUp, day = day] { Q_EMIT snoozePressed(followUp, day, followUp.time); });
    menu->addSeparator();
    menu->addAction(tr("Another day …"), row, [this, followUp, row] { askForDay(followUp, row); });
    return menu;
}

QMenu *FollowUpList::moreMenu(const FollowUp &followUp, QWidget *parent)
{
    auto *menu = new ChoiceMenu(parent);
    for (const User &user : m_people) {
        if (!user.active || user.id == followUp.assignee)
            continue;
        const QString name = user.id == m_me ? tr("me") : user.name;
        menu->addAction(tr("Give to %1").arg(name), this, [this, followUp, id = user.id, name] {
            Q_EMIT reassignPressed(followUp, id, name);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Cancel the follow-up"), this,
                    [this, followUp] { Q_EMIT cancelPressed(followUp); });
    return menu;
}

void FollowUpList::askForDay(const FollowUp &followUp, QWidget *row)
{
    if (auto *there = row->findChild<DateEdit *>()) {
        there->setFocus();
        return;
    }
    auto *field = new DateEdit(
        m_theme,
        [this](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(typed, m_dates);
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [this](QDate day) { return m_wording.day(day); }, row);
    field->setObjectName(QStringLiteral("snoozeEdit"));
    field->setCalendar(m_dates.calendar);
    field->setAccessibleName(tr("Put off until"));
    field->setPlaceholderText(tr("fri, +7, 15.3. – Enter"));
    connect(field, &QLineEdit::returnPressed, this, [this, followUp, field] {
        const NaturalDate read = readNaturalDate(field->text(), m_dates);
        if (read.ok())
            Q_EMIT snoozePressed(followUp, read.day, read.time);
    });
    row->layout()->addWidget(field);
    field->setFocus();
}

} // namespace duebook::ui
