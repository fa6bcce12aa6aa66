// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/documentlist.h"
#include "core/io/mailreader.h"
#include "ui/book/pagedloader.h"
#include "ui/documents/documentmodel.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace duebook::ui {

class DocumentActions;
class EmptyState;
class PreviewPane;
class TableView;

/// A list of documents, what can be done with the chosen one, and a look at it beside.
class DocumentBrowser : public QWidget {
    Q_OBJECT
public:
    /// `name` is the beginning of object names and the key of remembered columns. `actions` must
    /// outlive it.
    DocumentBrowser(const PageContext &context, DocumentActions &actions,
                    DocumentModel::Scope scope, const QString &name, QWidget *parent = nullptr);
    ~DocumentBrowser() override;

    /// Another question: from the top.
    void setFilter(const DocumentFilter &filter);
    const DocumentFilter &filter() const { return m_filter; }
    void refresh();
    void setChangeable(bool changeable);
    void setEmptySentence(const QString &sentence);
    /// Looks at this document, in the list or not.
    void preview(DocumentId id);
    const ListedDocument *current() const;
    TableView &table() { return *m_table; }
    PreviewPane &pane() { return *m_pane; }

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    /// A file inside a mail is to become a document of the mail's account.
    void keepPartPressed(const duebook::MailPart &part, duebook::AccountId account);
    void accountPressed(duebook::AccountId account);

private:
    QWidget *buildBar();
    void buildTable();
    QPushButton *button(const QString &text, const char *name, const QString &says);
    void addKeys();
    void showChoice();
    void showMenu(const QPoint &where);

    PageContext m_context;
    DocumentActions &m_actions;
    QString m_name;
    DocumentModel *m_model;
    DocumentFilter m_filter;
    bool m_changeable = true;
    DocumentId m_wanted; ///< to be chosen when it comes
    TableView *m_table = nullptr;
    PreviewPane *m_pane = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_links = nullptr;
    QPushButton *m_proof = nullptr;
    QPushButton *m_remove = nullptr;
    std::unique_ptr<PagedLoader<ListedDocument, ListedDocumentPage>> m_loader;
};

} // namespace duebook::ui
