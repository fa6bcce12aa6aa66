// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendar/calendarservice.h"

#include "core/db/statement.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/promises/promiseservice.h"
#include "tests/support/ledger.h"
#include "tests/support/promises.h"
#include "tests/support/talks.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <libical/ical.h>

namespace duebook {

using namespace test;

namespace {

struct CalendarBook : LedgerBook {
    CalendarService calendar{session};
    AccountId customer =
        account("10020", QString::fromUtf8("Müller; Söhne, Köln \"GmbH\" \\ כהן 🙂"));

    void zone(const char *id)
    {
        must(SettingsService(session).setValue(QStringLiteral("time_zone"), QLatin1String(id)));
    }
    FollowUp followUp(const char *due, QTime time = {},
                      const QString &reason = QStringLiteral("Call back"))
    {
        NewFollowUp draft = aFollowUp(customer, day(due), time);
        draft.reason = reason;
        return must(FollowUpService(session).create(draft));
    }
    void promise(const char *uid, const char *due, qint64 cents, int state = 1)
    {
        Statement insert(session.database(),
                         "INSERT INTO promise (uid, account_id, made_day, due_day, currency,"
                         " amount, state, said_by, created_at, changed_at)"
                         " VALUES ($1, $2, $3, $3, 'EUR', $4, $5, 'Ingrid Dahl', 0, 0)");
        insert.bind(QLatin1String(uid)).bind(customer).bind(day(due)).bind(cents).bind(state);
        insert.run();
    }
    QByteArray text(const CalendarChoice &choice = {})
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        must(calendar.write(buffer, choice));
        return buffer.data();
    }
};

/// Lines with their folding taken back.
QStringList lines(QByteArray text)
{
    text.replace("\r\n ", "");
    return QString::fromUtf8(text).split(QStringLiteral("\r\n"));
}

qsizetype countOf(const QByteArray &text, const QByteArray &line)
{
    return lines(text).count(QString::fromUtf8(line));
}

qsizetype linesWith(const QByteArray &text, const char *part)
{
    return lines(text).filter(QString::fromUtf8(part)).size();
}

/// What libical says against the file; empty when nothing.
QStringList problems(const QByteArray &text)
{
    QStringList found;
    icalcomponent *calendar = icalparser_parse_string(text.constData());
    if (calendar == nullptr)
        return {QStringLiteral("not read")};
    icalrestriction_check(calendar);
    for (icalcomponent *part = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT);
         part != nullptr; part = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
        for (icalproperty *each = icalcomponent_get_first_property(part, ICAL_XLICERROR_PROPERTY);
             each != nullptr; each = icalcomponent_get_next_property(part, ICAL_XLICERROR_PROPERTY))
            found += QString::fromUtf8(icalproperty_as_ical_string(each));
    }
    icalcomponent_free(calendar);
    return found;
}

/// An event as libical reads it.
struct Event {
    bool cancelled = false;
    int sequence = 0;
    int alarms = 0;
};

QMap<QString, Event> eventsIn(const QByteArray &text)
{
    QMap<QString, Event> events;
    icalcomponent *calendar = icalparser_parse_string(text.constData());
    REQUIRE(calendar != nullptr);
    for (icalcomponent *part = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         part != nullptr; part = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        events.insert(QString::fromUtf8(icalcomponent_get_uid(part)),
                      {icalcomponent_get_status(part) == ICAL_STATUS_CANCELLED,
                       icalcomponent_get_sequence(part),
                       icalcomponent_count_components(part, ICAL_VALARM_COMPONENT)});
    icalcomponent_free(calendar);
    return events;
}

} // namespace

TEST_CASE("Follow-ups and promises are events with alarms that keep their uid", "[calendar]")
{
    CalendarBook book;
    book.zone("Europe/Berlin");
    Contact ingrid;
    ingrid.account = book.customer;
    ingrid.name = QStringLiteral("Ingrid Dahl");
    ingrid.phone = QStringLiteral("+47 55 00 00 12");
    must(ContactService(book.session).add(ingrid));
    const FollowUp timed = book.followUp("2026-03-10", QTime(14, 30));
    book.followUp("2026-03-11", {}, QStringLiteral("Line one\nline two, with; signs \\ and 🙂"));
    book.promise("promise-1", "2026-03-13", 400'00);
    book.promise("promise-2", "2026-03-14", 500'00, 2);

    const QByteArray text = book.text();
    CHECK(text.startsWith("BEGIN:VCALENDAR\r\n"));
    CHECK(text.endsWith("END:VCALENDAR\r\n"));
    CHECK(text.count('\n') == text.count("\r\n"));
    for (const QByteArray &line : text.split('\n'))
        CHECK(line.size() <= 76);
    CHECK(problems(text).isEmpty());
    CHECK(countOf(text, "BEGIN:VEVENT") == 3);
    CHECK(countOf(text, "BEGIN:VALARM") == 3);
    CHECK(countOf(text, "DTSTART;TZID=Europe/Berlin:20260310T143000") == 1);
    CHECK(countOf(text, "DTEND;TZID=Europe/Berlin:20260310T144500") == 1);
    CHECK(countOf(text, "DTSTART;VALUE=DATE:20260311") == 1);
    CHECK(countOf(text, "DTEND;VALUE=DATE:20260312") == 1);
    CHECK(countOf(text, "TRIGGER:PT0S") == 1);
    CHECK(countOf(text, "TRIGGER:PT9H") == 2);
    CHECK(countOf(text, "SEQUENCE:0") == 3);
    CHECK(countOf(text, "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU") == 1);
    CHECK(countOf(text, "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU") == 1);
    CHECK(linesWith(text, "SUMMARY:400.00 EUR promised by Ingrid Dahl") == 1);
    CHECK(linesWith(text, "+47 55 00 00 12") == 2);

    // Put off and exported again: the same event, a later version of it.
    must(FollowUpService(book.session)
             .snooze(timed.id, timed.rowVersion, day("2026-03-12"), QTime(9, 0)));
    const QByteArray later = book.text();
    const auto uids = [](const QByteArray &calendar) {
        QStringList found = lines(calendar).filter(QStringLiteral("UID:"));
        found.sort();
        return found;
    };
    CHECK(uids(later) == uids(text));
    CHECK(countOf(later, "SEQUENCE:1") == 1);
    CHECK(countOf(later, "DTSTART;TZID=Europe/Berlin:20260312T090000") == 1);
}

TEST_CASE("What is no longer open takes its event out of the calendar", "[calendar]")
{
    CalendarBook book;
    book.zone("Europe/Berlin");
    FollowUpService followUps(book.session);
    PromiseService promises(book.session);
    const UserId ben = aUser(book.session, QStringLiteral("ben"));
    const InvoiceId invoice = book.invoice(book.customer, "R1", "2026-02-01", eur(100'00));
    const FollowUp done = book.followUp("2026-03-10", QTime(14, 30));
    const FollowUp dropped = book.followUp("2026-03-12");
    const FollowUp later = book.followUp("2026-05-12");
    book.followUp("2026-03-13", {}, QStringLiteral("still to be done"));
    const Promise promise =
        must(promises.create(aPromise(book.customer, "2026-03-16", eur(60'00), {invoice})));
    const QMap<QString, Event> before = eventsIn(book.text());
    REQUIRE(before.size() == 5);
    for (const Event &event : before)
        CHECK_FALSE(event.cancelled);

    must(followUps.done(done.id, done.rowVersion));
    must(followUps.cancel(dropped.id, dropped.rowVersion));
    must(followUps.done(later.id, later.rowVersion));
    must(promises.cancel(promise.id, promise.rowVersion, QStringLiteral("entered twice")));
    const QByteArray text = book.text();
    CHECK(problems(text).isEmpty());
    const QMap<QString, Event> after = eventsIn(text);
    REQUIRE(after.keys() == before.keys());
    int open = 0;
    for (auto each = after.begin(); each != after.end(); ++each) {
        if (!each->cancelled) {
            CHECK(each->alarms == 1);
            ++open;
            continue;
        }
        CHECK(each->sequence > before[each.key()].sequence);
        CHECK(each->alarms == 0);
    }
    CHECK(open == 1);

    const auto ended = [&](const CalendarChoice &choice) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        return must(book.calendar.write(buffer, choice)).ended;
    };
    CHECK(ended({}) == 4);
    CHECK(ended({{}, false, true}) == 1);
    CHECK(ended({{{}, day("2026-03-01"), day("2026-03-31")}, true, false}) == 2);
    CHECK(ended({{ben, {}, {}}, true, true}) == 0);
    // Whoever imports after a season begins a calendar anew.
    book.clock.advance(qint64{CalendarService::kEndedDays + 1} * 86'400);
    CHECK(ended({}) == 0);
}

TEST_CASE("The file holds what was chosen: person, range, kind", "[calendar]")
{
    CalendarBook book;
    const UserId ben = aUser(book.session, QStringLiteral("ben"));
    book.followUp("2026-01-10");
    const FollowUp bens = book.followUp("2026-03-10");
    must(FollowUpService(book.session).reassign(bens.id, bens.rowVersion, ben));
    const FollowUp done = book.followUp("2026-03-10");
    must(FollowUpService(book.session).done(done.id, done.rowVersion));
    book.promise("p", "2026-04-01", 1'00);
    const auto events = [&](const CalendarChoice &choice) {
        const QByteArray text = book.text(choice);
        return countOf(text, "BEGIN:VEVENT") - countOf(text, "STATUS:CANCELLED");
    };
    CHECK(events({}) == 3);
    CHECK(events({{ben, {}, {}}, true, true}) == 1);
    must(book.accounts.assignOwner({book.customer}, ben));
    CHECK(events({{ben, {}, {}}, true, true}) == 2);
    CHECK(events({{{}, day("2026-03-01"), day("2026-03-31")}, true, true}) == 1);
    CHECK(events({{}, false, true}) == 1);
    CHECK(events({{}, true, false}) == 2);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CHECK(book.calendar.write(buffer, {{{}, day("2026-03-02"), day("2026-03-01")}, true, true})
              .error()
              .place == QStringLiteral("until"));
}

TEST_CASE("Times are told in the zone of the book, with rules every program knows", "[calendar]")
{
    CalendarBook book;
    book.followUp("2026-07-10", QTime(8, 0));
    for (const char *utc : {"UTC", "Etc/UTC"}) {
        if (!QTimeZone::isTimeZoneIdAvailable(utc))
            continue;
        book.zone(utc);
        CHECK(countOf(book.text(), "DTSTART:20260710T080000Z") == 1);
        CHECK(countOf(book.text(), "BEGIN:VTIMEZONE") == 0);
    }
    for (const char *zone : {"America/New_York", "Asia/Jerusalem", "Asia/Kolkata", "Asia/Tokyo",
                             "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"}) {
        INFO(zone);
        book.zone(zone);
        const QByteArray text = book.text();
        CHECK(problems(text).isEmpty());
        CHECK(countOf(text, QByteArray("DTSTART;TZID=") + zone + ":20260710T080000") == 1);
        // What libical works out of the rules is what the zone says.
        icalcomponent *calendar = icalparser_parse_string(text.constData());
        icalcomponent *rules =
            icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
        REQUIRE(rules != nullptr);
        icaltimezone *made = icaltimezone_new();
        REQUIRE(icaltimezone_set_component(made, icalcomponent_new_clone(rules)) == 1);
        for (QDate each(2026, 1, 15); each < QDate(2031, 1, 1); each = each.addMonths(1)) {
            icaltimetype noon = icaltime_null_time();
            noon.year = each.year();
            noon.month = each.month();
            noon.day = each.day();
            noon.hour = 12;
            int daylight = 0;
            const int offset = icaltimezone_get_utc_offset(made, &noon, &daylight);
            const QDateTime local(each, QTime(12, 0), QTimeZone(zone));
            CHECK(offset == local.offsetFromUtc());
        }
        icaltimezone_free(made, 1);
        icalcomponent_free(calendar);
    }
}

TEST_CASE("Many pages of events are written, and a stop leaves no file", "[calendar]")
{
    CalendarBook book;
    for (int i = 0; i < 450; ++i)
        book.followUp(i % 2 == 0 ? "2026-03-10" : "2026-03-11");
    CHECK(countOf(book.text(), "BEGIN:VEVENT") == 450);
    const QString path = book.book.folder() + QStringLiteral("/work.ics");
    WorkControl control;
    control.cancel.cancel();
    CHECK(book.calendar.write(path, {}, control).error().code == ErrorCode::Cancelled);
    CHECK_FALSE(QFile::exists(path));
    const CalendarReport report = must(book.calendar.write(path, {}));
    CHECK(report.followUps == 450);
    CHECK(QFile::exists(path));
    CHECK(book.calendar.write(QStringLiteral("/no/such/folder/x.ics"), {}).error().code ==
          ErrorCode::Io);
}

TEST_CASE("Another program reads every text as it was written", "[calendar]")
{
    const QString python = QStringLiteral("/usr/bin/python3");
    QProcess probe;
    probe.start(python, {QStringLiteral("-c"), QStringLiteral("import icalendar")});
    if (!probe.waitForFinished(30000) || probe.exitCode() != 0) {
        WARN("python3-icalendar is not on this machine");
        return;
    }
    CalendarBook book;
    book.zone("Europe/Berlin");
    const QString reason = QString::fromUtf8("Zahlung ½ €, \"prüfen\"; שלום 🙂 ") +
                           QString(200, QChar(u'ü'));
    book.followUp("2026-03-10", QTime(14, 30), reason);
    book.promise("p", "2026-04-01", 1'234'50);
    const QString path = book.book.folder() + QStringLiteral("/work.ics");
    must(book.calendar.write(path, {}));
    QProcess reader;
    reader.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    reader.start(python,
                 {QStringLiteral("-c"),
                  QStringLiteral("import icalendar,json,sys\n"
                                 "c=icalendar.Calendar.from_ical(open(sys.argv[1],'rb').read())\n"
                                 "print(json.dumps([[str(e['summary']),str(e['uid']),"
                                 "e['dtstart'].dt.isoformat(),len(e.subcomponents)]"
                                 " for e in c.walk('vevent')]))\n"),
                  path});
    REQUIRE(reader.waitForFinished(60000));
    INFO(reader.readAllStandardError().toStdString());
    const QJsonArray events = QJsonDocument::fromJson(reader.readAllStandardOutput()).array();
    REQUIRE(events.size() == 2);
    CHECK(events[0][0].toString() ==
          reason + QString::fromUtf8(" – Müller; Söhne, Köln \"GmbH\" \\ כהן 🙂"));
    CHECK(events[0][2].toString().startsWith(QStringLiteral("2026-03-10T14:30:00")));
    CHECK(events[0][3].toInt() == 1);
    CHECK(
        events[1][0].toString().startsWith(QStringLiteral("1234.50 EUR promised by Ingrid Dahl")));
    CHECK(events[1][2].toString() == QStringLiteral("2026-04-01"));
}

} // namespace duebook
