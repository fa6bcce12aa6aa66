// SPDX-License-Identifier: Apache-2.0
#include "core/services/ledger/invoiceservice.h"

#include "core/services/disputes/disputeservice.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/ledger/balancerepository.h"
#include "tests/support/ledger.h"

#include <limits>
#include <set>

namespace duebook {

using namespace test;

TEST_CASE("Open amounts are exact for every past day", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const InvoiceId invoice = ledger.invoice(account, "1", "2026-01-31", eur(100'00));
    ledger.payment(account, "2026-02-05", eur(30'00));
    ledger.payment(account, "2026-02-20", eur(70'00));
    const InvoiceRow row = must(ledger.invoices.invoice(invoice));
    CHECK(row.invoice.open == eur(0));
    CHECK(row.invoice.settled == day("2026-02-20"));

    const auto openOn = [&](const char *on) {
        return must(ledger.invoices.openAsOf(invoice, day(on)));
    };
    CHECK(openOn("2025-12-31") == eur(0));
    CHECK(openOn("2026-01-01") == eur(100'00));
    CHECK(openOn("2026-02-04") == eur(100'00));
    CHECK(openOn("2026-02-05") == eur(70'00));
    CHECK(openOn("2026-02-19") == eur(70'00));
    CHECK(openOn("2026-02-20") == eur(0));

    InvoiceFilter filter;
    filter.asOf = day("2026-02-10");
    const InvoicePage page = must(ledger.invoices.list(filter));
    REQUIRE(page.rows.size() == 1);
    CHECK(page.rows[0].invoice.open == eur(70'00));
    CHECK(page.rows[0].daysOverdue == 10);
    CHECK(must(ledger.invoices.sums(filter)).front().overdue == eur(70'00));
    filter.asOf = day("2026-01-31");
    CHECK(must(ledger.invoices.sums(filter)).front().overdue == eur(0));
    filter.asOf = {};
    CHECK(must(ledger.invoices.list(filter)).rows.empty());
}

TEST_CASE("A credit note reduces the balance and settles invoices from its day on", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const InvoiceId invoice = ledger.invoice(account, "1", "2026-01-31", eur(100'00));
    const InvoiceId credit =
        ledger.invoice(account, "C1", "2026-02-28", eur(-40'00), InvoiceKind::CreditNote);
    AccountHeader header = must(ledger.accounts.account(account));
    CHECK(header.balances.front().balance() == 60'00);
    CHECK(header.balances.front().credits == -40'00);
    CHECK(header.balances.front().overdue() == 100'00);

    must(ledger.invoices.allocateCredit(credit, day("2026-03-01")));
    CHECK(ledger.open(invoice) == eur(60'00));
    CHECK(ledger.open(credit) == eur(0));
    CHECK(must(ledger.invoices.openAsOf(invoice, day("2026-02-28"))) == eur(100'00));
    CHECK(must(ledger.invoices.openAsOf(credit, day("2026-02-28"))) == eur(-40'00));
    CHECK(must(ledger.invoices.allocations(credit)).front().invoiceNumber == QStringLiteral("1"));
    CHECK(must(ledger.invoices.allocations(invoice)).front().source == QStringLiteral("C1"));
    header = must(ledger.accounts.account(account));
    CHECK(header.balances.front().balance() == 60'00);
    CHECK(header.balances.front().credits == 0);
}

TEST_CASE("Money settles the oldest invoices first and the rest stays on account", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const InvoiceId younger = ledger.invoice(account, "2", "2026-02-15", eur(50'00));
    const InvoiceId older = ledger.invoice(account, "1", "2026-01-15", eur(50'00));
    const PaymentId payment = ledger.payment(account, "2026-03-01", eur(70'00));
    CHECK(ledger.open(older) == eur(0));
    CHECK(ledger.open(younger) == eur(30'00));
    CHECK(must(ledger.invoices.allocationsOf(payment)).size() == 2);
    ledger.payment(account, "2026-03-02", eur(45'00));
    CHECK(ledger.open(younger) == eur(0));
    CHECK(must(ledger.invoices.payments(account)).front().unallocated == eur(15'00));
    CHECK(must(ledger.accounts.account(account)).balances.front().balance() == -15'00);

    NewPayment refund;
    refund.account = account;
    refund.day = day("2026-03-02");
    refund.amount = eur(-15'01);
    CHECK(ledger.invoices.addPayment(refund).error().place == QStringLiteral("amount"));
    refund.amount = eur(-15'00);
    must(ledger.invoices.addPayment(refund));
    for (const AccountBalance &balance : must(ledger.accounts.account(account)).balances)
        CHECK(balance.balance() == 0);
}

TEST_CASE("Allocations that cannot be are refused whole", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const AccountId stranger = ledger.account("200");
    const InvoiceId invoice = ledger.invoice(account, "1", "2026-01-15", eur(50'00));
    const InvoiceId foreign =
        ledger.invoice(account, "2", "2026-01-15", Money(5000, currency("USD")));
    const InvoiceId others = ledger.invoice(stranger, "1", "2026-01-15", eur(50'00));
    NewPayment payment;
    payment.account = account;
    payment.day = day("2026-03-01");
    payment.amount = eur(60'00);
    payment.automatic = false;
    const auto refused = [&](std::vector<AllocationPart> parts) {
        payment.allocations = std::move(parts);
        const Result<PaymentId> result = ledger.invoices.addPayment(payment);
        return !result && result.error().place == QStringLiteral("allocations");
    };
    CHECK(refused({{invoice, eur(50'01)}}));
    CHECK(refused({{invoice, eur(0)}}));
    CHECK(refused({{invoice, eur(-1)}}));
    CHECK(refused({{foreign, Money(100, currency("USD"))}}));
    CHECK(refused({{others, eur(1)}}));
    CHECK(refused({{invoice, eur(20'00)}, {invoice, eur(20'00)}}));
    CHECK(must(ledger.invoices.payments(account)).empty());
    CHECK(ledger.open(invoice) == eur(50'00));

    payment.uid = QStringLiteral("once");
    payment.allocations = {{invoice, eur(10'00)}};
    const PaymentId first = must(ledger.invoices.addPayment(payment));
    CHECK(must(ledger.invoices.addPayment(payment)) == first);
    CHECK(ledger.open(invoice) == eur(40'00));
    must(ledger.invoices.settle(invoice, AllocationKind::WriteOff, day("2026-03-02"), eur(40'00)));
    CHECK(must(ledger.invoices.invoice(invoice)).invoice.settled == day("2026-03-02"));
    CHECK_FALSE(
        ledger.invoices.settle(invoice, AllocationKind::WriteOff, day("2026-03-02"), eur(1)));
}

TEST_CASE("Currencies are summed apart and sums that leave 64 bits are refused", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const AccountId other = ledger.account("200");
    ledger.invoice(account, "1", "2026-02-01", eur(10));
    ledger.invoice(account, "2", "2026-03-02", eur(20));
    ledger.invoice(other, "1", "2026-02-01", Money(5, currency("JPY")));
    InvoiceFilter filter;
    const std::vector<InvoiceSum> sums = must(ledger.invoices.sums(filter));
    CHECK(sums == std::vector<InvoiceSum>{{currency("EUR"), 2, eur(30), eur(30), eur(10), eur(0)},
                                          {currency("JPY"), 1, Money(5, currency("JPY")),
                                           Money(5, currency("JPY")), Money(5, currency("JPY")),
                                           Money(0, currency("JPY"))}});

    const qint64 most = std::numeric_limits<qint64>::max();
    ledger.invoice(ledger.account("300"), "1", "2026-02-01", Money(most, currency("USD")));
    filter.currency = currency("USD");
    CHECK(must(ledger.invoices.sums(filter)).front().open == Money(most, currency("USD")));
    ledger.invoice(ledger.account("400"), "1", "2026-02-01", Money(most, currency("USD")));
    CHECK(ledger.invoices.sums(filter).error().code == ErrorCode::Invalid);
}

TEST_CASE("Invoices are filtered and paged in every order", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100", QStringLiteral("Kestrel Components"));
    ledger.invoice(ledger.account("200"), "R-77", "2026-02-15", eur(1));
    for (int i = 0; i < 405; ++i)
        ledger.invoice(account, QByteArray::number(5000 + i).constData(), "2026-02-15",
                       eur(100 + i % 7));
    for (const InvoiceSort sort : {InvoiceSort::Due, InvoiceSort::Issued, InvoiceSort::Number,
                                   InvoiceSort::Amount, InvoiceSort::Open, InvoiceSort::Account}) {
        for (const bool descending : {false, true}) {
            std::set<InvoiceId> seen;
            PageKey after;
            while (true) {
                const InvoicePage page = must(ledger.invoices.list({}, sort, descending, after));
                for (const InvoiceRow &row : page.rows)
                    CHECK(seen.insert(row.invoice.id).second);
                if (!page.next)
                    break;
                after = *page.next;
            }
            CHECK(seen.size() == 406);
        }
    }
    InvoiceFilter filter;
    filter.text = QStringLiteral("r-7");
    CHECK(must(ledger.invoices.list(filter)).rows.size() == 1);
    filter.text = QStringLiteral("kestrel");
    CHECK(must(ledger.invoices.sums(filter)).front().count == 405);
    Invoice ordered = must(ledger.invoices.list(filter)).rows.front().invoice;
    ordered.orderNumber = QStringLiteral("PO_9%");
    must(ledger.invoices.update(ordered));
    filter.account = account;
    filter.text = QStringLiteral("po_9%");
    CHECK(must(ledger.invoices.list(filter)).rows.size() == 1);
    filter.text = QStringLiteral("po%9");
    CHECK(must(ledger.invoices.list(filter)).rows.empty());
    filter.account = {};
    filter.text = QStringLiteral("%");
    CHECK(must(ledger.invoices.list(filter)).rows.empty());
}

TEST_CASE("Disputed amounts stand inside the open amount and go with the dispute", "[invoices]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("100");
    const InvoiceId invoice = ledger.invoice(account, "1", "2026-02-15", eur(100'00));
    NewDispute dispute;
    dispute.account = account;
    dispute.reason = QStringLiteral("damaged");
    dispute.opened = day("2026-03-01");
    dispute.parts = {{invoice, {}, eur(40'00)}};
    const AccountId ids[] = {account};
    const auto refresh = [&](Transaction &transaction) {
        BalanceRepository::refresh(transaction, ids, {}, day("2026-03-02"), {});
    };
    const DisputeId id =
        must(ledger.session.write([&](Transaction &transaction) -> Result<DisputeId> {
            const DisputeId opened = DisputeRepository::insert(transaction, dispute);
            refresh(transaction);
            return opened;
        }));
    CHECK(must(ledger.invoices.invoice(invoice)).disputed == eur(40'00));
    CHECK(must(ledger.accounts.account(account)).balances.front().disputed == 40'00);
    ledger.payment(account, "2026-03-02", eur(70'00));
    CHECK(must(ledger.invoices.invoice(invoice)).disputed == eur(30'00));
    CHECK(must(ledger.accounts.account(account)).balances.front().disputed == 30'00);
    DisputeService disputes(ledger.session);
    must(disputes.settle(id, must(disputes.dispute(id)).rowVersion, DisputeOutcome::Withdrawn, {}));
    CHECK(must(ledger.invoices.invoice(invoice)).disputed == eur(0));
    CHECK(must(ledger.accounts.account(account)).balances.front().disputed == 0);
}

TEST_CASE("A wrong field of an invoice is named", "[invoices]")
{
    LedgerBook ledger;
    Invoice draft;
    draft.account = ledger.account("100");
    CHECK(ledger.invoices.add(draft).error().place == QStringLiteral("number"));
    draft.number = QStringLiteral("1");
    CHECK(ledger.invoices.add(draft).error().place == QStringLiteral("issued"));
    draft.issued = day("2026-01-31");
    CHECK(ledger.invoices.add(draft).error().place == QStringLiteral("amount"));
    draft.amount = eur(-1);
    CHECK(ledger.invoices.add(draft).error().place == QStringLiteral("amount"));
    draft.amount = eur(1);
    const InvoiceId id = must(ledger.invoices.add(draft));
    CHECK(must(ledger.invoices.invoice(id)).invoice.due == day("2026-03-02"));
    CHECK(must(ledger.invoices.invoice(id)).daysOverdue == 0);
    CHECK(ledger.invoices.add(draft).error().place == QStringLiteral("number"));

    Invoice changed = must(ledger.invoices.invoice(id)).invoice;
    changed.due = day("2026-02-01");
    must(ledger.invoices.update(changed));
    CHECK(must(ledger.accounts.account(draft.account)).balances.front().overdue() == 1);
    CHECK(ledger.invoices.update(changed).error().code == ErrorCode::Conflict);
}

} // namespace duebook
