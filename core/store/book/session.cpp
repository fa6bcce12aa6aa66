// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/session.h"

#include "core/base/log.h"
#include "core/base/timezones.h"
#include "core/db/transaction.h"
#include "core/rules/team/permissions.h"
#include "core/store/book/recordrepository.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/book/userrepository.h"
#include "core/store/seals/rowseals.h"

#include <QCoreApplication>

#include <algorithm>

namespace duebook {

namespace {

// More changes than this and every page asks again anyway: one row in the change log says so.
constexpr size_t kBulkChanges = 500;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::Session)
};

Error forbidden(const QString &why)
{
    return {ErrorCode::Forbidden, why, {}, {}};
}

/// Whether the person still is what the session takes them for; else `user` is brought up to date.
/// Part of the transaction, so that a right withdrawn at another client holds from its commit on.
Result<void> checkUser(Database &db, User &user)
{
    if (!user.id.isSet())
        return {};
    const std::optional<User> now = UserRepository::find(db, user.id);
    if (!now || (now->active && now->role == user.role))
        return {};
    user = *now;
    const QString why = refusalToWork(user);
    return forbidden(!why.isEmpty() ? why
                                    : Texts::tr("An administrator has changed what you may do in "
                                                "this book: do it again if you still may."));
}

/// What also those change who only read.
bool isOwnDetails(const ChangeSet &set, UserId user)
{
    return !set.empty() &&
           std::all_of(set.changes.begin(), set.changes.end(), [user](const Change &each) {
               return each.entity == Entity::User && each.id == user.number();
           });
}

} // namespace

void Transaction::changed(Entity entity, ChangeKind kind, qint64 id, AccountId account)
{
    const Change change{entity, kind, id, account.number()};
    if (m_changes.changes.empty() || m_changes.changes.back() != change)
        m_changes.changes.push_back(change);
}

void Transaction::audit(Entity entity, qint64 id, AccountId account, const QString &action,
                        const QJsonObject &changes)
{
    m_audit.push_back({entity, id, account.number(), action, changes});
}

Session::Session(std::unique_ptr<Database> db, const Clock &clock, QString client, bool readOnly,
                 std::shared_ptr<ShareGate> gate)
    : m_gate(std::move(gate)), m_db(std::move(db)), m_clock(clock), m_client(std::move(client)),
      m_readOnly(readOnly)
{
}

Session::~Session() = default;

Result<ShareGate::Hold> Session::hold(bool write)
{
    if (!m_gate)
        return ShareGate::Hold();
    return m_gate->begin(*m_db, write);
}

/// A drive can give old content and old sizes, which look like damage: on a share damage is
/// believed only when a connection opened since then meets it too.
bool Session::suspected()
{
    if (!m_gate || (m_suspectedAt > 0 && m_db->opened() > m_suspectedAt))
        return false;
    m_suspectedAt = m_db->opened();
    m_gate->vfs()->lose();
    return true;
}

/// What SQLite calls busy can be another client's unfinished change that must wait; after a failed
/// operation on a share no connection is used any further.
Error Session::explained(Error error)
{
    // The search index has a place and is built anew; the rest of the book is sound.
    if (error.code == ErrorCode::Damaged && error.place.isEmpty()) {
        if (suspected())
            return {ErrorCode::Io,
                    Texts::tr("The drive did not give the book as it is: nothing was changed; try "
                              "again."),
                    {},
                    error.detail};
        if (m_damageMet)
            m_damageMet();
    }
    if (!m_gate)
        return error;
    if (error.code == ErrorCode::Io)
        m_gate->vfs()->lose();
    if (error.code != ErrorCode::Busy)
        return error;
    if (const auto awaited = m_gate->waitsFor())
        error.sentence = Texts::tr("“%1” was cut off while it saved: the book waits up to 90 "
                                   "seconds for it, so that nothing is destroyed; try again then.")
                             .arg(awaited->host);
    return error;
}

Result<void> Session::loadSettings()
{
    return runRead([this](Database &db) { m_settings = SettingsRepository::load(db); });
}

QTimeZone Session::zone() const
{
    return zoneNamed(m_settings.timeZone, m_clock);
}

QDate Session::today() const
{
    return m_clock.nowUtc().toTimeZone(zone()).date();
}

Result<void> Session::runWrite(const std::function<Result<void>(Transaction &)> &work)
{
    if (m_readOnly)
        return Error{ErrorCode::ReadOnly,
                     Texts::tr("The book is open for reading only; nothing was changed."),
                     {},
                     {}};
    if (const QString why = refusalToWork(m_user); !why.isEmpty())
        return forbidden(why);
    Q_ASSERT(!m_db->inTransaction());
    const Result<ShareGate::Hold> hold = this->hold(true);
    if (!hold)
        return hold.error();
    Transaction transaction(*m_db, m_clock.nowUtc(), m_user.id);
    try {
        TransactionScope scope(*m_db, TransactionScope::Kind::Immediate);
        if (const Result<void> still = checkUser(*m_db, m_user); !still)
            return still;
        if (!m_seals)
            m_seals = std::make_unique<RowSeals>(*m_db);
        const RowSeals::Watch watch(*m_seals);
        const Result<void> outcome = work(transaction);
        if (!outcome)
            return outcome;
        if (m_user.role == Role::Sales && !isOwnDetails(transaction.m_changes, m_user.id))
            return forbidden(
                Texts::tr("Your role may read the book, not change it; ask an administrator."));
        if (transaction.m_changes.changes.size() > kBulkChanges)
            transaction.m_changes.changes = {Change{Entity::Everything, ChangeKind::Updated, 0, 0}};
        writeRecord(transaction);
        scope.commit();
        m_suspectedAt = 0;
    } catch (const SqlFailure &failure) {
        qCWarning(logBook) << "write failed" << int(failure.error().code) << failure.error().detail;
        return explained(failure.error());
    }
    if (m_announce && !transaction.m_changes.empty())
        m_announce(transaction.m_changes);
    return {};
}

Result<void> Session::runRead(const std::function<void(Database &)> &work)
{
    if (m_db->inTransaction())
        return readOnce(work);
    const int before = m_suspectedAt;
    Result<void> outcome = readOnce(work);
    if (m_suspectedAt == before)
        return outcome;
    outcome = readOnce(work);
    if (outcome)
        m_suspectedAt = 0;
    return outcome;
}

Result<void> Session::readOnce(const std::function<void(Database &)> &work)
{
    try {
        if (m_db->inTransaction()) {
            work(*m_db);
            return {};
        }
        const Result<ShareGate::Hold> hold = this->hold();
        if (!hold)
            return hold.error();
        TransactionScope scope(*m_db, TransactionScope::Kind::Read);
        work(*m_db);
        scope.commit();
        return {};
    } catch (const SqlFailure &failure) {
        if (failure.error().code != ErrorCode::Cancelled)
            qCWarning(logBook) << "read failed" << int(failure.error().code)
                               << failure.error().detail;
        return explained(failure.error());
    }
}

void Session::writeRecord(Transaction &transaction)
{
    const qint64 at = transaction.m_now.toMSecsSinceEpoch();
    std::vector<AuditEntry> entries;
    for (const Transaction::AuditRow &row : transaction.m_audit)
        entries.push_back({0, at, transaction.m_user, m_client, row.entity, row.id,
                           AccountId(row.account), row.action, row.changes});
    const RecordHead before = readRecordHead(*m_db);
    RecordHead head = before;
    m_seals->write(transaction.m_now, transaction.m_user, head.root);
    RecordRepository::appendAudit(*m_db, entries, head);
    if (head != before) {
        head.upkept = entries.empty();
        head.at = transaction.m_now;
        writeRecordHead(*m_db, head);
    }
    for (const Change &change : transaction.m_changes.changes)
        RecordRepository::appendChange(*m_db, m_client, change);
}

} // namespace duebook
