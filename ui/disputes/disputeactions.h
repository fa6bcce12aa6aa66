// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/disputelist.h"
#include "core/domain/document.h"
#include "core/domain/escalation.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

namespace duebook {
class DisputeService;
}

namespace duebook::ui {

class DisputeDialog;

/// What a person does with disputes and escalations: the dialogs, the work on the writer, and for
/// what is quickly done the offer to take it back. Dialogs belong to `window`.
class DisputeActions : public QObject {
    Q_OBJECT
public:
    /// What `context` names must outlive it; so must `window`.
    DisputeActions(const PageContext &context, QWidget *window);

    /// A new dispute of an account; these invoices are ticked at first.
    void open(AccountId account, const std::vector<InvoiceId> &invoices);
    void edit(const Dispute &dispute);
    void setStage(const Dispute &dispute, DisputeStage stage);
    void settle(const Dispute &dispute);
    void reopen(const Dispute &dispute);

    /// `about` names the account and, if any, the invoice or dispute.
    void escalate(const NewEscalation &about);
    void closeEscalation(const Escalation &escalation);

Q_SIGNALS:
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    using Change = std::function<Result<Dispute>(DisputeService &service)>;
    void run(const Dispute &before, const QString &what, Change change);
    void offerUndo(const QString &what, const Dispute &before, qint64 rowVersion);
    void offerUndo(const QString &what, const Escalation &before, qint64 rowVersion);
    void saveChange(DisputeDialog *dialog, const Dispute &before, const Dispute &changed);
    void showDialog(AccountId account, const std::vector<InvoiceId> &invoices,
                    const std::optional<Dispute> &dispute);

    PageContext m_context;
    QWidget *m_window;
};

} // namespace duebook::ui
