// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/search/searchservice.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <optional>

class QHBoxLayout;
class QLabel;
class QListView;

namespace duebook::ui {

class EmptyState;
class FilterChips;
class FlowLayout;
class SearchField;
class SearchResultModel;

/// All that a search finds: the text with its filters as chips that can be taken away, chips by
/// kind, and the hits group by group with more to come. The argument is what was typed.
class SearchPage : public Page {
    Q_OBJECT
public:
    explicit SearchPage(const PageContext &context, QWidget *parent = nullptr);
    ~SearchPage() override;

    QString title() const override;
    void activate(const QString &argument) override;
    QList<ShortcutHelp> shortcuts() const override;

private:
    void build();
    QWidget *makeHead();
    QWidget *makeList();
    void ask();
    void showAnswer(const SearchAnswer &answer);
    void showChips(const std::vector<SearchChip> &chips);
    void showMore(SearchKind kind);
    void openRow(int row);
    void enterList();
    void showEmpty(bool asked);
    std::optional<SearchKind> chosenKind() const;

    PageContext m_context;
    SearchResultModel *m_model;
    QLabel *m_summary = nullptr;
    SearchField *m_text = nullptr;
    QWidget *m_chipRow = nullptr;
    FlowLayout *m_chips = nullptr;
    FilterChips *m_kinds = nullptr;
    QLabel *m_remarks = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QString m_arrivedWith;
    QString m_pending; // the text of the latest question
    QString m_asked;   // the text of the answer that is shown
    int m_question = 0;
    bool m_loadingMore = false;
    bool m_entering = false; // arrived with a text: the first hit is chosen when it is there
};

} // namespace duebook::ui
