// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/missingprooflist.h"

#include "core/services/documents/documentservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/prompts.h"
#include "ui/documents/droptable.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

MissingProofList::MissingProofList(const PageContext &context, Prompts &prompts, QWidget *parent)
    : QWidget(parent), m_context(context), m_prompts(prompts),
      m_adder(new DocumentAdder(context, this)), m_model(new MissingProofModel(this)),
      m_words(new QLabel(this)), m_mine(new QCheckBox(tr("Only my accounts"), this)),
      m_add(new QPushButton(tr("Add the proof …"), this)),
      m_account(new QPushButton(tr("Go to the account"), this)),
      m_table(new DropTable(context.theme, this))
{
    setObjectName(QStringLiteral("missingProofList"));
    m_model->setWording(Wording::of(m_context.book));
    m_words->setObjectName(QStringLiteral("missingProofWords"));
    m_words->setWordWrap(true);
    setLook(m_words, Look::Muted);
    m_mine->setObjectName(QStringLiteral("onlyMineBox"));
    m_add->setObjectName(QStringLiteral("addProofButton"));
    m_add->setAccessibleName(tr("Choose files that prove the delivery of the chosen invoice"));
    m_account->setObjectName(QStringLiteral("toAccountButton"));
    m_account->setAccessibleName(m_account->text());

    m_table->setObjectName(QStringLiteral("missingProofTable"));
    m_table->setAccessibleName(tr("Invoices without proof of delivery"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setColumnWidths({120, 0, 110, 90, 130, 130, 110});
    m_table->remember(m_context.local, QStringLiteral("missingProof"));
    m_table->setEmptyState(new EmptyState(
        m_context.theme, Icon::Check,
        tr("No invoice lacks a proof of delivery. Settings say from which day on one is wanted."),
        m_table));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    bar->setSpacing(space::kSmall);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_mine);
    bar->addWidget(m_account);
    bar->addWidget(m_add);
    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card, 1);

    connect(m_mine, &QCheckBox::toggled, this, &MissingProofList::restart);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const MissingProof *row = current();
        if (row == nullptr)
            return;
        m_prompts.chooseFiles(this, tr("Proof of delivery of invoice %1").arg(row->number),
                              [this, chosen = *row](const QStringList &paths) {
                                  addTo(chosen, {paths, {}});
                              });
    });
    connect(m_account, &QPushButton::clicked, this, [this] {
        if (const MissingProof *row = current())
            Q_EMIT accountPressed(row->account);
    });
    connect(m_table, &TableView::opened, m_account, &QPushButton::click);
    connect(m_table, &DropTable::givenTo, this, [this](int row, const GivenFiles &given) {
        if (row >= 0 && row < m_model->rowCount() && m_changeable)
            addTo(m_model->row(row), given);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MissingProofList::showChoice);
    auto *paste = new QAction(tr("Paste the proof"), m_table);
    paste->setShortcut(QKeySequence::Paste);
    paste->setShortcutContext(Qt::WidgetShortcut);
    connect(paste, &QAction::triggered, this, [this] {
        const GivenFiles given = givenFiles(QApplication::clipboard()->mimeData());
        const MissingProof *row = current();
        if (row != nullptr && !given.isEmpty() && m_changeable)
            addTo(*row, given);
    });
    m_table->addAction(paste);
    connect(m_adder, &DocumentAdder::noticed, this, &MissingProofList::noticed);
    m_loader = std::make_unique<PagedLoader<MissingProof, MissingProofPage>>(
        *m_model, *m_table, [this](const PageKey &key) {
            MissingProofFilter filter;
            if (m_mine->isChecked())
                filter.owner = m_context.book.user().id;
            return m_context.book.read([filter, key](Session &session) {
                return DocumentService(session).missingProof(filter, key);
            });
        });
    m_loader->onFailed([this](const Error &error) {
        m_table->setLoading(false);
        Q_EMIT noticed(error.sentence, Tone::Bad);
    });
    m_loader->onLoaded([this] {
        m_table->setLoading(false);
        showChoice();
    });
    explain();
    showChoice();
}

MissingProofList::~MissingProofList() = default;

void MissingProofList::explain()
{
    const int days = m_context.book.settings().missingProofDays;
    const QString which =
        days < 0 ? tr("Invoices in dispute without a proof of delivery.")
                 : tr("Invoices in dispute, or overdue for %n day(s), without a proof of delivery.",
                      nullptr, days);
    m_words->setText(which + QLatin1Char(' ') + tr("Drop the proof on its row."));
}

void MissingProofList::restart()
{
    m_table->setLoading(true);
    m_loader->restart();
}

void MissingProofList::refresh()
{
    explain();
    m_model->setWording(Wording::of(m_context.book));
    m_loader->refresh();
}

void MissingProofList::setChangeable(bool changeable)
{
    m_changeable = changeable;
    m_table->setAcceptDrops(changeable);
    showChoice();
}

QWidget *MissingProofList::focusTarget() const
{
    return m_table;
}

const MissingProof *MissingProofList::current() const
{
    const QModelIndex index = m_table->currentRow();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void MissingProofList::showChoice()
{
    const bool there = current() != nullptr;
    m_add->setEnabled(there && m_changeable);
    m_account->setEnabled(there);
}

void MissingProofList::addTo(const MissingProof &row, const GivenFiles &given)
{
    NewDocument like;
    like.kind = DocumentService::proofOfDelivery();
    like.isProof = true;
    like.source = DocumentSource::Us;
    DocumentLink link;
    link.account = row.account;
    link.invoice = row.invoice;
    m_adder->addGiven(given, like, link);
}

} // namespace duebook::ui
