// SPDX-License-Identifier: Apache-2.0
#include "core/base/days.h"
#include "core/services/reports/reportservice.h"
#include "tests/bench/raw.h"
#include "tests/bench/rows.h"

namespace duebook::bench {

namespace {

// The open amount of each item at the end of ?1, grouped into buckets by account.
constexpr auto kAsOf = R"(
    SELECT account_id, currency,
           sum(CASE WHEN kind <> 2 AND due_day >= ?1 THEN open ELSE 0 END),
           sum(CASE WHEN kind <> 2 AND due_day < ?1 AND due_day >= ?1 - 30 THEN open ELSE 0 END),
           sum(CASE WHEN kind <> 2 AND due_day < ?1 - 30 AND due_day >= ?1 - 60 THEN open ELSE 0 END),
           sum(CASE WHEN kind <> 2 AND due_day < ?1 - 60 AND due_day >= ?1 - 90 THEN open ELSE 0 END),
           sum(CASE WHEN kind <> 2 AND due_day < ?1 - 90 AND due_day >= ?1 - 120 THEN open ELSE 0 END),
           sum(CASE WHEN kind <> 2 AND due_day < ?1 - 120 THEN open ELSE 0 END),
           sum(CASE WHEN kind = 2 THEN open ELSE 0 END)
      FROM (SELECT i.account_id, i.currency, i.kind, i.due_day,
                   i.amount - coalesce((SELECT sum(a.amount) FROM allocation a
                                         WHERE a.invoice_id = i.id AND a.day <= ?1), 0)
                            + coalesce((SELECT sum(a.amount) FROM allocation a
                                         WHERE a.credit_id = i.id AND a.day <= ?1), 0) AS open
              FROM invoice i WHERE i.issue_day <= ?1)
     WHERE open <> 0
     GROUP BY account_id, currency)";

} // namespace

std::vector<Line> measureAgeing(const Setting &setting)
{
    const auto session = openSession(setting.book, *setting.clock);
    ReportService reports(*session);
    RawDatabase raw(setting.book);
    sqlite3_stmt *grouped = raw.prepare(kAsOf);
    const QDate past = setting.clock->day().addDays(-90);
    AgeingQuery then;
    then.asOf = past;
    AgeingQuery now;
    now.asOf = setting.clock->day();
    RawDatabase::bind(grouped, 1, toEpochDay(past));
    const Pair asOf = inTurn(
        setting.runs, [&] { must(reports.ageing(then)); }, [&] { RawDatabase::drain(grouped); });
    RawDatabase::bind(grouped, 1, toEpochDay(now.asOf));
    const Pair today = inTurn(
        setting.runs, [&] { must(reports.ageing(now)); }, [&] { RawDatabase::drain(grouped); });
    AgeingQuery totals = now;
    totals.by = AgeingBy::Currency;
    const Pair whole = inTurn(
        setting.runs, [&] { must(reports.ageing(totals)); }, [&] { RawDatabase::drain(grouped); });
    return {timeLine("8", "ageing by account 90 days ago; the same grouping as one SQL",
                     asOf.ours.median(), asOf.reference.median(), 1.2),
            timeLine("8", "ageing by account of today; the same", today.ours.median(),
                     today.reference.median(), 0.1),
            timeLine("8", "ageing by currency of today; the same", whole.ours.median(),
                     whole.reference.median(), 0.1)};
}

} // namespace duebook::bench
