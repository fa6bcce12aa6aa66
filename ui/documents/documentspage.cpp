// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentspage.h"

#include "core/services/documents/documentservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/documents/documentactions.h"
#include "ui/documents/documentadder.h"
#include "ui/documents/documentbrowser.h"
#include "ui/documents/documentfields.h"
#include "ui/documents/missingprooflist.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/questionbar.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

namespace duebook::ui {

namespace {

// Wide where there is room; at 1280 pixels all of them still stand beside the chips.
constexpr int kLeastTextWidth = 140;
constexpr int kMostTextWidth = 260;
constexpr int kLeastDateWidth = 96;
constexpr int kMostDateWidth = 140;
constexpr int kKindLetters = 8;
const QString kMissing = QStringLiteral("missing");

} // namespace

DocumentsPage::DocumentsPage(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Page(parent), m_context(context), m_actions(new DocumentActions(context, prompts, this)),
      m_adder(new DocumentAdder(context, this))
{
    setObjectName(QStringLiteral("documentsPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);
    buildTools();
    layout->addWidget(m_actions->question());
    m_browser = new DocumentBrowser(m_context, *m_actions, DocumentModel::Scope::Book,
                                    QStringLiteral("allDocuments"), this);
    m_browser->setEmptySentence(tr("No document here. Add them on an account, or choose other "
                                   "filters."));
    m_missing = new MissingProofList(m_context, prompts, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_browser);
    m_stack->addWidget(m_missing);
    layout->addWidget(m_stack, 1);
    m_browser->setChangeable(changeable());
    m_missing->setChangeable(changeable());
    connectAll();
    m_browser->setFilter(filter());
}

void DocumentsPage::buildTools()
{
    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(title(), this);
    setLook(heading, Look::Title);
    head->addWidget(heading);
    head->addStretch();
    m_chips = new FilterChips(m_context.theme, tr("Which documents"), this);
    m_chips->addChip(QStringLiteral("all"), tr("All"));
    m_chips->addChip(QStringLiteral("proof"), tr("Proof"));
    m_chips->addChip(QStringLiteral("customer"), tr("From customers"));
    m_chips->addChip(QStringLiteral("us"), tr("From us"));
    m_chips->addChip(QStringLiteral("removed"), tr("Removed"));
    m_chips->addChip(kMissing, tr("Missing proof"));

    m_fields = new QWidget(this);
    m_kind = new QComboBox(m_fields);
    m_kind->setObjectName(QStringLiteral("kindFilter"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(kKindLetters);
    m_from = makeReceivedEdit(m_context, m_fields);
    m_from->setObjectName(QStringLiteral("fromFilter"));
    m_from->setAccessibleName(tr("Received on that day or later"));
    m_from->setPlaceholderText(tr("from"));
    m_to = makeReceivedEdit(m_context, m_fields);
    m_to->setObjectName(QStringLiteral("toFilter"));
    m_to->setAccessibleName(tr("Received on that day or before"));
    m_to->setPlaceholderText(tr("until"));
    for (DateEdit *edit : {m_from, m_to}) {
        edit->setMinimumWidth(kLeastDateWidth);
        edit->setMaximumWidth(kMostDateWidth);
    }
    const QKeySequence findKey(Qt::CTRL | Qt::Key_F);
    m_text = new SearchField(m_context.theme, tr("Name, words inside, account"), findKey, m_fields);
    m_text->setObjectName(QStringLiteral("documentsFilter"));
    m_text->setAccessibleName(tr("Words of the name, of the text inside or of the account"));
    m_text->setMinimumWidth(kLeastTextWidth);
    m_text->setMaximumWidth(kMostTextWidth);
    auto *fields = new QHBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(space::kSmall);
    // The fields take the room there is up to their widths, the rest stays before them.
    fields->addStretch(1);
    fields->addWidget(m_kind);
    fields->addWidget(m_from, kLeastDateWidth);
    fields->addWidget(m_to, kLeastDateWidth);
    fields->addWidget(m_text, kMostTextWidth);
    showKinds();

    auto *find = new QAction(tr("Filter the list"), this);
    find->setShortcut(findKey);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_text, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    addAction(find);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_chips);
    tools->addWidget(m_fields, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
    static_cast<QVBoxLayout *>(layout())->addLayout(tools);
}

void DocumentsPage::connectAll()
{
    connect(m_chips, &FilterChips::chosen, this, &DocumentsPage::changeQuestion);
    connect(m_kind, &QComboBox::activated, this, &DocumentsPage::changeQuestion);
    for (DateEdit *edit : {m_from, m_to})
        connect(edit, &DateEdit::dateChanged, this, &DocumentsPage::changeQuestion);
    connect(m_text, &SearchField::searched, this, &DocumentsPage::changeQuestion);
    connect(m_actions, &DocumentActions::noticed, this, &Page::noticed);
    connect(m_actions, &DocumentActions::undoOffered, this, &Page::undoOffered);
    connect(m_adder, &DocumentAdder::noticed, this, &Page::noticed);
    connect(m_browser, &DocumentBrowser::noticed, this, &Page::noticed);
    connect(m_missing, &MissingProofList::noticed, this, &Page::noticed);
    const auto goTo = [this](AccountId account) {
        Q_EMIT pageRequested(PageRef::to(PageId::Account, account.number()));
    };
    connect(m_browser, &DocumentBrowser::accountPressed, this, goTo);
    connect(m_missing, &MissingProofList::accountPressed, this, goTo);
    connect(m_browser, &DocumentBrowser::keepPartPressed, this,
            [this](const MailPart &part, AccountId account) {
                DocumentLink link;
                link.account = account;
                m_adder->addContent(part.name, part.content, {}, link);
            });
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Document))
            m_browser->refresh();
        const bool ledger = changes.touches(Entity::Document) || changes.touches(Entity::Invoice) ||
                            changes.touches(Entity::Payment) || changes.touches(Entity::Dispute);
        if (ledger && m_stack->currentWidget() == m_missing)
            m_missing->refresh();
    });
    connect(&m_context.book, &BookContext::settingsChanged, this, [this] {
        showKinds();
        m_missing->refresh();
    });
    connect(&m_context.book, &BookContext::dayChanged, this, [this] {
        m_browser->refresh();
        m_missing->refresh();
    });
}

QString DocumentsPage::title() const
{
    return tr("Documents");
}

bool DocumentsPage::changeable() const
{
    return may(m_context.book, Right::KeepDocuments);
}

void DocumentsPage::activate(const QString &argument)
{
    const DocumentId document(argument.toLongLong());
    if (argument == QLatin1String("missing-proof")) {
        m_chips->setCurrent(kMissing);
        changeQuestion();
    } else if (argument == QLatin1String("all")) {
        m_chips->setCurrent(QStringLiteral("all"));
        changeQuestion();
    } else if (document.isSet()) {
        m_chips->setCurrent(QStringLiteral("all"));
        changeQuestion();
        m_browser->preview(document);
    }
    if (m_stack->currentWidget() == m_missing)
        m_missing->focusTarget()->setFocus();
    else
        m_browser->table().setFocus();
}

QList<ShortcutHelp> DocumentsPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Look at the document")},
            {QKeySequence(Qt::Key_O), tr("Open the document")},
            {QKeySequence(Qt::Key_S), tr("Save a copy")},
            {QKeySequence(Qt::Key_F2), tr("Change the document")},
            {QKeySequence(Qt::Key_P), tr("Mark as proof")},
            {QKeySequence(Qt::Key_L), tr("What it belongs to")},
            {QKeySequence(Qt::Key_Delete), tr("Remove the document")},
            {QKeySequence(Qt::Key_PageDown), tr("Next page of the preview")}};
}

void DocumentsPage::showKinds()
{
    const QString before = m_kind->currentData().toString();
    m_kind->clear();
    m_kind->addItem(tr("Any kind"), QString());
    for (const QString &kind : DocumentService::kinds(m_context.book.settings()))
        m_kind->addItem(kind, kind);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(before)));
}

DocumentFilter DocumentsPage::filter() const
{
    DocumentFilter filter;
    const QString which = m_chips->current();
    filter.proofOnly = which == QStringLiteral("proof");
    filter.removedOnly = which == QStringLiteral("removed");
    if (which == QStringLiteral("customer"))
        filter.source = DocumentSource::Customer;
    else if (which == QStringLiteral("us"))
        filter.source = DocumentSource::Us;
    filter.kind = m_kind->currentData().toString();
    filter.from = m_from->date().value_or(QDate());
    filter.to = m_to->date().value_or(QDate());
    filter.text = m_text->text();
    return filter;
}

void DocumentsPage::changeQuestion()
{
    const bool missing = m_chips->current() == kMissing;
    m_fields->setVisible(!missing);
    m_stack->setCurrentWidget(missing ? static_cast<QWidget *>(m_missing) : m_browser);
    if (missing)
        m_missing->restart();
    else
        m_browser->setFilter(filter());
}

} // namespace duebook::ui
