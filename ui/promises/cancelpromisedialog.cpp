// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/cancelpromisedialog.h"

#include "ui/look/theme.h"
#include "ui/text/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

CancelPromiseDialog::CancelPromiseDialog(const Promise &promise, const Wording &wording,
                                         QWidget *parent)
    : FormDialog(tr("Cancel the promise of %1 by %2")
                     .arg(format::money(promise.amount, wording.locale), wording.day(promise.due)),
                 tr("Cancel the promise"), parent),
      m_reason(new QComboBox(this)),
      m_wholePlan(new QCheckBox(tr("And the other open instalments of its plan"), this))
{
    setObjectName(QStringLiteral("cancelPromiseDialog"));
    auto *about =
        new QLabel(tr("It stays readable and counts neither as kept nor as broken."), this);
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    m_reason->setObjectName(QStringLiteral("cancelReasonBox"));
    m_reason->setEditable(true);
    m_reason->addItems({QString(), tr("entered by mistake"), tr("nothing is owed any more"),
                        tr("the customer took it back"), tr("insolvency")});
    m_reason->lineEdit()->setPlaceholderText(tr("Why it no longer counts"));
    m_wholePlan->setObjectName(QStringLiteral("wholePlanBox"));
    m_wholePlan->setVisible(!promise.plan.isEmpty());
    addField(QStringLiteral("reason"), tr("Reason"), m_reason);
    addRow(m_wholePlan);
    const auto validate = [this] { setAcceptable(!m_reason->currentText().trimmed().isEmpty()); };
    connect(m_reason, &QComboBox::editTextChanged, this, validate);
    validate();
    m_reason->setFocus();
}

void CancelPromiseDialog::submit()
{
    Q_EMIT submitted(m_reason->currentText().trimmed(),
                     m_wholePlan->isVisible() && m_wholePlan->isChecked());
}

} // namespace duebook::ui
