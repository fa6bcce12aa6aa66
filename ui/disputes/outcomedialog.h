// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"
#include "ui/frame/formdialog.h"

class QComboBox;
class QPlainTextEdit;

namespace duebook::ui {

/// How a dispute or an escalation ended: for a dispute its outcome, for both what was decided in
/// words.
class OutcomeDialog : public FormDialog {
    Q_OBJECT
public:
    enum class Of { Dispute, Escalation };

    /// `about` says in a line what is closed.
    OutcomeDialog(Of what, const QString &about, QWidget *parent);

Q_SIGNALS:
    /// `outcome` is None for an escalation.
    void submitted(duebook::DisputeOutcome outcome, const QString &words);

protected:
    void submit() override;

private:
    void validate();

    Of m_what;
    QComboBox *m_outcome;
    QPlainTextEdit *m_words;
};

} // namespace duebook::ui
