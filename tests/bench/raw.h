// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace duebook::bench {

/// The bare library the references are measured with: no layer of ours between.
class RawDatabase {
public:
    explicit RawDatabase(const QString &path);
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;
    ~RawDatabase();

    /// Runs statements; ends the benchmark when they fail.
    void execute(const char *sql);

    /// A prepared statement, kept; owned by this object.
    sqlite3_stmt *prepare(const char *sql);

    /// Steps through all rows reading every column; returns the rows. Bindings stay.
    static int drain(sqlite3_stmt *statement);
    static void bind(sqlite3_stmt *statement, int parameter, qint64 value);
    static void bind(sqlite3_stmt *statement, int parameter, const QByteArray &text);

    qint64 integer(const char *sql);
    std::vector<qint64> integers(const char *sql);

private:
    sqlite3 *m_db = nullptr;
    std::vector<sqlite3_stmt *> m_statements;
};

} // namespace duebook::bench
