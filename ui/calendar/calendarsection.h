// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/holiday.h"
#include "core/services/calendar/holidayservice.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace duebook::ui {

class DateEdit;
class Prompts;

/// Settings: the country whose holidays hold, the days that come, and days of our own. What is done
/// here is done at once; taking a day out offers Undo.
class CalendarSection : public Card {
    Q_OBJECT
public:
    CalendarSection(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    void build();
    void makeDay();
    void load();
    void showDays(const std::vector<Holiday> &days);
    void chooseCountry();
    void add();
    void takeOut();
    void import(const QString &path);
    void showImport(const HolidayImport &report);
    void showProblem(const QString &sentence);

    PageContext m_context;
    Prompts &m_prompts;
    std::vector<Holiday> m_days;
    QComboBox *m_country;
    QLabel *m_source;
    QListWidget *m_list;
    QWidget *m_changes; ///< what those who may change see
    DateEdit *m_day = nullptr;
    QLineEdit *m_name;
    QPushButton *m_add;
    QPushButton *m_takeOut;
    QPushButton *m_import;
    QLabel *m_problem;
};

} // namespace duebook::ui
