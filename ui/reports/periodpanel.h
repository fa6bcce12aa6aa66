// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/domain/report.h"
#include "ui/book/longquestion.h"
#include "ui/frame/pagecontext.h"
#include "ui/reports/reportpanel.h"

class QLabel;
class QVBoxLayout;

namespace duebook::ui {

class FigureRow;
class FilterChips;
class ReportModel;
class TableView;

/// A report over a period of days: its figures, or what moved the receivables in it.
class PeriodPanel : public ReportPanel {
    Q_OBJECT
public:
    enum class Shows { Figures, Progress };

    PeriodPanel(const PageContext &context, Shows shows, QWidget *parent = nullptr);

    void arrive() override;
    void bookChanged() override;
    QString exportName() const override;
    Lines exported() const override;

private:
    QString name(const char *suffix) const;
    void buildTools(QVBoxLayout *layout);
    void chooseSpan(const QString &key);
    void ask();
    void showFigures(const Result<std::vector<PeriodFigures>> &figures);
    void showProgress(const Result<std::vector<PeriodProgress>> &progress);
    /// False when there was no answer; then it is said why.
    bool take(const Error *error);
    void setDays(QDate from, QDate to);

    PageContext m_context;
    Shows m_shows;
    ReportModel *m_model;
    LongQuestion m_question;
    ReportPeriod m_period;
    FilterChips *m_span;
    DateEdit *m_from;
    DateEdit *m_to;
    QLabel *m_problem;
    FigureRow *m_figures;
    TableView *m_table;
    bool m_old = true;
};

} // namespace duebook::ui
