// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/fulllist.h"

#include <algorithm>

namespace duebook {

namespace {

bool isMore(qint64 part, qint64 whole, int percent)
{
    return double(part) * 100 > double(whole) * percent;
}

} // namespace

bool settlesTooMuch(const OpenShare &share, int percent)
{
    if (share.settledItems < 2)
        return false;
    return isMore(share.settledItems, share.items, percent) ||
           std::any_of(share.money.begin(), share.money.end(), [&](const auto &each) {
               return isMore(each.second.settled, each.second.open, percent);
           });
}

} // namespace duebook
