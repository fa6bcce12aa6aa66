// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promise.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QHash>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace duebook::ui {

class DateEdit;

/// What is typed into the fields, for a draft that is kept.
struct PromiseTyped {
    QString amount;
    QString due;
    int instalments = 1;
    int interval = 0; ///< index of the list

    bool isEmpty() const { return amount.isEmpty() && due.isEmpty(); }
    friend bool operator==(const PromiseTyped &, const PromiseTyped &) = default;
};

/// How much, by when and in how many instalments: the fields of a promise, for the composer and for
/// the dialog. Which invoices it is for comes from outside; their open amount is what an amount not
/// typed yet stands at. A plan is shown below while it is typed.
class PromiseFields : public QWidget {
    Q_OBJECT
public:
    explicit PromiseFields(const Theme &theme, QWidget *parent = nullptr);

    /// How days and amounts are read and written, and the currency where none is typed.
    void setContext(const NaturalDateContext &dates, const Wording &wording, Currency currency);
    /// The open amount of the invoices chosen outside; nothing = none chosen, or several
    /// currencies.
    void setOpen(std::optional<Money> open);
    /// Why a promise is of little use here, above the fields; empty = it may be relied on.
    void setWarning(const QString &sentence);

    PromiseTyped typed() const;
    void setTyped(const PromiseTyped &typed);
    void clear();

    /// Nothing was typed: no promise is meant.
    bool isEmpty() const;
    /// What is typed, as the instalments of a promise; empty while something is missing or wrong
    /// (then `showProblems` tells what).
    std::vector<Instalment> instalments() const;
    /// Shows beside its field what is missing or wrong of what was typed; true when nothing is.
    bool showProblems();
    /// An error of the service with place "amount", "due" or "instalments"; false when the place is
    /// not one of these fields.
    bool showProblem(const QString &place, const QString &sentence);

    QLineEdit *amountField() const { return m_amount; }
    DateEdit *dateField() const { return m_due; }

Q_SIGNALS:
    void changed();

private:
    void build(const Theme &theme);
    void typedInto(QWidget *field);
    void showPlan();
    std::optional<Money> amount() const;
    QString amountProblem() const;
    QString dueProblem() const;

    NaturalDateContext m_dates;
    Wording m_wording;
    Currency m_currency;
    std::optional<Money> m_open;
    QLineEdit *m_amount;
    DateEdit *m_due;
    QSpinBox *m_count;
    QComboBox *m_interval;
    QLabel *m_plan;
    QLabel *m_warning;
    QHash<QString, QLabel *> m_problems;
    bool m_amountTyped = false;
};

} // namespace duebook::ui
