// SPDX-License-Identifier: Apache-2.0
#include "ui/today/prioritysection.h"

#include "core/services/book/settingsservice.h"
#include "core/services/team/assignmentservice.h"
#include "core/services/today/worklistservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/look/theme.h"
#include "ui/record/mergingsave.h"
#include "ui/text/format.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace duebook::ui {

namespace {

constexpr int kPauseMs = 300;
constexpr int kExampleRows = 3;
constexpr int kMostPoints = 1000;
constexpr int kMostUnits = 1000000000;
constexpr int kBoxWidth = 92;

/// One reason: its points, and the value that they reach their most at.
struct Line {
    QString text;
    int PriorityWeights::*points;
    QString until;
    int PriorityWeights::*reached;
    bool money = false;
};

std::vector<Line> lines()
{
    using W = PriorityWeights;
    return {
        {PrioritySection::tr("Amount overdue, at most"), &W::amountMost,
         PrioritySection::tr("reached at"), &W::amountFull, true},
        {PrioritySection::tr("Days late, at most"), &W::ageMost,
         PrioritySection::tr("reached after days"), &W::ageFullDays},
        {PrioritySection::tr("Promise broken, each"), &W::brokenPromise,
         PrioritySection::tr("together at most"), &W::brokenPromiseMost},
        {PrioritySection::tr("Follow-up due today"), &W::followUpDue, {}, nullptr},
        {PrioritySection::tr("Follow-up overdue, and 1 a day"), &W::followUpOverdue,
         PrioritySection::tr("at most"), &W::followUpOverdueMost},
        {PrioritySection::tr("Answer overdue"), &W::responseOverdue, {}, nullptr},
        {PrioritySection::tr("Over the credit limit"), &W::overLimit, {}, nullptr},
        {PrioritySection::tr("No contact, at most"), &W::silenceMost,
         PrioritySection::tr("reached after days"), &W::silenceFullDays},
        {PrioritySection::tr("Hold to be looked at"), &W::holdRevisit, {}, nullptr},
        {PrioritySection::tr("Rating C, twice for D, thrice for E"), &W::ratingStep, {}, nullptr},
    };
}

} // namespace

PrioritySection::PrioritySection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context)
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        showExample();
        showPool();
    });
    connect(&m_context.book, &BookContext::settingsChanged, this, [this] {
        // What is being typed here is not taken away by what another person saved.
        if (typed() == m_loaded && typedPool() == m_loadedPool)
            load();
    });
    load();
}

QSpinBox *PrioritySection::numberBox(const char *name, const QString &about, int most)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(about);
    box->setRange(0, most);
    box->setGroupSeparatorShown(true);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedWidth(kBoxWidth);
    connect(box, &QSpinBox::valueChanged, this, &PrioritySection::typedSomething);
    return box;
}

void PrioritySection::build()
{
    auto *heading = new QLabel(tr("Order of Today"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    auto *about = new QLabel(tr("Each reason gives an account points; the account with the most "
                                "stands on top."),
                             this);
    about->setWordWrap(true);
    setLook(about, Look::Small);
    body()->addWidget(about);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    int row = 0;
    for (const Line &line : lines()) {
        auto *points =
            numberBox(qPrintable(QStringLiteral("points%1").arg(row)), line.text, kMostPoints);
        m_fields.push_back({line.points, points});
        auto *name = new QLabel(line.text, this);
        name->setBuddy(points);
        grid->addWidget(name, row, 0);
        grid->addWidget(points, row, 1);
        if (line.reached != nullptr) {
            auto *until = new QLabel(line.until, this);
            setLook(until, Look::Small);
            auto *reached = numberBox(qPrintable(QStringLiteral("reached%1").arg(row)),
                                      QStringLiteral("%1, %2").arg(line.text, line.until),
                                      line.money ? kMostUnits : kMostPoints);
            m_fields.push_back({line.reached, reached});
            grid->addWidget(until, row, 2);
            grid->addWidget(reached, row, 3);
        }
        ++row;
    }
    m_pool = numberBox("poolBelow", tr("Accounts are shared that owe less than"), kMostUnits);
    m_pool->setSpecialValueText(tr("none"));
    auto *poolName = new QLabel(tr("Accounts are shared that owe less than"), this);
    poolName->setBuddy(m_pool);
    m_poolHint = new QLabel(this);
    m_poolHint->setObjectName(QStringLiteral("poolHint"));
    setLook(m_poolHint, Look::Small);
    grid->addWidget(poolName, row, 0);
    grid->addWidget(m_pool, row, 1);
    grid->addWidget(m_poolHint, row, 2, 1, 2);
    grid->setColumnStretch(0, 1);
    body()->addLayout(grid);

    m_example = new QLabel(this);
    m_example->setObjectName(QStringLiteral("priorityExample"));
    m_example->setWordWrap(true);
    setLook(m_example, Look::Muted);
    body()->addWidget(m_example);

    auto *buttons = new QHBoxLayout;
    m_defaults = new QPushButton(tr("Back to the defaults"), this);
    m_defaults->setObjectName(QStringLiteral("priorityDefaults"));
    connect(m_defaults, &QPushButton::clicked, this, [this] { setWeights(PriorityWeights()); });
    m_save = new QPushButton(tr("Save the order"), this);
    m_save->setObjectName(QStringLiteral("prioritySave"));
    connect(m_save, &QPushButton::clicked, this, &PrioritySection::save);
    buttons->addWidget(m_defaults);
    buttons->addStretch();
    buttons->addWidget(m_save);
    body()->addLayout(buttons);
}

void PrioritySection::load()
{
    show(m_context.book.settings());
}

void PrioritySection::show(const BookSettings &settings)
{
    m_loaded = settings.weights;
    m_loadedPool = settings.poolBelow;
    setWeights(m_loaded);
    m_pool->setValue(m_loadedPool);
    typedSomething();
}

PriorityWeights PrioritySection::typed() const
{
    PriorityWeights weights = m_loaded;
    for (const Field &field : m_fields)
        weights.*field.value = field.box->value();
    return weights;
}

int PrioritySection::typedPool() const
{
    return m_pool->value();
}

void PrioritySection::setWeights(const PriorityWeights &weights)
{
    for (const Field &field : m_fields)
        field.box->setValue(weights.*field.value);
}

void PrioritySection::typedSomething()
{
    const QString refused = whyNot(m_context.book, Right::ChangeSettings);
    allow(m_save, refused);
    allow(m_defaults, refused);
    if (refused.isEmpty()) {
        m_save->setEnabled(typed() != m_loaded || typedPool() != m_loadedPool);
        m_defaults->setEnabled(typed() != PriorityWeights());
    }
    m_pause.start();
}

void PrioritySection::showExample()
{
    struct Lists {
        Worklist now;
        Worklist then;
    };
    const PriorityWeights weights = typed();
    const auto work = [weights, user = m_context.book.user().id](Session &s) -> Result<Lists> {
        WorklistService service(s);
        Result<Worklist> now = service.today(user);
        if (!now)
            return now.error();
        Result<Worklist> then = service.today(user, WorklistService::kLimit, weights);
        if (!then)
            return then.error();
        return Lists{std::move(*now), std::move(*then)};
    };
    whenDone(this, m_context.book.readLong(work),
             [this, question = ++m_question](const Result<Lists> &lists) {
                 if (!lists || question != m_question)
                     return;
                 QStringList lines;
                 for (const WorkRow &row : lists->then.rows) {
                     if (lines.size() == kExampleRows)
                         break;
                     int before = 0;
                     for (const WorkRow &old : lists->now.rows) {
                         if (old.account == row.account)
                             before = old.score;
                     }
                     const QString name = format::isolate(row.name, QLocale());
                     lines += before == row.score
                                  ? tr("%1. %2: %3").arg(lines.size() + 1).arg(name).arg(row.score)
                                  : tr("%1. %2: %3 (now %4)")
                                        .arg(lines.size() + 1)
                                        .arg(name)
                                        .arg(row.score)
                                        .arg(before);
                 }
                 m_example->setText(lines.isEmpty()
                                        ? tr("Nothing stands on your list today.")
                                        : tr("On top of your list:") + QLatin1Char('\n') +
                                              lines.join(QLatin1Char('\n')));
             });
}

void PrioritySection::showPool()
{
    const int below = typedPool();
    if (below == m_loadedPool) {
        m_poolHint->clear();
        return;
    }
    whenDone(this, m_context.book.readLong([below](Session &s) {
        return AssignmentService(s).previewPool(below);
    }),
             [this, below](const Result<PoolChange> &change) {
                 if (!change || below != typedPool())
                     return;
                 m_poolHint->setText(
                     tr("%1 come in, %2 leave")
                         .arg(format::count(qint64(change->in.size()), QLocale()),
                              format::count(qint64(change->out.size()), QLocale())));
             });
}

void PrioritySection::save()
{
    m_save->setEnabled(false);
    BookSettings base = m_context.book.settings();
    base.weights = m_loaded;
    base.poolBelow = m_loadedPool;
    BookSettings mine = base;
    mine.weights = typed();
    mine.poolBelow = typedPool();
    const auto work = [](Session &s, const BookSettings &before,
                         const BookSettings &changed) -> Result<PoolChange> {
        const Result<void> saved = SettingsService(s).saveChanges(before, changed);
        if (!saved)
            return saved.error();
        if (before.poolBelow == changed.poolBelow)
            return PoolChange{};
        AssignmentService assignment(s);
        const Result<PoolChange> change = assignment.previewPool(changed.poolBelow);
        if (!change)
            return change.error();
        if (const Result<void> done = assignment.changePool(*change); !done)
            return done.error();
        return *change;
    };
    saveMerging(this, m_context.book, base, mine, work, [this](const auto &saved) {
        if (!saved.outcome) {
            typedSomething();
            Q_EMIT noticed(saved.outcome.error().sentence, Tone::Bad);
            return;
        }
        show(saved.mine);
        const PoolChange &pool = *saved.outcome;
        if (!pool.empty())
            Q_EMIT noticed(tr("The pool of shared accounts: %1 came in, %2 left.")
                               .arg(format::count(qint64(pool.in.size()), QLocale()),
                                    format::count(qint64(pool.out.size()), QLocale())),
                           Tone::Good);
    });
}

} // namespace duebook::ui
