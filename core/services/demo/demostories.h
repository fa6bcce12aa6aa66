// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/services/demo/democontext.h"

#include <QJsonArray>

namespace duebook {

/// The hand-written accounts (resources/demo/stories1.json and stories2.json): their days are
/// offsets from today, moved off weekends, and their texts name invoices, amounts and days by
/// {inv:a}, {amt:a} and {d:-6}, so that words and numbers agree on every day.
class DemoStories {
public:
    static Result<DemoStories> load();

    int count() const { return int(m_stories.size()); }

    /// The story's account with its settled history before it.
    DemoAccount make(DemoContext &context, DemoRandom &random, int index, AccountId id) const;

private:
    QJsonArray m_stories;
};

} // namespace duebook
