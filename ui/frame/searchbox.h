// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"
#include "ui/look/icons.h"
#include "ui/widgets/searchfield.h"

#include <QFrame>

class QListWidget;

namespace duebook::ui {

/// One thing found. Found words are marked in `title` and `detail` by the characters U+0002 (start)
/// and U+0003 (end), so that no text can pretend to be a mark.
struct SearchHit {
    QString group; ///< "Accounts": hits of one group stand together under this heading
    Icon icon = Icon::Document;
    QString title;
    QString detail;
    PageRef where;
    QString insert{}; ///< not a place: the text the box has when this is chosen
};

/// The window's search: asks while one types, shows the answers grouped in a list below, walked
/// with Up and Down without leaving the field. Enter opens, Ctrl+Enter shows all on a page, Esc
/// closes. Below the list stands how to narrow. Answers to anything but the latest question are
/// dropped.
class SearchBox : public SearchField {
    Q_OBJECT
public:
    SearchBox(const Theme &theme, QWidget *parent = nullptr);
    ~SearchBox() override;

    /// The answer to question number `question`; ignored unless it is the latest. `remarks` stand
    /// above the hits.
    void setHits(int question, const QList<SearchHit> &hits, const QStringList &remarks = {});

Q_SIGNALS:
    /// Whoever knows the book answers with `setHits(question, ...)`, at any later time.
    void asked(int question, const QString &text);
    void opened(const duebook::ui::PageRef &where);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void ask(const QString &text);
    void walk(int step);
    void openRow(int row);
    void openAll();
    void addPlain(const QString &text);
    void placeList();
    void closeList();

    const Theme &m_theme;
    QFrame *m_popup;
    QListWidget *m_list;
    QWidget *m_foot;
    QList<SearchHit> m_hits; // by row; headings have no place to go to
    int m_question = 0;
};

} // namespace duebook::ui
