// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <exception>

struct sqlite3;

namespace duebook {

/// A failed SQL call. Thrown by `Database` and `Statement` only, caught only in core/store
/// (Session, BookFile, Migrator) where it becomes an `Error`: everything above sees values.
class SqlFailure : public std::exception {
public:
    explicit SqlFailure(Error error) : m_error(std::move(error)) {}
    const Error &error() const { return m_error; }
    const char *what() const noexcept override { return "SQL call failed"; }

private:
    Error m_error;
};

/// The error for an extended result code: class and sentence by code, SQLite's own words as detail.
/// `db` may be null (opening failed).
Error sqliteError(int extendedCode, sqlite3 *db, const QString &action);

} // namespace duebook
