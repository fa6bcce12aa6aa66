// SPDX-License-Identifier: Apache-2.0
#include "core/base/days.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/today/worklistservice.h"
#include "tests/bench/raw.h"
#include "tests/bench/rows.h"

#include <QRandomGenerator>

namespace duebook::bench {

std::vector<Line> measureToday(const Setting &setting)
{
    const auto session = openSession(setting.book, *setting.clock);
    WorklistService worklist(*session);
    RawDatabase raw(setting.book);
    sqlite3_stmt *lookUp = raw.prepare("SELECT * FROM account WHERE id = ?1");
    const std::vector<qint64> ids = raw.integers(
        "SELECT account_id FROM account_balance ORDER BY overdue_amount DESC LIMIT 200");
    const auto lookUps = [&] {
        for (const qint64 id : ids) {
            RawDatabase::bind(lookUp, 1, id);
            RawDatabase::drain(lookUp);
        }
    };
    size_t rows = 0;
    const Pair mine = inTurn(
        setting.runs * 5, [&] { rows = must(worklist.today(session->user().id)).rows.size(); },
        lookUps);
    const Pair everybody = inTurn(
        setting.runs * 5, [&] { must(worklist.today({})); }, lookUps);
    Line line = timeLine("9", "Today of one person; 200 accounts looked up by key",
                         mine.ours.median(), mine.reference.median(), 1);
    line.remark = QStringLiteral("%1 rows").arg(rows);
    return {line, timeLine("9", "Today of everybody; the same", everybody.ours.median(),
                           everybody.reference.median(), 1)};
}

std::vector<Line> measureSearch(const Setting &setting)
{
    const auto session = openSession(setting.book, *setting.clock);
    SearchService search(*session);
    RawDatabase raw(setting.book);
    sqlite3_stmt *ranked = raw.prepare("SELECT rowid FROM search_note WHERE search_note MATCH ?1"
                                       " ORDER BY bm25(search_note) LIMIT 8");
    const char *typed[] = {"payment",       "promised",    "invoice",  "müller",
                           "delivery note", "damaged",     "hoffmann", "30112",
                           "statement",     "switchboard", "zeitplan", "controller reads"};
    Samples ours;
    Samples reference;
    for (const char *text : typed) {
        const QString whole = QString::fromUtf8(text);
        for (qsizetype length = 1; length <= whole.size(); ++length) {
            const QString prefix = whole.left(length).trimmed();
            QStringList words;
            for (const QString &word : prefix.split(QLatin1Char(' ')))
                words += QLatin1Char('"') + word + QStringLiteral("\"*");
            RawDatabase::bind(ranked, 1, words.join(QLatin1Char(' ')).toUtf8());
            // Two of each: the first brings the pages in.
            for (int run = 0; run < 2; ++run) {
                const double plain = timed([&] { RawDatabase::drain(ranked); });
                const double full = timed([&] { must(search.search(prefix)); });
                if (run == 0)
                    continue;
                reference.seconds.push_back(plain);
                ours.seconds.push_back(full);
            }
        }
    }
    Line line = timeLine("10", "search at a keystroke, 95 of 100; bm25 over all matching notes",
                         ours.percentile(95), reference.percentile(95), 1.0 / 30);
    line.remark = QStringLiteral("%1 keystrokes, slowest %2")
                      .arg(ours.seconds.size())
                      .arg(timeText(ours.worst()));
    return {line};
}

std::vector<Line> measureAccount(const Setting &setting)
{
    const auto session = openSession(setting.book, *setting.clock);
    AccountService accounts(*session);
    NoteService notes(*session);
    InvoiceService invoices(*session);
    RawDatabase raw(setting.book);
    const char *queries[] = {
        "SELECT * FROM account WHERE id = ?1",
        "SELECT * FROM account_balance WHERE account_id = ?1",
        "SELECT * FROM contact WHERE account_id = ?1 ORDER BY name_key",
        "SELECT * FROM promise WHERE account_id = ?1 AND state = 1",
        "SELECT * FROM follow_up WHERE account_id = ?1 AND state = 1 ORDER BY due_day LIMIT 1",
        "SELECT n.*, u.name, c.name, EXISTS (SELECT 1 FROM note v WHERE v.corrects_id = n.id)"
        "  FROM note n LEFT JOIN app_user u ON u.id = n.author_id"
        "  LEFT JOIN contact c ON c.id = n.contact_id"
        " WHERE n.account_id = ?1 ORDER BY n.spoken_at DESC, n.id DESC LIMIT 100",
        "SELECT * FROM note_invoice WHERE note_id IN (SELECT id FROM note WHERE account_id = ?1)",
        "SELECT * FROM document_link WHERE account_id = ?1 ORDER BY created_at DESC LIMIT 100",
        "SELECT * FROM follow_up WHERE account_id = ?1 AND state = 2 ORDER BY done_at DESC LIMIT "
        "100",
        "SELECT * FROM payment WHERE account_id = ?1 ORDER BY day DESC LIMIT 100",
        "SELECT * FROM invoice WHERE account_id = ?1 ORDER BY issue_day DESC LIMIT 100",
        "SELECT i.*, a.number, a.name FROM invoice i JOIN account a ON a.id = i.account_id"
        " WHERE i.account_id = ?1 AND i.open_amount <> 0 ORDER BY i.due_day LIMIT 50"};
    std::vector<sqlite3_stmt *> bare;
    for (const char *query : queries)
        bare.push_back(raw.prepare(query));
    QRandomGenerator random(3);
    Pair pair;
    for (int run = 0; run < 200; ++run) {
        const qint64 id = random.bounded(1, setting.accounts + 1);
        for (const bool counted : {false, true}) {
            const double plain = timed([&] {
                for (sqlite3_stmt *statement : bare) {
                    RawDatabase::bind(statement, 1, id);
                    RawDatabase::drain(statement);
                }
            });
            const double full = timed([&] {
                must(accounts.account(AccountId(id)));
                must(notes.timeline(AccountId(id)));
                InvoiceFilter filter;
                filter.account = AccountId(id);
                must(invoices.list(filter));
            });
            if (!counted)
                continue;
            pair.reference.seconds.push_back(plain);
            pair.ours.seconds.push_back(full);
        }
    }
    return {timeLine("11", "account page: head, timeline, open invoices; the bare queries",
                     pair.ours.median(), pair.reference.median(), 1.5)};
}

} // namespace duebook::bench
