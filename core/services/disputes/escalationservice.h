// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/escalation.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Database;
class Session;
class Transaction;

/// Which open escalations a list shows; conditions are joined with "and".
struct EscalationFilter {
    UserId to;         ///< unset = everybody's
    AccountId account; ///< unset = of all accounts; with it `to` does not matter
};

/// The place of an escalation in a list: by the day of its revisit, then by id.
struct EscalationKey {
    QDate revisit;
    EscalationId id;
};

struct EscalationPage {
    std::vector<Escalation> rows;
    std::optional<EscalationKey> next; ///< nothing = that was the last page
};

/// Taking an account, an invoice or a dispute to someone who decides. Belongs to the thread of its
/// session. The person gets a follow-up at once; it ends with the escalation, and when it was
/// ticked off before, it comes back on the day of the revisit. With an agency or lawyer the
/// follow-up is for the account's owner, on the day of the revisit. Field errors have as `place`
/// "account", "invoice", "dispute", "to", "reason", "revisit" or "result".
///
/// Undo: keep the Escalation as it was before, and give it to `restore` with the rowVersion of the
/// answer.
class EscalationService {
    Q_DECLARE_TR_FUNCTIONS(duebook::EscalationService)
public:
    explicit EscalationService(Session &session) : m_session(session) {}

    /// Reason and revisit are needed. Without a person a manager's or management's escalation goes
    /// to the first active manager, else administrator; with a colleague the person is needed. A
    /// repeat with the same uid gives the escalation made then.
    /// Errors: Invalid (field), NotFound.
    Result<Escalation> escalate(const NewEscalation &escalation);

    /// The same within a transaction that does more.
    static Result<EscalationId> escalateIn(const Session &session, Transaction &transaction,
                                           const NewEscalation &escalation);

    /// Errors: NotFound.
    Result<Escalation> escalation(EscalationId id);

    /// Another person, level, reason or revisit of an open one.
    /// Errors: Invalid (field; a closed one), Conflict, NotFound.
    Result<Escalation> change(const Escalation &changed);

    /// `result` says what was decided. Errors: Invalid (no result; closed), Conflict, NotFound.
    Result<Escalation> close(EscalationId id, qint64 rowVersion, const QString &result);

    /// Gives the escalation back what it was in `before`. Errors: Conflict, NotFound.
    Result<Escalation> restore(const Escalation &before, qint64 rowVersion);

    /// Closes the open ones of a dispute that was settled, within its transaction.
    static void closeOfDispute(Transaction &transaction, DisputeId dispute, const QString &result,
                               QDate today);

    /// Opens again those that the settlement of the dispute closed, within the transaction that
    /// takes it back, before the dispute is written.
    static void reopenOfDispute(const Session &session, Transaction &transaction,
                                DisputeId dispute);

    /// Gives those back their follow-up whose day has come, within the transaction of a new day.
    static void bringBack(const Session &session, Transaction &transaction);

    /// Open ones, the earliest revisit first, from `after` on.
    Result<EscalationPage> list(const EscalationFilter &filter,
                                const std::optional<EscalationKey> &after = {}, int limit = 200);

    /// All of an account: open ones first, each newest first.
    Result<std::vector<Escalation>> ofAccount(AccountId account);

private:
    template <typename Change>
    Result<Escalation> changed(EscalationId id, qint64 rowVersion, const char *action,
                               Change &&change);

    Session &m_session;
};

} // namespace duebook
