// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"

#include <QSet>

#include <vector>

namespace duebook {

/// Ids of records in the order found, each once, up to a limit.
class SearchIds {
public:
    explicit SearchIds(int limit) : m_limit(limit) {}

    bool full() const { return int(m_ids.size()) >= m_limit; }
    int missing() const { return m_limit - int(m_ids.size()); }
    void add(qint64 id)
    {
        if (!full() && !m_known.contains(id)) {
            m_known.insert(id);
            m_ids.push_back(id);
        }
    }
    void addAll(Statement &select)
    {
        while (!full() && select.next())
            add(select.integer(0));
    }
    std::vector<qint64> take() { return std::move(m_ids); }

private:
    int m_limit;
    std::vector<qint64> m_ids;
    QSet<qint64> m_known;
};

} // namespace duebook
