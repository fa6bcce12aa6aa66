// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

/// The points of each reason. Amounts count on a logarithmic scale: from 0 at nothing to
/// `amountMost` at `amountFull` whole units; ages and silence linearly up to their most.
struct PriorityWeights {
    int amountMost = 40;
    int amountFull = 300'000;
    int ageMost = 28;
    int ageFullDays = 120;
    int followUpDue = 12;
    int followUpOverdue = 15;     ///< and one more per day overdue ...
    int followUpOverdueMost = 25; ///< ... up to this
    int brokenPromise = 12;       ///< each ...
    int brokenPromiseMost = 24;   ///< ... up to this
    int overLimit = 8;
    int silenceFromDays = 14; ///< contact within so many days counts nothing
    int silenceMost = 10;
    int silenceFullDays = 60; ///< also when there never was any contact
    int holdRevisit = 10;
    int responseOverdue = 10; ///< an answer was expected by a day that has passed
    int ratingStep = 2;       ///< C = 1 step, D = 2, E = 3; A and B count nothing

    friend bool operator==(const PriorityWeights &, const PriorityWeights &) = default;
};

} // namespace duebook
