// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/escalationservice.h"

#include "core/services/book/bookservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "core/store/book/recordrepository.h"
#include "core/store/disputes/escalationrepository.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

struct EscalationBook : LedgerBook {
    EscalationService escalations{session};
    FollowUpService followUps{session};
    AccountId acme = account("100", QStringLiteral("Acme"));

    NewEscalation draft() const
    {
        NewEscalation escalation;
        escalation.uid = newUid();
        escalation.account = acme;
        escalation.reason = QStringLiteral("promised three times");
        escalation.revisit = day("2026-03-09");
        return escalation;
    }
    QString problemWith(const NewEscalation &escalation)
    {
        const Result<Escalation> made = escalations.escalate(escalation);
        return made ? QString() : made.error().place;
    }
    FollowUp task(const Escalation &escalation)
    {
        return must(followUps.followUp(escalation.followUp));
    }
    AuditEntry newestAudit(const QString &action)
    {
        for (const AuditEntry &entry : RecordRepository::audit(book.db(), acme, 50)) {
            if (entry.action == action)
                return entry;
        }
        return {};
    }
};

QString second(const AuditEntry &entry, const char *field)
{
    return entry.changes[QLatin1String(field)].toArray().at(1).toString();
}

} // namespace

TEST_CASE("An escalation comes to the first manager with a task of today", "[escalation]")
{
    EscalationBook f;
    const UserId max = aUser(f.session, QStringLiteral("max"), Role::Manager);
    const NewEscalation draft = f.draft();
    const Escalation made = must(f.escalations.escalate(draft));
    CHECK(must(f.escalations.escalate(draft)).id == made.id);
    CHECK(made.open);
    CHECK(made.to == max);
    CHECK(made.accountName == QStringLiteral("Acme"));
    const FollowUp task = f.task(made);
    CHECK(task.kind == FollowUpKind::Escalation);
    CHECK(task.assignee == max);
    CHECK(task.due == day("2026-03-02"));
    const AuditEntry told = f.newestAudit(QStringLiteral("escalated"));
    CHECK(told.account == f.acme);
    CHECK(second(told, "to") == QStringLiteral("max"));
    CHECK(second(told, "level") == QStringLiteral("manager"));
    CHECK(second(told, "reason") == QStringLiteral("promised three times"));
    CHECK(second(told, "revisit") == QStringLiteral("2026-03-09"));
}

TEST_CASE("Without a manager the administrator decides", "[escalation]")
{
    EscalationBook f;
    CHECK(must(f.escalations.escalate(f.draft())).to == f.session.user().id);
}

TEST_CASE("An agency has no person of ours; the owner is reminded at the revisit", "[escalation]")
{
    EscalationBook f;
    const UserId owner = aUser(f.session, QStringLiteral("olga"));
    must(f.accounts.assignOwner({f.acme}, owner));
    NewEscalation draft = f.draft();
    draft.level = EscalationLevel::Agency;
    const Escalation made = must(f.escalations.escalate(draft));
    CHECK_FALSE(made.to.isSet());
    CHECK(f.task(made).assignee == owner);
    CHECK(f.task(made).due == day("2026-03-09"));
}

TEST_CASE("A wrong field of an escalation is named", "[escalation]")
{
    EscalationBook f;
    NewEscalation draft = f.draft();
    draft.reason = QStringLiteral(" ");
    CHECK(f.problemWith(draft) == QStringLiteral("reason"));
    draft = f.draft();
    draft.revisit = {};
    CHECK(f.problemWith(draft) == QStringLiteral("revisit"));
    draft.revisit = day("2026-03-02");
    CHECK(f.problemWith(draft) == QStringLiteral("revisit"));
    draft = f.draft();
    draft.level = EscalationLevel::Colleague;
    CHECK(f.problemWith(draft) == QStringLiteral("to"));
    draft.to = aUser(f.session, QStringLiteral("sue"), Role::Sales);
    CHECK(f.problemWith(draft) == QStringLiteral("to"));
    draft = f.draft();
    draft.account = AccountId(99);
    CHECK(f.problemWith(draft) == QStringLiteral("account"));
    draft = f.draft();
    draft.invoice = f.invoice(f.account("200"), "X", "2026-02-15", eur(5'00));
    CHECK(f.problemWith(draft) == QStringLiteral("invoice"));
    draft = f.draft();
    draft.dispute = DisputeId(99);
    CHECK(f.problemWith(draft) == QStringLiteral("dispute"));
    CHECK(f.book.db().integer("SELECT count(*) FROM escalation") == 0);
}

TEST_CASE("An escalation is closed with its result, undone and passed on", "[escalation]")
{
    EscalationBook f;
    const Escalation made = must(f.escalations.escalate(f.draft()));
    CHECK(f.escalations.close(made.id, made.rowVersion, {}).error().place ==
          QStringLiteral("result"));
    const Escalation closed =
        must(f.escalations.close(made.id, made.rowVersion, QStringLiteral("stop deliveries")));
    CHECK(closed.closed == day("2026-03-02"));
    CHECK(f.task(made).state == FollowUpState::Done);
    CHECK(f.task(made).result == QStringLiteral("stop deliveries"));
    CHECK(must(f.escalations.list({})).rows.empty());
    const AuditEntry told = f.newestAudit(QStringLiteral("escalation closed"));
    CHECK(second(told, "result") == QStringLiteral("stop deliveries"));
    CHECK(second(told, "reason") == QStringLiteral("promised three times"));
    CHECK(f.escalations.close(made.id, made.rowVersion, QStringLiteral("x")).error().code ==
          ErrorCode::Conflict);

    Escalation back = must(f.escalations.restore(made, closed.rowVersion));
    CHECK(back.open);
    CHECK(f.task(made).state == FollowUpState::Open);
    const UserId bea = aUser(f.session, QStringLiteral("bea"));
    back.to = bea;
    back.level = EscalationLevel::Colleague;
    back = must(f.escalations.change(back));
    CHECK(back.toName == QStringLiteral("bea"));
    CHECK(f.task(back).assignee == bea);
}

TEST_CASE("An escalation whose task was ticked off comes back on its day", "[escalation]")
{
    EscalationBook f;
    const Escalation made = must(f.escalations.escalate(f.draft()));
    must(f.followUps.done(made.followUp, f.task(made).rowVersion));
    f.clock.advance(6 * 86400);
    must(DayUpkeep::begin(f.session));
    CHECK(f.task(made).state == FollowUpState::Done);
    f.clock.advance(86400);
    must(DayUpkeep::begin(f.session));
    CHECK(f.task(made).state == FollowUpState::Open);
    CHECK(f.task(made).due == day("2026-03-09"));
}

TEST_CASE("Open escalations are listed by their revisit", "[escalation]")
{
    EscalationBook f;
    const UserId max = aUser(f.session, QStringLiteral("max"), Role::Manager);
    const UserId bea = aUser(f.session, QStringLiteral("bea"));
    std::vector<EscalationId> ids;
    for (int i = 0; i < 5; ++i) {
        NewEscalation draft = f.draft();
        draft.revisit = day("2026-03-20").addDays(-i);
        draft.to = i == 2 ? bea : UserId();
        ids.push_back(must(f.escalations.escalate(draft)).id);
    }
    std::vector<EscalationId> found;
    std::optional<EscalationKey> after;
    do {
        const EscalationPage page = must(f.escalations.list({}, after, 2));
        for (const Escalation &each : page.rows)
            found.push_back(each.id);
        after = page.next;
    } while (after);
    CHECK(found == std::vector<EscalationId>(ids.rbegin(), ids.rend()));
    EscalationFilter hers;
    hers.to = bea;
    CHECK(must(f.escalations.list(hers)).rows.size() == 1);
    hers = {};
    hers.to = max;
    CHECK(must(f.escalations.list(hers)).rows.size() == 4);
    CHECK(must(f.escalations.ofAccount(f.acme)).size() == 5);
}

} // namespace duebook
