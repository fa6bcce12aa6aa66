// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "core/services/today/worklistservice.h"
#include "core/store/ledger/balancerepository.h"
#include "core/store/today/worklistquery.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace duebook {

/// An account that may have to be worked on today, as the sources tell of it.
struct WorkCandidate {
    WorkRow row;
    bool unattended = false;
    int brokenPromises = 0;
    std::optional<Money> brokenAmount;
    QDate earliestFollowUp;
    UserId covered; ///< whose follow-up or account it is, while that person is covered
    std::vector<AccountBalance> balances;
    double chasedUnits = 0; ///< the largest amount that is asked for, as amounts are compared
};

/// Whether the list also holds this person's work, as a colleague covers for them.
bool isCovered(const WorkScope &scope, UserId person);

/// Puts the candidates of all sources together, one per account. What is given to it must outlive
/// it. Throws `SqlFailure`.
class WorklistGathering {
public:
    WorklistGathering(Database &db, const WorkScope &scope, const BookSettings &settings)
        : m_db(db), m_scope(scope), m_settings(settings)
    {
    }

    std::vector<WorkCandidate> candidates;
    std::vector<AccountId> ids; ///< of the candidates, in their order
    bool more = false;          ///< a source holds more than was looked at

    void gather();

private:
    WorkCandidate &candidate(AccountId account);
    void addOnce(AccountId account, const WorkReason &reason);
    void addFollowUps();
    void addPromises();
    void addBalances();

    Database &m_db;
    const WorkScope &m_scope;
    const BookSettings &m_settings;
    std::unordered_map<AccountId, size_t> m_places;
};

} // namespace duebook
