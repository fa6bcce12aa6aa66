// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/db/statement.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/dispute.h"
#include "core/domain/document.h"
#include "core/domain/escalation.h"
#include "core/domain/followup.h"
#include "core/domain/invoice.h"
#include "core/domain/note.h"
#include "core/domain/payment.h"
#include "core/domain/promise.h"
#include "core/domain/remark.h"
#include "core/domain/user.h"

#include <memory>
#include <vector>

namespace duebook {

struct DemoInvoice {
    Invoice invoice;
    qint64 disputedMinor = 0; ///< sum of its open disputes
};

struct DemoPromise {
    qint64 id = 0;
    ContactId contact;
    NoteId note;
    QDateTime at; ///< when it was recorded, UTC
    QDate made;
    QDate due;
    Money amount;
    qint64 receivedMinor = 0;
    PromiseState state = PromiseState::Open;
    QDate stateDay;
    QString saidBy;
    QString evidence;
    QString plan;                                       ///< shared by the instalments of one plan
    qint64 replacedBy = 0;                              ///< the promise made in its place
    QString cancelReason;                               ///< of a cancelled one
    std::vector<std::pair<InvoiceId, qint64>> invoices; ///< promised part in minor units
};

struct DemoDispute {
    qint64 id = 0;
    InvoiceId invoice;
    qint64 amountMinor = 0;
    QString reason;
    QString text;
    UserId owner;
    NoteId note;
    QDateTime at; ///< when it was recorded, UTC
    QDate opened;
    QDate deadline;
    DisputeStage stage = DisputeStage::New;
    QDate closed; ///< invalid = open
    DisputeOutcome outcome = DisputeOutcome::None;
    QString resolution;
    FollowUpId followUp; ///< of its owner at the deadline; unset while settled
};

struct DemoEscalation {
    NewEscalation escalation;
    UserId by;
    QDate day;
    FollowUpId followUp;
};

struct DemoDocument {
    Document document; ///< id, name, type, kind, source, proof, received, addedBy, addedAt
    QByteArray content;
    QString text; ///< what the search finds
    DocumentLink link;
};

/// All that the book holds about one account, with ids given by the maker.
struct DemoAccount {
    Account account;
    std::vector<Contact> contacts;
    std::vector<DemoInvoice> invoices;
    std::vector<Payment> payments;
    std::vector<Allocation> allocations;
    std::vector<Note> notes;
    std::vector<FollowUp> followUps;
    FollowUpId statusTask; ///< of `followUps`: looks at the account's status again
    std::vector<DemoPromise> promises;
    std::vector<DemoDispute> disputes;
    std::vector<DemoEscalation> escalations;
    std::vector<DemoDocument> documents;
};

/// Fast inserts for a made-up book: prepared once, ids and uids given, nothing looked up. Belongs
/// to the thread of its database; throws `SqlFailure`.
class DemoRepository {
public:
    /// Rows carry `made` as the moment they were created; uids follow from `seed` and the row.
    DemoRepository(Database &db, quint64 seed, const QDateTime &made);
    DemoRepository(const DemoRepository &) = delete;
    DemoRepository &operator=(const DemoRepository &) = delete;
    ~DemoRepository();

    void addUser(const User &user, const QString &department);
    void addHoliday(const QString &country, QDate day, const QString &name);
    /// In their order.
    void addRemark(const Remark &remark);
    void addRate(Currency currency, QDate day, qint64 rateE9);

    /// Inserts the account with everything below it, its newest note and last contact set.
    void add(const DemoAccount &account);

    /// Writes what was done in the last so many days into the audit, oldest first: at most 5,000
    /// actions. After all accounts were added.
    void addRecord(int days);

    /// Planner statistics over the finished book.
    void analyze();

    /// A connection to a fresh book for one long transaction without a journal on disk: a kill
    /// leaves a file that must be thrown away. `cacheKiB` bounds its memory.
    static Result<std::unique_ptr<Database>> openForBuilding(const QString &path, int cacheKiB);

    /// Leaves the file as other programs expect it.
    static Result<void> finishBuilding(Database &db);

private:
    QString uid(int kind, qint64 id) const;
    void addAccount(const DemoAccount &all);
    void addContact(const Contact &contact);
    void addInvoice(const DemoInvoice &invoice);
    void addPayment(const Payment &payment);
    void addAllocation(const Allocation &allocation);
    void addNote(const Note &note);
    void addFollowUp(const FollowUp &followUp);
    void setStatusTask(AccountId account, FollowUpId followUp);
    void addPromise(const DemoPromise &promise, AccountId account);
    void addDispute(const DemoDispute &dispute, AccountId account);
    void addEscalation(const DemoEscalation &row, AccountId account);
    void addDocument(const DemoDocument &document, AccountId account);

    struct Statements;
    Database &m_db;
    quint64 m_seed;
    QDateTime m_made;
    std::unique_ptr<Statements> m_sql;
};

} // namespace duebook
