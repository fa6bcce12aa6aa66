// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/look/icons.h"

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;

namespace duebook::ui {

class FilterChips;
class SearchField;
class TableView;

/// The frame of a page that is one list of the book: heading with a summary, filter chips, a field
/// to filter by text (Ctrl+F) and the table. What is asked and shown is the deriving page's.
class ListPage : public Page {
    Q_OBJECT
public:
    void activate(const QString &argument) override;

protected:
    /// What differs from list to list.
    struct Frame {
        QString name; ///< beginning of the object names and key of the remembered columns
        QString heading;
        QString filterName; ///< for screen readers: "Which accounts"
        QString textHint;   ///< in the text field while it is empty
        QString emptyText;  ///< what to do when there is nothing
        Icon emptyIcon = Icon::Accounts;
        QList<int> columnWidths;
        int sortColumn = 0;
        Qt::SortOrder sortOrder = Qt::AscendingOrder;
        QString emptyButton; ///< empty = "Import …"
        PageId emptyPage = PageId::Import;
    };

    ListPage(const PageContext &context, const Frame &frame, QAbstractItemModel *model,
             QWidget *parent);

    void addFilter(const QString &key, const QString &text);
    QString filterKey() const;
    /// Chooses the filter and asks anew.
    void chooseFilter(const QString &key);
    QString filterText() const;
    void setSummary(const QString &text);
    /// Puts a button at the end of the heading's line.
    void addHeadWidget(QWidget *widget);
    TableView &table() const { return *m_table; }
    const PageContext &context() const { return m_context; }

    /// A filter or the text changed.
    virtual void changeQuestion() = 0;

private:
    void buildHead(const Frame &frame);
    void buildTools(const Frame &frame);
    void buildTable(const Frame &frame, QAbstractItemModel *model);

    PageContext m_context;
    QHBoxLayout *m_head;
    QLabel *m_summary;
    FilterChips *m_filter;
    SearchField *m_text;
    TableView *m_table;
};

} // namespace duebook::ui
