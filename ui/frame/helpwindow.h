// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"
#include "ui/look/theme.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListWidget;
class QTextBrowser;

namespace duebook::ui {

class SearchField;

/// A topic of the help: a Markdown file of resources/help, compiled in.
struct HelpTopic {
    QString name;  ///< the file's name without ".md"; links between topics use "name.md"
    QString title; ///< its first heading
    QString text;  ///< Markdown
};

/// The help: topics beside, one of them open, a search over all of them. Reads only what is
/// compiled in. A window of its own that stays open beside the work.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    HelpWindow(const Theme &theme, QWidget *parent);

    /// All topics in the order of the list.
    static QList<HelpTopic> topics();
    /// The topic that speaks of a page.
    static QString topicFor(PageId page);

    /// Opens a topic by its name; an unknown name opens the first.
    void openTopic(const QString &name);
    QString currentTopic() const { return m_current; }

private:
    void search(const QString &text);
    void step(int by);
    void arrived(const QString &name);
    void markWords();

    const Theme &m_theme;
    QList<HelpTopic> m_topics;
    SearchField *m_search;
    QListWidget *m_list;
    QLabel *m_nothing;
    QTextBrowser *m_browser;
    QString m_current;
    QString m_searched;
};

} // namespace duebook::ui
