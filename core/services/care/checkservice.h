// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QStringList>

#include <vector>

namespace duebook {

class Database;
class Session;
class Transaction;
struct WrongRow;

enum class CheckArea {
    File,       ///< the database's own structure
    References, ///< rows that point to nothing
    Ledger,     ///< open amounts, settled days, unallocated amounts against the allocations
    Balances,   ///< maintained balances against the ledger
    Documents,  ///< contents against their SHA-256
    Audit,      ///< the chain of the audit, and where it ends
    Rows,       ///< every value that was saved against the sums kept of it
    Search,     ///< the search index against the texts
};

/// Something that is not as it should be. All texts are for the person.
struct CheckFinding {
    CheckArea area = CheckArea::File;
    QString what;
    QString where; ///< the record: "invoice 4711 of account 10020"
    QString remedy;
    bool derived = false; ///< `repairDerived` puts it right
    QString since;        ///< when it was in order, as far as that is known
};

struct CheckReport {
    std::vector<CheckFinding> findings; ///< at most 100 per area, and one that says so
    qint64 invoices = 0;                ///< how many were proved
    qint64 accounts = 0;
    qint64 documents = 0;
    qint64 auditRows = 0;
    bool pageSums = false; ///< every page carries a sum: an older book gets them when it is opened
                           ///< by one client alone

    bool clean() const { return findings.empty(); }
};

/// Proves a book. Long work: give it a session of its own, progress counts the areas in percent.
/// Belongs to the thread of its session.
class CheckService {
    Q_DECLARE_TR_FUNCTIONS(duebook::CheckService)
public:
    explicit CheckService(Session &session) : m_session(session) {}

    /// Reads everything, changes nothing. The search index is proved under the book's write lock,
    /// and left out where the book or the role is read only. Errors: Cancelled, Busy; damage is a
    /// finding, not an error.
    /// `backups` of this book narrow down since when a row is another, and what it was.
    Result<CheckReport> check(const WorkControl &control = {},
                              const std::vector<QString> &backups = {});

    /// Takes over what was changed outside Duebook, in rows and in the record of changes, as it is:
    /// the check finds it no more. Recorded with who, when and what. Nothing is changed that is
    /// worked out. `backups` as for `check`. Gives how many things were accepted. Errors:
    /// Forbidden, Cancelled.
    Result<int> acceptOutside(const WorkControl &control = {},
                              const std::vector<QString> &backups = {});

    /// Rebuilds what is worked out from other rows: open amounts, settled days, unallocated
    /// amounts, balances, search index. In one transaction; nothing a person entered is touched.
    Result<void> repairDerived(const WorkControl &control = {});

    /// The same in a book that was just put together from a damaged one: nothing of it is recorded,
    /// so that the chain of its audit ends where it ended.
    Result<void> rebuildSaved(const WorkControl &control = {});

private:
    void checkFile(Database &db, CheckReport &report, const WorkControl &control) const;
    Result<void> rebuild(Transaction &transaction, const WorkControl &control);
    static CheckFinding unreadable(CheckArea area, const Error &error);
    CheckFinding ledgerFinding(const WrongRow &row) const;
    static void sayWhereCut(CheckReport &report);
    Result<void> checkSearch(CheckReport &report);

    Session &m_session;
};

} // namespace duebook
