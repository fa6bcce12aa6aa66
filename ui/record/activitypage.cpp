// SPDX-License-Identifier: Apache-2.0
#include "ui/record/activitypage.h"

#include "core/services/search/searchservice.h"
#include "core/services/team/userservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/csvfile.h"
#include "ui/book/prompts.h"
#include "ui/record/activitymodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"

#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

namespace duebook::ui {

namespace {

// A filter that leaves little asks for the next page until the view is full.
constexpr size_t kEnoughRows = 50;
constexpr int kRowsAhead = 900; // pixels
constexpr int kMostPeople = 5;  // shown without scrolling
constexpr size_t kMostExported = 50000;

} // namespace

ActivityPage::~ActivityPage() = default;

QString ActivityPage::title() const
{
    return tr("Activity");
}

QList<ShortcutHelp> ActivityPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Go to the place of the action")}};
}

void ActivityPage::activate(const QString &)
{
    if (m_stale)
        refresh();
    m_list->setFocus();
}

void ActivityPage::loadPeople()
{
    whenDone(this, m_context.book.read([](Session &s) { return UserService(s).users(); }),
             [this](const Result<std::vector<User>> &users) {
                 if (!users)
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

void ActivityPage::takePeriod(const QString &key)
{
    const QDate today = m_context.book.today();
    const bool between = key == QLatin1String("between");
    m_from->setVisible(between);
    m_to->setVisible(between);
    if (!between) {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        const int days = key == QLatin1String("today") ? 0 : key == QLatin1String("week") ? 6 : 29;
        const bool all = key == QLatin1String("all");
        m_from->setDate(all ? std::nullopt : std::optional(today.addDays(-days)));
        m_to->setDate(std::nullopt);
    } else {
        m_from->setFocus();
    }
    restart();
}

void ActivityPage::takeAccount(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        m_accountId = {};
        m_problem->hide();
        restart();
        return;
    }
    whenDone(this, m_context.book.read([text](Session &session) {
        return SearchService(session).accountNamed(text);
    }),
             [this, text](const Result<AccountId> &account) {
                 if (text != m_account->text())
                     return;
                 m_problem->setVisible(!account);
                 if (!account) {
                     m_problem->setText(account.error().sentence);
                     return;
                 }
                 m_accountId = *account;
                 restart();
             });
}

std::optional<ActivityFilter> ActivityPage::filter() const
{
    if (!m_from->isAcceptable() || !m_to->isAcceptable())
        return std::nullopt;
    ActivityFilter filter;
    filter.user = UserId(m_person->currentData().toLongLong());
    filter.kind = ActivityKind(m_kind->currentData().toInt());
    filter.account = m_accountId;
    filter.from = m_from->date().value_or(QDate());
    filter.to = m_to->date().value_or(QDate());
    return filter;
}

void ActivityPage::restart()
{
    m_model->setWording(Wording::of(m_context.book));
    fetch(0, {}, kEnoughRows);
    fetchCounts();
    m_list->scrollToTop();
}

void ActivityPage::refresh()
{
    m_stale = !isVisible();
    if (m_stale)
        return;
    fetch(0, {}, std::max(kEnoughRows, m_model->entries().size()));
    fetchCounts();
}

void ActivityPage::fetch(qint64 before, std::vector<ActivityEntry> shown, size_t wanted)
{
    const std::optional<ActivityFilter> asked = filter();
    if (!asked || !m_context.book.isOpen())
        return;
    m_loading = true;
    whenDone(this, m_context.book.read([asked = *asked, before](Session &session) {
        return ActivityService(session).feed(asked, before);
    }),
             [this, wanted, question = ++m_question,
              shown = std::move(shown)](const Result<duebook::ActivityPage> &page) mutable {
                 if (question == m_question)
                     takeFeed(page, std::move(shown), wanted);
             });
}

void ActivityPage::takeFeed(const Result<duebook::ActivityPage> &page,
                            std::vector<ActivityEntry> shown, size_t wanted)
{
    m_loading = false;
    if (!page) {
        Q_EMIT noticed(page.error().sentence, Tone::Bad);
        return;
    }
    shown.insert(shown.end(), page->rows.begin(), page->rows.end());
    m_next = page->next;
    if (m_next && shown.size() < wanted) {
        fetch(*m_next, std::move(shown), wanted);
        return;
    }
    const ActivityEntry *current = m_model->entry(m_list->currentIndex().row());
    const qint64 chosen = current != nullptr ? current->id : 0;
    const int scrolled = m_list->verticalScrollBar()->value();
    m_model->setEntries(std::move(shown));
    const int row = m_model->rowOf(chosen);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->verticalScrollBar()->setValue(scrolled);
    const bool empty = m_model->rowCount() == 0;
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_export->setEnabled(!empty);
    const qint64 count = qint64(m_model->entries().size());
    m_summary->setText(m_next ? tr("the newest %1").arg(format::count(count, QLocale()))
                              : tr("%n action(s)", nullptr, int(count)));
}

void ActivityPage::more()
{
    if (m_loading || !m_next)
        return;
    const QScrollBar *bar = m_list->verticalScrollBar();
    if (bar->value() > bar->maximum() - kRowsAhead)
        fetch(*m_next, m_model->entries(), m_model->entries().size() + kEnoughRows);
}

void ActivityPage::fetchCounts()
{
    const std::optional<ActivityFilter> asked = filter();
    if (!asked)
        return;
    whenDone(this, m_context.book.readLong([asked = *asked](Session &session) {
        return ActivityService(session).counts(asked);
    }),
             [this, asked = *asked](const Result<std::vector<ActivityCount>> &counts) {
                 if (!counts || asked != filter())
                     return;
                 m_counts->setRows(*counts);
                 m_table->parentWidget()->setVisible(!counts->empty());
                 const int rows = std::clamp(int(counts->size()), 1, kMostPeople);
                 m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                                         rows * m_context.theme.rowHeight() + 4);
             });
}

void ActivityPage::openRow(int row)
{
    const ActivityEntry *entry = m_model->entry(row);
    const PageRef where = entry != nullptr ? ActivityModel::placeOf(*entry) : PageRef{};
    if (where.id != PageId::None)
        Q_EMIT pageRequested(where);
}

void ActivityPage::exportShown()
{
    const std::optional<ActivityFilter> asked = filter();
    if (!asked)
        return;
    const Wording wording = Wording::of(m_context.book);
    const auto work = [asked = *asked, wording](Session &session,
                                                const QString &path) -> Result<void> {
        QList<QStringList> lines{{tr("When"), tr("Who"), tr("Action"), tr("What"), tr("Account"),
                                  tr("Name"), tr("Text")}};
        const ActivityService::Formats formats{[](const Money &money) {
                                                   return money.toDecimal() + QLatin1Char(' ') +
                                                          money.currency().code();
                                               },
                                               [](QDate day) { return day.toString(Qt::ISODate); },
                                               {}};
        std::optional<qint64> next = 0;
        while (next && size_t(lines.size()) <= kMostExported) {
            const Result<duebook::ActivityPage> page = ActivityService(session).feed(asked, *next);
            if (!page)
                return page.error();
            for (const ActivityEntry &entry : page->rows)
                lines += QStringList{
                    entry.at.toTimeZone(wording.zone).toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                    entry.userName,
                    entry.action,
                    ActivityService::sentence(entry, formats),
                    entry.accountNumber,
                    entry.accountName,
                    entry.excerpt};
            next = page->next;
        }
        return writeCsvFile(path, lines);
    };
    m_prompts.chooseTarget(
        this, tr("Export the activity"),
        tr("Activity %1").arg(wording.today.toString(Qt::ISODate)) + QStringLiteral(".csv"),
        [this, work](const QString &path) {
            whenDone(this, m_context.book.readLong([work, path](Session &session) {
                return work(session, path);
            }),
                     [this, path](const Result<void> &written) {
                         if (written)
                             Q_EMIT noticed(tr("The activity is written to %1.")
                                                .arg(QDir::toNativeSeparators(path)),
                                            Tone::Good);
                         else
                             Q_EMIT noticed(written.error().sentence, Tone::Bad);
                     });
        });
}

} // namespace duebook::ui
