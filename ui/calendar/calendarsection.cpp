// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/calendarsection.h"

#include "core/services/book/settingsservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/book/prompts.h"
#include "ui/book/wording.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr int kListHeight = 180;
constexpr int kMonthsShown = 13;
constexpr qint64 kLargestFile = 4 << 20;

} // namespace

CalendarSection::CalendarSection(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Card(parent), m_context(context), m_prompts(prompts)
{
    build();
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Holiday))
            load();
    });
    for (auto signal : {&BookContext::settingsChanged, &BookContext::userChanged})
        connect(&m_context.book, signal, this, &CalendarSection::load);
    load();
}

void CalendarSection::build()
{
    auto *heading = new QLabel(tr("Holidays"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    auto *label = new QLabel(tr("Co&untry"), this);
    setLook(label, Look::Small);
    m_country = new QComboBox(this);
    m_country->setObjectName(QStringLiteral("holidayCountryBox"));
    m_country->setAccessibleName(tr("Country whose holidays hold"));
    m_country->addItem(tr("none"), QString());
    for (const HolidayCountry &country : HolidayService::countries())
        m_country->addItem(format::isolate(country.name, QLocale()), country.code);
    label->setBuddy(m_country);
    connect(m_country, &QComboBox::activated, this, &CalendarSection::chooseCountry);
    body()->addWidget(label);
    body()->addWidget(m_country);
    m_source = new QLabel(this);
    m_source->setObjectName(QStringLiteral("holidaySourceLabel"));
    m_source->setWordWrap(true);
    setLook(m_source, Look::Small);
    body()->addWidget(m_source);

    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("holidayList"));
    m_list->setAccessibleName(tr("Holidays that come"));
    m_list->setFixedHeight(kListHeight);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_takeOut->setEnabled(row >= 0 && size_t(row) < m_days.size()); });
    body()->addWidget(m_list);

    m_changes = new QWidget(this);
    auto *changes = new QVBoxLayout(m_changes);
    changes->setContentsMargins(0, 0, 0, 0);
    changes->setSpacing(space::kSmall);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    m_name = new QLineEdit(m_changes);
    m_name->setObjectName(QStringLiteral("holidayNameEdit"));
    m_name->setPlaceholderText(tr("Company holiday"));
    m_name->setAccessibleName(tr("Name of the day"));
    m_add = new QPushButton(tr("Add"), m_changes);
    m_add->setObjectName(QStringLiteral("addHolidayButton"));
    m_add->setAccessibleName(tr("Add the day"));
    makeDay();
    row->addWidget(m_day, 3);
    row->addWidget(m_name, 3);
    row->addWidget(m_add);
    changes->addLayout(row);
    auto *second = new QHBoxLayout;
    second->setSpacing(space::kSmall);
    m_takeOut = new QPushButton(tr("Take out"), m_changes);
    m_takeOut->setObjectName(QStringLiteral("removeHolidayButton"));
    m_takeOut->setAccessibleName(tr("Take the chosen day out: it is worked"));
    m_takeOut->setEnabled(false);
    m_import = new QPushButton(tr("Import …"), m_changes);
    m_import->setObjectName(QStringLiteral("importHolidaysButton"));
    m_import->setAccessibleName(tr("Import holidays of a calendar (.ics) or table (.csv)"));
    m_import->setToolTip(tr("A calendar (.ics), or a table (.csv) with dates and names"));
    second->addWidget(m_takeOut);
    second->addWidget(m_import);
    second->addStretch();
    changes->addLayout(second);
    body()->addWidget(m_changes);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("holidayProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    body()->addWidget(m_problem);
    setTabOrder(m_day, m_name);
    setTabOrder(m_name, m_add);

    connect(m_add, &QPushButton::clicked, this, &CalendarSection::add);
    connect(m_name, &QLineEdit::returnPressed, this, &CalendarSection::add);
    connect(m_takeOut, &QPushButton::clicked, this, &CalendarSection::takeOut);
    connect(m_import, &QPushButton::clicked, this, [this] {
        m_prompts.chooseFiles(this, tr("Import holidays"), [this](const QStringList &paths) {
            for (const QString &path : paths)
                import(path);
        });
    });
}

void CalendarSection::makeDay()
{
    // Settings may change while the page lives: they are asked each time.
    const auto dates = [this] {
        return dateContext(m_context.book.settings(), Wording::of(m_context.book));
    };
    m_day = new DateEdit(
        m_context.theme,
        [dates](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(typed, dates());
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [this](QDate day) { return Wording::of(m_context.book).day(day); }, m_changes);
    m_day->setObjectName(QStringLiteral("holidayDayEdit"));
    m_day->setPlaceholderText(tr("24.12., fri"));
    m_day->setAccessibleName(tr("Day that is not worked"));
}

void CalendarSection::load()
{
    const BookSettings &settings = m_context.book.settings();
    const QString refused = whyNot(m_context.book, Right::ChangeSettings);
    m_changes->setVisible(refused.isEmpty());
    allow(m_country, refused);
    m_country->setCurrentIndex(qMax(0, m_country->findData(settings.holidayCountry)));
    QString source;
    for (const HolidayCountry &country : HolidayService::countries()) {
        if (country.code == settings.holidayCountry)
            source = tr("By: %1", "the law the days stand in").arg(country.source);
    }
    m_source->setText(source);
    m_source->setVisible(!source.isEmpty());
    const QDate today = m_context.book.today();
    whenDone(this, m_context.book.read([today](Session &session) {
        return HolidayService(session).list(today, today.addMonths(kMonthsShown));
    }),
             [this](const Result<std::vector<Holiday>> &days) {
                 if (days)
                     showDays(*days);
                 else
                     Q_EMIT noticed(days.error().sentence, Tone::Bad);
             });
}

void CalendarSection::showDays(const std::vector<Holiday> &days)
{
    if (days == m_days && m_list->count() > 0)
        return;
    const int row = m_list->currentRow();
    m_days = days;
    m_list->clear();
    const Wording wording = Wording::of(m_context.book);
    for (const Holiday &each : days) {
        QString line = tr("%1 · %2", "day, name")
                           .arg(wording.day(each.day), format::isolate(each.name, wording.locale));
        if (each.own)
            line += QStringLiteral(" · ") + tr("our own");
        m_list->addItem(line);
    }
    if (days.empty()) {
        auto *none = new QListWidgetItem(
            tr("None: choose a country, or put in the days on which you do not work."), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(days.empty() ? -1 : qMin(row, int(days.size()) - 1));
    m_takeOut->setEnabled(m_list->currentRow() >= 0 && !days.empty());
}

void CalendarSection::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void CalendarSection::chooseCountry()
{
    showProblem({});
    const QString code = m_country->currentData().toString();
    whenDone(this, m_context.book.write([code](Session &session) {
        return SettingsService(session).setValue(QStringLiteral("holiday_country"), code);
    }),
             [this](const Result<void> &done) {
                 if (done)
                     return;
                 showProblem(done.error().sentence);
                 load();
             });
}

void CalendarSection::add()
{
    if (!m_day->isAcceptable() || !m_day->date()) {
        showProblem(m_day->text().trimmed().isEmpty() ? tr("Say which day it is.")
                                                      : problemText(DateProblem::NotUnderstood));
        m_day->setFocus();
        return;
    }
    showProblem({});
    const QDate day = *m_day->date();
    const QString name =
        m_name->text().trimmed().isEmpty() ? m_name->placeholderText() : m_name->text();
    whenDone(this, m_context.book.write([day, name](Session &session) {
        return HolidayService(session).add(day, name);
    }),
             [this](const Result<void> &done) {
                 if (!done) {
                     showProblem(done.error().sentence);
                     return;
                 }
                 m_day->clear();
                 m_name->clear();
                 m_day->setFocus();
             });
}

void CalendarSection::takeOut()
{
    const int row = m_list->currentRow();
    if (row < 0 || size_t(row) >= m_days.size())
        return;
    const Holiday chosen = m_days[size_t(row)];
    whenDone(this, m_context.book.write([day = chosen.day](Session &session) {
        return HolidayService(session).remove(day);
    }),
             [this, chosen](const Result<void> &done) {
                 if (!done) {
                     showProblem(done.error().sentence);
                     return;
                 }
                 UndoOffer offer;
                 offer.text = tr("%1 is worked").arg(Wording::of(m_context.book).day(chosen.day));
                 offer.undo = [self = QPointer(this), chosen] {
                     if (!self)
                         return;
                     whenDone(self, self->m_context.book.write([chosen](Session &session) {
                         return HolidayService(session).add(chosen.day, chosen.name);
                     }),
                              [self](const Result<void> &again) {
                                  if (!again)
                                      self->showProblem(again.error().sentence);
                              });
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void CalendarSection::import(const QString &path)
{
    showProblem({});
    const DateOrder assumed =
        dateContext(m_context.book.settings(), Wording::of(m_context.book)).order ==
                DayOrder::MonthDay
            ? DateOrder::Mdy
            : DateOrder::Dmy;
    whenDone(this, m_context.book.write([path, assumed](Session &session) -> Result<HolidayImport> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io,
                         tr("“%1” cannot be read: %2.").arg(path, file.errorString()),
                         path,
                         {}};
        return HolidayService(session).import(file.read(kLargestFile + 1), assumed);
    }),
             [this](const Result<HolidayImport> &report) {
                 if (report)
                     showImport(*report);
                 else
                     showProblem(report.error().sentence);
             });
}

void CalendarSection::showImport(const HolidayImport &report)
{
    Q_EMIT noticed(tr("%n holiday(s) added", nullptr, int(report.added.size())) +
                       (report.known > 0
                            ? QStringLiteral(" · ") + tr("%n known already", nullptr, report.known)
                            : QString()),
                   report.rejected.isEmpty() ? Tone::Good : Tone::Warn);
    if (!report.rejected.isEmpty())
        showProblem(tr("%n row(s) were left out. %1", nullptr, int(report.rejected.size()))
                        .arg(report.rejected.first()));
}

} // namespace duebook::ui
