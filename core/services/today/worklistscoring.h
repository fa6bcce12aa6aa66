// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/priorityweights.h"
#include "core/rules/today/priority.h"
#include "core/services/today/worklistgathering.h"

#include <QDateTime>

#include <vector>

namespace duebook {

/// Amounts of several currencies side by side: base units where a rate is known, else as they are.
class MoneyComparison {
public:
    MoneyComparison(Currency base, std::vector<std::pair<Currency, qint64>> rates)
        : m_base(base), m_rates(std::move(rates))
    {
    }

    double units(const Money &money) const;

    /// The amount as points are given for it.
    Money comparable(const Money &money) const;

private:
    Currency m_base;
    std::vector<std::pair<Currency, qint64>> m_rates;
};

/// Turns candidates into scored rows. What is given to it must outlive it.
class WorklistScoring {
public:
    WorklistScoring(const WorkScope &scope, const BookSettings &settings,
                    const PriorityWeights &weights, const QDateTime &dayEnds,
                    const MoneyComparison &comparison)
        : m_scope(scope), m_settings(settings), m_weights(weights), m_dayEnds(dayEnds),
          m_comparison(comparison)
    {
    }

    /// Completes the candidate's row; false when nothing is to be done.
    bool score(WorkCandidate &candidate, const WorkFacts &facts) const;

private:
    void readBalances(WorkCandidate &candidate, PriorityInput &input) const;
    void readLimit(WorkCandidate &candidate, const WorkFacts &facts, PriorityInput &input) const;
    void readRest(const WorkCandidate &candidate, PriorityInput &input) const;

    const WorkScope &m_scope;
    const BookSettings &m_settings;
    const PriorityWeights &m_weights;
    const QDateTime &m_dayEnds;
    const MoneyComparison &m_comparison;
};

} // namespace duebook
