// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentbrowser.h"

#include "core/services/documents/documentservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/documents/documentactions.h"
#include "ui/documents/previewpane.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choicemenu.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>

namespace duebook::ui {

DocumentBrowser::DocumentBrowser(const PageContext &context, DocumentActions &actions,
                                 DocumentModel::Scope scope, const QString &name, QWidget *parent)
    : QWidget(parent), m_context(context), m_actions(actions), m_name(name),
      m_model(new DocumentModel(context.theme, scope, this))
{
    m_model->setWording(Wording::of(m_context.book));
    auto *card = new Card(this);
    card->setFlush();
    card->body()->addWidget(buildBar());
    buildTable();
    card->body()->addWidget(m_table, 1);
    m_pane = new PreviewPane(m_context, this);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setObjectName(name + QStringLiteral("Split"));
    split->setChildrenCollapsible(false);
    split->setHandleWidth(space::kMedium);
    split->addWidget(card);
    split->addWidget(m_pane);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split, 1);

    connect(m_pane, &PreviewPane::openPartPressed, &m_actions, &DocumentActions::openPart);
    connect(m_pane, &PreviewPane::savePartPressed, &m_actions, &DocumentActions::savePart);
    connect(m_pane, &PreviewPane::keepPartPressed, this, [this](const MailPart &part) {
        if (const ListedDocument *row = current())
            Q_EMIT keepPartPressed(part, row->account);
    });
    addKeys();
    showChoice();
}

DocumentBrowser::~DocumentBrowser() = default;

QPushButton *DocumentBrowser::button(const QString &text, const char *name, const QString &says)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(says);
    made->setToolTip(says);
    return made;
}

QWidget *DocumentBrowser::buildBar()
{
    auto *bar = new QWidget(this);
    m_open = button(tr("Open"), "openDocumentButton", tr("Open the document"));
    m_save = button(tr("Save as …"), "saveDocumentButton", tr("Save a copy of the document"));
    m_edit = button(tr("Change …"), "editDocumentButton",
                    tr("Change name, kind, source or the day it was received"));
    m_proof = button(tr("Is proof"), "proofDocumentButton", tr("Mark the document as proof"));
    m_links = button(tr("Belongs to …"), "linkDocumentButton",
                     tr("What the document belongs to: invoices, promises, disputes, payments"));
    m_remove =
        button(tr("Remove"), "removeDocumentButton", tr("Take the document out of the lists"));
    auto *flow = new FlowLayout(bar);
    flow->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    flow->setSpacing(space::kSmall);
    for (QPushButton *each : {m_open, m_save, m_edit, m_proof, m_links, m_remove})
        flow->addWidget(each);
    const auto onCurrent = [this](QPushButton *pressed, auto work) {
        connect(pressed, &QPushButton::clicked, this, [this, work] {
            if (const ListedDocument *chosen = current())
                work(*chosen);
        });
    };
    onCurrent(m_open, [this](const ListedDocument &row) { m_actions.open(row.document); });
    onCurrent(m_save, [this](const ListedDocument &row) { m_actions.saveAs(row.document); });
    onCurrent(m_edit, [this](const ListedDocument &row) { m_actions.edit(row.document); });
    onCurrent(m_proof, [this](const ListedDocument &row) {
        m_actions.setProof(row.document, !row.document.isProof);
    });
    onCurrent(m_links, [this](const ListedDocument &row) {
        m_actions.editLinks(row.document, row.account);
    });
    onCurrent(m_remove, [this](const ListedDocument &row) {
        if (row.document.isRemoved())
            m_actions.bringBack(row.document);
        else
            m_actions.remove(row.document);
    });
    return bar;
}

void DocumentBrowser::buildTable()
{
    m_table = new TableView(m_context.theme, this);
    m_table->setObjectName(m_name + QStringLiteral("Table"));
    m_table->setAccessibleName(tr("Documents"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setColumnWidths(m_model->scope() == DocumentModel::Scope::Book
                                 ? QList<int>{0, 140, 120, 70, 80, 90}
                                 : QList<int>{0, 130, 70, 80, 90, 70});
    m_table->remember(m_context.local, m_name);
    m_empty = new EmptyState(m_context.theme, Icon::Document, QString(), m_table);
    m_table->setEmptyState(m_empty);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &DocumentBrowser::showMenu);
    connect(m_table, &TableView::opened, this, [this] { m_pane->focusContent(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DocumentBrowser::showChoice);
    m_loader = std::make_unique<PagedLoader<ListedDocument, ListedDocumentPage>>(
        *m_model, *m_table, [this](const PageKey &key) {
            return m_context.book.read([filter = m_filter, key](Session &session) {
                return DocumentService(session).list(filter, key);
            });
        });
    m_loader->onFailed([this](const Error &error) {
        m_table->setLoading(false);
        Q_EMIT noticed(error.sentence, Tone::Bad);
    });
    m_loader->onLoaded([this] {
        m_table->setLoading(false);
        const int row = m_wanted.isSet() ? m_model->find(m_wanted.number()) : -1;
        if (row >= 0) {
            m_wanted = {};
            m_table->selectRow(row);
        }
        showChoice();
    });
}

void DocumentBrowser::addKeys()
{
    const auto key = [this](const QString &text, const QKeySequence &keys, QPushButton *pressed) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, pressed, &QPushButton::click);
        m_table->addAction(action);
    };
    key(tr("Open the document"), QKeySequence(Qt::Key_O), m_open);
    key(tr("Save a copy"), QKeySequence(Qt::Key_S), m_save);
    key(tr("Change the document"), QKeySequence(Qt::Key_F2), m_edit);
    key(tr("Mark as proof"), QKeySequence(Qt::Key_P), m_proof);
    key(tr("What it belongs to"), QKeySequence(Qt::Key_L), m_links);
    key(tr("Remove the document"), QKeySequence(Qt::Key_Delete), m_remove);
}

void DocumentBrowser::setEmptySentence(const QString &sentence)
{
    m_empty->setSentence(sentence);
}

void DocumentBrowser::setFilter(const DocumentFilter &filter)
{
    m_filter = filter;
    m_model->setWording(Wording::of(m_context.book));
    m_table->setLoading(true);
    m_loader->restart();
}

void DocumentBrowser::refresh()
{
    m_model->setWording(Wording::of(m_context.book));
    m_loader->refresh();
}

void DocumentBrowser::setChangeable(bool changeable)
{
    m_changeable = changeable;
    m_pane->setKeepable(changeable);
    showChoice();
}

void DocumentBrowser::preview(DocumentId id)
{
    const int row = m_model->find(id.number());
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->setFocus();
        return;
    }
    m_wanted = id;
    whenDone(this, m_context.book.read([id](Session &session) {
        return DocumentService(session).document(id);
    }),
             [this](const Result<Document> &document) {
                 if (document)
                     m_pane->look(*document);
                 else
                     Q_EMIT noticed(document.error().sentence, Tone::Bad);
             });
}

const ListedDocument *DocumentBrowser::current() const
{
    const QModelIndex index = m_table->currentRow();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void DocumentBrowser::showChoice()
{
    const ListedDocument *row = current();
    const bool there = row != nullptr;
    const bool removed = there && row->document.isRemoved();
    m_open->setEnabled(there);
    m_save->setEnabled(there);
    for (QPushButton *each : {m_edit, m_links, m_proof})
        each->setEnabled(there && m_changeable && !removed);
    m_remove->setEnabled(there && m_changeable);
    m_remove->setText(removed ? tr("Bring back") : tr("Remove"));
    m_proof->setText(there && row->document.isProof ? tr("No proof") : tr("Is proof"));
    if (there)
        m_pane->look(row->document);
    else if (!m_wanted.isSet())
        m_pane->clear();
}

void DocumentBrowser::showMenu(const QPoint &where)
{
    const ListedDocument *row = current();
    if (row == nullptr)
        return;
    auto *menu = new ChoiceMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton *each : {m_open, m_save, m_edit, m_proof, m_links, m_remove}) {
        QAction *action = menu->addAction(each->text(), each, &QPushButton::click);
        action->setEnabled(each->isEnabled());
    }
    if (m_model->scope() == DocumentModel::Scope::Book && row->account.isSet()) {
        menu->addSeparator();
        menu->addAction(tr("Go to the account"), this,
                        [this, account = row->account] { Q_EMIT accountPressed(account); });
    }
    menu->popup(m_table->viewport()->mapToGlobal(where));
}

} // namespace duebook::ui
