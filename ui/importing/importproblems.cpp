// SPDX-License-Identifier: Apache-2.0
#include "ui/importing/importproblems.h"

#include "core/services/importing/importnotetexts.h"

#include "ui/importing/importwords.h"
#include "ui/tables/cells.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace duebook::ui {

namespace {

// More look-alikes than this are asked for by the list of accounts, not one by one here.
constexpr size_t kMostAsked = 5;

} // namespace

ImportProblems::ImportProblems(const Theme &theme, QWidget *parent) : Card(parent), m_theme(theme)
{
    setFlush();
    m_model = new TableModel<Line>(
        {{tr("Row"), true,
          [](const Line &line, int role) {
              return textCell(role, QLocale().toString(line.problem.row), Emphasis::Muted);
          }},
         {tr("Column"), false,
          [](const Line &line, int role) { return textCell(role, line.problem.column); }},
         {tr("Value"), false,
          [](const Line &line, int role) {
              return textCell(role, line.problem.value, Emphasis::Strong);
          }},
         {tr("Problem"), false,
          [](const Line &line, int role) {
              return textCell(role, line.problem.reason, Emphasis::Muted);
          }}},
        [](const Line &line) { return line.id; }, this);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kSmall);
    m_heading = new QLabel(this);
    m_heading->setObjectName(QStringLiteral("importProblemsHeading"));
    setLook(m_heading, Look::Heading);
    head->addWidget(m_heading);
    m_questions = new QWidget(this);
    m_questionRows = new QVBoxLayout(m_questions);
    m_questionRows->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_questions);
    body()->addLayout(head);

    m_table = new TableView(theme, this);
    m_table->setObjectName(QStringLiteral("importProblems"));
    m_table->setAccessibleName(tr("Rows that cannot be read"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setColumnWidths({64, 120, 130, 0});
    m_table->setEmptyState(
        new EmptyState(theme, Icon::Check, tr("Every row can be read."), m_table));
    m_table->setLoading(true);
    body()->addWidget(m_table, 1);
    clear();
}

void ImportProblems::clear()
{
    clearQuestions();
    m_heading->setText(tr("Reading …"));
    m_table->setLoading(true);
    m_model->setRows({});
}

void ImportProblems::clearQuestions()
{
    clearRows(*m_questionRows);
}

void ImportProblems::addQuestion(const QString &chip, const QString &text,
                                 const QList<QPushButton *> &buttons)
{
    auto *row = new QWidget(m_questions);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Chip(m_theme, chip, Tone::Warn, row));
    auto *label = new QLabel(text, row);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    for (QPushButton *button : buttons)
        layout->addWidget(button);
    m_questionRows->addWidget(row);
}

void ImportProblems::showQuestions(const std::vector<ImportQuestion> &questions)
{
    clear();
    m_heading->setText(tr("%n question(s) before the preview", nullptr, int(questions.size())));
    for (const ImportQuestion &question : questions) {
        // The question of the book names the field as a profile does; here it is one of a list.
        const bool column = question.kind == ImportQuestionKind::MissingColumn;
        addQuestion(tr("Ask"),
                    column ? tr("Which column holds “%1”?").arg(words::importField(question.field))
                           : question.text,
                    {});
    }
}

void ImportProblems::showError(const QString &sentence)
{
    clear();
    m_heading->setText(tr("There is no preview"));
    addQuestion(tr("Problem"), sentence, {});
}

void ImportProblems::showReport(const ImportReport &report)
{
    clearQuestions();
    m_table->setLoading(false);
    std::vector<Line> lines;
    for (const ImportProblem &problem : report.problems)
        lines.push_back({qint64(lines.size()) + 1, problem});
    m_model->setRows(std::move(lines));
    m_heading->setText(report.problemCount == 0
                           ? tr("Nothing is written until you press Import")
                           : tr("%n row(s) cannot be read", nullptr, int(report.rejected)) +
                                 QStringLiteral(" · ") + tr("the others can be imported"));
    for (size_t i = 0; i < qMin(kMostAsked, report.lookAlikes.size()); ++i) {
        const LookAlikeAccount &pair = report.lookAlikes[i];
        auto *same = new QPushButton(tr("Same"), m_questions);
        same->setObjectName(QStringLiteral("sameAccount%1").arg(i));
        same->setAccessibleName(
            tr("%1 and %2 are the same account").arg(pair.numberInFile, pair.numberInBook));
        auto *other = new QPushButton(tr("Different"), m_questions);
        other->setObjectName(QStringLiteral("differentAccount%1").arg(i));
        other->setAccessibleName(
            tr("%1 and %2 are different accounts").arg(pair.numberInFile, pair.numberInBook));
        connect(same, &QPushButton::clicked, this, [this, pair] {
            Q_EMIT answered({pair.numberInFile, pair.numberInBook});
        });
        connect(other, &QPushButton::clicked, this, [this, pair] {
            Q_EMIT answered({pair.numberInFile, {}});
        });
        addQuestion(
            tr("Ask"),
            tr("%1 and %2 look like one account.").arg(pair.numberInFile, pair.numberInBook),
            {same, other});
    }
    if (report.lookAlikeCount > qint64(kMostAsked))
        addQuestion(tr("Ask"),
                    tr("%n more account number(s) look alike; unanswered they become accounts of "
                       "their own.",
                       nullptr, int(report.lookAlikeCount - qint64(kMostAsked))),
                    {});
    for (const QString &doubt : report.doubts)
        addQuestion(tr("Doubt"), doubt, {});
    for (const QString &remark : report.remarks)
        addQuestion(tr("Note"), remark, {});
    for (size_t i = 0; i < qMin(kMostAsked, report.notes.size()); ++i)
        addQuestion(tr("Note"), importNoteText(report.notes[i]), {});
    if (report.notes.size() > kMostAsked)
        addQuestion(tr("Note"),
                    tr("%n more kind(s) of values were worked out or left out.", nullptr,
                       int(report.notes.size() - kMostAsked)),
                    {});
    if (report.missingCount > 0)
        addQuestion(tr("Settled"),
                    tr("%n open item(s) of the book are not in the file and will be settled.",
                       nullptr, int(report.missingCount)),
                    {});
}

QList<QStringList> ImportProblems::lines() const
{
    QList<QStringList> lines{{tr("Row"), tr("Column"), tr("Value"), tr("Problem")}};
    for (const Line &line : m_model->rows())
        lines += {QString::number(line.problem.row), line.problem.column, line.problem.value,
                  line.problem.reason};
    return lines;
}

} // namespace duebook::ui
