// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendar/calendarservice.h"

#include "core/base/days.h"
#include "core/base/fullness.h"
#include "core/io/icalwriter.h"
#include "core/store/book/session.h"

#include "core/store/sharing/filecircle.h"

#include <QDir>
#include <QSaveFile>

namespace duebook {

namespace {

constexpr int kPageRows = 200;
constexpr int kMinutesOfCall = 15;
constexpr int kYearsAhead = 10;
// RFC 5545: 1 to 4 are high, 5 is normal, 6 to 9 are low.
constexpr int kHighPriority = 1;
constexpr int kLowPriority = 9;

// Before any row; days are negative before 1970.
constexpr CalendarKey kFirst{-1000000, 0};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::CalendarService)
};

using Read = std::vector<CalendarRow> (*)(Database &, const CalendarRange &, const CalendarKey &,
                                          int);

/// Which years the time zone is written out for.
struct Years {
    int from;
    int until;
};

Years yearsOf(Database &db, const CalendarRange &range, QDate today)
{
    Years years{today.year(), today.year() + kYearsAhead};
    for (const Read read : {&CalendarQuery::followUps, &CalendarQuery::promises}) {
        const std::vector<CalendarRow> first = read(db, range, kFirst, 1);
        if (!first.empty())
            years.from = qMin(years.from, first.front().day.year());
    }
    return years;
}

IcalEvent eventOf(const CalendarRow &row, QTime allDayReminder)
{
    IcalEvent event;
    event.uid = row.uid + QStringLiteral("@duebook");
    event.sequence = int(qMax(qint64{0}, row.rowVersion - 1));
    event.created = row.created;
    event.changed = row.changed;
    event.day = row.day;
    event.time = row.time;
    event.minutes = kMinutesOfCall;
    event.alarm = allDayReminder;
    return event;
}

/// One calendar on its way to a device.
class CalendarFile {
public:
    CalendarFile(Database &db, const Session &session, QIODevice &device,
                 const CalendarRange &range, const WorkControl &control)
        : m_db(db), m_device(device), m_range(range), m_control(control),
          m_reminder(session.settings().allDayReminder),
          m_years(yearsOf(db, range, session.today())),
          m_writer(session.zone(), m_years.from, m_years.until, session.clock().nowUtc())
    {
    }

    void begin(const QString &company)
    {
        put(m_writer.begin(company.isEmpty() ? QStringLiteral("Duebook")
                                             : QStringLiteral("Duebook – %1").arg(company)));
    }

    /// False when it was stopped.
    bool writeFollowUps()
    {
        return each(&CalendarQuery::followUps,
                    [this](const CalendarRow &row) {
                        put(m_writer.event(followUp(row)));
                        ++m_report.followUps;
                    }) &&
               each(&CalendarQuery::endedFollowUps,
                    [this](const CalendarRow &row) { putEnded(followUp(row)); });
    }

    /// False when it was stopped.
    bool writePromises()
    {
        return each(&CalendarQuery::promises,
                    [this](const CalendarRow &row) {
                        put(m_writer.event(promise(row)));
                        ++m_report.promises;
                    }) &&
               each(&CalendarQuery::endedPromises,
                    [this](const CalendarRow &row) { putEnded(promise(row)); });
    }

    void end() { put(m_writer.end()); }

    bool failed() const { return m_failed; }
    const CalendarReport &report() const { return m_report; }

private:
    void put(const QByteArray &text) { m_failed = m_failed || m_device.write(text) != text.size(); }

    void putEnded(IcalEvent event)
    {
        event.cancelled = true;
        put(m_writer.event(event));
        ++m_report.ended;
    }

    template <typename Take>
    bool each(Read read, Take &&take)
    {
        CalendarKey after = kFirst;
        while (!m_failed) {
            if (m_control.cancel.cancelled())
                return false;
            const std::vector<CalendarRow> rows = read(m_db, m_range, after, kPageRows);
            for (const CalendarRow &row : rows)
                take(row);
            m_control.report(m_report.followUps + m_report.promises + m_report.ended, 0);
            if (int(rows.size()) < kPageRows)
                return true;
            after = {toEpochDay(rows.back().day), rows.back().id};
        }
        return true;
    }

    IcalEvent followUp(const CalendarRow &row) const
    {
        IcalEvent event = eventOf(row, m_reminder);
        event.summary = row.text.isEmpty() ? row.accountName
                                           : Texts::tr("%1 – %2", "what is to be done, account")
                                                 .arg(row.text.simplified(), row.accountName);
        QStringList lines{about(row)};
        if (!row.contact.isEmpty())
            lines +=
                row.phone.isEmpty()
                    ? Texts::tr("Contact: %1").arg(row.contact)
                    : Texts::tr("Contact: %1, %2", "name, telephone").arg(row.contact, row.phone);
        if (!row.person.isEmpty())
            lines += Texts::tr("Assigned to: %1").arg(row.person);
        event.description = lines.join(QLatin1Char('\n'));
        event.category = Texts::tr("Follow-up");
        event.priority = row.priority > 0 ? kHighPriority : row.priority < 0 ? kLowPriority : 0;
        return event;
    }

    IcalEvent promise(const CalendarRow &row) const
    {
        IcalEvent event = eventOf(row, m_reminder);
        const QString amount =
            row.amount.toDecimal() + QLatin1Char(' ') + row.amount.currency().code();
        event.summary =
            row.promiser.isEmpty()
                ? Texts::tr("%1 promised by %2", "amount, account").arg(amount, row.accountName)
                : Texts::tr("%1 promised by %2 – %3", "amount, person, account")
                      .arg(amount, row.promiser, row.accountName);
        QStringList lines{about(row)};
        if (!row.text.isEmpty())
            lines += Texts::tr("On what it rests: %1").arg(row.text);
        if (!row.person.isEmpty())
            lines += Texts::tr("Collector: %1").arg(row.person);
        event.description = lines.join(QLatin1Char('\n'));
        event.category = Texts::tr("Promise");
        return event;
    }

    static QString about(const CalendarRow &row)
    {
        return Texts::tr("Account: %1 %2").arg(row.accountNumber, row.accountName);
    }

    Database &m_db;
    QIODevice &m_device;
    const CalendarRange &m_range;
    const WorkControl &m_control;
    QTime m_reminder;
    Years m_years;
    IcalWriter m_writer;
    CalendarReport m_report;
    bool m_failed = false;
};

} // namespace

Result<CalendarReport> CalendarService::write(QIODevice &device, const CalendarChoice &choice,
                                              const WorkControl &control)
{
    if (choice.range.from.isValid() && choice.range.until.isValid() &&
        choice.range.until < choice.range.from)
        return Error{ErrorCode::Invalid,
                     tr("The range ends before it begins: choose a later last day."),
                     QStringLiteral("until"),
                     {}};
    CalendarRange range = choice.range;
    if (!range.endedSince.isValid())
        range.endedSince = m_session.clock().nowUtc().addDays(-kEndedDays);
    return m_session.read([&](Database &db) -> Result<CalendarReport> {
        CalendarFile file(db, m_session, device, range, control);
        file.begin(m_session.settings().company);
        if ((choice.followUps && !file.writeFollowUps()) ||
            (choice.promises && !file.writePromises()))
            return Error{ErrorCode::Cancelled, tr("The export was stopped."), {}, {}};
        file.end();
        if (file.failed())
            return Error{ErrorCode::Io,
                         tr("The calendar could not be written: %1.").arg(device.errorString()),
                         QStringLiteral("file"),
                         {}};
        return file.report();
    });
}

Result<CalendarReport> CalendarService::write(const QString &path, const CalendarChoice &choice,
                                              const WorkControl &control)
{
    QSaveFile file(path);
    const auto failure = [&] {
        if (ranFull(file))
            return Error{ErrorCode::Full,
                         tr("There is no room for “%1”: free some space or choose another drive.")
                             .arg(QDir::toNativeSeparators(path)),
                         path, file.errorString()};
        return Error{ErrorCode::Io,
                     tr("“%1” cannot be written: %2.")
                         .arg(QDir::toNativeSeparators(path), file.errorString()),
                     path,
                     {}};
    };
    if (!openOwnFile(file, circleAt(path)))
        return failure();
    const Result<CalendarReport> report = write(file, choice, control);
    if (!report)
        return ranFull(file) ? failure() : report.error();
    if (!file.commit())
        return failure();
    return report;
}

} // namespace duebook
