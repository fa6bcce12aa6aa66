// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"

#include <span>
#include <string>

namespace duebook {

/// Inserts many rows of one table with few statements: most of the cost of a small row is starting
/// and ending its statement. The first values of every row are the same, the rest are its own.
/// Throws `SqlFailure`.
class RowInserter {
public:
    /// The texts of an INSERT, made once per table. `into` is all before VALUES, `shared` the
    /// values that all rows have in common, written with $1 ... $`sharedCount` in order of first
    /// use; `own` is how many values follow them in each row.
    class Text {
    public:
        Text(const char *into, const char *shared, int sharedCount, int own);

    private:
        friend class RowInserter;
        std::string m_one;
        std::string m_many;
        int m_firstOwn;
    };

    /// `text` outlives this.
    RowInserter(Database &db, const Text &text)
        : m_one(db, text.m_one.c_str()), m_many(db, text.m_many.c_str()),
          m_firstOwn(text.m_firstOwn)
    {
    }

    /// Binds the shared values, in order.
    template <typename... Values>
    void share(const Values &...values)
    {
        for (Statement *statement : {&m_one, &m_many}) {
            statement->at(1);
            (statement->bind(values), ...);
        }
    }

    /// Inserts the rows in order; `bind(statement, row)` binds a row's own values.
    template <typename Row, typename Bind>
    void insert(std::span<const Row> rows, const Bind &bind)
    {
        while (!rows.empty()) {
            const bool many = rows.size() >= kRowsAtOnce;
            const size_t count = many ? kRowsAtOnce : 1;
            Statement &statement = many ? m_many : m_one;
            statement.at(m_firstOwn);
            for (const Row &row : rows.first(count))
                bind(statement, row);
            statement.run();
            rows = rows.subspan(count);
        }
    }

private:
    static constexpr size_t kRowsAtOnce = 32;

    Statement m_one;
    Statement m_many;
    int m_firstOwn;
};

} // namespace duebook
