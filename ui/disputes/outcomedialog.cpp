// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/outcomedialog.h"

#include "ui/look/theme.h"
#include "ui/text/disputewords.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>

namespace duebook::ui {

namespace {

constexpr int kTextHeight = 84;

} // namespace

OutcomeDialog::OutcomeDialog(Of what, const QString &about, QWidget *parent)
    : FormDialog(what == Of::Dispute ? tr("Settle the dispute") : tr("Close the escalation"),
                 what == Of::Dispute ? tr("Settle") : tr("Close it"), parent),
      m_what(what), m_outcome(new QComboBox(this)), m_words(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("outcomeDialog"));
    auto *subject = new QLabel(about, this);
    subject->setWordWrap(true);
    setLook(subject, Look::Muted);
    addRow(subject);
    m_outcome->setObjectName(QStringLiteral("outcomeBox"));
    m_words->setFixedHeight(kTextHeight);
    m_words->setTabChangesFocus(true);
    if (what == Of::Dispute) {
        m_outcome->setPlaceholderText(tr("How did it end?"));
        for (const DisputeOutcome each : {DisputeOutcome::Credited, DisputeOutcome::Refused,
                                          DisputeOutcome::Withdrawn, DisputeOutcome::Paid})
            m_outcome->addItem(words::disputeOutcome(each), int(each));
        m_outcome->setCurrentIndex(-1);
        m_words->setObjectName(QStringLiteral("resolutionEdit"));
        addField(QStringLiteral("outcome"), tr("Outcome"), m_outcome);
        addField(QStringLiteral("resolution"), tr("What was agreed"), m_words);
    } else {
        m_outcome->hide();
        m_words->setObjectName(QStringLiteral("resultEdit"));
        addField(QStringLiteral("result"), tr("What was decided"), m_words);
    }
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &OutcomeDialog::validate);
    connect(m_words, &QPlainTextEdit::textChanged, this, &OutcomeDialog::validate);
    validate();
}

void OutcomeDialog::validate()
{
    setAcceptable(m_what == Of::Dispute ? m_outcome->currentIndex() >= 0
                                        : !m_words->toPlainText().trimmed().isEmpty());
}

void OutcomeDialog::submit()
{
    Q_EMIT submitted(m_what == Of::Dispute
                         ? static_cast<DisputeOutcome>(m_outcome->currentData().toInt())
                         : DisputeOutcome::None,
                     m_words->toPlainText().trimmed());
}

} // namespace duebook::ui
