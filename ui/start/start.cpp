// SPDX-License-Identifier: Apache-2.0
#include "ui/start/start.h"

#include "core/base/filename.h"
#include "ui/book/filedialog.h"
#include "ui/book/recentbooks.h"
#include "ui/frame/rescuebuttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>
#include <QStandardPaths>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kContentWidth = 760;
constexpr int kRecentRow = 30;  ///< height of a book used lately
constexpr int kRecentShown = 5; ///< more are scrolled

QWidget *centred(QWidget *content, QWidget *parent)
{
    auto *outer = new QWidget(parent);
    auto *layout = new QHBoxLayout(outer);
    layout->addStretch();
    content->setMaximumWidth(kContentWidth);
    layout->addWidget(content, 10);
    layout->addStretch();
    return outer;
}

} // namespace

StartPage::StartPage(const Theme &theme, QSettings &local, QWidget *parent)
    : Page(parent), m_theme(theme), m_local(local)
{
    setObjectName(QStringLiteral("startPage"));
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(centred(buildChoices(), this));
    m_stack->addWidget(centred(buildForm(), this));
}

QString StartPage::title() const
{
    return tr("Welcome");
}

QWidget *StartPage::buildChoices()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setSpacing(space::kMedium);
    layout->addStretch();

    auto *heading =
        new QLabel(tr("Which invoices should be paid, and who calls whom today?"), content);
    setLook(heading, Look::Title);
    auto *explanation = new QLabel(tr("A book is one file with your accounts, invoices, "
                                      "conversations and reminders. Start a new one "
                                      "and import the open items of your accounting program, or "
                                      "look round in the demo book first."),
                                   content);
    explanation->setWordWrap(true);
    setLook(explanation, Look::Muted);
    layout->addWidget(heading);
    layout->addWidget(explanation);

    struct Choice {
        Icon icon;
        QString text;
        QString hint;
        const char *name;
        std::function<void()> chosen;
    };
    const Choice choices[] = {
        {Icon::Plus, tr("New book"), tr("For your company; takes a minute."), "newBookButton",
         [this] { activate(QStringLiteral("new")); }},
        {Icon::Folder, tr("Open a book"), tr("On this computer or a network drive."),
         "openBookButton", [this] { Q_EMIT openRequested(); }},
        {Icon::Today, tr("Demo book"), tr("An invented company with a year of work in it."),
         "demoBookButton", [this] { Q_EMIT demoRequested(); }}};
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kMedium);
    for (const Choice &choice : choices) {
        auto *card = new Card(content);
        card->body()->addWidget(new IconLabel(m_theme, choice.icon, Role::Accent, card, 24));
        auto *button = new QPushButton(choice.text, card);
        button->setObjectName(QLatin1String(choice.name));
        if (row->isEmpty())
            setLook(button, Look::Primary);
        connect(button, &QPushButton::clicked, this, choice.chosen);
        auto *hint = new QLabel(choice.hint, card);
        hint->setWordWrap(true);
        hint->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        hint->setFixedHeight(2 * hint->fontMetrics().lineSpacing());
        setLook(hint, Look::Small);
        card->body()->addWidget(hint);
        card->body()->addWidget(button);
        row->addWidget(card, 1, Qt::AlignTop);
    }
    layout->addLayout(row);
    m_problem = new QLabel(content);
    m_problem->setObjectName(QStringLiteral("startProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_rescue = new RescueButtons(content);
    m_rescue->hide();
    connect(m_rescue, &RescueButtons::restoreRequested, this, &StartPage::restoreRequested);
    connect(m_rescue, &RescueButtons::salvageRequested, this, &StartPage::salvageRequested);
    layout->addWidget(m_rescue);

    m_recentHeading = new QLabel(tr("Used lately"), content);
    setLook(m_recentHeading, Look::Heading);
    m_recent = new QListWidget(content);
    m_recent->setObjectName(QStringLiteral("recentBooks"));
    m_recent->setAccessibleName(tr("Books used lately"));
    connect(m_recent, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT openFileRequested(item->data(Qt::UserRole).toString());
    });
    layout->addWidget(m_recentHeading);
    layout->addWidget(m_recent);
    layout->addStretch();
    return content;
}

QWidget *StartPage::buildForm()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->addStretch();
    auto *card = new Card(content);
    auto *heading = new QLabel(tr("New book"), card);
    setLook(heading, Look::Title);
    card->body()->addWidget(heading);

    m_company = new QLineEdit(card);
    m_company->setObjectName(QStringLiteral("companyEdit"));
    m_name = new QLineEdit(card);
    m_name->setObjectName(QStringLiteral("nameEdit"));
    m_name->setText(BookService::systemLogin());
    m_currency = new QComboBox(card);
    m_currency->setObjectName(QStringLiteral("currencyEdit"));
    m_currency->setEditable(true);
    for (const Currency currency : Currency::all())
        m_currency->addItem(currency.code());
    const QString local = QLocale().currencySymbol(QLocale::CurrencyIsoCode);
    m_currency->setCurrentText(Currency::fromCode(local) ? local : QStringLiteral("EUR"));
    m_path = new QLineEdit(card);
    m_path->setObjectName(QStringLiteral("pathEdit"));
    auto *choose = new QPushButton(tr("Choose …"), card);
    choose->setObjectName(QStringLiteral("choosePathButton"));
    connect(choose, &QPushButton::clicked, this, &StartPage::choosePath);
    auto *pathRow = new QHBoxLayout;
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(choose);
    // A fresh home has no folder for documents yet.
    QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(documents).isDir())
        documents = QDir::homePath();
    connect(m_company, &QLineEdit::textEdited, this, [this, documents](const QString &text) {
        const QString name = text.trimmed().isEmpty() ? QStringLiteral("book") : safeFileName(text);
        m_path->setText(QDir(documents).filePath(name + QStringLiteral(".duebook")));
    });
    m_path->setText(QDir(documents).filePath(QStringLiteral("book.duebook")));

    auto *form = new QFormLayout;
    form->addRow(tr("&Company"), m_company);
    form->addRow(tr("Your &name"), m_name);
    form->addRow(tr("C&urrency"), m_currency);
    form->addRow(tr("&File"), pathRow);
    static_cast<QLabel *>(form->labelForField(pathRow))->setBuddy(m_path);
    card->body()->addLayout(form);
    m_path->setAccessibleName(tr("File of the book"));

    m_formProblem = new QLabel(card);
    m_formProblem->setObjectName(QStringLiteral("formProblem"));
    m_formProblem->setWordWrap(true);
    setLook(m_formProblem, Look::Problem);
    m_formProblem->hide();
    card->body()->addWidget(m_formProblem);

    auto *buttons = new QHBoxLayout;
    auto *back = new QPushButton(tr("Back"), card);
    back->setObjectName(QStringLiteral("backButton"));
    connect(back, &QPushButton::clicked, this, [this] { activate({}); });
    m_create = new QPushButton(tr("Make the book"), card);
    m_create->setObjectName(QStringLiteral("createButton"));
    m_create->setDefault(true);
    setLook(m_create, Look::Primary);
    connect(m_create, &QPushButton::clicked, this, &StartPage::create);
    for (QLineEdit *field : {m_company, m_name, m_path})
        connect(field, &QLineEdit::returnPressed, this, &StartPage::create);
    buttons->addWidget(back);
    buttons->addStretch();
    buttons->addWidget(m_create);
    card->body()->addLayout(buttons);
    layout->addWidget(card);
    layout->addStretch();
    return content;
}

void StartPage::activate(const QString &argument)
{
    const bool form = argument == QStringLiteral("new");
    m_stack->setCurrentIndex(form ? 1 : 0);
    m_problem->hide();
    m_rescue->hide();
    m_formProblem->hide();
    if (form) {
        m_company->setFocus();
        return;
    }
    fillRecent();
    findChild<QPushButton *>(QStringLiteral("newBookButton"))->setFocus();
}

void StartPage::fillRecent()
{
    m_recent->clear();
    for (const QString &path : recentBooks(m_local)) {
        auto *item = new QListWidgetItem(
            QStringLiteral("%1   %2").arg(QFileInfo(path).completeBaseName(),
                                          QDir::toNativeSeparators(QFileInfo(path).absolutePath())),
            m_recent);
        item->setData(Qt::UserRole, path);
        item->setSizeHint({0, kRecentRow});
    }
    m_recent->setFixedHeight(kRecentRow * std::min(m_recent->count(), kRecentShown) +
                             2 * m_recent->frameWidth());
    m_recent->setVisible(m_recent->count() > 0);
    m_recentHeading->setVisible(m_recent->count() > 0);
}

void StartPage::choosePath()
{
    const QString path = FileDialog::fileToSave(this, tr("Where is the book to be kept?"),
                                                m_path->text(), tr("Duebook books (*.duebook)"));
    if (!path.isEmpty())
        m_path->setText(
            path.endsWith(QStringLiteral(".duebook")) ? path : path + QStringLiteral(".duebook"));
}

void StartPage::create()
{
    m_formProblem->hide();
    NewBook book;
    book.company = m_company->text().trimmed();
    book.currency = Currency::fromCode(m_currency->currentText()).value_or(Currency());
    book.administrator.name = m_name->text().trimmed();
    Q_EMIT newBookRequested(m_path->text().trimmed(), book);
}

void StartPage::showProblem(const Error &error)
{
    const bool form = m_stack->currentIndex() == 1;
    QLabel *label = form ? m_formProblem : m_problem;
    label->setText(error.sentence);
    label->show();
    m_rescue->setVisible(!form &&
                         (error.code == ErrorCode::Damaged || error.code == ErrorCode::NotABook));
    if (!form)
        return;
    if (error.place == QStringLiteral("currency"))
        m_currency->setFocus();
    else if (error.place == QStringLiteral("name"))
        m_name->setFocus();
    else
        m_path->setFocus();
}

} // namespace duebook::ui
