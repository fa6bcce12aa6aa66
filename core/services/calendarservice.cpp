// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendarservice.h"

#include "core/base/days.h"
#include "core/io/icalwriter.h"
#include "core/store/session.h"

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
        const std::vector<CalendarRow> first = read(db, range, {-1000000, 0}, 1);
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
    return m_session.read([&](Database &db) -> Result<CalendarReport> {
        const BookSettings &settings = m_session.settings();
        const Years years = yearsOf(db, choice.range, m_session.today());
        const IcalWriter writer(m_session.zone(), years.from, years.until,
                                m_session.clock().nowUtc());
        CalendarReport report;
        bool failed = false;
        const auto put = [&](const QByteArray &text) {
            failed = failed || device.write(text) != text.size();
        };
        put(writer.begin(settings.company.isEmpty()
                             ? QStringLiteral("Duebook")
                             : QStringLiteral("Duebook – %1").arg(settings.company)));

        const auto about = [](const CalendarRow &row) {
            return tr("Account: %1 %2").arg(row.accountNumber, row.accountName);
        };
        const auto followUp = [&](const CalendarRow &row) {
            IcalEvent event = eventOf(row, settings.allDayReminder);
            event.summary = row.text.isEmpty() ? row.accountName
                                               : tr("%1 – %2", "what is to be done, account")
                                                     .arg(row.text.simplified(), row.accountName);
            QStringList lines{about(row)};
            if (!row.contact.isEmpty())
                lines += row.phone.isEmpty()
                             ? tr("Contact: %1").arg(row.contact)
                             : tr("Contact: %1, %2", "name, telephone").arg(row.contact, row.phone);
            if (!row.person.isEmpty())
                lines += tr("Assigned to: %1").arg(row.person);
            event.description = lines.join(QLatin1Char('\n'));
            event.category = tr("Follow-up");
            event.priority = row.priority > 0 ? kHighPriority : row.priority < 0 ? kLowPriority : 0;
            put(writer.event(event));
            ++report.followUps;
        };
        const auto promise = [&](const CalendarRow &row) {
            IcalEvent event = eventOf(row, settings.allDayReminder);
            const QString amount =
                row.amount.toDecimal() + QLatin1Char(' ') + row.amount.currency().code();
            event.summary =
                row.promiser.isEmpty()
                    ? tr("%1 promised by %2", "amount, account").arg(amount, row.accountName)
                    : tr("%1 promised by %2 – %3", "amount, person, account")
                          .arg(amount, row.promiser, row.accountName);
            QStringList lines{about(row)};
            if (!row.text.isEmpty())
                lines += tr("On what it rests: %1").arg(row.text);
            if (!row.person.isEmpty())
                lines += tr("Collector: %1").arg(row.person);
            event.description = lines.join(QLatin1Char('\n'));
            event.category = tr("Promise");
            put(writer.event(event));
            ++report.promises;
        };
        const auto each = [&](Read read, const auto &take) -> bool {
            CalendarKey after{-1000000, 0};
            while (!failed) {
                if (control.cancel.cancelled())
                    return false;
                const std::vector<CalendarRow> rows = read(db, choice.range, after, kPageRows);
                for (const CalendarRow &row : rows)
                    take(row);
                control.report(report.followUps + report.promises, 0);
                if (int(rows.size()) < kPageRows)
                    return true;
                after = {toEpochDay(rows.back().day), rows.back().id};
            }
            return true;
        };
        const bool complete = (!choice.followUps || each(&CalendarQuery::followUps, followUp)) &&
                              (!choice.promises || each(&CalendarQuery::promises, promise));
        if (!complete)
            return Error{ErrorCode::Cancelled, tr("The export was stopped."), {}, {}};
        put(writer.end());
        if (failed)
            return Error{ErrorCode::Io,
                         tr("The calendar could not be written: %1.").arg(device.errorString()),
                         QStringLiteral("file"),
                         {}};
        return report;
    });
}

Result<CalendarReport> CalendarService::write(const QString &path, const CalendarChoice &choice,
                                              const WorkControl &control)
{
    QSaveFile file(path);
    const auto failure = [&] {
        return Error{ErrorCode::Io,
                     tr("“%1” cannot be written: %2.")
                         .arg(QDir::toNativeSeparators(path), file.errorString()),
                     path,
                     {}};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    const Result<CalendarReport> report = write(file, choice, control);
    if (!report)
        return report.error();
    if (!file.commit())
        return failure();
    return report;
}

} // namespace duebook
