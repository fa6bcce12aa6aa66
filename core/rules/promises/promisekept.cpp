// SPDX-License-Identifier: Apache-2.0
#include "core/rules/promises/promisekept.h"

#include <QtNumeric>

namespace duebook {

std::optional<double> promiseKeptRatio(const PromiseCounts &promises)
{
    qint64 all = 0;
    if (qAddOverflow(promises.kept, promises.partly, &all) ||
        qAddOverflow(all, promises.broken, &all) || all == 0)
        return std::nullopt;
    return double(promises.kept) / double(all);
}

} // namespace duebook
