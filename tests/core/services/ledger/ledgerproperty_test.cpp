// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/checkservice.h"
#include "core/store/ledger/balancerepository.h"
#include "tests/support/ledger.h"

#include <map>
#include <random>

namespace duebook {

using namespace test;

namespace {

/// A person who works on the ledger at random, by the services alone.
struct RandomClerk {
    LedgerBook &ledger;
    std::mt19937 random;
    std::vector<AccountId> accounts;
    std::vector<std::pair<AccountId, InvoiceId>> invoices;
    std::vector<InvoiceId> credits;
    int made = 0;

    int below(int limit) { return int(random() % unsigned(limit)); }
    QDate someDay() { return ledger.session.today().addDays(below(240) - 200); }
    Currency someCurrency() { return currency(below(4) == 0 ? "JPY" : "EUR"); }

    void addInvoice()
    {
        Invoice draft;
        draft.account = accounts[size_t(below(int(accounts.size())))];
        const bool credit = below(5) == 0;
        draft.kind = credit ? InvoiceKind::CreditNote : InvoiceKind::Invoice;
        draft.number = QString::number(++made);
        draft.issued = someDay();
        draft.due = draft.issued.addDays(below(60));
        draft.amount = Money(credit ? -1 - below(5000) : below(20000), someCurrency());
        const InvoiceId id = must(ledger.invoices.add(draft));
        if (credit)
            credits.push_back(id);
        else
            invoices.emplace_back(draft.account, id);
    }

    void addPayment()
    {
        NewPayment payment;
        payment.account = accounts[size_t(below(int(accounts.size())))];
        payment.day = someDay();
        payment.amount = Money(1 + below(15000), someCurrency());
        must(ledger.invoices.addPayment(payment));
    }

    void settleOrChange()
    {
        if (invoices.empty())
            return;
        const InvoiceId id = invoices[size_t(below(int(invoices.size())))].second;
        Invoice invoice = must(ledger.invoices.invoice(id)).invoice;
        if (below(2) == 0) {
            invoice.due = someDay();
            must(ledger.invoices.update(invoice));
        } else if (!invoice.open.isZero()) {
            const Money part(1 + below(int(invoice.open.minorUnits())), invoice.open.currency());
            must(ledger.invoices.settle(id, AllocationKind::WriteOff, someDay(), part));
        }
    }

    void useCredit()
    {
        if (!credits.empty())
            must(ledger.invoices.allocateCredit(credits[size_t(below(int(credits.size())))],
                                                someDay()));
    }

    void step()
    {
        switch (below(6)) {
        case 0:
        case 1:
            return addInvoice();
        case 2:
            return addPayment();
        case 3:
            return useCredit();
        case 4:
            return settleOrChange();
        default:
            ledger.clock.advance(below(5) * 86400);
        }
    }
};

} // namespace

TEST_CASE("After any work on the ledger the maintained values equal the recomputed ones",
          "[invoices][check]")
{
    for (const unsigned seed : {1u, 2u, 3u}) {
        LedgerBook ledger;
        RandomClerk clerk{ledger, std::mt19937(seed), {}, {}, {}, 0};
        for (const char *number : {"1", "2", "3", "4"})
            clerk.accounts.push_back(ledger.account(number));
        for (int i = 0; i < 150; ++i)
            clerk.step();
        const AgeingEdges edges = ledger.session.settings().edges;
        const QDate today = ledger.session.today();
        for (const AccountId account : clerk.accounts) {
            const AccountId ids[] = {account};
            CHECK(BalanceRepository::of(ledger.book.db(), ids, edges, today) ==
                  BalanceRepository::computed(ledger.book.db(), account, edges, today));
        }
        const CheckReport report = must(CheckService(ledger.session).check());
        for (const CheckFinding &finding : report.findings)
            UNSCOPED_INFO(finding.what.toStdString() + " " + finding.where.toStdString());
        CHECK(report.clean());

        // Open amounts of today from the dated rows are the maintained ones once nothing lies
        // ahead.
        const QDate newest = std::max(BalanceRepository::newestDay(ledger.book.db()), today);
        for (const auto &[account, id] : clerk.invoices)
            CHECK(must(ledger.invoices.openAsOf(id, newest)) == ledger.open(id));
        // As of any past day the list's sums are the sums of the single invoices.
        const QDate past = today.addDays(-40);
        std::map<Currency, qint64> sums;
        for (const auto &[account, id] : clerk.invoices) {
            const Money open = must(ledger.invoices.openAsOf(id, past));
            sums[open.currency()] += open.minorUnits();
        }
        InvoiceFilter filter;
        filter.asOf = past;
        filter.kind = InvoiceKind::Invoice;
        for (const InvoiceSum &sum : must(ledger.invoices.sums(filter)))
            CHECK(sum.open.minorUnits() == sums[sum.currency]);
    }
}

} // namespace duebook
