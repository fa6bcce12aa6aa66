// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/disputeupkeep.h"

#include "core/db/statement.h"
#include "core/services/book/bookservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/disputes/escalationrepository.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

/// An account that owes 12,000.00 and 300.00, a manager "max"; 2 March 2026.
struct UpkeepBook : LedgerBook {
    DisputeService disputes{session};
    EscalationService escalations{session};
    FollowUpService followUps{session};
    UserId manager = aUser(session, QStringLiteral("max"), Role::Manager);
    AccountId acme = account("100", QStringLiteral("Acme"));
    InvoiceId large = invoice(acme, "R1", "2026-02-15", eur(12000'00));
    InvoiceId small = invoice(acme, "R2", "2026-02-20", eur(300'00));

    Dispute opened(InvoiceId invoice, const Money &amount = {})
    {
        NewDispute dispute;
        dispute.account = acme;
        dispute.reason = QStringLiteral("Goods damaged");
        dispute.parts = {{invoice, {}, amount}};
        return must(disputes.open(dispute));
    }

    void staged(Dispute dispute, DisputeStage stage)
    {
        dispute.stage = stage;
        must(disputes.change(dispute));
    }

    void nextDay(int days)
    {
        clock.advance(qint64{days} * 86400);
        must(DayUpkeep::begin(session));
    }

    Dispute now(DisputeId id) { return must(disputes.dispute(id)); }
    std::vector<Escalation> open() { return must(escalations.list({})).rows; }
    FollowUp task(FollowUpId id) { return must(followUps.followUp(id)); }
    int64_t audits(const char *action)
    {
        Statement select(book.db(), "SELECT count(*) FROM audit WHERE action = $1");
        select.bind(QString::fromLatin1(action));
        select.next();
        return select.integer(0);
    }
};

} // namespace

TEST_CASE("A large dispute open too long comes to the manager once", "[disputes][escalation]")
{
    UpkeepBook f;
    const Dispute large = f.opened(f.large);
    f.opened(f.small);
    f.nextDay(10);
    CHECK(f.open().empty());
    f.nextDay(1);
    REQUIRE(f.open().size() == 1);
    const Escalation escalation = f.open().front();
    CHECK(escalation.dispute == large.id);
    CHECK(escalation.to == f.manager);
    CHECK(escalation.level == EscalationLevel::Manager);
    CHECK(escalation.revisit == day("2026-03-20"));
    CHECK(escalation.reason.contains(QStringLiteral("R1")));
    CHECK(f.now(large.id).escalated == day("2026-03-13"));
    CHECK(f.task(escalation.followUp).assignee == f.manager);
    CHECK(f.task(escalation.followUp).kind == FollowUpKind::Escalation);
    CHECK(f.task(escalation.followUp).due == day("2026-03-13"));
    CHECK(f.audits("escalated") == 1);
    CHECK(f.audits("dispute escalated") == 1);

    must(f.escalations.close(escalation.id, escalation.rowVersion, QStringLiteral("wait")));
    f.nextDay(1);
    CHECK(f.open().empty());
    CHECK(f.audits("escalated") == 1);
}

TEST_CASE("A settled dispute closes its escalation", "[disputes][escalation]")
{
    UpkeepBook f;
    const Dispute large = f.opened(f.large);
    f.nextDay(11);
    const Escalation escalation = f.open().front();
    const Dispute now = f.now(large.id);
    must(f.disputes.settle(now.id, now.rowVersion, DisputeOutcome::Refused,
                           QStringLiteral("no fault of ours")));
    const Escalation closed = must(f.escalations.escalation(escalation.id));
    CHECK_FALSE(closed.open);
    CHECK(closed.result == QStringLiteral("no fault of ours"));
    CHECK(f.task(escalation.followUp).state == FollowUpState::Done);
    CHECK(f.audits("escalation closed") == 1);
}

TEST_CASE("Taking a settlement back opens the escalation again that it closed",
          "[disputes][escalation]")
{
    UpkeepBook f;
    const Dispute large = f.opened(f.large);
    f.nextDay(11);
    const Escalation byUpkeep = f.open().front();
    NewEscalation up;
    up.account = f.acme;
    up.dispute = large.id;
    up.reason = QStringLiteral("decided before");
    up.revisit = day("2026-03-20");
    const Escalation earlier = must(f.escalations.escalate(up));
    must(f.escalations.close(earlier.id, earlier.rowVersion, QStringLiteral("wait")));
    f.clock.advance(60);

    const Dispute before = f.now(large.id);
    const Dispute settled = must(f.disputes.settle(before.id, before.rowVersion,
                                                   DisputeOutcome::Refused, QStringLiteral("no")));
    CHECK(f.open().empty());
    f.clock.advance(60);
    must(f.disputes.restore(before, settled.rowVersion));
    REQUIRE(f.open().size() == 1);
    const Escalation again = f.open().front();
    CHECK(again.id == byUpkeep.id);
    CHECK(again.result.isEmpty());
    CHECK_FALSE(again.closed.isValid());
    CHECK(f.task(again.followUp).state == FollowUpState::Open);
    CHECK(f.task(again.followUp).assignee == f.manager);
    CHECK(f.audits("escalation reopened") == 1);
    CHECK_FALSE(must(f.escalations.escalation(earlier.id)).open);
}

TEST_CASE("An expected credit note settles the dispute as credited", "[disputes]")
{
    UpkeepBook f;
    const Dispute dispute = f.opened(f.small, eur(50'00));
    const InvoiceId credit =
        f.invoice(f.acme, "C1", "2026-03-02", eur(-50'00), InvoiceKind::CreditNote);
    SECTION("while it is expected")
    {
        f.staged(dispute, DisputeStage::CreditExpected);
        must(f.invoices.allocateCredit(credit, day("2026-03-02"), {{f.small, eur(50'00)}}));
        const Dispute now = f.now(dispute.id);
        CHECK(now.state == DisputeState::Settled);
        CHECK(now.outcome == DisputeOutcome::Credited);
        CHECK(now.resolution.contains(QStringLiteral("C1")));
        CHECK(must(f.accounts.account(f.acme)).balances.front().disputed == 0);
    }
    SECTION("not before, and not by a smaller one")
    {
        must(f.invoices.allocateCredit(credit, day("2026-03-02"), {{f.small, eur(20'00)}}));
        CHECK(f.now(dispute.id).state == DisputeState::Open);
        f.staged(f.now(dispute.id), DisputeStage::CreditExpected);
        f.nextDay(1);
        CHECK(f.now(dispute.id).state == DisputeState::Open);
        must(f.invoices.allocateCredit(credit, day("2026-03-03"), {{f.small, eur(30'00)}}));
        CHECK(f.now(dispute.id).outcome == DisputeOutcome::Credited);
    }
    CHECK(must(CheckService(f.session).check()).clean());
}

TEST_CASE("One credit note does not settle two disputes of its invoice", "[disputes]")
{
    UpkeepBook f;
    const Dispute one = f.opened(f.small, eur(50'00));
    const Dispute two = f.opened(f.small, eur(50'00));
    f.staged(one, DisputeStage::CreditExpected);
    f.staged(two, DisputeStage::CreditExpected);
    const InvoiceId credit =
        f.invoice(f.acme, "C1", "2026-03-02", eur(-50'00), InvoiceKind::CreditNote);
    must(f.invoices.allocateCredit(credit, day("2026-03-02"), {{f.small, eur(50'00)}}));
    CHECK(f.now(one.id).state == DisputeState::Settled);
    CHECK(f.now(two.id).state == DisputeState::Open);
}

TEST_CASE("A dispute of an invoice that was paid is settled as paid", "[disputes]")
{
    UpkeepBook f;
    const Dispute dispute = f.opened(f.small);
    f.payment(f.acme, "2026-03-02", eur(12100'00));
    CHECK(f.now(dispute.id).state == DisputeState::Open);
    f.payment(f.acme, "2026-03-02", eur(200'00));
    CHECK(f.now(dispute.id).outcome == DisputeOutcome::Paid);
    CHECK(f.now(dispute.id).closed == day("2026-03-02"));
    CHECK(f.task(DisputeRepository::followUpOf(f.book.db(), dispute.id)).state ==
          FollowUpState::Done);
}

TEST_CASE("An open dispute whose follow-up was ticked off comes back at its deadline", "[disputes]")
{
    UpkeepBook f;
    const Dispute dispute = f.opened(f.small);
    const FollowUpId task = DisputeRepository::followUpOf(f.book.db(), dispute.id);
    must(f.followUps.done(task, f.task(task).rowVersion));
    f.nextDay(13);
    CHECK(f.task(task).state == FollowUpState::Done);
    f.nextDay(1);
    CHECK(f.task(task).state == FollowUpState::Open);
    CHECK(f.task(task).due == dispute.deadline);
    // Nothing more happens to it the day after.
    const qint64 version = f.task(task).rowVersion;
    f.nextDay(1);
    CHECK(f.task(task).rowVersion == version);
}

TEST_CASE("A person who may only read opens a book without changing it", "[disputes]")
{
    UpkeepBook f;
    f.opened(f.large);
    f.clock.advance(20 * 86400);
    User sales;
    sales.id = aUser(f.session, QStringLiteral("sue"), Role::Sales);
    sales.role = Role::Sales;
    f.session.setUser(sales);
    must(DayUpkeep::begin(f.session));
    CHECK(f.open().empty());
}

} // namespace duebook
