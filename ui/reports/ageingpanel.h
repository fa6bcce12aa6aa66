// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/domain/report.h"
#include "ui/book/longquestion.h"
#include "ui/frame/pagecontext.h"
#include "ui/reports/reportpanel.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace duebook::ui {

class AgeingItemModel;
class AgeingModel;
class FilterChips;
class TableView;

/// Ageing as of any day: who owes how much since when, and the invoices behind each cell.
class AgeingPanel : public ReportPanel {
    Q_OBJECT
public:
    explicit AgeingPanel(const PageContext &context, QWidget *parent = nullptr);

    void arrive() override;
    void bookChanged() override;
    QString exportName() const override;
    Lines exported() const override;

private:
    void buildTools(QVBoxLayout *layout);
    void buildTable(QVBoxLayout *layout);
    QWidget *buildItems();
    void ask();
    void showReport(const Result<AgeingReport> &report);
    void shapeColumns();
    void showBars(const AgeingReport &report);
    void open(const QModelIndex &index);
    void showItems(bool shown);
    void askItems();
    void showItemsOf(const QModelIndex &cell, const Result<AgeingItems> &items);

    PageContext m_context;
    AgeingModel *m_model;
    AgeingItemModel *m_itemModel;
    LongQuestion m_question;
    LongQuestion m_itemQuestion;
    AgeingQuery m_query; ///< of the report shown
    DateEdit *m_asOf;
    FilterChips *m_by;
    QLineEdit *m_edges;
    QLabel *m_problem;
    QWidget *m_barsCard;
    QGridLayout *m_bars;
    TableView *m_table;
    QWidget *m_items;
    QLabel *m_itemsTitle;
    TableView *m_itemTable;
    QPushButton *m_itemsButton;
    bool m_old = true;
};

} // namespace duebook::ui
