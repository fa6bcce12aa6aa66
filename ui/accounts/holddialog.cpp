// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/holddialog.h"

#include "ui/frame/dayfield.h"
#include "ui/widgets/dateedit.h"

#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

HoldDialog::HoldDialog(const Theme &theme, const QString &accountName,
                       const std::optional<Hold> &hold, const NaturalDateContext &dates,
                       const Wording &wording, QWidget *parent)
    : FormDialog(tr("Do not sell to %1").arg(accountName),
                 hold ? tr("Change the hold") : tr("Put on hold"), parent),
      m_today(wording.today), m_reason(new QLineEdit(this)),
      m_revisit(makeDayField(theme, dates, wording, QStringLiteral("revisitEdit"), this))
{
    setObjectName(QStringLiteral("holdDialog"));
    auto *about = new QLabel(
        tr("Everyone sees the hold at once, sales too. Lift it from the same menu."), this);
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    m_reason->setObjectName(QStringLiteral("reasonEdit"));
    addRow(about);
    addField(QStringLiteral("reason"), tr("Why"), m_reason);
    addField(QStringLiteral("revisit"), tr("Look at it again"), m_revisit);
    if (hold) {
        m_reason->setText(hold->reason);
        if (hold->revisit.isValid())
            m_revisit->setDate(hold->revisit);
    }
    connect(m_reason, &QLineEdit::textChanged, this, &HoldDialog::validate);
    connect(m_revisit, &QLineEdit::textChanged, this, &HoldDialog::validate);
    validate();
}

void HoldDialog::validate()
{
    const bool past = m_revisit->date() && *m_revisit->date() <= m_today;
    showProblem(QStringLiteral("revisit"), past ? tr("Take a day after today.") : QString());
    setAcceptable(!m_reason->text().trimmed().isEmpty() && m_revisit->date() && !past);
}

void HoldDialog::submit()
{
    Q_EMIT submitted(m_reason->text().trimmed(), *m_revisit->date());
}

} // namespace duebook::ui
