// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/calendar/calendarservice.h"
#include "core/services/calendar/holidayservice.h"

#include <QFile>

namespace duebook::cli {

namespace {

const Choices<bool> kYesNo{{"yes", true}, {"no", false}};
const Choices<DateOrder> kOrders{
    {"DMY", DateOrder::Dmy}, {"MDY", DateOrder::Mdy}, {"YMD", DateOrder::Ymd}};
constexpr int kDaysListed = 366;

Result<ExitCode> runCalendar(Run &run)
{
    const CommandLine &given = run.given();
    const Result<bool> promises = choiceOption(given, "promises", kYesNo, true);
    if (!promises)
        return promises.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    CalendarChoice choice;
    choice.promises = *promises;
    const Result<UserId> user = userOption(given, session, "user");
    if (!user)
        return user.error();
    choice.range.user = *user;
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    choice.range.from = *from;
    const Result<QDate> until = dayOption(given, session, "until");
    if (!until)
        return until.error();
    choice.range.until = *until;
    const WorkControl control = run.control(Texts::tr("writing"));
    const Result<CalendarReport> report =
        CalendarService(session).write(given.value("out"), choice, control);
    run.endProgress();
    if (!report)
        return report.error();
    run.out().field(QStringLiteral("file"), Texts::tr("File"), given.value("out"));
    run.out().field(QStringLiteral("follow_ups"), Texts::tr("Follow-ups"),
                    count(report->followUps));
    run.out().field(QStringLiteral("promises"), Texts::tr("Promises"), count(report->promises));
    run.out().field(QStringLiteral("ended"), Texts::tr("No longer open"), count(report->ended));
    return ExitCode::Done;
}

void printHolidays(Output &out, const std::vector<Holiday> &days, const char *key = "holidays")
{
    out.beginTable(QString::fromLatin1(key),
                   {{QStringLiteral("day"), Texts::tr("Day")},
                    {QStringLiteral("weekday"), Texts::tr("Weekday")},
                    {QStringLiteral("name"), Texts::tr("Name")},
                    {QStringLiteral("own"), Texts::tr("Our own")}},
                   {}, Texts::tr("No holiday: “settings set holiday_country DE” fills them in."));
    for (const Holiday &each : days)
        out.row({day(each.day), QLocale().dayName(each.day.dayOfWeek(), QLocale::ShortFormat),
                 each.name, yesNo(each.own)});
    out.endTable();
}

Result<ExitCode> runHolidays(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    const Result<QDate> until = dayOption(given, session, "until");
    if (!until)
        return until.error();
    const QDate first = from->isValid() ? *from : session.today();
    const QDate last = until->isValid() ? *until : first.addDays(kDaysListed);
    const Result<std::vector<Holiday>> days = HolidayService(session).list(first, last);
    if (!days)
        return days.error();
    run.out().about(QStringLiteral("country"), Texts::tr("Country"),
                    session.settings().holidayCountry);
    printHolidays(run.out(), *days);
    return ExitCode::Done;
}

Result<ExitCode> runCountries(Run &run)
{
    run.out().beginTable(QStringLiteral("countries"),
                         {{QStringLiteral("code"), Texts::tr("Code")},
                          {QStringLiteral("name"), Texts::tr("Country")},
                          {QStringLiteral("source"), Texts::tr("Source")}});
    for (const HolidayCountry &country : HolidayService::countries())
        run.out().row({country.code, country.name, country.source});
    run.out().endTable();
    return ExitCode::Done;
}

/// The session and the day named first.
Result<std::pair<Session *, QDate>> sessionAndDay(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<NaturalDate> day =
        readDay(**session, run.given().argument(0), QStringLiteral("DAY"));
    if (!day)
        return day.error();
    return std::pair(*session, day->day);
}

Result<ExitCode> runAdd(Run &run)
{
    const auto at = sessionAndDay(run);
    if (!at)
        return at.error();
    const auto &[session, day] = *at;
    HolidayService service(*session);
    const Result<void> done = service.add(day, run.given().value("name"));
    if (!done)
        return done.error();
    const Result<std::vector<Holiday>> days = service.list(day, day);
    if (!days)
        return days.error();
    printHolidays(run.out(), *days);
    return ExitCode::Done;
}

Result<ExitCode> runRemove(Run &run)
{
    const auto at = sessionAndDay(run);
    if (!at)
        return at.error();
    const auto &[session, which] = *at;
    const Result<void> done = HolidayService(*session).remove(which);
    if (!done)
        return done.error();
    run.out().field(QStringLiteral("removed"), Texts::tr("Removed"), day(which));
    return ExitCode::Done;
}

Result<ExitCode> runImport(Run &run)
{
    const CommandLine &given = run.given();
    const bool monthFirst = QLocale().dateFormat(QLocale::ShortFormat).startsWith(QLatin1Char('M'));
    const Result<DateOrder> order =
        choiceOption(given, "dates", kOrders, monthFirst ? DateOrder::Mdy : DateOrder::Dmy);
    if (!order)
        return order.error();
    QFile file(given.argument(0));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     Texts::tr("the file cannot be read: %1").arg(file.errorString()),
                     given.argument(0),
                     {}};
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<HolidayImport> report = HolidayService(**session).import(file.readAll(), *order);
    if (!report)
        return report.error();
    printHolidays(run.out(), report->added, "added");
    run.out().field(QStringLiteral("known"), Texts::tr("Known already"), count(report->known));
    if (report->rejected.isEmpty())
        return ExitCode::Done;
    run.out().beginTable(QStringLiteral("rejected"),
                         {{QStringLiteral("reason"), Texts::tr("Reason")}}, Texts::tr("Rejected"));
    for (const QString &reason : report->rejected)
        run.out().row({reason});
    run.out().endTable();
    return ExitCode::Rejected;
}

} // namespace

std::vector<Verb> calendarVerbs()
{
    return {
        {"calendar",
         QT_TRANSLATE_NOOP("duebook::Cli", "Writes follow-ups and promises as a calendar file"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "An .ics file with what is open, with alarms, for Thunderbird, Outlook, "
                           "Google and others. Written again it replaces the file; read again it "
                           "replaces the events; what was done, cancelled or kept in the last 90 "
                           "days stands in it as cancelled."),
         {},
         {{"out", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the file to write"), false, true},
          {"user", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "only this user's; me = mine (default: everybody's)")},
          {"from", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "the first day (default: the earliest)")},
          {"until", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "the last day (default: without end)")},
          {"promises", "yes|no",
           QT_TRANSLATE_NOOP("duebook::Cli", "whether promises are in it (default: yes)")}},
         {"--book ledger.duebook calendar --out work.ics --user me --until \"in 4 weeks\""},
         &runCalendar},
        {"holidays",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the days that are not worked"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Those of the setting holiday_country and those put in by hand."),
         {},
         {{"from", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "the first day (default: today)")},
          {"until", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "the last day (default: a year later)")}},
         {"--book ledger.duebook holidays --until 2026-12-31"},
         &runHolidays},
        {"holidays add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts a holiday of our own in"),
         "",
         {{"DAY", QT_TRANSLATE_NOOP("duebook::Cli", "the day")}},
         {{"name", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "its name"), false, true}},
         {"--book ledger.duebook holidays add 2026-12-24 --name \"Company holiday\""},
         &runAdd},
        {"holidays remove",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes a holiday out: that day is worked"),
         "",
         {{"DAY", QT_TRANSLATE_NOOP("duebook::Cli", "the day")}},
         {},
         {},
         &runRemove},
        {"holidays import",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts the holidays of an .ics or CSV file in"),
         "",
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "a calendar, or a table of dates and names")}},
         {{"dates", "DMY|MDY|YMD",
           QT_TRANSLATE_NOOP("duebook::Cli", "order of day and month where no date tells it")}},
         {"--book ledger.duebook holidays import holidays.csv"},
         &runImport},
        {"holidays countries",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the countries whose holidays are known"),
         "",
         {},
         {},
         {},
         &runCountries},
    };
}

} // namespace duebook::cli
