// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/disputeservice.h"

#include "core/db/statement.h"
#include "core/services/care/checkservice.h"
#include "core/services/followups/followupservice.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/index/searchindex.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

/// An account with two invoices of 100.00 and 250.00, on 2 March 2026.
struct DisputeBook : LedgerBook {
    DisputeService disputes{session};
    FollowUpService followUps{session};
    AccountId acme = account("100", QStringLiteral("Acme"));
    InvoiceId one = invoice(acme, "R1", "2026-02-15", eur(100'00));
    InvoiceId two = invoice(acme, "R2", "2026-02-20", eur(250'00));

    NewDispute draft(std::vector<DisputePart> parts) const
    {
        NewDispute dispute;
        dispute.uid = newUid();
        dispute.account = acme;
        dispute.reason = QStringLiteral("Goods damaged");
        dispute.parts = std::move(parts);
        return dispute;
    }

    Dispute opened(std::vector<DisputePart> parts)
    {
        return must(disputes.open(draft(std::move(parts))));
    }

    Money disputedOf(InvoiceId id) { return must(invoices.invoice(id)).disputed; }
    qint64 disputedOfAccount() { return must(accounts.account(acme)).balances.front().disputed; }
    FollowUp task(DisputeId id)
    {
        return must(followUps.followUp(DisputeRepository::followUpOf(book.db(), id)));
    }
    QString problemWith(const NewDispute &dispute)
    {
        const Result<Dispute> made = disputes.open(dispute);
        return made ? QString() : made.error().place;
    }
    int64_t count(const char *sql) { return book.db().integer(sql); }
    bool isClean() { return must(CheckService(session).check()).clean(); }
};

QString lastAction(DisputeBook &f)
{
    Statement select(f.book.db(), "SELECT action FROM audit ORDER BY id DESC LIMIT 1");
    REQUIRE(select.next());
    return select.text(0);
}

} // namespace

TEST_CASE("A dispute without amounts contests all that is open of its invoices", "[disputes]")
{
    DisputeBook f;
    f.payment(f.acme, "2026-03-01", eur(60'00));
    const NewDispute draft = f.draft({{f.one, {}, {}}, {f.two, {}, eur(50'00)}});
    const Dispute made = must(f.disputes.open(draft));
    CHECK(must(f.disputes.open(draft)).id == made.id);
    CHECK(made.parts == std::vector<DisputePart>{{f.one, QStringLiteral("R1"), eur(40'00)},
                                                 {f.two, QStringLiteral("R2"), eur(50'00)}});
    CHECK(made.opened == day("2026-03-02"));
    CHECK(made.deadline == day("2026-03-16"));
    CHECK(made.owner == f.session.user().id);
    CHECK(made.state == DisputeState::Open);
    CHECK(f.disputedOf(f.one) == eur(40'00));
    CHECK(f.disputedOfAccount() == 90'00);
    CHECK(f.isClean());
}

TEST_CASE("A wrong field of a dispute is named", "[disputes]")
{
    DisputeBook f;
    CHECK(f.problemWith(f.draft({})) == QStringLiteral("parts"));
    CHECK(f.problemWith(f.draft({{f.one, {}, eur(100'01)}})) == QStringLiteral("parts"));
    CHECK(f.problemWith(f.draft({{f.one, {}, eur(-1)}})) == QStringLiteral("parts"));
    CHECK(f.problemWith(f.draft({{f.one, {}, Money(1, currency("USD"))}})) ==
          QStringLiteral("parts"));
    CHECK(f.problemWith(f.draft({{f.one, {}, {}}, {f.one, {}, {}}})) == QStringLiteral("parts"));
    const AccountId other = f.account("200");
    const InvoiceId foreign = f.invoice(other, "X", "2026-02-15", eur(5'00));
    CHECK(f.problemWith(f.draft({{foreign, {}, {}}})) == QStringLiteral("parts"));
    NewDispute dispute = f.draft({{f.one, {}, {}}});
    dispute.reason = QStringLiteral("  ");
    CHECK(f.problemWith(dispute) == QStringLiteral("reason"));
    dispute = f.draft({{f.one, {}, {}}});
    dispute.deadline = day("2026-03-01");
    CHECK(f.problemWith(dispute) == QStringLiteral("deadline"));
    dispute = f.draft({{f.one, {}, {}}});
    dispute.opened = day("2026-03-03");
    CHECK(f.problemWith(dispute) == QStringLiteral("opened"));
    dispute = f.draft({{f.one, {}, {}}});
    dispute.owner = UserId(99);
    CHECK(f.problemWith(dispute) == QStringLiteral("owner"));
    dispute = f.draft({{f.one, {}, {}}});
    dispute.account = AccountId(99);
    CHECK(f.problemWith(dispute) == QStringLiteral("account"));
    CHECK(f.count("SELECT count(*) FROM dispute") == 0);
}

TEST_CASE("Several disputes of one invoice never contest more than is open", "[disputes]")
{
    DisputeBook f;
    f.opened({{f.one, {}, eur(70'00)}});
    CHECK(f.problemWith(f.draft({{f.one, {}, eur(30'01)}})) == QStringLiteral("parts"));
    CHECK(f.opened({{f.one, {}, {}}}).parts.front().amount == eur(30'00));
    CHECK(f.problemWith(f.draft({{f.one, {}, {}}})) == QStringLiteral("parts"));
    CHECK(f.disputedOf(f.one) == eur(100'00));
    const auto left = must(f.disputes.contestable({f.one, f.two}));
    CHECK(left.front().rest().isZero());
    CHECK(left.back().rest() == eur(250'00));
}

TEST_CASE("A dispute keeps one follow-up, which moves, ends and comes back with it", "[disputes]")
{
    DisputeBook f;
    Dispute dispute = f.opened({{f.one, {}, {}}});
    const FollowUp first = f.task(dispute.id);
    CHECK(first.kind == FollowUpKind::Dispute);
    CHECK(first.due == dispute.deadline);
    CHECK(first.reason.contains(QStringLiteral("R1")));
    CHECK(DisputeRepository::ofFollowUp(f.book.db(), first.id) == dispute.id);

    const UserId bea = aUser(f.session, QStringLiteral("bea"));
    dispute.deadline = day("2026-03-20");
    dispute.owner = bea;
    dispute = must(f.disputes.change(dispute));
    CHECK(f.task(dispute.id).id == first.id);
    CHECK(f.task(dispute.id).due == day("2026-03-20"));
    CHECK(f.task(dispute.id).assignee == bea);

    dispute = must(f.disputes.settle(dispute.id, dispute.rowVersion, DisputeOutcome::Refused,
                                     QStringLiteral("signed delivery note")));
    CHECK(f.task(dispute.id).state == FollowUpState::Done);
    CHECK(f.task(dispute.id).result == QStringLiteral("signed delivery note"));
    dispute = must(f.disputes.reopen(dispute.id, dispute.rowVersion));
    CHECK(f.task(dispute.id).state == FollowUpState::Open);
    CHECK(f.count("SELECT count(*) FROM follow_up") == 1);
}

TEST_CASE("Settling takes the amount out of every total, undo brings it back", "[disputes]")
{
    DisputeBook f;
    const Dispute made = f.opened({{f.one, {}, eur(40'00)}});
    CHECK(f.disputes.settle(made.id, made.rowVersion, DisputeOutcome::None, {}).error().place ==
          QStringLiteral("outcome"));
    const Dispute settled = must(f.disputes.settle(
        made.id, made.rowVersion, DisputeOutcome::Withdrawn, QStringLiteral("their mistake")));
    CHECK(settled.closed == day("2026-03-02"));
    CHECK(settled.resolution == QStringLiteral("their mistake"));
    CHECK(f.disputedOf(f.one) == eur(0));
    CHECK(f.disputedOfAccount() == 0);
    CHECK(lastAction(f) == QStringLiteral("follow-up done"));
    CHECK(f.disputes.settle(made.id, settled.rowVersion, DisputeOutcome::Paid, {}).error().place ==
          QStringLiteral("state"));
    CHECK(f.disputes.settle(made.id, made.rowVersion, DisputeOutcome::Paid, {}).error().code ==
          ErrorCode::Conflict);
    Dispute edited = settled;
    edited.text = QStringLiteral("x");
    CHECK(f.disputes.change(edited).error().place == QStringLiteral("state"));

    Dispute back = must(f.disputes.restore(made, settled.rowVersion));
    back.rowVersion = made.rowVersion;
    CHECK(back == made);
    CHECK(f.disputedOfAccount() == 40'00);
    CHECK(f.isClean());
}

TEST_CASE("Changed parts move the disputed amounts", "[disputes]")
{
    DisputeBook f;
    Dispute dispute = f.opened({{f.one, {}, {}}});
    dispute.parts = {{f.two, {}, eur(25'00)}};
    dispute.stage = DisputeStage::CreditExpected;
    dispute = must(f.disputes.change(dispute));
    CHECK(dispute.stage == DisputeStage::CreditExpected);
    CHECK(f.disputedOf(f.one) == eur(0));
    CHECK(f.disputedOf(f.two) == eur(25'00));
    CHECK(f.disputedOfAccount() == 25'00);
    dispute.parts.front().amount = eur(250'01);
    CHECK(f.disputes.change(dispute).error().place == QStringLiteral("parts"));
    // Paid below the disputed amount: everything else can still be changed.
    f.payment(f.acme, "2026-03-02", eur(340'00));
    dispute.parts.front().amount = eur(25'00);
    dispute.text = QStringLiteral("two boxes");
    CHECK(must(f.disputes.change(dispute)).text == QStringLiteral("two boxes"));
    CHECK(f.disputedOf(f.two) == eur(10'00));
    CHECK(f.isClean());
}

TEST_CASE("A dispute reopens with what is left to dispute", "[disputes]")
{
    DisputeBook f;
    Dispute dispute = f.opened({{f.one, {}, {}}, {f.two, {}, {}}});
    dispute = must(f.disputes.settle(dispute.id, dispute.rowVersion, DisputeOutcome::Refused, {}));
    f.payment(f.acme, "2026-03-02", eur(300'00));
    dispute = must(f.disputes.reopen(dispute.id, dispute.rowVersion));
    REQUIRE(dispute.parts.size() == 1);
    CHECK(dispute.parts.front().amount == eur(50'00));
    dispute = must(f.disputes.settle(dispute.id, dispute.rowVersion, DisputeOutcome::Refused, {}));
    f.payment(f.acme, "2026-03-02", eur(50'00));
    CHECK(f.disputes.reopen(dispute.id, dispute.rowVersion).error().place ==
          QStringLiteral("parts"));
}

TEST_CASE("An imported dispute is found by words once it has some", "[disputes]")
{
    DisputeBook f;
    Database &db = f.book.db();
    db.execute("INSERT INTO dispute (uid, account_id, reason, opened_day, import_id, created_at,"
               " changed_at) VALUES ('u', 1, 'late', 20000, 7, 0, 0);"
               "INSERT INTO dispute_invoice VALUES (1, 1, 500);"
               "UPDATE invoice SET disputed_amount = 500 WHERE id = 1");
    Dispute dispute = must(f.disputes.dispute(DisputeId(1)));
    CHECK_FALSE(dispute.deadline.isValid());
    CHECK(f.count("SELECT count(*) FROM search_dispute WHERE search_dispute MATCH 'truck'") == 0);
    dispute.text = QStringLiteral("The truck came late");
    dispute = must(f.disputes.change(dispute));
    CHECK(dispute.deadline == day("2026-03-16"));
    CHECK(dispute.owner.isSet());
    CHECK(f.count("SELECT count(*) FROM search_dispute WHERE search_dispute MATCH 'truck'") == 1);
    CHECK(SearchIndex::disagreeing(db).empty());
    dispute.text.clear();
    must(f.disputes.change(dispute));
    CHECK(SearchIndex::disagreeing(db).empty());
}

TEST_CASE("Lists of disputes filter, page and add up per currency", "[disputes]")
{
    DisputeBook f;
    const UserId bea = aUser(f.session, QStringLiteral("bea"));
    std::vector<DisputeId> ids;
    for (int i = 0; i < 5; ++i) {
        NewDispute dispute = f.draft({{f.two, {}, eur(10'00 * (i + 1))}});
        dispute.deadline = day("2026-03-10").addDays(i);
        dispute.owner = i % 2 == 0 ? bea : UserId();
        dispute.reason = i == 4 ? QStringLiteral("Wrong price") : dispute.reason;
        dispute.text = i == 3 ? QStringLiteral("Ürgent matter") : QString();
        ids.push_back(must(f.disputes.open(dispute)).id);
    }
    const auto listed = [&](const DisputeFilter &filter) {
        std::vector<DisputeId> found;
        PageKey after;
        for (;;) {
            const DisputePage page = must(f.disputes.list(filter, after, 2));
            for (const DisputeRow &row : page.rows)
                found.push_back(row.dispute.id);
            if (!page.next)
                return found;
            after = *page.next;
        }
    };
    CHECK(listed({}) == ids);
    DisputeFilter mine;
    mine.owner = bea;
    CHECK(listed(mine) == std::vector<DisputeId>{ids[0], ids[2], ids[4]});
    DisputeFilter price;
    price.reason = QStringLiteral("Wrong price");
    CHECK(listed(price) == std::vector<DisputeId>{ids[4]});
    DisputeFilter words;
    words.text = QStringLiteral("urg");
    CHECK(listed(words) == std::vector<DisputeId>{ids[3]});
    words.text = QStringLiteral("r2");
    CHECK(listed(words) == ids);
    words.text = QStringLiteral("acme");
    CHECK(listed(words) == ids);
    words.text = QStringLiteral("\" * NEAR(");
    CHECK(listed(words).empty());
    DisputeFilter atLeast;
    atLeast.leastAmount = 30'00;
    CHECK(listed(atLeast) == std::vector<DisputeId>{ids[2], ids[3], ids[4]});
    const DisputeTotals totals = must(f.disputes.totals(atLeast));
    CHECK(totals.count == 3);
    CHECK(totals.sums == std::vector<DisputeSum>{{3, eur(120'00)}});

    f.clock.advance(10 * 86400);
    DisputeFilter late;
    late.pastDeadline = true;
    CHECK(listed(late) == std::vector<DisputeId>{ids[0], ids[1]});
    const Dispute first = must(f.disputes.dispute(ids[0]));
    must(f.disputes.settle(first.id, first.rowVersion, DisputeOutcome::Paid, {}));
    DisputeFilter settled;
    settled.state = DisputeState::Settled;
    const DisputePage page = must(f.disputes.list(settled));
    REQUIRE(page.rows.size() == 1);
    CHECK(page.rows.front().daysOpen == 10);
    CHECK(page.rows.front().accountNumber == QStringLiteral("100"));
    CHECK_FALSE(page.rows.front().pastDeadline);
}

TEST_CASE("A document given with a dispute belongs to it", "[disputes][documents]")
{
    DisputeBook f;
    NewDocument photo;
    photo.name = QStringLiteral("damage.png");
    photo.content = QByteArray("not really a picture");
    const Dispute made = must(f.disputes.open(f.draft({{f.one, {}, {}}}), {photo}));
    CHECK(f.count("SELECT count(*) FROM document_link WHERE dispute_id = 1") == 1);
    CHECK(made.id == DisputeId(1));
}

} // namespace duebook
