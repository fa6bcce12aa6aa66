// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/page.h"
#include "core/domain/report.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Database;
class Session;

/// Reports over the ledger. Reads only; belongs to the thread of its session. Work on a big book
/// takes seconds: run it on the reader and interrupt its database to cancel (error Cancelled).
/// Errors of all: Invalid with place "period" or "edges", and where a sum leaves 64 bits.
class ReportService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ReportService)
public:
    explicit ReportService(Session &session) : m_session(session) {}

    /// Exact for any day: past days are worked out from issue days and dated allocations. Days on
    /// which all entries of the book have happened are read from the maintained balances where the
    /// edges are the book's, equal to the cent.
    Result<AgeingReport> ageing(const AgeingQuery &query);

    /// The items behind one cell of that report.
    Result<AgeingItems> ageingItems(const AgeingQuery &query, const AgeingCell &cell,
                                    int limit = kPageRows);

    /// One per currency with entries up to the end of the period, in order of code.
    Result<std::vector<PeriodFigures>> figures(const ReportPeriod &period, int topAccounts = 10);

    /// One per currency with entries up to the end of the period, in order of code.
    Result<std::vector<PeriodProgress>> progress(const ReportPeriod &period);

    /// Payments of unknown days that may have come within the period, or not.
    Result<UnknownPayments> unknownIn(const ReportPeriod &period);

    /// What that means for a report, with `unknown.until` as the caller writes days; empty for
    /// none.
    static QString unknownSentence(const UnknownPayments &unknown, const QString &until);

private:
    UnknownPayments unknownAround(Database &db, QDate day) const;
    Result<AgeingQuery> complete(AgeingQuery query) const;
    std::optional<Error> problemIn(const ReportPeriod &period) const;
    Error tooLarge() const;

    Session &m_session;
};

} // namespace duebook
