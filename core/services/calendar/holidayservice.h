// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/holiday.h"
#include "core/rules/importing/dateparser.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Session;
class Transaction;

/// A country whose holidays are known.
struct HolidayCountry {
    QString code; ///< ISO 3166: what the setting `holiday_country` holds
    QString name; ///< as people there write it, with what the table covers
    QString source;

    friend bool operator==(const HolidayCountry &, const HolidayCountry &) = default;
};

/// What became of a file of holidays.
struct HolidayImport {
    std::vector<Holiday> added;
    int known = 0;        ///< stood there already
    QStringList rejected; ///< one sentence each, with the row
};

/// The days that are not worked: the table of the book's country and what people put in or took
/// out. Whoever may change settings may change them. Every change loads the settings of the session
/// again, so that date fields and days of grace use it. Belongs to the thread of its session. Field
/// errors have as `place` "day" or "name".
class HolidayService {
    Q_DECLARE_TR_FUNCTIONS(duebook::HolidayService)
public:
    explicit HolidayService(Session &session) : m_session(session) {}

    /// By code. Compiled in from resources/holidays.
    static const std::vector<HolidayCountry> &countries();

    /// The days of the book's country and its own, both ends included, by day.
    Result<std::vector<Holiday>> list(QDate from, QDate until);

    /// A day of our own, or another name for a day. Errors: Invalid, Forbidden.
    Result<void> add(QDate day, const QString &name);

    /// A day of the country's table stays out when the table is filled again. Errors: NotFound,
    /// Forbidden.
    Result<void> remove(QDate day);

    /// Adds the days of an .ics or CSV file (date and name in any column, any usual encoding and
    /// order of day and month; `assumed` decides where the file does not). Errors: Invalid,
    /// Forbidden.
    Result<HolidayImport> import(const QByteArray &file, DateOrder assumed);

    /// Puts the years around `today` of a country into the book, inside a transaction: when the
    /// country is chosen and when years have passed. An unknown country has no days.
    static void fill(Transaction &transaction, const QString &country, QDate today);

    /// Whether `fill` has something to do.
    static bool needsFilling(Session &session);

private:
    template <typename Work>
    Result<void> change(Work &&work);

    Session &m_session;
};

} // namespace duebook
