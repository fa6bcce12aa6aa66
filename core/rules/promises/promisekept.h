// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>

namespace duebook {

/// Promises whose day and grace have passed, by number and amount. Cancelled and replaced ones are
/// not among them.
struct PromiseCounts {
    qint64 kept = 0;
    qint64 partly = 0;
    qint64 broken = 0;
};

/// Kept / (kept + partly kept + broken), 0 to 1; of counts or of amounts.
std::optional<double> promiseKeptRatio(const PromiseCounts &promises);

} // namespace duebook
