// SPDX-License-Identifier: Apache-2.0
// The surface of the import page; what it does stands in importpage.cpp.
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/importing/importcolumns.h"
#include "ui/importing/importfirsttable.h"
#include "ui/importing/importpage.h"
#include "ui/importing/importproblems.h"
#include "ui/importing/importwords.h"
#include "ui/text/markup.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/figurerow.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace duebook::ui {

namespace {

constexpr int kRunsHeight = 150;

void addKinds(QComboBox *box)
{
    for (const ImportKind kind : {ImportKind::OpenItems, ImportKind::Invoices, ImportKind::Accounts,
                                  ImportKind::Contacts, ImportKind::Payments})
        box->addItem(words::importKind(kind), int(kind));
}

} // namespace

ImportPage::ImportPage(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Page(parent), m_context(context), m_prompts(prompts)
{
    setObjectName(QStringLiteral("importPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);
    auto *head = new QHBoxLayout;
    m_title = new QLabel(title(), this);
    setLook(m_title, Look::Title);
    m_file = new QLabel(this);
    m_file->setObjectName(QStringLiteral("importFile"));
    setLook(m_file, Look::Muted);
    m_steps = new MarkupLabel(this);
    setLook(m_steps, Look::Muted);
    head->addWidget(m_title);
    head->addWidget(m_file);
    head->addStretch();
    head->addWidget(m_steps);
    layout->addLayout(head);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(buildFileStep());
    m_stack->addWidget(buildPreviewStep());
    m_stack->addWidget(buildDoneStep());
    layout->addWidget(m_stack, 1);
    showSteps(0);
    loadProfiles();
    loadRuns();
}

void ImportPage::showSteps(int current)
{
    const QStringList names{tr("1 File"), tr("2 Preview"), tr("3 Done")};
    QList<Markup> shown;
    for (int step = 0; step < names.size(); ++step)
        shown += step == current ? Markup::strong(names[step]) : Markup(names[step]);
    m_steps->setMarkup(Markup::joined(shown, QStringLiteral(" › ")));
    m_stack->setCurrentIndex(current);
}

QWidget *ImportPage::buildFileStep()
{
    auto *step = new QWidget(this);
    auto *layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMedium);

    auto *card = new Card(step);
    auto *drop = new DropZone(m_context.theme,
                              tr("Drop the file of your accounting program here (CSV or text)"),
                              tr("Choose a file …"), card);
    drop->setObjectName(QStringLiteral("importDrop"));
    drop->setMinimumHeight(140);
    connect(drop, &DropZone::given, this, [this](const GivenFiles &given) {
        if (!given.paths.isEmpty())
            openFile(given.paths.first());
    });
    card->body()->addWidget(drop);
    auto *row = new QHBoxLayout;
    connect(drop, &DropZone::choosePressed, this, &ImportPage::chooseFile);
    step->setFocusProxy(drop->findChild<QPushButton *>());
    auto *kindLabel = new QLabel(tr("&Rows are"), card);
    m_kind = new QComboBox(card);
    m_kind->setObjectName(QStringLiteral("importKind"));
    m_kind->addItem(tr("Recognise by itself"), 0);
    addKinds(m_kind);
    kindLabel->setBuddy(m_kind);
    auto *profileLabel = new QLabel(tr("&Profile"), card);
    m_profiles = new QComboBox(card);
    m_profiles->setObjectName(QStringLiteral("importProfile"));
    m_profiles->addItem(tr("Recognise by itself"));
    profileLabel->setBuddy(m_profiles);
    row->addStretch();
    row->addWidget(kindLabel);
    row->addWidget(m_kind);
    row->addWidget(profileLabel);
    row->addWidget(m_profiles);
    card->body()->addLayout(row);
    layout->addWidget(card);

    m_runsCard = new Card(step);
    auto *runsCard = m_runsCard;
    runsCard->hide();
    auto *heading = new QLabel(tr("Imported lately"), runsCard);
    setLook(heading, Look::Heading);
    m_runs = new QListWidget(runsCard);
    m_runs->setObjectName(QStringLiteral("importRuns"));
    m_runs->setAccessibleName(tr("Imported lately"));
    m_runs->setMaximumHeight(kRunsHeight);
    m_undoRun = new QPushButton(tr("Take this import back"), runsCard);
    m_undoRun->setObjectName(QStringLiteral("undoRunButton"));
    m_undoRun->setEnabled(false);
    connect(m_runs, &QListWidget::currentRowChanged, this, [this](int index) {
        const ImportRun *run = index < 0 ? nullptr : &m_shownRuns[size_t(index)];
        const bool own = run == nullptr || run->by == m_context.book.user().id;
        const QString refused = whyNot(m_context.book, own ? Right::Import : Right::UndoImports);
        allow(m_undoRun, refused);
        m_undoRun->setEnabled(run != nullptr && !run->undone && refused.isEmpty());
    });
    connect(m_undoRun, &QPushButton::clicked, this, [this] {
        const int index = m_runs->currentRow();
        if (index >= 0)
            undo(m_shownRuns[size_t(index)].id);
    });
    runsCard->body()->addWidget(heading);
    runsCard->body()->addWidget(m_runs);
    runsCard->body()->addWidget(m_undoRun, 0, Qt::AlignLeading);
    layout->addWidget(runsCard);
    layout->addStretch();
    return step;
}

QWidget *ImportPage::buildPreviewStep()
{
    auto *step = new QWidget(this);
    auto *layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMedium);
    m_figures = new FigureRow(step);
    m_figures->setObjectName(QStringLiteral("importFigures"));
    layout->addWidget(m_figures);
    m_progress = new QProgressBar(step);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(tr("How far the file is read"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->hide();
    layout->addWidget(m_progress);

    auto *halves = new QHBoxLayout;
    halves->setSpacing(space::kMedium);
    auto *left = new QVBoxLayout;
    auto *kindRow = new QHBoxLayout;
    auto *kindLabel = new QLabel(tr("&Rows are"), step);
    m_previewKind = new QComboBox(step);
    m_previewKind->setObjectName(QStringLiteral("previewKind"));
    addKinds(m_previewKind);
    m_previewKind->setPlaceholderText(tr("choose …"));
    kindLabel->setBuddy(m_previewKind);
    connect(m_previewKind, &QComboBox::activated, this, [this] {
        m_chosenKind = ImportKind(m_previewKind->currentData().toInt());
        m_settings.kind = *m_chosenKind;
        m_settings.columns.clear();
        m_settings.leftOut.clear();
        inspect();
    });
    m_profileName = new QLineEdit(step);
    m_profileName->setObjectName(QStringLiteral("profileName"));
    m_profileName->setPlaceholderText(tr("Name of a profile"));
    m_profileName->setAccessibleName(tr("Name of a profile"));
    auto *saveProfileButton = new QPushButton(tr("Save profile"), step);
    saveProfileButton->setObjectName(QStringLiteral("saveProfileButton"));
    saveProfileButton->setEnabled(false);
    connect(m_profileName, &QLineEdit::textChanged, saveProfileButton,
            [saveProfileButton](const QString &t) {
                saveProfileButton->setEnabled(!t.trimmed().isEmpty());
            });
    connect(saveProfileButton, &QPushButton::clicked, this, &ImportPage::saveProfile);
    kindRow->addWidget(kindLabel);
    kindRow->addWidget(m_previewKind);
    kindRow->addStretch();
    kindRow->addWidget(m_profileName);
    kindRow->addWidget(saveProfileButton);
    m_columns = new ImportColumns(step);
    whenDone(this, m_context.book.read([](Session &session) -> Result<Currency> {
        return session.settings().baseCurrency;
    }),
             [this](const Result<Currency> &currency) {
                 if (currency)
                     m_columns->propose(*currency);
             });
    connect(m_columns, &ImportColumns::changed, this, [this] {
        m_settings = m_columns->applyTo(m_settings);
        inspect();
    });
    left->addLayout(kindRow);
    left->addWidget(m_columns, 1);
    m_problems = new ImportProblems(m_context.theme, step);
    connect(m_problems, &ImportProblems::answered, this, [this](const AccountAnswer &answer) {
        m_settings.sameAccounts.push_back(answer);
        preview();
    });
    halves->addLayout(left, 1);
    halves->addWidget(m_problems, 1);
    layout->addLayout(halves, 4);
    m_first = new ImportFirstTable(m_context.theme, step);
    layout->addWidget(m_first, 2);

    auto *foot = new QHBoxLayout;
    auto *back = new QPushButton(tr("Another file"), step);
    back->setObjectName(QStringLiteral("importBack"));
    connect(back, &QPushButton::clicked, this, &ImportPage::backToFile);
    m_saveProblems = new QPushButton(tr("Save list of problems …"), step);
    m_saveProblems->setObjectName(QStringLiteral("saveProblems"));
    m_saveProblems->setEnabled(false);
    connect(m_saveProblems, &QPushButton::clicked, this, &ImportPage::saveProblems);
    auto *cancel = new QPushButton(tr("Cancel"), step);
    cancel->setObjectName(QStringLiteral("importCancel"));
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_importing)
            m_cancel.cancel();
        else
            backToFile();
    });
    m_import = new QPushButton(tr("Import"), step);
    m_import->setObjectName(QStringLiteral("importButton"));
    setLook(m_import, Look::Primary);
    connect(m_import, &QPushButton::clicked, this, &ImportPage::askAndRun);
    foot->addWidget(back);
    foot->addStretch();
    foot->addWidget(m_saveProblems);
    foot->addWidget(cancel);
    foot->addWidget(m_import);
    layout->addLayout(foot);
    return step;
}

QWidget *ImportPage::buildDoneStep()
{
    auto *step = new QWidget(this);
    auto *layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMedium);
    m_doneText = new QLabel(step);
    m_doneText->setObjectName(QStringLiteral("importDone"));
    setLook(m_doneText, Look::Heading);
    m_doneFigures = new FigureRow(step);
    auto *row = new QHBoxLayout;
    auto *today = new QPushButton(tr("See whom to call"), step);
    today->setObjectName(QStringLiteral("importToToday"));
    setLook(today, Look::Primary);
    step->setFocusProxy(today);
    connect(today, &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Today)); });
    auto *another = new QPushButton(tr("Another file"), step);
    another->setObjectName(QStringLiteral("importAnother"));
    connect(another, &QPushButton::clicked, this, &ImportPage::backToFile);
    m_undoLast = new QPushButton(tr("Take this import back"), step);
    m_undoLast->setObjectName(QStringLiteral("importUndo"));
    connect(m_undoLast, &QPushButton::clicked, this, [this] { undo(m_lastRun); });
    row->addWidget(today);
    row->addWidget(another);
    row->addStretch();
    row->addWidget(m_undoLast);
    layout->addWidget(m_doneText);
    layout->addWidget(m_doneFigures);
    layout->addLayout(row);
    layout->addStretch();
    return step;
}

} // namespace duebook::ui
