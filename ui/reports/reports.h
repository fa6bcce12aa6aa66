// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace duebook::ui {

class FilterChips;
class Prompts;
class ReportPanel;

/// Ageing, figures and progress, each as a table that can be written to a file.
class ReportsPage : public Page {
    Q_OBJECT
public:
    /// `prompts` outlives the page.
    ReportsPage(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);

    QString title() const override;
    /// "ageing", "figures" or "progress" chooses the report.
    void activate(const QString &argument) override;
    QList<ShortcutHelp> shortcuts() const override;

private:
    void addReport(const QString &key, const QString &text, ReportPanel *panel);
    ReportPanel *current() const;
    void choose();
    void exportShown();

    PageContext m_context;
    Prompts &m_prompts;
    FilterChips *m_which;
    QPushButton *m_export;
    QProgressBar *m_working;
    QStackedWidget *m_stack;
    QStringList m_keys;
};

} // namespace duebook::ui
