// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/disputelist.h"
#include "core/domain/document.h"
#include "core/domain/user.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

#include <optional>
#include <vector>

class QComboBox;
class QPlainTextEdit;

namespace duebook::ui {

class Attachments;
class DisputeFields;

/// What a customer disputes: invoices with part amounts, reason, owner, deadline, words and
/// documents. Opens a new dispute or changes one.
class DisputeDialog : public FormDialog {
    Q_OBJECT
public:
    struct Choices {
        AccountId account;
        QString accountName;
        QStringList reasons;
        std::vector<User> people;
        UserId me;
        std::vector<Contestable> invoices;
        std::vector<InvoiceId> ticked;  ///< with a new dispute
        std::optional<Dispute> dispute; ///< the one to change
        QDate defaultDeadline;
    };

    DisputeDialog(const Theme &theme, const Choices &choices, const NaturalDateContext &dates,
                  const Wording &wording, QWidget *parent);

    /// How saving ended; errors of the fields stand below them.
    void finish(const Result<void> &outcome);

Q_SIGNALS:
    void opened(const duebook::NewDispute &dispute,
                const std::vector<duebook::NewDocument> &documents);
    void changed(const duebook::Dispute &dispute);

protected:
    void submit() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void validate();

    Choices m_choices;
    DisputeFields *m_fields;
    QComboBox *m_stage = nullptr;
    QPlainTextEdit *m_text;
    Attachments *m_documents = nullptr;
};

} // namespace duebook::ui
