// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/disputelist.h"
#include "core/domain/user.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QJsonObject>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;

namespace duebook::ui {

class DateEdit;
class MoneyEdit;

/// What a dispute is about: reason, owner, deadline, and how much of which invoice. For the
/// composer (the invoices are those of the talk) and for a dialog (they are ticked here). Knows no
/// book: what can be chosen is given to it.
class DisputeFields : public QWidget {
    Q_OBJECT
public:
    enum class Invoices {
        Given, ///< each row counts
        Ticked ///< a row counts when its box is ticked
    };

    DisputeFields(const Theme &theme, Invoices invoices, QWidget *parent = nullptr);

    /// How days are read and written from now on; `defaultDeadline` is shown as the deadline that
    /// an empty field means.
    void setContext(const NaturalDateContext &dates, const Wording &wording, QDate defaultDeadline);
    void setReasons(const QStringList &reasons);
    /// Who can be chosen as owner; the first entry is "me".
    void setPeople(const std::vector<User> &people, UserId me);
    /// The rows; amounts typed for invoices that stay are kept. An empty amount means all there is
    /// left to dispute.
    void setInvoices(const std::vector<Contestable> &invoices);
    void setTicked(const std::vector<InvoiceId> &invoices);

    /// What was chosen; account, note, text and uid are the caller's.
    NewDispute value() const;
    /// Fills the fields from a dispute: its reason, owner, deadline and parts.
    void setValue(const Dispute &dispute);
    void clear();

    /// Nothing that can be told here is wrong or missing.
    bool isComplete() const;
    /// Shows a sentence below the fields and marks the one it belongs to ("reason", "parts",
    /// "owner", "deadline"); an empty sentence clears all marks.
    void showProblem(const QString &place, const QString &sentence);
    void focusFirst();

    /// Everything typed, for a draft that survives; what is no longer to be chosen is left out.
    QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);

Q_SIGNALS:
    void changed();

private:
    struct Row {
        Contestable invoice;
        QCheckBox *tick = nullptr; ///< with Invoices::Ticked
        QLabel *number = nullptr;
        MoneyEdit *amount = nullptr;
        QLabel *left = nullptr;
    };

    QWidget *buildHead();
    void addRow(const Contestable &invoice);
    void takeChange();
    bool counts(const Row &row) const;
    Money amountOf(const Row &row) const;
    QString sumText() const;

    Invoices m_invoices;
    NaturalDateContext m_dates;
    Wording m_wording;
    QComboBox *m_reason;
    QComboBox *m_owner;
    DateEdit *m_deadline;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    QLabel *m_none;
    QLabel *m_sum;
    QLabel *m_problem;
    std::vector<Row> m_rows;
};

} // namespace duebook::ui
