// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "ui/look/theme.h"

#include <QLocale>
#include <QWidget>

class QLabel;

namespace duebook::ui {

class AgeingBar;
class FlowLayout;
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
    /// What stands apart: disputed and promised amounts, and the day of the next promise in words
    /// (may be empty). Zero hides its figure.
    void showApart(const Money &disputed, const Money &promised, const QString &nextPromise,
                   const QLocale &locale);
    /// `limit` in the block's currency; nothing hides the bar. From `warnPercent` on the bar warns.
    /// `stopped` says why nothing is sold on credit though there is a limit; empty = it holds.
    void showLimit(std::optional<Money> limit, std::optional<int> usedPercent, int warnPercent,
                   const QString &stopped, const QLocale &locale);

private:
    /// A figure with its name above it, that a screen reader reads together.
    struct Figure {
        QWidget *part;
        QLabel *name;
        QLabel *value;
    };
    Figure makeFigure(const QString &objectName, const QString &name);
    static void say(const Figure &figure, const QString &value);

    Form m_form;
    Figure m_balance;
    Figure m_overdue;
    Figure m_disputed;
    Figure m_promised;
    Figure m_credit; ///< shown beside something overdue
    QWidget *m_limitPart;
    QLabel *m_limitLabel;
    LimitBar *m_limit;
    QLabel *m_limitWords;
    AgeingBar *m_ageing;
    FlowLayout *m_figures;
    qint64 m_balanceMinor = 0;
};

} // namespace duebook::ui
