// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvagecopy.h"

#include "core/base/log.h"
#include "core/base/uid.h"
#include "core/db/pagesums.h"
#include "core/db/shortfile.h"
#include "core/db/statement.h"

#include <QCoreApplication>
#include <QSet>

#include <limits>

namespace duebook {

namespace {

// Rows that are tried at once; where that fails the half of them is tried, down to a single one.
constexpr qint64 kRowsAtOnce = 4096;
// A gap wider than this is not looked through row by row.
constexpr qint64 kMostProbes = 200000;
constexpr qint64 kLastNumber = std::numeric_limits<qint64>::max() - kRowsAtOnce;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::SalvageCopy)
};

struct Table {
    QString name;
    QString columns; ///< those that both files know, quoted
    QString key;     ///< the order of a table without row numbers; empty = it has them
};

QString quoted(const QString &name)
{
    return QLatin1Char('"') + name + QLatin1Char('"');
}

QStringList columnsOf(Database &db, const QString &schema, const QString &table, bool keyOnly)
{
    Statement select(db, keyOnly ? "SELECT name FROM pragma_table_info($1, $2) WHERE pk > 0"
                                   " ORDER BY pk"
                                 : "SELECT name FROM pragma_table_info($1, $2) ORDER BY cid");
    select.bind(table).bind(schema);
    QStringList names;
    while (select.next())
        names += select.text(0);
    return names;
}

/// The tables of the new book in the order of their making, so that what others refer to comes
/// first; without what is worked out or belongs to programs that ran.
std::vector<Table> tablesOf(Database &db)
{
    static const QSet<QString> kLeftOut{QStringLiteral("client"), QStringLiteral("change_log"),
                                        QStringLiteral("account_balance"),
                                        QStringLiteral("job_claim")};
    std::vector<Table> tables;
    std::vector<std::pair<QString, bool>> names;
    {
        Statement select(db, "SELECT l.name, l.wr FROM pragma_table_list l"
                             " JOIN main.sqlite_master m ON m.name = l.name"
                             " WHERE l.schema = 'main' AND l.type = 'table'"
                             " AND l.name NOT LIKE 'sqlite_%' ORDER BY m.rowid");
        while (select.next())
            names.emplace_back(select.text(0), select.flag(1));
    }
    for (const auto &[name, withoutRowNumbers] : names) {
        if (kLeftOut.contains(name) || name.startsWith(QStringLiteral("search_")))
            continue;
        const QStringList theirs = columnsOf(db, QStringLiteral("old"), name, false);
        QStringList both;
        for (const QString &column : columnsOf(db, QStringLiteral("main"), name, false)) {
            if (theirs.contains(column))
                both += quoted(column);
        }
        Table table{name, both.join(QStringLiteral(", ")), {}};
        if (withoutRowNumbers) {
            QStringList key;
            for (const QString &column : columnsOf(db, QStringLiteral("main"), name, true))
                key += quoted(column);
            table.key = key.join(QStringLiteral(", "));
        }
        if (!both.isEmpty())
            tables.push_back(table);
    }
    return tables;
}

/// Copies one table.
class TableCopy {
public:
    TableCopy(Database &db, Table table, const CancelFlag &cancel)
        : m_db(db), m_table(std::move(table)), m_cancel(cancel)
    {
        m_done.name = m_table.name;
    }

    SalvagedTable run()
    {
        if (m_table.key.isEmpty())
            copyByNumber();
        else
            copyByKey();
        return m_done;
    }

private:
    /// Runs `sql`; nothing when it met damage. A full drive is not damage.
    std::optional<qint64> tryRun(const QString &sql)
    {
        if (m_cancel.cancelled())
            throw SqlFailure({ErrorCode::Cancelled, Texts::tr("Stopped."), {}, {}});
        try {
            m_db.execute(sql.toUtf8().constData());
            return m_db.changedRows();
        } catch (const SqlFailure &failure) {
            if (failure.error().code == ErrorCode::Full ||
                failure.error().code == ErrorCode::ReadOnly)
                throw;
            return std::nullopt;
        }
    }

    std::optional<qint64> copyRange(qint64 first, qint64 last)
    {
        return tryRun(QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM old.%1"
                                     " WHERE rowid BETWEEN %3 AND %4")
                          .arg(quoted(m_table.name), m_table.columns)
                          .arg(first)
                          .arg(last));
    }

    /// The next row number after `number`; 0 = there is none; nothing when the way to it is
    /// damaged.
    std::optional<qint64> next(qint64 number)
    {
        try {
            return m_db.integer(
                QStringLiteral("SELECT rowid FROM old.%1 WHERE rowid > %2 ORDER BY rowid LIMIT 1")
                    .arg(quoted(m_table.name))
                    .arg(number)
                    .toUtf8()
                    .constData());
        } catch (const SqlFailure &) {
            return std::nullopt;
        }
    }

    void copyByNumber()
    {
        qint64 last = 0;
        qint64 lookedInVain = 0;
        while (last < kLastNumber) {
            const std::optional<qint64> found = next(last);
            if (found && *found == 0)
                return;
            // Where even the way to the next row is damaged, its number is guessed for a while.
            const qint64 first = found.value_or(last + 1);
            const qint64 before = m_done.saved;
            last = std::min(kLastNumber, first + kRowsAtOnce - 1);
            copyAround(first, last);
            lookedInVain = found || m_done.saved > before ? 0 : lookedInVain + kRowsAtOnce;
            if (lookedInVain > kMostProbes)
                break;
        }
    }

    void lose(qint64 rows)
    {
        m_done.lostRows += rows;
        m_done.lostRanges += m_inGap ? 0 : 1;
        m_inGap = true;
    }

    void copyAround(qint64 first, qint64 last)
    {
        if (const std::optional<qint64> saved = copyRange(first, last)) {
            m_done.saved += *saved;
            m_inGap = false;
            // A row that contradicts another one is left out by the new book.
            if (const qint64 there = countIn(first, last); there > *saved)
                lose(there - *saved);
            return;
        }
        if (first == last || m_probes > kMostProbes) {
            lose(last - first + 1);
            return;
        }
        ++m_probes;
        const qint64 middle = first + (last - first) / 2;
        copyAround(first, middle);
        copyAround(middle + 1, last);
    }

    qint64 countIn(qint64 first, qint64 last)
    {
        return m_db.integer(
            QStringLiteral("SELECT count(*) FROM old.%1 NOT INDEXED WHERE rowid BETWEEN %2 AND %3")
                .arg(quoted(m_table.name))
                .arg(first)
                .arg(last)
                .toUtf8()
                .constData());
    }

    /// From the front as far as it goes, then from the back.
    void copyByKey()
    {
        for (const QString &order : {QString(), QStringLiteral(" DESC")}) {
            QString by = m_table.key;
            by.replace(QLatin1Char(','), order + QLatin1Char(','));
            for (qint64 offset = 0;;) {
                qint64 size = kRowsAtOnce;
                std::optional<qint64> saved;
                while (size > 0 && !saved) {
                    saved = tryRun(
                        QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM old.%1"
                                       " ORDER BY %3%4 LIMIT %5 OFFSET %6")
                            .arg(quoted(m_table.name), m_table.columns, by, order)
                            .arg(size)
                            .arg(offset));
                    if (!saved)
                        size /= 2;
                }
                if (!saved)
                    break;
                m_done.saved += *saved;
                offset += size;
                if (*saved == 0)
                    return;
            }
            m_done.lostRanges = 1;
        }
    }

    Database &m_db;
    Table m_table;
    const CancelFlag &m_cancel;
    SalvagedTable m_done;
    qint64 m_probes = 0;
    bool m_inGap = false;
};

/// Rows of lost accounts would be seen by nobody.
void putBackAccounts(Database &db)
{
    QSet<qint64> missing;
    for (const char *sql :
         {"SELECT DISTINCT account_id FROM invoice", "SELECT DISTINCT account_id FROM payment",
          "SELECT DISTINCT account_id FROM note", "SELECT DISTINCT account_id FROM contact",
          "SELECT DISTINCT account_id FROM follow_up", "SELECT DISTINCT account_id FROM promise",
          "SELECT DISTINCT account_id FROM dispute"}) {
        Statement select(db, sql);
        while (select.next())
            missing.insert(select.integer(0));
    }
    Statement known(db, "SELECT 1 FROM account WHERE id = $1");
    Statement add(db,
                  "INSERT INTO account (id, uid, number, number_key, number_loose, name,"
                  " name_key, created_at, changed_at) VALUES ($1, $2, $3, $3, $3, $4, $5, 0, 0)");
    for (const qint64 id : std::as_const(missing)) {
        known.reset().bind(id);
        if (id == 0 || known.next())
            continue;
        const QString number = QStringLiteral("lost-%1").arg(id);
        const QString name = Texts::tr("Lost account %1").arg(id);
        add.reset().bind(id).bind(newUid()).bind(number).bind(name).bind(name.toLower());
        add.run();
    }
}

} // namespace

Result<std::vector<SalvagedTable>> salvageInto(Database &into, const QString &from,
                                               const WorkControl &control)
{
    std::vector<SalvagedTable> done;
    try {
        allowShortFile(into);
        {
            Statement attach(into, "ATTACH $1 AS old");
            attach.bind(unverifiedName(from)).run();
        }
        into.execute("PRAGMA foreign_keys = OFF; PRAGMA main.synchronous = OFF;"
                     " PRAGMA old.query_only = ON; PRAGMA cell_size_check = ON;");
        into.execute("PRAGMA query_only = OFF");
        if (into.integer("PRAGMA old.application_id") != into.integer("PRAGMA main.application_id"))
            return Error{
                ErrorCode::NotABook, Texts::tr("“%1” is not a Duebook book.").arg(from), from, {}};
        const std::vector<Table> tables = tablesOf(into);
        if (tables.empty())
            return Error{
                ErrorCode::Damaged,
                Texts::tr("Nothing of “%1” can be read any more: restore a backup.").arg(from),
                from,
                {}};
        // A new book comes with a few rows of its own; those of the damaged one count.
        for (const Table &table : tables)
            into.execute(
                QStringLiteral("DELETE FROM main.%1").arg(quoted(table.name)).toUtf8().constData());
        for (const Table &table : tables) {
            control.report(qint64(done.size()), qint64(tables.size()));
            done.push_back(TableCopy(into, table, control.cancel).run());
        }
        putBackAccounts(into);
        into.execute("DETACH old");
        refuseShortFile(into);
        into.execute("PRAGMA main.synchronous = FULL; PRAGMA foreign_keys = ON;");
    } catch (const SqlFailure &failure) {
        qCWarning(logBook) << "salvage stopped" << failure.error().detail;
        return failure.error();
    }
    return done;
}

} // namespace duebook
