// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/importing/importrows.h"

#include <map>
#include <tuple>

namespace duebook {

/// The rows of a list of open items that are money on account: what is left of it, not what came
/// in. Kept until the list's end, because several rows of one account, currency and reference are
/// told apart from those of the book by their sum alone. Texts are owned.
class OnAccountRows {
public:
    struct Row {
        LedgerRow row;
        QByteArray reference;
        QByteArray method;
    };
    struct Group {
        qint64 account = 0; ///< AccountResolver::identity
        Currency currency;
        QByteArray referenceKey;
        qint64 sum = 0; ///< minor units
        std::vector<Row> rows;
    };

    /// False where the sum of its group would not fit into 64 bits.
    bool add(const LedgerRow &row, const LedgerBatch &batch);
    bool has(qint64 account, Currency currency, QByteArrayView referenceKey) const;

    auto begin() const { return m_groups.begin(); }
    auto end() const { return m_groups.end(); }

private:
    using Key = std::tuple<qint64, Currency, QByteArray>;
    std::map<Key, Group> m_groups;
};

} // namespace duebook
