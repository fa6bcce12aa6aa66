// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/store/search/searchids.h"
#include "core/store/search/searchscope.h"

#include <optional>
#include <vector>

namespace duebook {

/// Finds records of a kind that has its words in a full-text table: contacts, notes, documents,
/// promises, disputes. What is given to it must outlive it. Throws `SqlFailure`.
class TextSearch {
public:
    TextSearch(Database &db, SearchKind kind, const SearchScope &scope, int limit);

    std::vector<qint64> run();

private:
    struct Texts;
    /// Records of one rank, to be put in order among themselves.
    struct Dated {
        qint64 when = 0;
        qint64 id = 0;
    };

    static const Texts &textsOf(SearchKind kind);
    /// When the record is from, if it passes the filters.
    std::optional<qint64> passes(qint64 id);
    void takePassing(Statement &candidates, std::vector<Dated> &rank);
    /// The newest of a rank first. A record's number says when it was written down, which may be
    /// long after it happened.
    void addRank(std::vector<Dated> &rank);
    void searchWords();
    void searchNewest();
    void searchAccounts();

    Database &m_db;
    const Texts &m_texts;
    const SearchScope &m_scope;
    SearchIds m_ids;
    Statement m_passes;
};

} // namespace duebook
