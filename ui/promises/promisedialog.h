// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/promise.h"
#include "core/services/ledger/invoiceservice.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;

namespace duebook::ui {

class InvoicePicker;
class PromiseFields;

/// What the dialog offers to choose from.
struct PromiseChoices {
    AccountId account;
    QString accountName;
    AccountStatus status = AccountStatus::Active; ///< a promise may be of little use under it
    Currency currency;                            ///< where no invoice tells one
    std::vector<Contact> contacts;
    std::vector<InvoiceRow> open;
    bool moreOpen = false;
    std::vector<InvoiceId> chosen;   ///< ticked at first
    std::optional<Promise> replaces; ///< the promise that this one takes the place of
};

/// A promise: how much, by when, for which invoices, who said it and on what it rests.
class PromiseDialog : public FormDialog {
    Q_OBJECT
public:
    PromiseDialog(const Theme &theme, const PromiseChoices &choices,
                  const NaturalDateContext &dates, const Wording &wording,
                  QWidget *parent = nullptr);

    /// How saving ended; errors of amount and day stand beside their fields.
    void finish(const Result<void> &outcome);
    /// What to think of before saving.
    void showRemarks(const QStringList &remarks);

Q_SIGNALS:
    /// With `replacesPlan` it takes the place of the whole plan.
    void submitted(const duebook::NewPromise &promise, bool replacesPlan);
    /// It could be saved as it stands now: remarks are welcome.
    void considered(const duebook::NewPromise &promise, bool replacesPlan);

protected:
    void submit() override;

private:
    void addReplaced(const Wording &wording);
    void addPeople();
    void validate();
    NewPromise promise() const;
    bool replacesPlan() const;

    PromiseChoices m_choices;
    QString m_uid;
    PromiseFields *m_fields;
    InvoicePicker *m_invoices;
    QComboBox *m_saidBy;
    QComboBox *m_evidence;
    QCheckBox *m_wholePlan = nullptr;
    QLabel *m_remarks;
};

} // namespace duebook::ui
