// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promisestab.h"

#include "core/services/promises/promiseservice.h"
#include "ui/book/bookcontext.h"
#include "ui/promises/promiseactions.h"
#include "ui/promises/promisemodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

QString reliabilityText(const std::vector<PromiseReliability> &reliability)
{
    const QLocale locale;
    QStringList parts;
    for (const PromiseReliability &row : reliability) {
        if (!row.byNumber || !row.byAmount)
            continue;
        parts += PromisesTab::tr("Kept %1 of %n promise(s), %2 of %3", nullptr,
                                 int(row.kept + row.partly + row.broken))
                     .arg(format::count(row.kept, locale), format::percent(*row.byAmount, locale),
                          format::money(row.promisedAmount, locale));
    }
    return parts.join(QStringLiteral(" · "));
}

PromisesTab::PromisesTab(const PageContext &context, PromiseActions &actions, QWidget *parent)
    : QWidget(parent), m_context(context), m_actions(actions),
      m_model(new PromiseModel(context.book, PromiseModel::Scope::Account, this)),
      m_table(new TableView(context.theme, this)), m_reliability(new QLabel(this))
{
    build();
    m_loader = std::make_unique<PagedLoader<PromiseRow, PromisePage>>(
        *m_model, *m_table, [this](const PageKey &key) {
            return m_context.book.read([account = m_account, key](Session &session) {
                PromiseFilter filter;
                filter.account = account;
                return PromiseService(session).list(filter, true, key);
            });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] {
        m_table->setLoading(false);
        showChoice();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PromisesTab::showChoice);
    connect(m_make, &QPushButton::clicked, this, [this] { m_actions.make(m_account); });
    connect(m_replace, &QPushButton::clicked, this, [this] {
        if (const Promise *promise = current())
            m_actions.replace(*promise);
    });
    connect(m_table, &TableView::opened, m_replace, &QPushButton::click);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const Promise *promise = current())
            m_actions.cancel(*promise);
    });
    showChoice();
}

PromisesTab::~PromisesTab() = default;

void PromisesTab::build()
{
    m_reliability->setObjectName(QStringLiteral("reliabilityLabel"));
    m_reliability->setToolTip(tr("Promises whose day and grace have passed; cancelled and replaced "
                                 "ones do not count."));
    setLook(m_reliability, Look::Muted);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    bar->setSpacing(space::kSmall);
    bar->addWidget(m_reliability);
    bar->addStretch();
    const auto button = [this, bar](const QString &name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAccessibleName(text);
        bar->addWidget(made);
        return made;
    };
    m_cancel = button(QStringLiteral("cancelPromiseButton"), tr("Cancel …"));
    m_replace = button(QStringLiteral("replacePromiseButton"), tr("Replace …"));
    m_make = button(QStringLiteral("makePromiseButton"), tr("New promise …"));
    setLook(m_make, Look::Primary);

    m_table->setObjectName(QStringLiteral("accountPromises"));
    m_table->setAccessibleName(tr("Promises of this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({160, 140, 110, 110, 160, 150, 0, 100});
    m_table->remember(m_context.local, QStringLiteral("accountPromises"));
    auto *empty =
        new EmptyState(m_context.theme, Icon::Promises,
                       tr("No promise yet. Record what the customer says he will pay."), m_table);
    empty->setButton(tr("New promise …"));
    connect(empty, &EmptyState::buttonPressed, this, [this] { m_make->click(); });
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    auto *remove = new QAction(tr("Cancel the promise"), m_table);
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, [this] { m_cancel->click(); });
    m_table->addAction(remove);

    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

void PromisesTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    m_reliability->clear();
    m_table->setLoading(true);
    m_loader->restart();
    showReliability();
}

void PromisesTab::setChangeable(bool changeable)
{
    m_changeable = changeable;
    showChoice();
}

void PromisesTab::refresh()
{
    if (!m_account.isSet())
        return;
    m_loader->refresh();
    showReliability();
}

const Promise *PromisesTab::current() const
{
    const QModelIndex index = m_table->currentRow();
    return index.isValid() ? &m_model->row(index.row()).promise : nullptr;
}

void PromisesTab::showChoice()
{
    const Promise *promise = current();
    const bool standing = promise != nullptr && (promise->state == PromiseState::Open ||
                                                 promise->state == PromiseState::PartlyKept ||
                                                 promise->state == PromiseState::Broken);
    m_make->setEnabled(m_changeable);
    m_replace->setEnabled(m_changeable && standing);
    m_cancel->setEnabled(m_changeable && standing);
}

void PromisesTab::showReliability()
{
    whenDone(this, m_context.book.read([account = m_account](Session &session) {
        return PromiseService(session).reliability(account);
    }),
             [this, question = ++m_question](const Result<std::vector<PromiseReliability>> &rows) {
                 if (rows && question == m_question)
                     m_reliability->setText(reliabilityText(*rows));
             });
}

} // namespace duebook::ui
