// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/user.h"
#include "core/services/accounts/accountservice.h"
#include "ui/frame/formdialog.h"

#include <vector>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace duebook::ui {

/// The fields of an account: new (no id) or changed. The hold and the rating are not touched.
class AccountDialog : public FormDialog {
    Q_OBJECT
public:
    /// `bookCurrency` is offered where the account has none.
    AccountDialog(const Account &account, const std::vector<User> &people,
                  const std::vector<Segment> &segments, Currency bookCurrency, QWidget *parent);

    /// Fields this person may not change, with the reason; empty = may.
    void lock(const QString &limitRefused, const QString &ownerRefused);

Q_SIGNALS:
    void submitted(const duebook::Account &account);

protected:
    void submit() override;

private:
    void build(const std::vector<User> &people, const std::vector<Segment> &segments);
    void validate();
    QLineEdit *line(const QString &name, const QString &text);
    QSpinBox *days(const QString &name, int value, const QString &none);
    Currency currency() const;
    std::optional<qint64> discountBasisPoints() const;
    /// Nothing = no limit was typed; the inner nothing = not an amount.
    std::optional<std::optional<Money>> creditLimit() const;

    Account m_account;
    Currency m_bookCurrency;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_number = nullptr;
    QComboBox *m_segment = nullptr;
    QComboBox *m_owner = nullptr;
    QComboBox *m_representative = nullptr;
    QSpinBox *m_terms = nullptr;
    QSpinBox *m_discountDays = nullptr;
    QLineEdit *m_discount = nullptr;
    QComboBox *m_currency = nullptr;
    QLineEdit *m_limit = nullptr;
    QLineEdit *m_language = nullptr;
    QLineEdit *m_email = nullptr;
    QLineEdit *m_phone = nullptr;
    QLineEdit *m_street = nullptr;
    QLineEdit *m_postcode = nullptr;
    QLineEdit *m_city = nullptr;
    QLineEdit *m_country = nullptr;
    QLineEdit *m_taxId = nullptr;
};

} // namespace duebook::ui
