// SPDX-License-Identifier: Apache-2.0
// The part of DisputeService that reads lists.
#include "core/services/disputes/disputeservice.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/disputes/disputelistquery.h"
#include "core/store/disputes/disputerepository.h"

namespace duebook {

namespace {

DisputeSizes sizesOf(const Session &session, Database &db)
{
    return {db, session.settings().baseCurrency, session.settings().invoiceLarge, session.today()};
}

} // namespace

Result<DisputePage> DisputeService::list(const DisputeFilter &filter, const PageKey &after,
                                         int limit)
{
    return m_session.read([&](Database &db) -> Result<DisputePage> {
        return DisputeListQuery::page(db, {filter, after, m_session.today(), limit},
                                      sizesOf(m_session, db));
    });
}

Result<DisputeTotals> DisputeService::totals(const DisputeFilter &filter)
{
    return m_session.read([&](Database &db) -> Result<DisputeTotals> {
        return DisputeListQuery::totals(db, {filter, {}, m_session.today(), 0},
                                        sizesOf(m_session, db));
    });
}

Result<std::vector<DisputeRow>> DisputeService::ofAccount(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<DisputeRow>> {
        const std::optional<Account> known = AccountRepository::find(db, account);
        if (!known)
            return conflictOrMissing(false);
        const DisputeSizes sizes = sizesOf(m_session, db);
        std::vector<DisputeRow> rows;
        for (Dispute &dispute : DisputeRepository::ofAccount(db, account))
            rows.push_back(
                DisputeListQuery::row(std::move(dispute), known->number, m_session.today(), sizes));
        return rows;
    });
}

Result<std::vector<Contestable>> DisputeService::contestable(const std::vector<InvoiceId> &invoices,
                                                             DisputeId except)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Contestable>> {
        std::vector<Contestable> found;
        for (const InvoiceId invoice : invoices) {
            if (auto each = DisputeRepository::contestable(db, invoice, except))
                found.push_back(std::move(*each));
        }
        return found;
    });
}

} // namespace duebook
