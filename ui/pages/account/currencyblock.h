// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "ui/shell/theme.h"

#include <QLocale>
#include <QWidget>

class QLabel;

namespace duebook::ui {

class AgeingBar;
class LimitBar;

/// What an account owes in one currency: balance, overdue, credit limit and the ageing. Currencies
/// stand one below the other and are never added.
class CurrencyBlock : public QWidget {
    Q_OBJECT
public:
    /// The first block has its figures above the bar, further ones beside it.
    enum class Form { Main, Further };

    CurrencyBlock(const Theme &theme, Form form, QWidget *parent = nullptr);

    void show(const AccountBalance &balance, const AgeingEdges &edges, const QLocale &locale);
    /// `limit` in the block's currency; nothing hides the bar.
    void showLimit(std::optional<Money> limit, std::optional<int> usedPercent,
                   const QLocale &locale);
    /// A place for words at the trailing edge of the figures (main form).
    void setAside(QWidget *aside);

private:
    const Theme &m_theme;
    Form m_form;
    QLabel *m_balanceLabel;
    QLabel *m_balance;
    QLabel *m_overdue;
    QWidget *m_limitPart;
    QLabel *m_limitLabel;
    LimitBar *m_limit;
    QLabel *m_limitWords;
    AgeingBar *m_ageing;
    class QHBoxLayout *m_figures;
    qint64 m_balanceMinor = 0;
};

} // namespace duebook::ui
