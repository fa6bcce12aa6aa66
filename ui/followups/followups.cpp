// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followups.h"

#include "core/services/team/userservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/book/wording.h"
#include "ui/followups/followupactions.h"
#include "ui/followups/followupmodel.h"
#include "ui/followups/followupwords.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace duebook::ui {

FollowUpsPage::FollowUpsPage(const PageContext &given, QWidget *parent)
    : FollowUpsPage(given, new FollowUpModel(given.book), parent)
{
}

FollowUpsPage::FollowUpsPage(const PageContext &given, FollowUpModel *model, QWidget *parent)
    : ListPage(given,
               {QStringLiteral("followUps"),
                tr("Follow-ups"),
                tr("Which follow-ups"),
                tr("Account: number, name or city"),
                tr("Nothing to be done here. Give a note a next contact, and it stands here."),
                Icon::FollowUp,
                {170, 190, 0, 120, 130, 80, 130},
                0,
                Qt::AscendingOrder,
                tr("Accounts"),
                PageId::Accounts},
               model, parent),
      m_model(model), m_actions(new FollowUpActions(given.book, this))
{
    m_model->setParent(this);
    addFilter(QStringLiteral("open"), tr("All open"));
    addFilter(QStringLiteral("overdue"), tr("Overdue"));
    addFilter(QStringLiteral("today"), tr("Today"));
    addFilter(QStringLiteral("week"), tr("This week"));
    addFilter(QStringLiteral("later"), tr("Later"));
    addFilter(QStringLiteral("done"), tr("Done"));
    buildHeadChoices();
    buildBar();
    buildKeys();
    table().setSortingEnabled(false);
    table().setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(&table(), &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).account.number()));
    });
    connect(table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FollowUpsPage::showChosen);
    connect(m_actions, &FollowUpActions::undoOffered, this, &Page::undoOffered);
    connect(m_actions, &FollowUpActions::noticed, this, &Page::noticed);
    m_loader = std::make_unique<PagedLoader<FollowUp, FollowUpPage>>(
        *m_model, table(), [this](const PageKey &key) {
            return context().book.read([filter = filter(), key](Session &s) {
                return FollowUpService(s).list(filter, key);
            });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] {
        table().setLoading(false);
        showChosen();
    });
    BookContext &book = context().book;
    connect(&book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::User))
            loadPeople();
        if (changes.touches(Entity::FollowUp) || changes.touches(Entity::Cover) ||
            changes.touches(Entity::Account))
            refresh();
    });
    connect(&book, &BookContext::dayChanged, this, &FollowUpsPage::refresh);
    connect(&book, &BookContext::userChanged, this, [this] {
        showPeople();
        changeQuestion();
    });
    loadPeople();
    changeQuestion();
}

FollowUpsPage::~FollowUpsPage() = default;

QString FollowUpsPage::title() const
{
    return tr("Follow-ups");
}

QList<ShortcutHelp> FollowUpsPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Open the account")},
            {QKeySequence(Qt::SHIFT | Qt::Key_Down), tr("Choose several")},
            {QKeySequence(Qt::CTRL | Qt::Key_A), tr("Choose all that are shown")}};
}

void FollowUpsPage::loadPeople()
{
    whenDone(this, context().book.read([](Session &s) { return UserService(s).users(); }),
             [this](const Result<std::vector<User>> &people) {
                 if (!people)
                     return;
                 m_people = *people;
                 showPeople();
             });
}

void FollowUpsPage::showPeople()
{
    const QVariant before = m_whose->currentData();
    m_whose->clear();
    const UserId me = context().book.user().id;
    m_whose->addItem(tr("Mine"), me.number());
    m_whose->addItem(tr("Everybody's"), qint64{0});
    m_whose->addItem(tr("Without assignee"), qint64{-1});
    for (const User &user : m_people) {
        if (user.active && user.id != me)
            m_whose->addItem(user.name, user.id.number());
    }
    m_whose->setCurrentIndex(qMax(0, m_whose->findData(before)));
}

FollowUpFilter FollowUpsPage::filter() const
{
    FollowUpFilter filter;
    const qint64 whose = m_whose->currentData().toLongLong();
    filter.withoutAssignee = whose < 0;
    filter.assignee = UserId(qMax<qint64>(whose, 0));
    filter.withCovered = filter.assignee == context().book.user().id;
    filter.text = filterText();
    if (const int kind = m_kind->currentData().toInt(); kind > 0)
        filter.kind = FollowUpKind(kind);
    const QDate today = context().book.today();
    const QDate sunday = today.addDays(7 - today.dayOfWeek());
    const QString when = filterKey();
    if (when == QStringLiteral("overdue"))
        filter.dueUntil = today.addDays(-1);
    else if (when == QStringLiteral("today"))
        filter.dueFrom = filter.dueUntil = today;
    else if (when == QStringLiteral("week")) {
        filter.dueFrom = today;
        filter.dueUntil = sunday;
    } else if (when == QStringLiteral("later"))
        filter.dueFrom = sunday.addDays(1);
    else if (when == QStringLiteral("done"))
        filter.doneOnly = true;
    return filter;
}

void FollowUpsPage::changeQuestion()
{
    if (!m_loader)
        return;
    table().clearSelection();
    m_loader->restart();
}

void FollowUpsPage::refresh()
{
    m_loader->refresh();
}

bool FollowUpsPage::changeable() const
{
    return may(context().book, Right::KeepFollowUps);
}

std::vector<FollowUpRef> FollowUpsPage::chosen() const
{
    std::vector<FollowUpRef> refs;
    for (const QModelIndex &index : table().selectionModel()->selectedRows())
        refs.push_back(FollowUpRef::of(m_model->row(index.row())));
    return refs;
}

void FollowUpsPage::showChosen()
{
    const int count = int(chosen().size());
    const bool done = filterKey() == QStringLiteral("done");
    m_bar->setVisible(count > 0 && changeable());
    m_count->setText(tr("%n follow-up(s) chosen", nullptr, count));
    m_done->setVisible(!done);
    m_snooze->setVisible(!done);
    m_assign->setVisible(!done);
    m_more->setVisible(!done);
    m_reopen->setVisible(done);
    if (count == 0)
        m_day->hide();
    setSummary(format::count(m_model->rowCount(), QLocale()) +
               (m_loader && m_loader->hasMore() ? QStringLiteral("+") : QString()));
}

void FollowUpsPage::finishChosen()
{
    m_actions->done(chosen());
}

void FollowUpsPage::reopenChosen()
{
    m_actions->reopen(chosen());
}

void FollowUpsPage::askForDay()
{
    m_day->setDate({});
    m_day->setCalendar(
        dateContext(context().book.settings(), Wording::of(context().book)).calendar);
    m_day->show();
    m_day->setFocus();
}

void FollowUpsPage::snoozeTyped()
{
    const Wording wording = Wording::of(context().book);
    const NaturalDate read =
        readNaturalDate(m_day->text(), dateContext(context().book.settings(), wording));
    if (!read.ok()) {
        Q_EMIT noticed(problemText(read.problem), Tone::Warn);
        return;
    }
    m_day->hide();
    table().setFocus();
    m_actions->snooze(chosen(), read.day, read.time);
}

} // namespace duebook::ui
