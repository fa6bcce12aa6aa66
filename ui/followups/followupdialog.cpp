// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followupdialog.h"

#include "core/base/uid.h"
#include "ui/followups/followupwords.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QLineEdit>

namespace duebook::ui {

FollowUpDialog::FollowUpDialog(const Theme &theme, AccountId account, const QString &accountName,
                               const std::vector<User> &people, UserId me,
                               const NaturalDateContext &dates, const Wording &wording,
                               QWidget *parent)
    : FormDialog(tr("Plan something for %1").arg(accountName), tr("Plan it"), parent),
      m_uid(newUid()), m_account(account), m_dates(dates), m_reason(new QLineEdit(this)),
      m_due(new DateEdit(
          theme,
          [dates](const QString &typed) -> std::optional<QDate> {
              const NaturalDate read = readNaturalDate(typed, dates);
              return read.ok() ? std::optional(read.day) : std::nullopt;
          },
          [wording](QDate day) { return wording.day(day); }, this)),
      m_assignee(new QComboBox(this)), m_priority(new QComboBox(this)),
      m_repeat(new QComboBox(this))
{
    setObjectName(QStringLiteral("followUpDialog"));
    m_reason->setObjectName(QStringLiteral("reasonEdit"));
    m_due->setObjectName(QStringLiteral("dueEdit"));
    m_due->setCalendar(dates.calendar);
    m_due->setPlaceholderText(tr("“fri”, “+7”, “end of month”, “15.3. 14:30”"));
    m_assignee->setObjectName(QStringLiteral("assigneeBox"));
    for (const User &user : people) {
        if (user.active && user.role != duebook::Role::Sales)
            m_assignee->addItem(user.name, user.id.number());
    }
    m_assignee->setCurrentIndex(qMax(0, m_assignee->findData(me.number())));
    m_priority->setObjectName(QStringLiteral("priorityBox"));
    m_priority->addItem(tr("Normal"), 0);
    m_priority->addItem(tr("High"), 1);
    m_priority->addItem(tr("Low"), -1);
    m_repeat->setObjectName(QStringLiteral("repeatBox"));
    m_repeat->addItem(tr("does not come again"), QString());
    for (const QString &rule : repeatChoices())
        m_repeat->addItem(repeatWords(rule), rule);
    addField(QStringLiteral("reason"), tr("What"), m_reason);
    addField(QStringLiteral("due"), tr("When"), m_due);
    addField(QStringLiteral("assignee"), tr("For"), m_assignee);
    addField(QStringLiteral("priority"), tr("Priority"), m_priority);
    addField(QStringLiteral("repeat"), tr("Comes again"), m_repeat);
    connect(m_reason, &QLineEdit::textChanged, this, &FollowUpDialog::validate);
    connect(m_due, &QLineEdit::textChanged, this, &FollowUpDialog::validate);
    validate();
}

void FollowUpDialog::validate()
{
    setAcceptable(!m_reason->text().trimmed().isEmpty() && m_due->date().has_value());
}

void FollowUpDialog::submit()
{
    const NaturalDate read = readNaturalDate(m_due->text(), m_dates);
    NewFollowUp followUp;
    followUp.uid = m_uid;
    followUp.account = m_account;
    followUp.reason = m_reason->text().trimmed();
    followUp.due = read.day;
    followUp.time = read.time;
    followUp.assignee = UserId(m_assignee->currentData().toLongLong());
    followUp.priority = m_priority->currentData().toInt();
    followUp.repeat = m_repeat->currentData().toString();
    Q_EMIT submitted(followUp);
}

} // namespace duebook::ui
