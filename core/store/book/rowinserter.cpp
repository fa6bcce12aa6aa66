// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/rowinserter.h"

namespace duebook {

RowInserter::Text::Text(const char *into, const char *shared, int sharedCount, int own)
    : m_firstOwn(sharedCount + 1)
{
    int next = m_firstOwn;
    const auto row = [&] {
        std::string text = std::string("(") + shared;
        for (int value = 0; value < own; ++value)
            text += ", $" + std::to_string(next++);
        return text + ")";
    };
    m_one = std::string(into) + " VALUES " + row();
    next = m_firstOwn;
    m_many = std::string(into) + " VALUES " + row();
    for (size_t i = 1; i < kRowsAtOnce; ++i)
        m_many += ", " + row();
}

} // namespace duebook
