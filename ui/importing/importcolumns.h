// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importreport.h"
#include "ui/widgets/card.h"

#include <QSet>

class QComboBox;
class QGridLayout;
class QLabel;

namespace duebook::ui {

/// The left half of the import page: what each column holds, how dates are read, the currency where
/// no column names it. Tells when the person changed something.
class ImportColumns : public Card {
    Q_OBJECT
public:
    explicit ImportColumns(QWidget *parent = nullptr);

    void show(const ImportInspection &inspection);
    /// The currency offered first where the file names none: the book's.
    void propose(Currency currency) { m_proposed = currency; }
    /// Another file comes: nothing of the one before is kept.
    void forget();
    /// Goes to the field that answers the question.
    void goTo(const ImportQuestion &question);
    using Card::show;

    /// `settings` with what is chosen here.
    ImportSettings applyTo(ImportSettings settings) const;

Q_SIGNALS:
    void changed();

private:
    void fillRows(const ImportInspection &inspection);
    void fillOptions(const ImportInspection &inspection);
    void fillEncodings(const ImportInspection &inspection);

    QLabel *m_recognised;
    QLabel *m_notes;
    QWidget *m_rows;
    QGridLayout *m_grid;
    QList<QComboBox *> m_fields; ///< one a column of the file
    QSet<int> m_touched; ///< rows that the person chose something in: "leave out" is meant there
    QStringList m_headings;
    Currency m_proposed;
    QComboBox *m_encoding;
    QComboBox *m_sameNumber;
    QComboBox *m_dates;
    QLabel *m_datesReason;
    QComboBox *m_decimal;
    QComboBox *m_currency;
    QLabel *m_currencyLabel;
    QComboBox *m_fullList;
};

} // namespace duebook::ui
