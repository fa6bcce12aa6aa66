// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/reports.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/csvfile.h"
#include "ui/book/prompts.h"
#include "ui/look/icons.h"
#include "ui/reports/ageingpanel.h"
#include "ui/reports/periodpanel.h"
#include "ui/widgets/filterchips.h"

#include <QAction>
#include <QBoxLayout>
#include <QDir>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace duebook::ui {

namespace {

constexpr int kWorkingHeight = 3;

} // namespace

ReportsPage::ReportsPage(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Page(parent), m_context(context), m_prompts(prompts)
{
    setObjectName(QStringLiteral("reportsPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);

    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(title(), this);
    setLook(heading, Look::Title);
    m_which = new FilterChips(m_context.theme, tr("Report"), this);
    m_which->setObjectName(QStringLiteral("reportChips"));
    m_export = new QPushButton(icon(m_context.theme, Icon::Export), tr("Export CSV …"), this);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setEnabled(false);
    connect(m_export, &QPushButton::clicked, this, &ReportsPage::exportShown);
    head->addWidget(heading);
    head->addSpacing(space::kSmall);
    head->addWidget(m_which);
    head->addStretch();
    head->addWidget(m_export);
    layout->addLayout(head);

    m_working = new QProgressBar(this);
    m_working->setObjectName(QStringLiteral("reportWorking"));
    m_working->setAccessibleName(tr("The report is being worked out"));
    m_working->setRange(0, 0);
    m_working->setTextVisible(false);
    m_working->setFixedHeight(kWorkingHeight);
    QSizePolicy keepsPlace = m_working->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_working->setSizePolicy(keepsPlace);
    m_working->hide();
    layout->addWidget(m_working);

    m_stack = new QStackedWidget(this);
    addReport(QStringLiteral("ageing"), tr("Ageing"), new AgeingPanel(m_context, m_stack));
    addReport(QStringLiteral("figures"), tr("Figures of a period"),
              new PeriodPanel(m_context, PeriodPanel::Shows::Figures, m_stack));
    addReport(QStringLiteral("progress"), tr("Progress"),
              new PeriodPanel(m_context, PeriodPanel::Shows::Progress, m_stack));
    connect(m_which, &FilterChips::chosen, this, &ReportsPage::choose);
    layout->addWidget(m_stack, 1);

    auto *save = new QAction(tr("Export the report"), this);
    save->setObjectName(QStringLiteral("exportAction"));
    save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(save, &QAction::triggered, this, &ReportsPage::exportShown);
    addAction(save);
    m_export->setToolTip(save->shortcut().toString(QKeySequence::NativeText));

    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Invoice) || changes.touches(Entity::Payment) ||
            changes.touches(Entity::Account) || changes.touches(Entity::Dispute))
            for (ReportPanel *panel : m_stack->findChildren<ReportPanel *>())
                panel->bookChanged();
    });
    const auto everythingChanged = [this] {
        for (ReportPanel *panel : m_stack->findChildren<ReportPanel *>())
            panel->bookChanged();
    };
    connect(&m_context.book, &BookContext::dayChanged, this, everythingChanged);
    connect(&m_context.book, &BookContext::settingsChanged, this, everythingChanged);
}

QString ReportsPage::title() const
{
    return tr("Reports");
}

QList<ShortcutHelp> ReportsPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Open the account, or the invoices of a row")}};
}

void ReportsPage::addReport(const QString &key, const QString &text, ReportPanel *panel)
{
    m_keys += key;
    m_which->addChip(key, text);
    m_stack->addWidget(panel);
    connect(panel, &ReportPanel::accountRequested, this, [this](AccountId account) {
        Q_EMIT pageRequested(PageRef::to(PageId::Account, account.number()));
    });
    connect(panel, &ReportPanel::complained, this,
            [this](const QString &sentence) { Q_EMIT noticed(sentence, Tone::Bad); });
    connect(panel, &ReportPanel::runningChanged, this, [this, panel](bool running) {
        if (panel == current())
            m_working->setVisible(running);
    });
    connect(panel, &ReportPanel::answered, this,
            [this] { m_export->setEnabled(current()->exported() != nullptr); });
}

ReportPanel *ReportsPage::current() const
{
    return static_cast<ReportPanel *>(m_stack->currentWidget());
}

void ReportsPage::activate(const QString &argument)
{
    if (m_keys.contains(argument))
        m_which->setCurrent(argument);
    choose();
}

void ReportsPage::choose()
{
    m_stack->setCurrentIndex(qMax(0, int(m_keys.indexOf(m_which->current()))));
    m_working->hide();
    m_export->setEnabled(current()->exported() != nullptr);
    current()->arrive();
}

void ReportsPage::exportShown()
{
    const ReportPanel::Lines lines = current()->exported();
    if (!lines)
        return;
    m_prompts.chooseTarget(
        this, tr("Export the report"), current()->exportName() + QStringLiteral(".csv"),
        [this, lines](const QString &path) {
            whenDone(
                this, m_context.book.readLong([path, lines](Session &) {
                    return writeCsvFile(path, lines());
                }),
                [this, path](const Result<void> &written) {
                    if (written)
                        Q_EMIT noticed(
                            tr("The report is written to %1.").arg(QDir::toNativeSeparators(path)),
                            Tone::Good);
                    else
                        Q_EMIT noticed(written.error().sentence, Tone::Bad);
                });
        });
}

} // namespace duebook::ui
