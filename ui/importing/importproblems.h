// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importreport.h"
#include "ui/tables/tablemodel.h"
#include "ui/widgets/card.h"

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace duebook::ui {

class TableView;
class Theme;

/// The right half of the import page: questions to answer, account numbers that look alike, and
/// every row that cannot be read, with its place, value and reason.
class ImportProblems : public Card {
    Q_OBJECT
public:
    explicit ImportProblems(const Theme &theme, QWidget *parent = nullptr);

    void showQuestions(const std::vector<ImportQuestion> &questions);
    void showError(const QString &sentence);
    void showReport(const ImportReport &report);
    void clear();
    bool hasProblems() const { return m_model->rowCount() > 0; }
    /// The list as CSV lines: row, column, value, reason.
    QList<QStringList> lines() const;

Q_SIGNALS:
    void answered(const duebook::AccountAnswer &answer);

private:
    struct Line {
        qint64 id = 0;
        ImportProblem problem;
    };
    void addQuestion(const QString &chip, const QString &text, const QList<QPushButton *> &buttons);
    void clearQuestions();

    const Theme &m_theme;
    TableModel<Line> *m_model;
    QLabel *m_heading;
    QWidget *m_questions;
    QVBoxLayout *m_questionRows;
    TableView *m_table;
};

} // namespace duebook::ui
