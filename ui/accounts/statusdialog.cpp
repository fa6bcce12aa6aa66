// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/statusdialog.h"

#include "ui/frame/dayfield.h"
#include "ui/text/disputewords.h"
#include "ui/text/words.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

StatusDialog::StatusDialog(const Theme &theme, const Account &account,
                           const NaturalDateContext &dates, const Wording &wording, QWidget *parent)
    : FormDialog(tr("Status of %1").arg(account.name), tr("Set the status"), parent),
      m_today(wording.today), m_status(new QComboBox(this)), m_stops(new QLabel(this)),
      m_reason(new QLineEdit(this)),
      m_revisit(makeDayField(theme, dates, wording, QStringLiteral("revisitEdit"), this))
{
    setObjectName(QStringLiteral("statusDialog"));
    m_status->setObjectName(QStringLiteral("statusBox"));
    for (const AccountStatus each :
         {AccountStatus::Active, AccountStatus::Insolvency, AccountStatus::Legal,
          AccountStatus::Agency, AccountStatus::Closed})
        m_status->addItem(words::accountStatus(each), int(each));
    m_status->setCurrentIndex(m_status->findData(int(account.status)));
    m_stops->setObjectName(QStringLiteral("stopsLabel"));
    m_stops->setWordWrap(true);
    setLook(m_stops, Look::Muted);
    m_reason->setObjectName(QStringLiteral("reasonEdit"));
    addField(QStringLiteral("status"), tr("Status"), m_status);
    addRow(m_stops);
    addField(QStringLiteral("reason"), tr("Why"), m_reason);
    addField(QStringLiteral("revisit"), tr("Look at it again"), m_revisit);
    if (account.status != AccountStatus::Active) {
        m_reason->setText(account.statusReason);
        if (account.statusRevisit.isValid())
            m_revisit->setDate(account.statusRevisit);
    }
    connect(m_status, &QComboBox::currentIndexChanged, this, &StatusDialog::validate);
    connect(m_reason, &QLineEdit::textChanged, this, &StatusDialog::validate);
    connect(m_revisit, &QLineEdit::textChanged, this, &StatusDialog::validate);
    validate();
}

AccountStatus StatusDialog::status() const
{
    return static_cast<AccountStatus>(m_status->currentData().toInt());
}

void StatusDialog::validate()
{
    const bool active = status() == AccountStatus::Active;
    const bool needsDay = !active && status() != AccountStatus::Closed;
    m_stops->setText(active ? tr("Nothing is stopped.")
                            : words::stops(status()).join(QLatin1Char('\n')));
    m_status->setAccessibleDescription(m_stops->text());
    m_revisit->setEnabled(!active);
    const bool past = !active && m_revisit->date() && *m_revisit->date() <= m_today;
    showProblem(QStringLiteral("revisit"), past ? tr("Take a day after today.") : QString());
    const bool unexplained = !active && m_reason->text().trimmed().isEmpty();
    setAcceptable(!unexplained && !past && m_revisit->isAcceptable() &&
                  (!needsDay || m_revisit->date()));
}

void StatusDialog::submit()
{
    const bool active = status() == AccountStatus::Active;
    Q_EMIT submitted(status(), m_reason->text().trimmed(),
                     active ? QDate() : m_revisit->date().value_or(QDate()));
}

} // namespace duebook::ui
