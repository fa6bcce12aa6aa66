// SPDX-License-Identifier: Apache-2.0
#include "ui/today/today.h"

#include "core/services/talks/noteservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/book/wording.h"
#include "ui/care/backupnotice.h"
#include "ui/followups/followupactions.h"
#include "ui/followups/followupwords.h"
#include "ui/tables/tableview.h"
#include "ui/talks/draftoffer.h"
#include "ui/team/coverstrip.h"
#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/today/worklistmodel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figurerow.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keyhint.h"

#include <QAction>
#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>

namespace duebook::ui {

namespace {

constexpr int kDayWidth = 230;

} // namespace

TodayPage::TodayPage(const PageContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_model(new WorklistModel(context.book, this)),
      m_actions(new FollowUpActions(context.book, this))
{
    setObjectName(QStringLiteral("todayPage"));
    build();
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &) { refresh(); });
    connect(&m_context.book, &BookContext::dayChanged, this, [this](QDate) { refresh(); });
    connect(&m_context.book, &BookContext::userChanged, this, &TodayPage::refresh);
    connect(m_actions, &FollowUpActions::undoOffered, this, &Page::undoOffered);
    connect(m_actions, &FollowUpActions::noticed, this, &Page::noticed);
    refresh();
}

QString TodayPage::title() const
{
    return tr("Today");
}

void TodayPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);

    auto *head = new QHBoxLayout;
    m_title = new QLabel(this);
    setLook(m_title, Look::Title);
    m_subtitle = new QLabel(this);
    m_subtitle->setObjectName(QStringLiteral("todaySubtitle"));
    setLook(m_subtitle, Look::Muted);
    m_whose = new FilterChips(m_context.theme, tr("Whose work"), this);
    m_whose->addChip(QStringLiteral("mine"), tr("Mine"));
    m_whose->addChip(QStringLiteral("all"), tr("Everybody's"));
    m_whose->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_whose, &FilterChips::chosen, this, &TodayPage::refresh);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addStretch();
    head->addWidget(m_whose);
    m_cover = new QPushButton(tr("Cover for …"), this);
    m_cover->setObjectName(QStringLiteral("coverButton"));
    m_cover->setToolTip(tr("Do the work of a colleague who is away"));
    connect(m_cover, &QPushButton::clicked, this, &TodayPage::coverForColleague);
    head->addWidget(m_cover);
    m_round = new KeyButton(m_context.theme, tr("Work through the list"), QKeySequence(Qt::Key_W),
                            QStringLiteral("roundButton"), this);
    connect(m_round, &QPushButton::clicked, this, &TodayPage::beginRound);
    head->addWidget(m_round);
    layout->addLayout(head);

    auto *backup = new BackupNotice(m_context, this);
    connect(backup, &Banner::buttonPressed, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Settings)); });
    layout->addWidget(backup);

    m_strip = new CoverStrip(m_context, this);
    connect(m_strip, &CoverStrip::pageRequested, this, &Page::pageRequested);
    connect(m_strip, &CoverStrip::undoOffered, this, &Page::undoOffered);
    connect(m_strip, &CoverStrip::noticed, this, &Page::noticed);
    layout->addWidget(m_strip);
    m_strip->refresh();

    m_figures = new FigureRow(this);
    m_figures->setObjectName(QStringLiteral("figures"));
    layout->addWidget(m_figures);

    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(QStringLiteral("worklist"));
    m_table->setAccessibleName(tr("Worklist"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setColumnWidths({190, 128, 136, 0, 124, 92, 130, 140});
    m_table->remember(m_context.local, QStringLiteral("worklist"));
    m_empty = new EmptyState(m_context.theme, Icon::Check, {}, m_table);
    connect(m_empty, &EmptyState::buttonPressed, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Import)); });
    m_table->setEmptyState(m_empty);
    m_table->setLoading(true);
    connect(m_table, &TableView::opened, this, &TodayPage::openChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TodayPage::showChosen);
    card->body()->addWidget(m_table);
    layout->addWidget(card, 1);

    m_panel = buildPanel();
    layout->addWidget(m_panel);

    const auto addKey = [this](const QString &text, const QKeySequence &keys, const char *name,
                               void (TodayPage::*slot)()) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    addKey(tr("Log a call"), QKeySequence(Qt::Key_C), "logCallAction", &TodayPage::callChosen);
    addKey(tr("Put the follow-up off …"), QKeySequence(Qt::Key_S), "snoozeAction",
           &TodayPage::offerSnoozeDays);
    addKey(tr("Follow-up done"), QKeySequence(Qt::Key_D), "doneAction", &TodayPage::finishChosen);
    addKey(tr("Work through the list"), QKeySequence(Qt::Key_W), "roundAction",
           &TodayPage::beginRound);
}

void TodayPage::offerDrafts(DraftKeeper &drafts)
{
    auto *offer = new DraftOffer(m_context, drafts, this);
    connect(offer, &DraftOffer::openRequested, this, [this](AccountId account) {
        Q_EMIT pageRequested(PageRef::to(PageId::Account, account.number()));
    });
    connect(offer, &DraftOffer::undoOffered, this, &Page::undoOffered);
    connect(offer, &DraftOffer::noticed, this, &Page::noticed);
    // Below title and figures.
    static_cast<QVBoxLayout *>(layout())->insertWidget(2, offer);
}

QWidget *TodayPage::buildPanel()
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    m_name = new ElidedLabel(card);
    setLook(m_name, Look::Heading);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_points = new ElidedLabel(card);
    m_points->setObjectName(QStringLiteral("points"));
    setLook(m_points, Look::Muted);
    row->addWidget(m_name);
    row->addWidget(m_points, 1);
    auto *call = new KeyButton(m_context.theme, tr("Log call"), QKeySequence(Qt::Key_C),
                               QStringLiteral("logCallButton"), card);
    setLook(call, Look::Primary);
    m_snooze = new KeyButton(m_context.theme, tr("Put off"), QKeySequence(Qt::Key_S),
                             QStringLiteral("snoozeButton"), card);
    m_done = new KeyButton(m_context.theme, tr("Done"), QKeySequence(Qt::Key_D),
                           QStringLiteral("doneButton"), card);
    connect(call, &QPushButton::clicked, this, &TodayPage::callChosen);
    connect(m_snooze, &QPushButton::clicked, this, &TodayPage::offerSnoozeDays);
    connect(m_done, &QPushButton::clicked, this, &TodayPage::finishChosen);
    m_day = new DateEdit(
        m_context.theme,
        [this](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(
                typed, dateContext(m_context.book.settings(), Wording::of(m_context.book)));
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [this](QDate day) { return Wording::of(m_context.book).day(day); }, card);
    m_day->setObjectName(QStringLiteral("snoozeEdit"));
    m_day->setAccessibleName(tr("Put off until"));
    m_day->setPlaceholderText(tr("fri, +7, 15.3. – Enter"));
    m_day->setFixedWidth(kDayWidth);
    m_day->hide();
    connect(m_day, &QLineEdit::returnPressed, this, &TodayPage::snoozeTyped);
    row->addWidget(m_day);
    row->addWidget(call);
    row->addWidget(m_snooze);
    row->addWidget(m_done);
    card->body()->addLayout(row);
    m_lastNote = new ElidedLabel(card);
    m_lastNote->setObjectName(QStringLiteral("lastNote"));
    setLook(m_lastNote, Look::Muted);
    card->body()->addWidget(m_lastNote);
    card->hide();
    return card;
}

void TodayPage::activate(const QString &)
{
    m_table->setFocus();
}

QList<ShortcutHelp> TodayPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Open the account")}};
}

UserId TodayPage::person() const
{
    return m_whose->current() == QStringLiteral("all") ? UserId() : m_context.book.user().id;
}

void TodayPage::refresh()
{
    if (!m_context.book.isOpen())
        return;
    // However much comes while a question is on its way: one more is asked after it.
    if (m_refreshPending) {
        m_askAgain = true;
        return;
    }
    m_refreshPending = true;
    const QDate today = m_context.book.today();
    m_title->setText(QLocale().toString(today, QStringLiteral("dddd d MMMM")));
    const UserId who = person();
    const int question = ++m_question;
    whenDone(this, m_context.book.read([who](Session &s) { return WorklistService(s).today(who); }),
             [this](const Result<Worklist> &list) {
                 m_refreshPending = false;
                 showList(list);
                 if (std::exchange(m_askAgain, false))
                     refresh();
             });
    whenDone(this,
             m_context.book.read([who](Session &s) { return WorklistService(s).figures(who); }),
             [this, question](const Result<WorkFigures> &figures) {
                 if (question == m_question)
                     showFigures(figures);
             });
}

void TodayPage::showList(const Result<Worklist> &list)
{
    m_table->setLoading(false);
    m_empty->setButton(list ? tr("Import …") : QString());
    if (!list) {
        m_empty->setSentence(tr("The list cannot be read."));
        complain(list.error());
        return;
    }
    m_empty->setSentence(tr("Nothing waits for you today. Import this morning's open items to see "
                            "what is new."));
    m_model->setRows(list->rows);
    m_more = list->more;
    showSubtitle();
    m_table->setColumnHidden(WorklistModel::MarkColumn, !m_model->hasMarks());
    const QString refused = whyNot(m_context.book, Right::RecordNotes);
    allow(m_round, refused);
    m_round->setEnabled(m_model->rowCount() > 0 && refused.isEmpty());
    m_cover->setVisible(may(m_context.book, Right::ArrangeOwnCover));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showChosen();
}

void TodayPage::showSubtitle()
{
    const int rows = m_model->rowCount();
    QStringList parts{m_more ? tr("at least %n account(s)", nullptr, rows)
                             : tr("%n account(s)", nullptr, rows)};
    if (m_doneToday >= 0)
        parts += tr("%n done today", nullptr, m_doneToday);
    m_subtitle->setText(parts.join(QStringLiteral(" · ")));
}

void TodayPage::showFigures(const Result<WorkFigures> &figures)
{
    if (!figures)
        return;
    const QLocale locale;
    const Currency base = m_context.book.settings().baseCurrency;
    m_doneToday = figures->doneToday;
    showSubtitle();
    Q_EMIT dueCounted(figures->dueNow);
    m_strip->setWithoutOwner(figures->withoutOwner);

    Figure due{tr("Follow-ups due"), format::count(figures->dueNow, locale)};
    if (figures->overdue > 0)
        due.hint = tr("%n overdue since %1", nullptr, figures->overdue)
                       .arg(format::day(figures->overdueSince, locale, m_context.book.today()));
    Figure calls{tr("Calls today"), format::count(figures->callsToday, locale)};
    if (figures->callsTarget > 0) {
        calls.suffix = tr("of %1").arg(figures->callsTarget);
        calls.progress = qMin(1.0, double(figures->callsToday) / figures->callsTarget);
    }
    const Figure promised{tr("Promised this week"),
                          words::amounts(figures->promisedThisWeek, base),
                          {},
                          tr("%n promise(s)", nullptr, figures->promisesThisWeek)};
    Figure overdue{tr("Overdue"), words::amounts(figures->overdueTotal, base)};
    if (!figures->overdueTotal.empty()) {
        const Money now = figures->overdueTotal.front();
        overdue.hint = now.currency().code();
        for (const Money change : figures->overdueChangeWeek) {
            const qint64 before = now.minorUnits() - change.minorUnits();
            if (change.currency() != now.currency() || before <= 0 || change.isZero())
                continue;
            const double share = double(qAbs(change.minorUnits())) / double(before);
            overdue.hint = change.isNegative()
                               ? tr("%1 less than last week").arg(format::percent(share, locale))
                               : tr("%1 more than last week").arg(format::percent(share, locale));
        }
        // Several currencies are too wide for a figure: the largest stands, the others in the hint.
        if (figures->overdueTotal.size() > 1) {
            overdue.value = words::amounts({now}, base);
            const std::vector<Money> others(figures->overdueTotal.begin() + 1,
                                            figures->overdueTotal.end());
            overdue.hint = now.currency().code() + QStringLiteral(" + ") + words::amounts(others);
        }
    }
    m_figures->setFigures({due, calls, promised, overdue});
}

const WorkRow *TodayPage::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void TodayPage::showChosen()
{
    const WorkRow *row = chosen();
    m_panel->setVisible(row != nullptr);
    if (row == nullptr)
        return;
    m_name->setText(row->name);
    // A refresh leaves a day that is being typed alone; another row does not.
    if (std::exchange(m_shownAccount, row->account) != row->account)
        m_day->hide();
    m_points->setText(m_model->explanation(*row));
    const bool hasFollowUp = followUpReason() != nullptr;
    for (QWidget *button : {static_cast<QWidget *>(m_done), static_cast<QWidget *>(m_snooze)}) {
        const QString refused = whyNot(m_context.book, Right::KeepFollowUps);
        allow(button, refused);
        button->setEnabled(hasFollowUp && refused.isEmpty());
    }
    if (!row->lastNote.isSet()) {
        m_shownNote = {};
        m_lastNote->setText(tr("No conversation recorded yet."));
        return;
    }
    if (m_shownNote == row->lastNote)
        return;
    m_shownNote = row->lastNote;
    whenDone(
        this,
        m_context.book.read([id = row->lastNote](Session &s) { return NoteService(s).note(id); }),
        [this, id = row->lastNote](const Result<Note> &note) {
            if (!note || id != m_shownNote)
                return;
            const QString who = note->contactName.isEmpty() ? note->authorName : note->contactName;
            m_lastNote->setText(
                QStringLiteral("%1, %2%3: %4")
                    .arg(format::moment(note->spokenAt.toTimeZone(m_context.book.zone()), QLocale(),
                                        m_context.book.today()),
                         words::noteKind(note->kind),
                         who.isEmpty() ? QString() : QStringLiteral(" · ") + who,
                         format::isolate(note->text.simplified(), QLocale())));
        });
}

void TodayPage::complain(const Error &error)
{
    Q_EMIT noticed(error.sentence, Tone::Bad);
}

} // namespace duebook::ui
