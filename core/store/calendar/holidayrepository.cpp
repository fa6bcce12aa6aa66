// SPDX-License-Identifier: Apache-2.0
#include "core/store/calendar/holidayrepository.h"

#include "core/base/days.h"
#include "core/db/statement.h"

#include <QJsonArray>

namespace duebook {

namespace {

constexpr auto kList = R"(
    SELECT day, name, country FROM holiday
     WHERE country IN ($1, '') AND removed = 0 AND day BETWEEN $2 AND $3
     ORDER BY day, country)";
constexpr auto kLast = "SELECT max(day) FROM holiday WHERE country = $1";
constexpr auto kFill =
    "INSERT INTO holiday (country, day, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
constexpr auto kNameOfDay = R"(
    SELECT country, name, removed FROM holiday WHERE country IN ($1, '') AND day = $2
     ORDER BY country)";
constexpr auto kPut = R"(
    INSERT INTO holiday (country, day, name) VALUES ('', $1, $2)
    ON CONFLICT (country, day) DO UPDATE SET name = excluded.name)";
constexpr auto kPutBack = "UPDATE holiday SET removed = 0 WHERE country = $1 AND day = $2";
constexpr auto kTakeOut = R"(
    UPDATE holiday SET removed = 1 WHERE country = $1 AND country <> '' AND day = $2)";
constexpr auto kDeleteOwn = "DELETE FROM holiday WHERE country = '' AND day = $1";

struct Found {
    QString own;     ///< name the book's own day has; empty = none
    QString ofTable; ///< name in the country's table; empty = none
    bool removed = false;
};

Found findDay(Database &db, const QString &country, QDate day)
{
    Found found;
    Statement select(db, kNameOfDay);
    select.bind(country).bind(day);
    while (select.next()) {
        if (select.text(0).isEmpty()) {
            found.own = select.text(1);
        } else {
            found.ofTable = select.text(1);
            found.removed = select.flag(2);
        }
    }
    return found;
}

void tell(Transaction &transaction, QDate day, const QString &action, const QString &from,
          const QString &to)
{
    const qint64 id = toEpochDay(day);
    transaction.changed(Entity::Holiday, ChangeKind::Updated, id);
    transaction.audit(Entity::Holiday, id, {}, action,
                      {{QStringLiteral("day"), day.toString(Qt::ISODate)},
                       {QStringLiteral("name"), QJsonArray{from, to}}});
}

} // namespace

std::vector<Holiday> HolidayRepository::list(Database &db, const QString &country, QDate from,
                                             QDate until)
{
    std::vector<Holiday> days;
    Statement select(db, kList);
    select.bind(country).bind(from).bind(until);
    while (select.next()) {
        // The book's own comes first: its country is empty.
        if (days.empty() || days.back().day != select.day(0))
            days.push_back({select.day(0), select.text(1), select.text(2).isEmpty()});
    }
    return days;
}

QDate HolidayRepository::lastFilled(Database &db, const QString &country)
{
    Statement select(db, kLast);
    select.bind(country);
    return select.next() ? select.day(0) : QDate();
}

int HolidayRepository::fill(Transaction &transaction, const QString &country,
                            const std::vector<Holiday> &days)
{
    int added = 0;
    Statement insert(transaction, kFill);
    for (const Holiday &holiday : days) {
        insert.bind(country).bind(holiday.day).bind(holiday.name);
        insert.run();
        added += transaction.db().changedRows() > 0 ? 1 : 0;
        insert.reset();
    }
    if (added > 0)
        transaction.changed(Entity::Holiday, ChangeKind::Created, 0);
    return added;
}

bool HolidayRepository::add(Transaction &transaction, const QString &country, QDate day,
                            const QString &name)
{
    const Found before = findDay(transaction, country, day);
    const QString shown = !before.own.isEmpty() ? before.own
                          : before.removed      ? QString()
                                                : before.ofTable;
    if (shown == name)
        return false;
    if (before.removed && before.ofTable == name && before.own.isEmpty()) {
        Statement back(transaction, kPutBack);
        back.bind(country).bind(day);
        back.run();
    } else {
        Statement put(transaction, kPut);
        put.bind(day).bind(name);
        put.run();
    }
    tell(transaction, day, QStringLiteral("holiday added"), shown, name);
    return true;
}

bool HolidayRepository::remove(Transaction &transaction, const QString &country, QDate day)
{
    const Found before = findDay(transaction, country, day);
    const QString shown = !before.own.isEmpty() ? before.own
                          : before.removed      ? QString()
                                                : before.ofTable;
    if (shown.isEmpty())
        return false;
    Statement own(transaction, kDeleteOwn);
    own.bind(day);
    own.run();
    Statement out(transaction, kTakeOut);
    out.bind(country).bind(day);
    out.run();
    tell(transaction, day, QStringLiteral("holiday removed"), shown, {});
    return true;
}

} // namespace duebook
