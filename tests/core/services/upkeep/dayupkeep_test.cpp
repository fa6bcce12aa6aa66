// SPDX-License-Identifier: Apache-2.0
#include "core/services/upkeep/dayupkeep.h"

#include "core/services/disputes/disputeservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/importing/importservice.h"
#include "core/store/disputes/disputerepository.h"
#include "tests/support/importfile.h"
#include "tests/support/ledger.h"

using namespace duebook;
using namespace duebook::test;

namespace {

bool hasBegun(LedgerBook &f)
{
    return must(f.session.read(
        [&](Database &db) -> Result<bool> { return DayUpkeep::hasBegun(db, f.session.today()); }));
}

int64_t changes(LedgerBook &f)
{
    return f.book.db().integer("SELECT coalesce(max(seq), 0) FROM change_log");
}

} // namespace

TEST_CASE("A day is begun once for the whole book", "[upkeep]")
{
    LedgerBook f;
    const AccountId acme = f.account("100");
    f.invoice(acme, "R1", "2026-03-02", eur(100'00));
    CHECK_FALSE(hasBegun(f));
    must(DayUpkeep::beginOnce(f.session));
    CHECK(hasBegun(f));
    f.clock.advance(86400);
    CHECK_FALSE(hasBegun(f));
    must(DayUpkeep::beginOnce(f.session));
    // What was due yesterday is overdue today.
    CHECK(f.book.db().integer("SELECT overdue_amount FROM account_balance") == 100'00);
    const int64_t before = changes(f);
    must(DayUpkeep::beginOnce(f.session));
    must(DayUpkeep::begin(f.session));
    CHECK(changes(f) == before);
    CHECK(hasBegun(f));
}

TEST_CASE("Taking an import back reopens the dispute that it settled, and what waits for it",
          "[upkeep][import][undo]")
{
    LedgerBook f;
    const AccountId acme = f.account("100");
    const InvoiceId invoice = f.invoice(acme, "R1", "2026-02-15", eur(100'00));
    DisputeService disputes(f.session);
    NewDispute draft;
    draft.account = acme;
    draft.reason = QStringLiteral("Goods damaged");
    draft.deadline = day("2026-03-20");
    draft.parts = {{invoice, {}, {}}};
    const Dispute opened = must(disputes.open(draft));
    const auto task = [&] {
        const FollowUpId id = must(f.session.read([&](Database &db) -> Result<FollowUpId> {
            return DisputeRepository::followUpOf(db, opened.id);
        }));
        return must(FollowUpService(f.session).followUp(id));
    };
    REQUIRE(task().state == FollowUpState::Open);

    const ImportFolder folder;
    ImportService service(f.session);
    ImportSettings settings;
    settings.kind = ImportKind::Payments;
    const ImportReport paid = must(service.run(
        folder.file("Account,Invoice,Payment date,Amount,Currency\n100,R1,2026-03-01,100.00,EUR\n"),
        settings));
    CHECK(must(disputes.dispute(opened.id)).state == DisputeState::Settled);
    CHECK(task().state == FollowUpState::Done);
    must(service.undo(paid.id));
    CHECK(must(disputes.dispute(opened.id)).state == DisputeState::Open);
    CHECK(task().state == FollowUpState::Open);
    CHECK(task().due == day("2026-03-20"));
}
