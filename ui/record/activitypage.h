// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/record/activityservice.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/tables/tablemodel.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QTimer;

namespace duebook::ui {

class ActivityModel;
class DateEdit;
class EmptyState;
class FilterChips;
class Prompts;
class SearchField;
class TableView;

/// Who did what: what each person did in the period on top, every action below, newest first; from
/// each to its place. Others' work appears by itself.
class ActivityPage : public Page {
    Q_OBJECT
public:
    /// `prompts` must outlive the page.
    ActivityPage(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);
    ~ActivityPage() override;

    QString title() const override;
    void activate(const QString &argument) override;
    QList<ShortcutHelp> shortcuts() const override;

private:
    void build();
    QWidget *makeFilters();
    QWidget *makeCounts();
    QWidget *makeList();
    void loadPeople();
    void takePeriod(const QString &key);
    void takeAccount(const QString &text);
    /// What the fields say; nothing where one cannot be read.
    std::optional<ActivityFilter> filter() const;

    void restart();
    void refresh();
    void fetch(qint64 before, std::vector<ActivityEntry> shown, size_t wanted);
    void takeFeed(const Result<duebook::ActivityPage> &page, std::vector<ActivityEntry> shown,
                  size_t wanted);
    void fetchCounts();
    void more();
    void openRow(int row);
    void exportShown();

    PageContext m_context;
    Prompts &m_prompts;
    ActivityModel *m_model;
    TableModel<ActivityCount> *m_counts;
    QLabel *m_summary = nullptr;
    QComboBox *m_person = nullptr;
    QComboBox *m_kind = nullptr;
    SearchField *m_account = nullptr;
    FilterChips *m_period = nullptr;
    DateEdit *m_from = nullptr;
    DateEdit *m_to = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_export = nullptr;
    TableView *m_table = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QTimer *m_refresh = nullptr;
    AccountId m_accountId;
    std::optional<qint64> m_next;
    int m_question = 0;
    bool m_loading = false;
    bool m_stale = false;
};

} // namespace duebook::ui
