// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/rules/importing/importreport.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace duebook::ui {

class Card;
class FigureRow;
class ImportColumns;
class ImportFirstTable;
class ImportProblems;
class MarkupLabel;
class Prompts;

/// Import in one page: choose a file, correct what was recognised, see what will happen, import,
/// take it back. Nothing is written before Import is pressed; a change asks for the preview anew.
class ImportPage : public Page {
    Q_OBJECT
public:
    /// `prompts` outlives the page.
    ImportPage(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);
    ~ImportPage() override;

    QString title() const override;
    /// A path opens that file at once.
    void activate(const QString &argument) override;

    void openFile(const QString &path);

private:
    QWidget *buildFileStep();
    QWidget *buildPreviewStep();
    QWidget *buildDoneStep();
    void showSteps(int current);
    void chooseFile();
    void inspect();
    void showInspection(const Result<ImportInspection> &inspection);
    void preview();
    void showReport(const Result<ImportReport> &report);
    void askAndRun();
    void run();
    void showDone(const Result<ImportReport> &report);
    void undo(ImportId id);
    void stop();
    void loadRuns();
    void loadProfiles();
    void applyProfile();
    void saveProfile();
    void saveProblems();
    void backToFile();
    WorkControl control(int job);

    PageContext m_context;
    Prompts &m_prompts;
    QString m_path;
    ImportSettings m_settings;
    std::optional<ImportKind> m_chosenKind; ///< empty = recognise
    std::vector<ImportProfile> m_savedProfiles;
    std::vector<ImportRun> m_shownRuns;
    ImportId m_lastRun;
    CancelFlag m_cancel;
    QStringList m_doubts; ///< what the preview found wrong with a full list
    int m_question = 0;
    bool m_importing = false;

    QLabel *m_title;
    QLabel *m_file;
    MarkupLabel *m_steps;
    QStackedWidget *m_stack;
    QComboBox *m_kind;
    Card *m_runsCard;
    QListWidget *m_runs;
    QPushButton *m_undoRun;
    FigureRow *m_figures;
    QComboBox *m_previewKind;
    QComboBox *m_profiles;
    QLineEdit *m_profileName;
    ImportColumns *m_columns;
    ImportFirstTable *m_first;
    ImportProblems *m_problems;
    QProgressBar *m_progress;
    QPushButton *m_saveProblems;
    QPushButton *m_import;
    QLabel *m_doneText;
    FigureRow *m_doneFigures;
    QPushButton *m_undoLast;
};

} // namespace duebook::ui
