// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promise.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QPointer>

#include <vector>

namespace duebook::ui {

class PromiseDialog;
struct PromiseChoices;

/// What a person does with promises: the dialog for a new one or one in place of another, and
/// cancelling, with an offer to take it back.
class PromiseActions : public QObject {
    Q_OBJECT
public:
    /// Dialogs stand over `window`.
    PromiseActions(const PageContext &context, QWidget *window);

    /// A new promise of the account; these invoices are ticked at first.
    void make(AccountId account, const std::vector<InvoiceId> &invoices = {});
    void replace(const Promise &old);
    void cancel(const Promise &promise);

Q_SIGNALS:
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void ask(AccountId account, const std::vector<InvoiceId> &invoices,
             const std::optional<Promise> &replaces);
    void show(const PromiseChoices &choices);
    void save(PromiseDialog *dialog, const NewPromise &promise, bool replacesPlan);
    void consider(PromiseDialog *dialog, const NewPromise &promise, bool replacesPlan);
    void cancelWith(const Promise &promise, const QString &reason, bool wholePlan);
    void restore(const std::vector<Promise> &before);

    PageContext m_context;
    QWidget *m_window;
    int m_considered = 0;
};

} // namespace duebook::ui
