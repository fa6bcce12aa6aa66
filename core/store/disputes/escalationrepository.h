// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/escalation.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Conditions of a list, joined with "and"; unset ones do not matter.
struct EscalationQuery {
    UserId to;
    AccountId account;
    QDate afterRevisit; ///< with `afterId`: the last row of the page before
    EscalationId afterId;
    int limit = 200;
};

/// Escalations. What the audit tells, each field as [before, now]:
/// "escalated": "to" (name of the person; empty with an agency), "level" ("colleague", "manager",
/// "management", "agency"), "reason", "revisit" (ISO day), "invoice" (number) and "dispute" (id)
/// where they are set.
/// "escalation closed": "result", and "to" and "reason" as they were (second value).
/// "escalation changed", "escalation reopened": the fields that differ.
/// All of them have the account, the entity Escalation and its id.
class EscalationRepository {
public:
    static EscalationId insert(Transaction &transaction, const NewEscalation &escalation,
                               FollowUpId followUp);

    static std::optional<Escalation> find(Database &db, EscalationId id);
    static EscalationId findByUid(Database &db, const QString &uid); ///< unset = none

    /// Writes `to`, `level`, `reason`, `revisit`, `open`, `result` and `closed`.
    /// Errors: Conflict when `before.rowVersion` is no longer the book's; NotFound.
    static Result<void> update(Transaction &transaction, const Escalation &before,
                               const Escalation &after, const QString &action);

    /// Open ones by the day of their revisit.
    static std::vector<Escalation> open(Database &db, const EscalationQuery &query);

    /// All of an account: open ones first, each newest first.
    static std::vector<Escalation> ofAccount(Database &db, AccountId account);

    /// Open ones of a dispute.
    static std::vector<Escalation> openOfDispute(Database &db, DisputeId dispute);

    /// Those that were closed by the settlement of the dispute, as long as the dispute was not
    /// changed since.
    static std::vector<Escalation> closedWithDispute(Database &db, DisputeId dispute);

    /// Open ones whose revisit has come by `today` and whose follow-up is no longer open.
    static std::vector<Escalation> unattended(Database &db, QDate today);

    /// The escalation a follow-up belongs to; unset = none.
    static EscalationId ofFollowUp(Database &db, FollowUpId followUp);
};

} // namespace duebook
