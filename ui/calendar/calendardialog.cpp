// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/calendardialog.h"

#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

namespace duebook::ui {

CalendarDialog::CalendarDialog(const Theme &theme, const std::vector<User> &people, UserId me,
                               const NaturalDateContext &dates, const Wording &wording,
                               QWidget *parent)
    : FormDialog(tr("Export calendar"), tr("Choose the file …"), parent),
      m_whose(new QComboBox(this)), m_followUps(new QCheckBox(tr("Follow-ups"), this)),
      m_promises(new QCheckBox(tr("Promises of customers"), this)),
      m_until(new DateEdit(
          theme,
          [dates](const QString &typed) -> std::optional<QDate> {
              const NaturalDate read = readNaturalDate(typed, dates);
              return read.ok() ? std::optional(read.day) : std::nullopt;
          },
          [wording](QDate day) { return wording.day(day); }, this))
{
    setObjectName(QStringLiteral("calendarDialog"));
    auto *about = new QLabel(
        tr("What is open, as a file for Thunderbird, Outlook, Google and others, with an "
           "alarm each. Importing a later file again brings the events up to date."),
        this);
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    m_whose->setObjectName(QStringLiteral("whoseBox"));
    m_whose->addItem(tr("mine"), me.number());
    m_whose->addItem(tr("everybody’s"), 0);
    for (const User &user : people) {
        if (user.active && user.id != me)
            m_whose->addItem(format::isolate(user.name, wording.locale), user.id.number());
    }
    m_followUps->setObjectName(QStringLiteral("followUpsBox"));
    m_followUps->setChecked(true);
    m_promises->setObjectName(QStringLiteral("promisesBox"));
    m_promises->setChecked(true);
    m_until->setObjectName(QStringLiteral("untilEdit"));
    m_until->setPlaceholderText(tr("all – or “4w”, “end of month”"));
    addField(QStringLiteral("whose"), tr("Whose"), m_whose);
    addRow(m_followUps);
    addRow(m_promises);
    addField(QStringLiteral("until"), tr("Until"), m_until);
    connect(m_until, &QLineEdit::textChanged, this, &CalendarDialog::validate);
    for (QCheckBox *box : {m_followUps, m_promises})
        connect(box, &QCheckBox::toggled, this, &CalendarDialog::validate);
    validate();
}

void CalendarDialog::validate()
{
    setAcceptable(m_until->isAcceptable() && (m_followUps->isChecked() || m_promises->isChecked()));
}

void CalendarDialog::submit()
{
    CalendarChoice choice;
    choice.range.user = UserId(m_whose->currentData().toLongLong());
    choice.range.until = m_until->date().value_or(QDate());
    choice.followUps = m_followUps->isChecked();
    choice.promises = m_promises->isChecked();
    finish({});
    Q_EMIT submitted(choice);
}

} // namespace duebook::ui
