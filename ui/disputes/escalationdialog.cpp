// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/escalationdialog.h"

#include "ui/frame/dayfield.h"
#include "ui/text/disputewords.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QLineEdit>

namespace duebook::ui {

EscalationDialog::EscalationDialog(const Theme &theme, const NewEscalation &given,
                                   const Choices &choices, const NaturalDateContext &dates,
                                   const Wording &wording, QWidget *parent)
    : FormDialog(tr("Escalate %1").arg(choices.accountName), tr("Escalate"), parent),
      m_given(given), m_today(wording.today), m_level(new QComboBox(this)),
      m_to(new QComboBox(this)), m_about(new QComboBox(this)), m_reason(new QLineEdit(this)),
      m_revisit(makeDayField(theme, dates, wording, QStringLiteral("revisitEdit"), this))
{
    setObjectName(QStringLiteral("escalationDialog"));
    m_level->setObjectName(QStringLiteral("levelBox"));
    for (const EscalationLevel each : {EscalationLevel::Manager, EscalationLevel::Management,
                                       EscalationLevel::Colleague, EscalationLevel::Agency})
        m_level->addItem(words::escalationLevel(each), int(each));
    m_level->setCurrentIndex(m_level->findData(int(given.level)));
    m_to->setObjectName(QStringLiteral("toBox"));
    fillPeople(choices.people, wording);

    m_about->setObjectName(QStringLiteral("aboutBox"));
    if (choices.disputeName.isEmpty()) {
        m_about->addItem(tr("The whole account"), 0);
        for (const InvoiceRow &row : choices.invoices)
            m_about->addItem(
                tr("Invoice %1 · %2 open")
                    .arg(row.invoice.number, format::money(row.invoice.open, wording.locale)),
                row.invoice.id.number());
        m_about->setCurrentIndex(std::max(0, m_about->findData(given.invoice.number())));
    } else {
        m_about->addItem(choices.disputeName, 0);
        m_about->setEnabled(false);
    }
    m_reason->setObjectName(QStringLiteral("reasonEdit"));
    m_reason->setText(given.reason);

    addField(QStringLiteral("level"), tr("To"), m_level);
    addField(QStringLiteral("to"), tr("Person"), m_to);
    addField(QStringLiteral("invoice"), tr("About"), m_about);
    addField(QStringLiteral("reason"), tr("Why"), m_reason);
    addField(QStringLiteral("revisit"), tr("Look at it again"), m_revisit);
    connect(m_level, &QComboBox::currentIndexChanged, this, &EscalationDialog::validate);
    connect(m_to, &QComboBox::currentIndexChanged, this, &EscalationDialog::validate);
    connect(m_reason, &QLineEdit::textChanged, this, &EscalationDialog::validate);
    connect(m_revisit, &QLineEdit::textChanged, this, &EscalationDialog::validate);
    m_reason->setFocus();
    validate();
}

void EscalationDialog::fillPeople(const std::vector<User> &people, const Wording &wording)
{
    m_to->addItem(tr("Whoever that is"), 0);
    for (const User &user : people)
        if (user.active && user.role != duebook::Role::Sales)
            m_to->addItem(format::isolate(user.name, wording.locale), user.id.number());
    m_to->setCurrentIndex(std::max(0, m_to->findData(m_given.to.number())));
}

EscalationLevel EscalationDialog::level() const
{
    return static_cast<EscalationLevel>(m_level->currentData().toInt());
}

void EscalationDialog::validate()
{
    const bool nobody =
        level() == EscalationLevel::Colleague && m_to->currentData().toLongLong() == 0;
    showProblem(QStringLiteral("to"), nobody ? tr("Choose the colleague.") : QString());
    const bool past = m_revisit->date() && *m_revisit->date() <= m_today;
    showProblem(QStringLiteral("revisit"), past ? tr("Take a day after today.") : QString());
    setAcceptable(!nobody && !past && m_revisit->date() && !m_reason->text().trimmed().isEmpty());
}

void EscalationDialog::submit()
{
    NewEscalation escalation = m_given;
    escalation.level = level();
    escalation.to = UserId(m_to->currentData().toLongLong());
    if (!escalation.dispute.isSet())
        escalation.invoice = InvoiceId(m_about->currentData().toLongLong());
    escalation.reason = m_reason->text().trimmed();
    escalation.revisit = m_revisit->date().value_or(QDate());
    Q_EMIT submitted(escalation);
}

} // namespace duebook::ui
