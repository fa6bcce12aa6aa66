// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentstab.h"

#include "ui/book/bookcontext.h"
#include "ui/book/prompts.h"
#include "ui/documents/documentbrowser.h"
#include "ui/documents/documentfields.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/dropzone.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QKeyEvent>

namespace duebook::ui {

DocumentsTab::DocumentsTab(const PageContext &context, Prompts &prompts, DocumentActions &actions,
                           QWidget *parent)
    : QWidget(parent), m_context(context), m_prompts(prompts),
      m_adder(new DocumentAdder(context, this)),
      m_drop(new DropZone(context.theme,
                          tr("Drop or paste documents here. They are kept in the book."),
                          tr("Choose files …"), this)),
      m_fields(new DocumentFields(context, this)),
      m_browser(new DocumentBrowser(context, actions, DocumentModel::Scope::Account,
                                    QStringLiteral("documents"), this))
{
    m_drop->setObjectName(QStringLiteral("documentDrop"));
    m_browser->setEmptySentence(
        tr("No document yet. Drop the first above, or on a note while you write it."));
    m_browser->table().setAccessibleName(tr("Documents of this account"));
    connect(m_drop, &DropZone::given, this, [this](const GivenFiles &given) {
        m_adder->addGiven(given, m_fields->like(), link());
    });
    connect(m_drop, &DropZone::choosePressed, this, [this] {
        m_prompts.chooseFiles(this, tr("Add documents"),
                              [this](const QStringList &paths) { add(paths); });
    });
    connect(m_adder, &DocumentAdder::noticed, this, &DocumentsTab::noticed);
    connect(m_adder, &DocumentAdder::added, m_browser, &DocumentBrowser::preview);
    connect(m_browser, &DocumentBrowser::noticed, this, &DocumentsTab::noticed);
    connect(m_browser, &DocumentBrowser::keepPartPressed, this, &DocumentsTab::keepPart);
    auto *paste = new QAction(tr("Paste documents"), this);
    paste->setShortcut(QKeySequence::Paste);
    paste->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(paste, &QAction::triggered, this, &DocumentsTab::paste);
    addAction(paste);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_drop);
    column->addWidget(m_fields);
    column->addWidget(m_browser, 1);
}

DocumentLink DocumentsTab::link() const
{
    DocumentLink link;
    link.account = m_account;
    return link;
}

void DocumentsTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    DocumentFilter filter;
    filter.account = account;
    m_browser->setFilter(filter);
}

void DocumentsTab::refresh()
{
    if (m_account.isSet())
        m_browser->refresh();
}

void DocumentsTab::setChangeable(bool changeable)
{
    m_changeable = changeable;
    m_drop->setVisible(changeable);
    m_fields->setVisible(changeable);
    m_browser->setChangeable(changeable);
}

void DocumentsTab::add(const QStringList &paths)
{
    m_adder->add(paths, m_fields->like(), link());
}

void DocumentsTab::paste()
{
    if (!m_changeable)
        return;
    const GivenFiles given = givenFiles(QApplication::clipboard()->mimeData());
    if (given.isEmpty())
        Q_EMIT noticed(tr("The clipboard holds no file and no picture."), Tone::Warn);
    else
        m_adder->addGiven(given, m_fields->like(), link());
}

void DocumentsTab::keepPart(const MailPart &part, AccountId account)
{
    NewDocument like;
    like.source = DocumentSource::Customer;
    DocumentLink link;
    link.account = account.isSet() ? account : m_account;
    m_adder->addContent(part.name, part.content, like, link);
}

void DocumentsTab::preview(DocumentId id)
{
    m_browser->preview(id);
}

void DocumentsTab::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace duebook::ui
