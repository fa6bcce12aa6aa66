// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settings.h"

#include "core/rules/record/fieldmerge.h"
#include "core/services/book/settingsservice.h"
#include "core/services/record/recordfields.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/calendar/calendarsection.h"
#include "ui/care/backupsection.h"
#include "ui/disputes/disputesection.h"
#include "ui/documents/documentsection.h"
#include "ui/record/mergingsave.h"
#include "ui/talks/remarksection.h"
#include "ui/team/peoplesection.h"
#include "ui/team/sharingsection.h"
#include "ui/today/prioritysection.h"
#include "ui/widgets/card.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QTimeEdit>

namespace duebook::ui {

namespace {

constexpr int kColumnWidth = 460;
constexpr int kTextHeight = 84;

Card *makeSection(const QString &heading, QWidget *parent)
{
    auto *card = new Card(parent);
    auto *label = new QLabel(heading, card);
    setLook(label, Look::Heading);
    card->body()->addWidget(label);
    return card;
}

} // namespace

SettingsPage::SettingsPage(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("settingsPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);

    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(title(), this);
    setLook(heading, Look::Title);
    m_saved = new QLabel(this);
    m_saved->setObjectName(QStringLiteral("settingsSaved"));
    setLook(m_saved, Look::SmallGood);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(QStringLiteral("saveSettingsButton"));
    m_save->setShortcut(QKeySequence::Save);
    setLook(m_save, Look::Primary);
    connect(m_save, &QPushButton::clicked, this, &SettingsPage::save);
    allow(m_save, whyNot(m_context.book, Right::ChangeSettings));
    head->addWidget(heading);
    head->addStretch();
    head->addWidget(m_saved);
    head->addWidget(m_save);
    layout->addLayout(head);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget(scroll);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kMedium);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::kMedium);
    left->addWidget(buildCompany());
    left->addWidget(buildLedger());
    auto *calendar = new CalendarSection(m_context, prompts, content);
    connect(calendar, &CalendarSection::noticed, this, &Page::noticed);
    connect(calendar, &CalendarSection::undoOffered, this, &Page::undoOffered);
    left->addWidget(calendar);
    auto *documents = new DocumentSection(m_context, content);
    connect(documents, &DocumentSection::complained, this,
            [this](const QString &sentence) { Q_EMIT noticed(sentence, Tone::Bad); });
    left->addWidget(documents);
    m_disputes = new DisputeSection(content);
    left->addWidget(m_disputes);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(space::kMedium);
    m_people = new PeopleSection(m_context, content);
    connect(m_people, &PeopleSection::complained, this,
            [this](const QString &sentence) { Q_EMIT noticed(sentence, Tone::Bad); });
    connect(m_people, &PeopleSection::undoOffered, this, &Page::undoOffered);
    right->addWidget(m_people);
    right->addWidget(buildWork());
    auto *priority = new PrioritySection(m_context, content);
    connect(priority, &PrioritySection::noticed, this, &Page::noticed);
    left->insertWidget(left->count() - 1, priority);
    auto *remarks = new RemarkSection(m_context, content);
    connect(remarks, &RemarkSection::complained, this,
            [this](const QString &sentence) { Q_EMIT noticed(sentence, Tone::Bad); });
    connect(remarks, &RemarkSection::undoOffered, this, &Page::undoOffered);
    right->addWidget(remarks);
    m_backup = new BackupSection(m_context, content);
    connect(m_backup, &BackupSection::restoreRequested, this, &SettingsPage::restoreRequested);
    right->addWidget(m_backup);
    auto *sharing = new SharingSection(m_context, content);
    connect(sharing, &SharingSection::noticed, this, &Page::noticed);
    right->addWidget(sharing);
    right->addWidget(buildLook());
    right->addStretch(1);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    columns->addStretch();
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);

    connect(&m_context.book, &BookContext::settingsChanged, this, [this] {
        // What is being typed here is not taken away by what another person saved.
        if (typed() == m_loaded && m_edges->text() == m_loadedEdges)
            load();
    });
    load();
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::activate(const QString &)
{
    m_company->setFocus();
}

void SettingsPage::addField(QVBoxLayout *layout, const QString &label, QWidget *field,
                            const QString &place)
{
    field->setMaximumWidth(kColumnWidth);
    auto *name = new QLabel(label, field->parentWidget());
    setLook(name, Look::Small);
    name->setBuddy(field);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    auto *problem = new QLabel(field->parentWidget());
    problem->setObjectName(place + QStringLiteral("Problem"));
    problem->setWordWrap(true);
    setLook(problem, Look::Problem);
    problem->hide();
    m_problems.insert(place, problem);
    layout->addWidget(name);
    layout->addWidget(field);
    layout->addWidget(problem);
}

QWidget *SettingsPage::buildCompany()
{
    Card *card = makeSection(tr("Company"), this);
    m_company = new QLineEdit(card);
    m_company->setObjectName(QStringLiteral("companyEdit"));
    m_address = new QPlainTextEdit(card);
    m_address->setObjectName(QStringLiteral("addressEdit"));
    m_address->setFixedHeight(kTextHeight);
    m_address->setTabChangesFocus(true);
    m_email = new QLineEdit(card);
    m_email->setObjectName(QStringLiteral("emailEdit"));
    m_phone = new QLineEdit(card);
    m_phone->setObjectName(QStringLiteral("phoneEdit"));
    addField(card->body(), tr("&Name"), m_company, QStringLiteral("company"));
    addField(card->body(), tr("&Address"), m_address, QStringLiteral("companyAddress"));
    addField(card->body(), tr("&Email"), m_email, QStringLiteral("companyEmail"));
    addField(card->body(), tr("&Phone"), m_phone, QStringLiteral("companyPhone"));
    return card;
}

QWidget *SettingsPage::buildLedger()
{
    Card *card = makeSection(tr("Currency and ageing"), this);
    m_currency = new QComboBox(card);
    m_currency->setObjectName(QStringLiteral("currencyEdit"));
    for (const Currency currency : Currency::all())
        m_currency->addItem(currency.code());
    m_edges = new QLineEdit(card);
    m_edges->setObjectName(QStringLiteral("edgesEdit"));
    m_edges->setPlaceholderText(QStringLiteral("30, 60, 90, 120"));
    m_large = new QSpinBox(card);
    m_large->setObjectName(QStringLiteral("largeEdit"));
    m_medium = new QSpinBox(card);
    m_medium->setObjectName(QStringLiteral("mediumEdit"));
    for (QSpinBox *box : {m_large, m_medium}) {
        box->setRange(0, 1000000000);
        box->setGroupSeparatorShown(true);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setSingleStep(500);
    }
    addField(card->body(), tr("&Currency of the book"), m_currency, QStringLiteral("baseCurrency"));
    addField(card->body(), tr("Ageing &buckets end after days"), m_edges,
             QStringLiteral("ageing_edges"));
    addField(card->body(), tr("An invoice is &large from"), m_large,
             QStringLiteral("invoiceLarge"));
    addField(card->body(), tr("… and &medium from"), m_medium, QStringLiteral("invoiceMedium"));
    return card;
}

QWidget *SettingsPage::buildWork()
{
    Card *card = makeSection(tr("Working days and reminders"), this);
    auto *row = new QWidget(card);
    auto *days = new QHBoxLayout(row);
    days->setContentsMargins(0, 0, 0, 0);
    for (int day = 1; day <= 7; ++day) {
        auto *box = new QCheckBox(QLocale().standaloneDayName(day, QLocale::ShortFormat), row);
        box->setObjectName(QStringLiteral("day%1").arg(day));
        box->setAccessibleName(QLocale().standaloneDayName(day));
        days->addWidget(box);
        m_days += box;
    }
    days->addStretch();
    m_zone = new QComboBox(card);
    m_zone->setObjectName(QStringLiteral("zoneEdit"));
    m_zone->addItem(tr("As on each computer"), QByteArray());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/'))
            m_zone->addItem(QString::fromLatin1(id), id);
    }
    m_reminder = new QTimeEdit(card);
    // Qt turns hours and minutes around where one reads from the right; a time is not written so.
    m_reminder->setLayoutDirection(Qt::LeftToRight);
    m_reminder->setObjectName(QStringLiteral("reminderEdit"));
    m_reminder->setDisplayFormat(QStringLiteral("HH:mm"));
    m_reminder->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_outcomes = new QPlainTextEdit(card);
    m_outcomes->setObjectName(QStringLiteral("outcomesEdit"));
    m_outcomes->setFixedHeight(kTextHeight);
    m_outcomes->setTabChangesFocus(true);
    addField(card->body(), tr("&Working days"), row, QStringLiteral("workingDays"));
    addField(card->body(), tr("&Time zone"), m_zone, QStringLiteral("time_zone"));
    addField(card->body(), tr("&Remind of a follow-up without a time at"), m_reminder,
             QStringLiteral("allDayReminder"));
    addField(card->body(), tr("&Outcomes of a conversation, one a line"), m_outcomes,
             QStringLiteral("outcomes"));
    return card;
}

QWidget *SettingsPage::buildLook()
{
    Card *card = makeSection(tr("This computer"), this);
    m_theme = new QComboBox(card);
    m_theme->setObjectName(QStringLiteral("themeEdit"));
    m_theme->addItem(tr("As the desktop"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(m_context.theme.choice())));
    connect(m_theme, &QComboBox::activated, this,
            [this] { Q_EMIT themeChosen(ThemeChoice(m_theme->currentData().toInt())); });
    addField(card->body(), tr("Colo&urs"), m_theme, QStringLiteral("theme"));
    return card;
}

void SettingsPage::load()
{
    fill(m_context.book.settings());
    allow(m_save, whyNot(m_context.book, Right::ChangeSettings));
}

void SettingsPage::fill(const BookSettings &settings)
{
    m_base = settings;
    m_loaded = settings;
    m_company->setText(settings.company);
    m_address->setPlainText(settings.companyAddress);
    m_email->setText(settings.companyEmail);
    m_phone->setText(settings.companyPhone);
    m_currency->setCurrentText(settings.baseCurrency.code());
    QStringList edges;
    for (const int edge : settings.edges.days)
        edges += QString::number(edge);
    m_edges->setText(edges.join(QStringLiteral(", ")));
    m_large->setValue(settings.invoiceLarge);
    m_medium->setValue(settings.invoiceMedium);
    for (int day = 1; day <= 7; ++day) {
        const auto &worked = settings.workingDays;
        m_days[day - 1]->setChecked(std::find(worked.begin(), worked.end(), day) != worked.end());
    }
    m_zone->setCurrentIndex(qMax(0, m_zone->findData(settings.timeZone)));
    m_reminder->setTime(settings.allDayReminder);
    m_outcomes->setPlainText(settings.outcomes.join(QLatin1Char('\n')));
    m_disputes->show(settings);
    m_backup->show(settings);
    m_loaded = typed();
    m_loadedEdges = m_edges->text();
}

BookSettings SettingsPage::typed() const
{
    BookSettings settings = m_loaded;
    settings.company = m_company->text().trimmed();
    settings.companyAddress = m_address->toPlainText().trimmed();
    settings.companyEmail = m_email->text().trimmed();
    settings.companyPhone = m_phone->text().trimmed();
    settings.baseCurrency =
        Currency::fromCode(m_currency->currentText()).value_or(settings.baseCurrency);
    settings.invoiceLarge = m_large->value();
    settings.invoiceMedium = m_medium->value();
    settings.workingDays.clear();
    for (int day = 1; day <= 7; ++day) {
        if (m_days[day - 1]->isChecked())
            settings.workingDays.push_back(day);
    }
    settings.timeZone = m_zone->currentData().toByteArray();
    settings.allDayReminder = m_reminder->time();
    settings.outcomes = m_outcomes->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    m_disputes->read(settings);
    m_backup->read(settings);
    return settings;
}

BookSettings SettingsPage::changed() const
{
    // What the fields write otherwise than the book is no change as long as nobody typed there.
    const BookSettings now = typed();
    BookSettings settings = m_base;
    takeSettings(
        settings, now,
        mergeFields(settingFields(m_loaded), settingFields(now), settingFields(m_loaded)).mine);
    return settings;
}

void SettingsPage::save()
{
    for (QLabel *problem : std::as_const(m_problems))
        problem->hide();
    m_saved->clear();
    m_save->setEnabled(false);
    if (m_edges->text() == m_loadedEdges) {
        saveChanged(changed());
        return;
    }
    const auto read = [settings = changed(), edges = m_edges->text()](Session &session) {
        return SettingsService(session).withValue(settings, QStringLiteral("ageing_edges"), edges);
    };
    whenDone(this, m_context.book.read(read), [this](const Result<BookSettings> &mine) {
        if (mine) {
            saveChanged(*mine);
            return;
        }
        m_save->setEnabled(true);
        showProblem(mine.error());
    });
}

void SettingsPage::saveChanged(const BookSettings &mine)
{
    const auto save = [](Session &session, const BookSettings &base, const BookSettings &changed) {
        return SettingsService(session).saveChanges(base, changed);
    };
    saveMerging(this, m_context.book, m_base, mine, save, [this](const auto &saved) {
        m_save->setEnabled(true);
        if (!saved.outcome) {
            showProblem(saved.outcome.error());
            return;
        }
        m_saved->setText(tr("Saved"));
        fill(saved.mine);
    });
}

void SettingsPage::showProblem(const Error &error)
{
    QLabel *label = m_problems.value(error.place);
    if (label == nullptr) {
        Q_EMIT noticed(error.sentence, Tone::Bad);
        return;
    }
    label->setText(error.sentence);
    label->show();
}

} // namespace duebook::ui
