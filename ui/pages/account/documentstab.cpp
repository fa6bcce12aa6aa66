// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/documentstab.h"

#include "core/services/documentservice.h"
#include "ui/models/documentmodel.h"
#include "ui/pages/account/documentactions.h"
#include "ui/support/async.h"
#include "ui/support/prompts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

namespace {

// What is shown without looking further back; a document is found by the search box beyond it.
constexpr int kMostDocuments = 1000;

} // namespace

DocumentsTab::DocumentsTab(const PageContext &context, Prompts &prompts, DocumentActions &actions,
                           QWidget *parent)
    : QWidget(parent), m_context(context), m_prompts(prompts), m_actions(actions),
      m_model(new DocumentModel(context.theme, this))
{
    build();
    showChoice();
}

void DocumentsTab::build()
{
    m_drop = new DropZone(m_context.theme, tr("Drop documents here. They are kept in the book."),
                          tr("Choose files …"), this);
    m_drop->setObjectName(QStringLiteral("documentDrop"));
    connect(m_drop, &DropZone::filesDropped, this, &DocumentsTab::add);
    connect(m_drop, &DropZone::choosePressed, this, [this] {
        m_prompts.chooseFiles(this, tr("Add documents"),
                              [this](const QStringList &paths) { add(paths); });
    });

    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("documentKindBox"));
    m_kind->setAccessibleName(tr("Kind of the documents added"));
    m_kind->setEditable(true);
    m_kind->addItems({QString(), tr("invoice copy"), tr("proof of delivery"), tr("contract"),
                      tr("order"), tr("remittance advice"), tr("bank statement")});
    m_kind->lineEdit()->setPlaceholderText(tr("kind"));
    m_source = new QComboBox(this);
    m_source->setObjectName(QStringLiteral("documentSourceBox"));
    m_source->setAccessibleName(tr("Who the documents added came from"));
    m_source->addItem(tr("from the customer"), int(DocumentSource::Customer));
    m_source->addItem(tr("from us"), int(DocumentSource::Us));
    m_proof = new QCheckBox(tr("Proof"), this);
    m_proof->setObjectName(QStringLiteral("documentProofBox"));
    m_proof->setToolTip(tr("Mark what is added as proof"));

    m_open = new QPushButton(tr("Open"), this);
    m_open->setObjectName(QStringLiteral("openDocumentButton"));
    m_open->setAccessibleName(tr("Open the document"));
    m_save = new QPushButton(tr("Save as …"), this);
    m_save->setObjectName(QStringLiteral("saveDocumentButton"));
    m_save->setAccessibleName(tr("Save a copy of the document"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    bar->setSpacing(space::kSmall);
    auto *label = new QLabel(tr("New ones are"), this);
    setLook(label, Look::Muted);
    bar->addWidget(label);
    bar->addWidget(m_kind);
    bar->addWidget(m_source);
    bar->addWidget(m_proof);
    bar->addStretch();
    bar->addWidget(m_open);
    bar->addWidget(m_save);

    m_table = new TableView(m_context.theme, this);
    m_table->setObjectName(QStringLiteral("documentsTable"));
    m_table->setAccessibleName(tr("Documents of this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({0, 150, 80, 90, 90, 150, 140});
    m_table->remember(m_context.local, QStringLiteral("accountDocuments"));
    m_table->setEmptyState(new EmptyState(
        m_context.theme, Icon::Document,
        tr("No document yet. Drop the first above, or on a note while you write it."), m_table));
    connect(m_table, &TableView::opened, this, [this] { m_open->click(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DocumentsTab::showChoice);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const Document *document = current())
            m_actions.open(*document);
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const Document *document = current())
            m_actions.saveAs(*document);
    });

    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_drop);
    column->addWidget(card, 1);
}

void DocumentsTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    refresh();
}

void DocumentsTab::refresh()
{
    if (!m_account.isSet())
        return;
    m_model->setWording(Wording::of(m_context.book));
    m_table->setLoading(true);
    whenDone(this, m_context.book.read([account = m_account](Session &session) {
        return DocumentService(session).ofAccount(account, {}, kMostDocuments);
    }),
             [this, question = ++m_question](Result<DocumentPage> page) {
                 if (question != m_question)
                     return;
                 m_table->setLoading(false);
                 if (!page) {
                     Q_EMIT noticed(page.error().sentence, Tone::Bad);
                     return;
                 }
                 std::vector<Document> documents;
                 for (LinkedDocument &linked : page->rows)
                     documents.push_back(std::move(linked.document));
                 m_model->setRows(std::move(documents));
                 showChoice();
             });
}

void DocumentsTab::setChangeable(bool changeable)
{
    m_drop->setVisible(changeable);
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_source),
                           static_cast<QWidget *>(m_proof)})
        field->setEnabled(changeable);
}

const Document *DocumentsTab::current() const
{
    const QModelIndex index = m_table->currentRow();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void DocumentsTab::showChoice()
{
    const bool there = current() != nullptr;
    m_open->setEnabled(there);
    m_save->setEnabled(there);
}

void DocumentsTab::add(const QStringList &paths)
{
    DocumentLink link;
    link.account = m_account;
    for (const QString &path : paths) {
        const Result<FileFacts> facts = DocumentService::inspect(path);
        if (!facts) {
            Q_EMIT noticed(facts.error().sentence, Tone::Bad);
            continue;
        }
        NewDocument document;
        document.name = facts->name;
        document.path = path;
        document.kind = m_kind->currentText().trimmed();
        document.source = static_cast<DocumentSource>(m_source->currentData().toInt());
        document.isProof = m_proof->isChecked();
        whenDone(this, m_context.book.write([document, link](Session &session) {
            return DocumentService(session).add(document, link);
        }),
                 [this](const Result<DocumentId> &added) {
                     if (!added)
                         Q_EMIT noticed(added.error().sentence, Tone::Bad);
                 });
    }
}

} // namespace duebook::ui
