// SPDX-License-Identifier: Apache-2.0
#include "core/base/uid.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/reports/reportservice.h"
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/today/worklistservice.h"
#include "tests/bench/rows.h"

#include <QRandomGenerator>

#include <array>

namespace duebook::bench {

namespace {

constexpr int kParts = 5;
constexpr std::array kNames{"Today", "account page", "search", "save a note", "ageing 90 days ago"};

/// Medians of each kind of work on one book.
std::array<double, kParts> measureBook(const QString &path, int accounts, const Setting &setting)
{
    const ScratchBook scratch(path);
    const auto session = openSession(scratch.path(), *setting.clock);
    WorklistService worklist(*session);
    AccountService accountService(*session);
    NoteService notes(*session);
    SearchService search(*session);
    ReportService reports(*session);
    QRandomGenerator random(5);
    const auto account = [&] { return AccountId(random.bounded(1, accounts + 1)); };
    const char *typed[] = {"pay", "promis", "hoff", "delivery no", "statem", "303"};
    const std::array<std::function<void()>, kParts> works{
        [&] { must(worklist.today(session->user().id)); },
        [&] {
            const AccountId id = account();
            must(accountService.account(id));
            must(notes.timeline(id));
        },
        [&] {
            must(search.search(
                QString::fromUtf8(typed[size_t(random.bounded(int(std::size(typed))))])));
        },
        [&] {
            NewNote note;
            note.uid = newUid();
            note.account = account();
            note.text = QStringLiteral("Reached the payables clerk, payment is in the next run.");
            note.nextContact = setting.clock->day().addDays(7);
            must(notes.addNote(note));
        },
        [&] {
            AgeingQuery query;
            query.asOf = setting.clock->day().addDays(-90);
            must(reports.ageing(query));
        }};
    std::array<double, kParts> medians{};
    for (int part = 0; part < kParts; ++part) {
        Samples samples;
        const int runs = part == kParts - 1 ? setting.runs : setting.runs * 20;
        for (int run = 0; run < runs + 5; ++run) {
            const double seconds = timed(works[size_t(part)]);
            if (run >= 5 || part == kParts - 1)
                samples.seconds.push_back(seconds);
        }
        medians[size_t(part)] = samples.median();
    }
    return medians;
}

} // namespace

std::vector<Line> measureGrowth(const Setting &setting)
{
    std::vector<std::array<double, kParts>> bySize;
    const std::array sizes{setting.accounts / 100, setting.accounts / 10, setting.accounts};
    for (const int accounts : sizes) {
        const QString path =
            accounts == setting.accounts
                ? setting.book
                : setting.folder + QStringLiteral("/book-%1.duebook").arg(accounts);
        ensureBook(path, accounts);
        bySize.push_back(measureBook(path, accounts, setting));
    }
    std::vector<Line> lines;
    for (size_t part = 0; part < kParts; ++part) {
        const bool report = part == kParts - 1;
        Line line = timeLine("17", kNames[part], bySize[2][part], bySize[0][part],
                             report ? 100 * 1.5 : 1.5);
        line.work += QStringLiteral(", %L1 invoices; %L2").arg(sizes[2] * 10).arg(sizes[0] * 10);
        line.remark = QStringLiteral("%L1: %2").arg(sizes[1] * 10).arg(timeText(bySize[1][part]));
        lines.push_back(line);
    }
    return lines;
}

} // namespace duebook::bench
