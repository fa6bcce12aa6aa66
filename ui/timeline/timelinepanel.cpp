// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinepanel.h"

#include "core/services/talks/noteservice.h"
#include "ui/book/async.h"
#include "ui/book/permission.h"
#include "ui/tables/rowreveal.h"
#include "ui/timeline/timelinefilters.h"
#include "ui/timeline/timelinematches.h"
#include "ui/timeline/timelinemodel.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choicemenu.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>

namespace duebook::ui {

namespace {

// Finding looks at everything up to this many entries; beyond it the search box is quicker.
constexpr int kMostSearched = 20000;
// A filter that leaves little asks for the next page until the view is full.
constexpr int kEnoughShown = 25;
constexpr int kFindPage = 500;

} // namespace

TimelinePanel::TimelinePanel(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(new TimelineModel(context.theme, this)),
      m_shown(new TimelineMatches(this))
{
    setObjectName(QStringLiteral("timelinePanel"));
    m_model->setWording(Wording::of(context.book));
    m_shown->setSourceModel(m_model);
    build();
}

void TimelinePanel::build()
{
    m_filters = new TimelineFilters(m_context.theme, this);
    const Wording wording = Wording::of(m_context.book);
    m_filters->setContext(dateContext(m_context.book.settings(), wording), wording);
    connect(m_filters, &TimelineFilters::changed, this, &TimelinePanel::changeFilter);
    connect(m_filters, &TimelineFilters::walked, this, &TimelinePanel::walkFound);

    auto *card = new Card(this);
    card->setFlush();
    m_view = new TimelineView(m_context.theme, card);
    m_view->setObjectName(QStringLiteral("timelineView"));
    m_view->setAccessibleName(tr("Timeline"));
    m_view->setModel(m_shown);
    m_empty = new EmptyState(m_context.theme, Icon::Note, tr("No talk yet. Write down the first."),
                             m_view);
    connect(m_empty, &EmptyState::buttonPressed, this, [this] {
        if (m_filters->isWhole())
            Q_EMIT firstNoteWanted();
        else
            m_filters->clear();
    });
    m_view->setEmptyState(m_empty);
    m_view->setLoading(true);
    card->body()->addWidget(m_filters);
    card->body()->addWidget(hairline(card));
    card->body()->addWidget(m_view, 1);

    connect(m_view, &TimelineView::documentClicked, this, &TimelinePanel::documentPressed);
    connect(m_view, &TimelineView::unfoldPressed, this, &TimelinePanel::unfold);
    connect(m_view, &TimelineView::openPressed, this, &TimelinePanel::open);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TimelinePanel::showPlace);
    for (const int step : {1, -1}) {
        auto *keys = new QShortcut(QKeySequence(step > 0 ? QKeySequence(Qt::Key_F3)
                                                         : QKeySequence(Qt::SHIFT | Qt::Key_F3)),
                                   this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, this, [this, step] { walkFound(step); });
    }
    connect(m_view, &TimelineView::openDocumentPressed, this, [this](const QModelIndex &index) {
        const TimelineEntry *entry = entryAt(index);
        const std::vector<Document> documents =
            entry != nullptr ? documentsOf(*entry) : std::vector<Document>();
        if (!documents.empty())
            Q_EMIT documentPressed(documents.front().id);
    });
    connect(m_view, &TimelineView::moreWanted, this, &TimelinePanel::more);
    connect(&RowReveal::of(*m_view), &RowReveal::shown, this, [this](const QModelIndex &index) {
        if (!index.data(TimelineModel::UnfoldedRole).toBool())
            unfold(index);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TimelinePanel::showMenu);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

void TimelinePanel::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    const bool asked = !m_filters->isWhole();
    m_filters->clear();
    if (!asked)
        changeFilter();
}

void TimelinePanel::setWording(const Wording &wording)
{
    m_model->setWording(wording);
    m_filters->setContext(dateContext(m_context.book.settings(), wording), wording);
}

void TimelinePanel::setPeople(const std::vector<User> &people)
{
    m_filters->setPeople(people);
}

void TimelinePanel::showInvoice(InvoiceId invoice, const QString &number)
{
    m_filters->clear();
    m_filters->setInvoice(invoice, number);
    m_view->setFocus();
}

void TimelinePanel::scrollToTop()
{
    m_view->scrollToTop();
}

void TimelinePanel::focusFind()
{
    m_filters->focusFind();
}

void TimelinePanel::reveal(TimelineKind kind, qint64 id)
{
    m_filters->clear();
    m_view->setFocus();
    RowReveal::of(*m_view).show(TimelineModel::keyNumber({0, kind, id}));
}

void TimelinePanel::changeFilter()
{
    const QString text = m_filters->findText();
    m_shown->setQuestion(text, m_filters->filesOnly());
    m_view->setMarked(text);
    const bool whole = m_filters->isWhole();
    m_empty->setSentence(whole ? tr("No talk yet. Write down the first.")
                               : tr("Nothing here matches."));
    m_empty->setButton(!whole                                     ? tr("Show all entries")
                       : !may(m_context.book, Right::RecordNotes) ? QString()
                                                                  : tr("Write a note"));
    // Other words look at what is here already; only another question is asked again.
    if (m_filters->filter() == m_asked && m_model->rowCount() > 0) {
        loadWanted();
        return;
    }
    m_next.reset();
    m_wanted = 0;
    m_fresh = true;
    load(true);
}

void TimelinePanel::refresh()
{
    if (m_account.isSet())
        load(true);
}

void TimelinePanel::load(bool fromTop)
{
    if (!m_account.isSet())
        return;
    m_loading = true;
    m_view->setLoading(true);
    // As much as is shown already: what stands in sight stays there.
    const int loaded = fromTop && !m_fresh ? m_model->rowCount() : 0;
    const int part = m_filters->findText().isEmpty() ? NoteService::kTimelineEntries : kFindPage;
    const int limit = m_next && loaded > 0 ? std::max(part, loaded) : part + loaded;
    const std::optional<TimelineKey> before = fromTop ? std::nullopt : m_next;
    m_asked = m_filters->filter();
    whenDone(this,
             m_context.book.read(
                 [account = m_account, asked = m_asked, before, limit](Session &session) {
                     return NoteService(session).timeline(account, asked, before, limit);
                 }),
             [this, fromTop, question = ++m_question](Result<TimelinePage> page) {
                 take(std::move(page), fromTop, question);
             });
}

void TimelinePanel::take(Result<TimelinePage> page, bool fromTop, int question)
{
    if (question != m_question)
        return;
    m_loading = false;
    if (!page) {
        m_view->setLoading(false);
        Q_EMIT noticed(page.error().sentence, Tone::Bad);
        return;
    }
    m_next = page->next;
    m_fresh = false;
    if (fromTop)
        m_model->setRows(std::move(page->entries));
    else
        m_model->append(std::move(page->entries));
    loadWanted();
}

void TimelinePanel::loadWanted()
{
    if (m_loading)
        return;
    const bool finding = !m_filters->findText().isEmpty();
    const bool wanting = m_shown->rowCount() < kEnoughShown ||
                         (finding && m_model->rowCount() < kMostSearched) ||
                         m_model->rowCount() < m_wanted || RowReveal::seeks(*m_view);
    if (m_next && wanting)
        load(false);
    else
        m_view->setLoading(false);
    showPlace();
}

void TimelinePanel::more()
{
    if (!m_loading && !m_next)
        return;
    // Also for a refresh that is under way or drops the page asked for here: at the end of the list
    // nobody could ask again.
    m_wanted = m_model->rowCount() + 1;
    if (!m_loading)
        load(false);
}

const TimelineEntry *TimelinePanel::entryAt(const QModelIndex &proxied) const
{
    const QModelIndex index = m_shown->mapToSource(proxied);
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

const TimelineEntry *TimelinePanel::current() const
{
    return entryAt(m_view->currentIndex());
}

std::vector<Document> TimelinePanel::documentsOf(const TimelineEntry &entry)
{
    if (const auto *document = entry.as<Document>())
        return {*document};
    if (const auto *note = entry.as<Note>())
        return note->documents;
    return {};
}

void TimelinePanel::unfold(const QModelIndex &proxied)
{
    const QModelIndex index = m_shown->mapToSource(proxied);
    if (!index.isValid())
        return;
    const bool unfolded = !index.data(TimelineModel::UnfoldedRole).toBool();
    m_model->setUnfolded(index.row(), unfolded);
    const auto *note = m_model->row(index.row()).as<Note>();
    if (!unfolded || note == nullptr || !note->corrects.isSet())
        return;
    whenDone(this, m_context.book.read([id = note->id](Session &session) {
        return NoteService(session).versions(id);
    }),
             [this, id = note->id](const Result<std::vector<Note>> &versions) {
                 if (versions)
                     m_model->setEarlier(id, *versions);
             });
}

void TimelinePanel::open(const QModelIndex &proxied)
{
    const TimelineEntry *entry = entryAt(proxied);
    if (entry == nullptr)
        return;
    if (const auto *promise = entry->as<Promise>())
        Q_EMIT promisePressed(promise->id);
    else if (const auto *dispute = entry->as<Dispute>())
        Q_EMIT disputePressed(dispute->id);
    else if (const auto *document = entry->as<Document>())
        Q_EMIT documentPressed(document->id);
    else
        unfold(proxied);
}

void TimelinePanel::walkFound(int step)
{
    const int count = m_shown->rowCount();
    if (count == 0)
        return;
    const QModelIndex current = m_view->currentIndex();
    const int from = current.isValid() ? current.row() : (step > 0 ? -1 : count);
    const QModelIndex to = m_shown->index((from + step + count) % count, 0);
    m_view->setCurrentIndex(to);
    m_view->scrollTo(to);
}

void TimelinePanel::showPlace()
{
    m_filters->showPlace(m_view->currentIndex().row() + 1, m_shown->rowCount(), m_loading);
}

void TimelinePanel::showMenu(QPoint where)
{
    QModelIndex index = m_view->indexAt(where);
    if (!index.isValid())
        index = m_view->currentIndex();
    const TimelineEntry *entry = entryAt(index);
    if (entry == nullptr)
        return;
    auto *menu = new ChoiceMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Document &document : documentsOf(*entry)) {
        menu->addAction(tr("Open %1").arg(document.name), this,
                        [this, id = document.id] { Q_EMIT documentPressed(id); });
        menu->addAction(tr("Save %1 as …").arg(document.name), this,
                        [this, document] { Q_EMIT saveAsPressed(document); });
    }
    menu->addSeparator();
    if (const auto *note = entry->as<Note>()) {
        auto *correct = menu->addAction(tr("Correct the note …"), this,
                                        [this, note = *note] { Q_EMIT correctPressed(note); });
        allow(correct, whyNot(m_context.book, Right::RecordNotes));
        menu->addAction(tr("Copy the text"), this,
                        [text = note->text] { QGuiApplication::clipboard()->setText(text); });
    }
    if (const auto *followUp = entry->as<FollowUp>()) {
        auto *reopen =
            menu->addAction(tr("Open the follow-up again"), this,
                            [this, followUp = *followUp] { Q_EMIT reopenPressed(followUp); });
        allow(reopen, whyNot(m_context.book, Right::KeepFollowUps));
    }
    const bool unfolded = index.data(TimelineModel::UnfoldedRole).toBool();
    menu->addAction(unfolded ? tr("Fold the text") : tr("Unfold the text"), this,
                    [this, place = QPersistentModelIndex(index)] { unfold(place); });
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

} // namespace duebook::ui
