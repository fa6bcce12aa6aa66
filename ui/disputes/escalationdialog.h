// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/escalation.h"
#include "core/domain/invoicelist.h"
#include "core/domain/user.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

#include <vector>

class QComboBox;
class QLineEdit;

namespace duebook::ui {

class DateEdit;

/// Taking an account, one of its invoices or a dispute to someone who decides.
class EscalationDialog : public FormDialog {
    Q_OBJECT
public:
    struct Choices {
        QString accountName;
        std::vector<User> people;
        std::vector<InvoiceRow> invoices; ///< open ones; empty with a dispute
        QString disputeName;              ///< set: it is about this dispute
    };

    /// `given` names the account and what it is about (invoice or dispute, if any).
    EscalationDialog(const Theme &theme, const NewEscalation &given, const Choices &choices,
                     const NaturalDateContext &dates, const Wording &wording, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::NewEscalation &escalation);

protected:
    void submit() override;

private:
    EscalationLevel level() const;
    void fillPeople(const std::vector<User> &people, const Wording &wording);
    void validate();

    NewEscalation m_given;
    QDate m_today;
    QComboBox *m_level;
    QComboBox *m_to;
    QComboBox *m_about;
    QLineEdit *m_reason;
    DateEdit *m_revisit;
};

} // namespace duebook::ui
