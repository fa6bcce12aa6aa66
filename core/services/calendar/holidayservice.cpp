// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendar/holidayservice.h"

#include "core/base/log.h"
#include "core/rules/calendar/holidays.h"
#include "core/rules/team/permissions.h"
#include "core/services/calendar/holidayfile.h"
#include "core/services/promises/promiseupkeep.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/calendar/holidayrepository.h"

#include <QDir>
#include <QFile>

namespace duebook {

namespace {

constexpr int kYearsBefore = 1;
constexpr int kYearsAfter = 3;
constexpr int kLongestName = 120;

std::optional<HolidayTable> tableOf(const QString &country)
{
    // A code of two letters, so that no path can be made of it.
    if (country.size() != 2 || !country.at(0).isUpper() || !country.at(1).isUpper())
        return std::nullopt;
    QFile file(QStringLiteral(":/holidays/%1.json").arg(country));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QString problem;
    std::optional<HolidayTable> table = HolidayTable::fromJson(file.readAll(), &problem);
    if (!table)
        qCWarning(logBook) << "holiday table" << country << problem;
    return table;
}

} // namespace

const std::vector<HolidayCountry> &HolidayService::countries()
{
    static const std::vector<HolidayCountry> all = [] {
        std::vector<HolidayCountry> found;
        for (const QString &file :
             QDir(QStringLiteral(":/holidays")).entryList({}, QDir::Files, QDir::Name)) {
            if (const std::optional<HolidayTable> table = tableOf(file.left(2)))
                found.push_back({table->country(), table->name(), table->source()});
        }
        return found;
    }();
    return all;
}

Result<std::vector<Holiday>> HolidayService::list(QDate from, QDate until)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Holiday>> {
        return HolidayRepository::list(db, m_session.settings().holidayCountry, from, until);
    });
}

template <typename Work>
Result<void> HolidayService::change(Work &&work)
{
    const Result<void> done = m_session.write([&](Transaction &transaction) -> Result<void> {
        if (const Result<void> changed = work(transaction); !changed)
            return changed;
        PromiseUpkeep(transaction, SettingsRepository::load(transaction), m_session.today())
            .everywhere();
        return {};
    });
    return done ? m_session.loadSettings() : done;
}

Result<void> HolidayService::add(QDate day, const QString &name)
{
    if (const auto allowed = require(Right::ChangeSettings, m_session.user()); !allowed)
        return allowed;
    if (!day.isValid())
        return Error{ErrorCode::Invalid, tr("Say which day it is."), QStringLiteral("day"), {}};
    const QString trimmed = name.simplified();
    if (trimmed.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Give the day a name, for example “Company holiday”."),
                     QStringLiteral("name"),
                     {}};
    if (trimmed.size() > kLongestName)
        return Error{ErrorCode::Invalid,
                     tr("The name is too long: at most %n character(s).", nullptr, kLongestName),
                     QStringLiteral("name"),
                     {}};
    return change([&](Transaction &transaction) -> Result<void> {
        HolidayRepository::add(transaction, m_session.settings().holidayCountry, day, trimmed);
        return {};
    });
}

Result<void> HolidayService::remove(QDate day)
{
    if (const auto allowed = require(Right::ChangeSettings, m_session.user()); !allowed)
        return allowed;
    return change([&](Transaction &transaction) -> Result<void> {
        if (HolidayRepository::remove(transaction, m_session.settings().holidayCountry, day))
            return {};
        return Error{ErrorCode::NotFound,
                     tr("%1 is no holiday of the book.").arg(day.toString(Qt::ISODate)),
                     QStringLiteral("day"),
                     {}};
    });
}

Result<HolidayImport> HolidayService::import(const QByteArray &file, DateOrder assumed)
{
    if (const auto allowed = require(Right::ChangeSettings, m_session.user()); !allowed)
        return allowed.error();
    const Result<HolidayFile> read = readHolidayFile(file, assumed, m_session.today());
    if (!read)
        return read.error();
    HolidayImport report;
    report.rejected = read->rejected;
    const Result<void> done = change([&](Transaction &transaction) -> Result<void> {
        for (const Holiday &holiday : read->days) {
            const QString name = holiday.name.simplified().left(kLongestName);
            if (HolidayRepository::add(transaction, m_session.settings().holidayCountry,
                                       holiday.day, name))
                report.added.push_back({holiday.day, name, true});
            else
                ++report.known;
        }
        return {};
    });
    if (!done)
        return done.error();
    return report;
}

void HolidayService::fill(Transaction &transaction, const QString &country, QDate today)
{
    const std::optional<HolidayTable> table = tableOf(country);
    if (!table)
        return;
    std::vector<Holiday> days;
    for (int year = today.year() - kYearsBefore; year <= today.year() + kYearsAfter; ++year) {
        const std::vector<Holiday> ofYear = table->of(year);
        days.insert(days.end(), ofYear.begin(), ofYear.end());
    }
    HolidayRepository::fill(transaction, country, days);
}

bool HolidayService::needsFilling(Session &session)
{
    const QString country = session.settings().holidayCountry;
    if (country.isEmpty())
        return false;
    const Result<QDate> last = session.read(
        [&](Database &db) -> Result<QDate> { return HolidayRepository::lastFilled(db, country); });
    return last && (!last->isValid() || last->year() < session.today().year() + kYearsAfter) &&
           tableOf(country).has_value();
}

} // namespace duebook
