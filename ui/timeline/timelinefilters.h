// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/timeline.h"
#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace duebook::ui {

class DateEdit;
class FilterChips;
class SearchField;

/// Which entries of a timeline are shown: chips by kind, and below them, when wanted or in use, the
/// find field with previous and next, the person, the days and the invoice. All conditions hold
/// together; one button takes them away.
class TimelineFilters : public QWidget {
    Q_OBJECT
public:
    explicit TimelineFilters(const Theme &theme, QWidget *parent = nullptr);

    /// How days are read and written from now on.
    void setContext(const NaturalDateContext &context, const Wording &wording);
    /// Who can be chosen; a choice that is gone is taken away.
    void setPeople(const std::vector<User> &people);

    TimelineFilter filter() const;
    /// Only entries with documents.
    bool filesOnly() const;
    QString findText() const;
    /// Nothing is left out.
    bool isWhole() const;

    /// Only what is about this invoice.
    void setInvoice(InvoiceId invoice, const QString &number);
    /// Takes every condition away; tells only if there was one.
    void clear();
    void focusFind();
    /// "3 of 17" behind the find field; a count of 0 says that nothing is found.
    void showPlace(int place, int count, bool more);

Q_SIGNALS:
    void changed();
    /// Next (1) or previous (-1) entry that was found.
    void walked(int step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildBar();
    DateEdit *dayField(const QString &name, const QString &accessible, const QString &placeholder);
    void show(bool bar);
    void tell();

    const Theme &m_theme;
    NaturalDateContext m_context;
    Wording m_wording;
    FilterChips *m_chips;
    QToolButton *m_toggle;
    QWidget *m_bar;
    SearchField *m_find = nullptr;
    QLabel *m_place = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QComboBox *m_person = nullptr;
    DateEdit *m_from = nullptr;
    DateEdit *m_to = nullptr;
    QToolButton *m_invoiceToken = nullptr;
    QPushButton *m_clear = nullptr;
    InvoiceId m_invoice;
    TimelineFilter m_told;
    QString m_toldText;
    bool m_toldFiles = false;
    bool m_clearing = false;
};

} // namespace duebook::ui
