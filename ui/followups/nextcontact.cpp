// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/nextcontact.h"

#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

NextContact::NextContact(const Theme &theme, QWidget *parent) : QWidget(parent)
{
    m_understood.problem = DateProblem::Empty;
    m_date = new DateEdit(
        theme,
        [this](const QString &typed) -> std::optional<QDate> {
            read(typed);
            return m_understood.ok() ? std::optional(m_understood.day) : std::nullopt;
        },
        [this](QDate day) {
            const QTime time = m_understood.day == day ? m_understood.time : QTime();
            return time.isValid() ? m_wording.dayAndTime(day, time) : m_wording.day(day);
        },
        this);
    m_date->setObjectName(QStringLiteral("nextContactEdit"));
    m_date->setAccessibleName(tr("Next contact"));
    m_date->setPlaceholderText(tr("Next: fri, +7, 15.3. 14:30"));
    m_date->setToolTip(tr("When to get in touch again. Saving makes the follow-up."));

    m_assignee = new QComboBox(this);
    m_assignee->setObjectName(QStringLiteral("assigneeBox"));
    m_assignee->setAccessibleName(tr("Who gets in touch"));
    m_assignee->setSizeAdjustPolicy(QComboBox::AdjustToContents);

    m_warning = new QWidget(this);
    m_warningText = new QLabel(m_warning);
    m_warningText->setObjectName(QStringLiteral("workingDayLabel"));
    setLook(m_warningText, Look::Small);
    m_useWorkingDay = new QPushButton(m_warning);
    m_useWorkingDay->setObjectName(QStringLiteral("useWorkingDayButton"));
    setLook(m_useWorkingDay, Look::Link);
    auto *warning = new QHBoxLayout(m_warning);
    warning->setContentsMargins(0, 0, 0, 0);
    warning->setSpacing(0);
    warning->addWidget(m_warningText);
    warning->addWidget(m_useWorkingDay);
    warning->addStretch();
    m_warning->hide();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_date, 0, 0);
    grid->addWidget(m_assignee, 0, 1);
    grid->addWidget(m_warning, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);

    connect(m_date, &QLineEdit::textChanged, this, [this](const QString &typed) {
        if (typed.trimmed().isEmpty())
            read(typed);
        warn();
        Q_EMIT changed();
    });
    connect(m_assignee, &QComboBox::currentIndexChanged, this, &NextContact::changed);
    connect(m_useWorkingDay, &QPushButton::clicked, this, [this] {
        const QTime time = m_understood.time;
        QString text = m_understood.nextWorkingDay.toString(Qt::ISODate);
        if (time.isValid())
            text += time.toString(QStringLiteral(" HH:mm"));
        m_date->setText(text);
        m_date->setFocus();
    });
}

void NextContact::setContext(const NaturalDateContext &context, const Wording &wording)
{
    m_context = context;
    m_wording = wording;
    m_date->setLocale(wording.locale);
    // What was typed may mean another day now.
    const QString typed = m_date->text();
    if (!typed.isEmpty()) {
        const QSignalBlocker quiet(this);
        m_date->clear();
        m_date->setText(typed);
    }
}

void NextContact::setPeople(const std::vector<User> &people, UserId me)
{
    const QSignalBlocker quiet(m_assignee);
    const UserId before = assignee();
    m_assignee->clear();
    m_assignee->addItem(tr("me"), 0);
    for (const User &user : people)
        if (user.active && user.id != me)
            m_assignee->addItem(format::isolate(user.name, m_wording.locale), user.id.number());
    m_assignee->setCurrentIndex(std::max(0, m_assignee->findData(before.number())));
}

QString NextContact::text() const
{
    return m_date->text();
}

UserId NextContact::assignee() const
{
    return UserId(m_assignee->currentData().toLongLong());
}

void NextContact::set(const QString &text, UserId assignee)
{
    m_date->setText(text);
    m_assignee->setCurrentIndex(std::max(0, m_assignee->findData(assignee.number())));
}

void NextContact::read(const QString &typed)
{
    m_understood = readNaturalDate(typed, m_context);
}

void NextContact::warn()
{
    const bool odd = m_understood.ok() && !m_understood.workingDay;
    m_warning->setVisible(odd);
    if (!odd)
        return;
    m_warningText->setText(tr("%1 is not a working day.").arg(m_wording.day(m_understood.day)));
    m_useWorkingDay->setText(tr("Take %1").arg(m_wording.day(m_understood.nextWorkingDay)));
    m_useWorkingDay->setAccessibleName(m_useWorkingDay->text());
}

} // namespace duebook::ui
