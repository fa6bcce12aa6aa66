// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/money.h"

#include <QLineEdit>

#include <optional>

namespace duebook::ui {

/// A field for an amount in one currency, typed as people write it ("1.020,50", "1,020.50", "1020",
/// "30 %" where a whole is set). The decimal sign of the field's locale wins where a number could
/// be read both ways; what cannot be read is kept and marked.
class MoneyEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit MoneyEdit(QWidget *parent = nullptr);

    /// What the amount is in; shown as the placeholder.
    void setCurrency(Currency currency);
    Currency currency() const { return m_currency; }

    /// Amounts above this are not acceptable, and a share in percent is one of it; nothing = any.
    void setMost(std::optional<Money> most);

    /// What was understood; nothing for an empty or unreadable text, a negative or too large
    /// amount.
    std::optional<Money> money() const { return m_money; }
    /// True for an empty text and for one that is understood.
    bool isAcceptable() const;
    void setMoney(std::optional<Money> money);

Q_SIGNALS:
    void moneyChanged(std::optional<duebook::Money> money);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void understand();
    std::optional<Money> read(const QString &typed) const;

    Currency m_currency;
    std::optional<Money> m_most;
    std::optional<Money> m_money;
};

} // namespace duebook::ui
