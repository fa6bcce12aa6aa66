// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/salvagecopy.h"

#include "core/base/log.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/bookfile.h"
#include "core/store/salvage/bookroots.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace duebook {

namespace {

constexpr quint32 kApplication = 0x44756562;
constexpr qint64 kPagesPerReport = 64;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::SalvageCopy)
};

Error nothingReadable(const QString &from)
{
    return {ErrorCode::Damaged,
            Texts::tr("Nothing of “%1” can be read any more: restore a backup.")
                .arg(QFileInfo(from).fileName()),
            from,
            {}};
}

std::vector<MigrationStep> stepsTo(int version, std::vector<MigrationStep> steps)
{
    steps.erase(std::remove_if(steps.begin(), steps.end(),
                               [&](const MigrationStep &step) { return step.version > version; }),
                steps.end());
    return steps;
}

std::unique_ptr<Database> openNew(const QString &path)
{
    auto db = Database::open(path, Database::Access::ReadWrite);
    // Nobody else sees the file before it is finished, and a failure removes it.
    db->execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF;"
                " PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;"
                " PRAGMA recursive_triggers = ON; PRAGMA cache_size = -64000;");
    return db;
}

/// A new book comes with a few rows of its own; those of the damaged one count.
void removeOwnRows(Database &db, const std::vector<KnownTable> &known)
{
    for (const KnownTable &table : known) {
        if (!table.derived)
            db.execute(QStringLiteral("DELETE FROM \"%1\"").arg(table.name).toUtf8().constData());
    }
}

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

/// The rows of one book on their way into another.
class BookCopy {
public:
    BookCopy(RawPages &pages, const std::vector<KnownTable> &known, Database &book,
             const WorkControl &control)
        : m_pages(pages), m_book(book), m_writer(book), m_finder(pages, known, book, m_writer),
          m_saver(pages, book, m_writer)
    {
        m_saver.onPage([this, control] {
            if (++m_pagesRead % kPagesPerReport == 0)
                control.report(m_pagesRead, m_pages.file().pages());
        });
    }

    void run(const std::map<QString, quint32> &roots, SalvagedBook &done)
    {
        m_book.execute("BEGIN");
        m_finder.findTables(roots);
        for (const FoundTable &table : m_finder.tables()) {
            done.tables.emplace_back();
            done.tables.back().name = table.known->name;
        }
        save(done, true);
        // What stands loose is told by the rows of the others.
        m_finder.findKeyedTables();
        save(done, false);
        takeTheRest();
        done.unknownPages = m_pages.unknown();
        for (size_t i = 0; i < done.tables.size(); ++i) {
            FoundTable &table = m_finder.tables()[i];
            if (!table.known->derived)
                m_saver.count(table, done.tables[i], done.unknownPages);
        }
        m_book.execute("COMMIT");
        for (size_t i = done.tables.size(); i-- > 0;) {
            if (m_finder.tables()[i].known->derived)
                done.tables.erase(done.tables.begin() + qptrdiff(i));
        }
        done.foreign = m_finder.foreign();
    }

private:
    void save(SalvagedBook &done, bool all)
    {
        for (size_t i = 0; i < done.tables.size(); ++i) {
            FoundTable &table = m_finder.tables()[i];
            if (!table.known->derived && (all || !table.known->hasRowNumbers))
                m_saver.saveRows(table, done.tables[i]);
        }
    }

    /// Pages that belong to what is not copied are known all the same.
    void takeTheRest()
    {
        for (const FoundTable &table : m_finder.tables()) {
            if (table.known->derived) {
                m_pages.takeOverflow(table.tree.parts);
                m_pages.takeOverflow(table.loose);
            }
            for (const FoundIndex &index : table.indexes)
                m_pages.takeOverflow(index.tree.parts);
        }
    }

    RawPages &m_pages;
    Database &m_book;
    RowWriter m_writer;
    BookFinder m_finder;
    TableSaver m_saver;
    qint64 m_pagesRead = 0;
};

/// Whether it was made by a program that knows tables which this one does not.
bool isNewer(const RawFile::Head &head, const SalvagedBook &done,
             const std::vector<MigrationStep> &steps)
{
    return head.readable && head.version > quint32(latestVersion(steps)) && !done.foreign.isEmpty();
}

Result<SalvagedBook> copyAll(const QString &to, const QString &from, const WorkControl &control)
{
    RawFile file(from, control.cancel);
    if (file.head().readable && file.head().application != kApplication && file.head().version < 1)
        return Error{ErrorCode::NotABook,
                     Texts::tr("“%1” is not a Duebook book.").arg(QFileInfo(from).fileName()),
                     from,
                     {}};
    const auto part = [&](int before, int share) {
        return WorkControl{control.cancel, [&control, before, share](qint64 done, qint64 total) {
                               control.report(before + done * share / std::max<qint64>(total, 1),
                                              100);
                           }};
    };
    RawPages pages(file, part(0, 25));
    const std::vector<MigrationStep> steps = builtInSteps();
    const std::map<QString, quint32> roots = readRoots(pages);
    const int version = versionOf(file.head(), roots, steps);
    if (const Result<void> made = createBookFile(to, stepsTo(version, steps)); !made)
        return made.error();
    SalvagedBook done;
    done.db = openNew(to);
    // What follows are statements over all rows: between rows nobody could stop them.
    done.db->stopWith(control.cancel);
    const std::vector<KnownTable> known = knownTables(*done.db);
    removeOwnRows(*done.db, known);
    BookCopy(pages, known, *done.db, part(25, 75)).run(roots, done);
    if (isNewer(file.head(), done, steps))
        return Error{ErrorCode::Newer,
                     Texts::tr("“%1” was written by a newer Duebook: save it with that one.")
                         .arg(QFileInfo(from).fileName()),
                     from,
                     {}};
    if (std::all_of(done.tables.begin(), done.tables.end(),
                    [](const SalvagedTable &table) { return table.saved == 0; }))
        return nothingReadable(from);
    migrate(*done.db, steps);
    putBackAccounts(*done.db);
    done.db->execute("PRAGMA foreign_keys = ON");
    done.pageSize = file.pageSize();
    done.logIsCut = file.logIsCut();
    done.unfinishedChange = file.hasHotJournal();
    return done;
}

} // namespace

bool SalvagedBook::whole() const
{
    return !logIsCut && !unfinishedChange &&
           std::all_of(tables.begin(), tables.end(),
                       [](const SalvagedTable &table) { return table.whole(); });
}

Result<SalvagedBook> salvageInto(const QString &to, const QString &from, const WorkControl &control)
{
    try {
        return copyAll(to, from, control);
    } catch (const SqlFailure &failure) {
        qCWarning(logBook) << "salvage stopped" << failure.error().detail;
        return failure.error();
    }
}

} // namespace duebook
