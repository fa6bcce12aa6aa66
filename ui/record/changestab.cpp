// SPDX-License-Identifier: Apache-2.0
#include "ui/record/changestab.h"

#include "core/base/textfold.h"
#include "core/services/team/userservice.h"
#include "ui/book/bookcontext.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSortFilterProxyModel>

namespace duebook::ui {

namespace {

constexpr int kFindWidth = 220;
// A filter that leaves little reads on until a screen is full.
constexpr size_t kEnoughRows = 60;
constexpr int kMostPages = 20;

/// Rows with every word of the find field in any column.
class ShownChanges : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString &text)
    {
        m_words = foldText(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_words.isEmpty())
            return true;
        QString text;
        for (int column = 0; column < sourceModel()->columnCount(); ++column)
            text += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char(' ');
        text = foldText(text);
        return std::all_of(m_words.begin(), m_words.end(),
                           [&text](const QString &word) { return text.contains(word); });
    }

private:
    QStringList m_words;
};

} // namespace

ChangesTab::ChangesTab(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(new ChangeModel(context.book, this)),
      m_shown(new ShownChanges(this))
{
    m_shown->setSourceModel(m_model);
    build();
    m_loader = std::make_unique<PagedLoader<FieldChange, Rows>>(
        *m_model, *m_table, [this](const PageKey &key) {
            ChangeFilter filter;
            filter.user = UserId(m_person->currentData().toLongLong());
            if (m_part->currentData().toInt() > 0)
                filter.entity = Entity(m_part->currentData().toInt());
            return m_context.book.read([account = m_account, filter, key](Session &session) {
                return read(session, account, filter, key);
            });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] { m_table->setLoading(false); });
}

ChangesTab::~ChangesTab() = default;

void ChangesTab::build()
{
    m_person = new QComboBox(this);
    m_person->setObjectName(QStringLiteral("changesPersonBox"));
    m_person->setAccessibleName(tr("Whose changes"));
    m_person->addItem(tr("Everybody"), 0);
    connect(m_person, &QComboBox::currentIndexChanged, this, &ChangesTab::ask);
    m_part = new QComboBox(this);
    m_part->setObjectName(QStringLiteral("changesPartBox"));
    m_part->setAccessibleName(tr("Changes of what"));
    m_part->addItem(tr("Everything"), 0);
    const std::pair<QString, Entity> parts[] = {
        {tr("The account"), Entity::Account}, {tr("Contacts"), Entity::Contact},
        {tr("Invoices"), Entity::Invoice},    {tr("Payments"), Entity::Payment},
        {tr("Notes"), Entity::Note},          {tr("Follow-ups"), Entity::FollowUp},
        {tr("Promises"), Entity::Promise},    {tr("Disputes"), Entity::Dispute},
        {tr("Documents"), Entity::Document},  {tr("Escalations"), Entity::Escalation}};
    for (const auto &[name, entity] : parts)
        m_part->addItem(name, int(entity));
    connect(m_part, &QComboBox::currentIndexChanged, this, &ChangesTab::ask);
    m_find = new SearchField(m_context.theme, tr("Field or value"), {}, this);
    m_find->setObjectName(QStringLiteral("changesFind"));
    m_find->setAccessibleName(tr("Find a field or a value"));
    m_find->setFixedWidth(kFindWidth);
    connect(m_find, &SearchField::searched, this,
            [this](const QString &text) { static_cast<ShownChanges *>(m_shown)->setText(text); });

    m_table = new TableView(m_context.theme, this);
    m_table->setObjectName(QStringLiteral("changesTable"));
    m_table->setAccessibleName(tr("Changes of this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_shown);
    m_table->setColumnWidths({140, 120, 210, 170, 190, 0});
    m_table->remember(m_context.local, QStringLiteral("accountChanges"));
    m_table->setEmptyState(new EmptyState(m_context.theme, Icon::Clock,
                                          tr("Nothing was changed that fits."), m_table));
    m_table->setLoading(true);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kTight, space::kTight, space::kTight);
    bar->setSpacing(space::kSmall);
    bar->addWidget(m_person);
    bar->addWidget(m_part);
    bar->addStretch();
    bar->addWidget(m_find);
    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

qint64 ChangesTab::rowOfAction(qint64 audit)
{
    FieldChange first;
    first.audit = audit;
    return ChangeModel::rowId(first);
}

void ChangesTab::loadPeople()
{
    whenDone(this, m_context.book.read([](Session &s) { return UserService(s).users(); }),
             [this](const Result<std::vector<User>> &users) {
                 if (!users || m_person->count() == int(users->size()) + 1)
                     return;
                 const QVariant chosen = m_person->currentData();
                 const QSignalBlocker quiet(m_person);
                 m_person->clear();
                 m_person->addItem(tr("Everybody"), 0);
                 for (const User &user : *users)
                     m_person->addItem(user.name, user.id.number());
                 m_person->setCurrentIndex(std::max(0, m_person->findData(chosen)));
             });
}

Result<ChangesTab::Rows> ChangesTab::read(Session &session, AccountId account,
                                          const ChangeFilter &filter, const PageKey &after)
{
    Rows rows;
    std::optional<qint64> next = after.id;
    for (int page = 0; page < kMostPages && next && rows.rows.size() < kEnoughRows; ++page) {
        Result<ChangePage> read = ActivityService(session).changes(account, filter, *next);
        if (!read)
            return read.error();
        std::move(read->rows.begin(), read->rows.end(), std::back_inserter(rows.rows));
        next = read->next;
    }
    if (next)
        rows.next = PageKey{0, {}, *next};
    return rows;
}

void ChangesTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    m_find->clear();
    m_stale = true;
    if (isVisible())
        ask();
}

void ChangesTab::refresh()
{
    m_stale = true;
    if (isVisible() && m_account.isSet()) {
        m_stale = false;
        m_loader->refresh();
    }
}

void ChangesTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void ChangesTab::ask()
{
    if (!m_account.isSet())
        return;
    m_stale = false;
    loadPeople();
    m_table->setLoading(true);
    m_loader->restart();
}

} // namespace duebook::ui
