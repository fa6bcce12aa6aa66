// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw.h"

#include "tests/bench/measure.h"

#include <sqlite3.h>

namespace duebook::bench {

RawDatabase::RawDatabase(const QString &path)
{
    if (sqlite3_open(path.toUtf8().constData(), &m_db) != SQLITE_OK)
        giveUp(path + QStringLiteral(" does not open"));
    execute("PRAGMA mmap_size = 268435456; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY");
}

RawDatabase::~RawDatabase()
{
    for (sqlite3_stmt *statement : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_db);
}

void RawDatabase::execute(const char *sql)
{
    if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        giveUp(QString::fromUtf8(sqlite3_errmsg(m_db)) + QLatin1Char(' ') + QString::fromUtf8(sql));
}

sqlite3_stmt *RawDatabase::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK)
        giveUp(QString::fromUtf8(sqlite3_errmsg(m_db)) + QLatin1Char(' ') + QString::fromUtf8(sql));
    m_statements.push_back(statement);
    return statement;
}

int RawDatabase::drain(sqlite3_stmt *statement)
{
    int rows = 0;
    const int columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        ++rows;
        for (int column = 0; column < columns; ++column)
            sqlite3_column_text(statement, column);
    }
    sqlite3_reset(statement);
    return rows;
}

void RawDatabase::bind(sqlite3_stmt *statement, int parameter, qint64 value)
{
    sqlite3_bind_int64(statement, parameter, value);
}

void RawDatabase::bind(sqlite3_stmt *statement, int parameter, const QByteArray &text)
{
    sqlite3_bind_text(statement, parameter, text.constData(), int(text.size()), SQLITE_TRANSIENT);
}

qint64 RawDatabase::integer(const char *sql)
{
    const std::vector<qint64> values = integers(sql);
    return values.empty() ? 0 : values.front();
}

std::vector<qint64> RawDatabase::integers(const char *sql)
{
    sqlite3_stmt *statement = prepare(sql);
    std::vector<qint64> values;
    while (sqlite3_step(statement) == SQLITE_ROW)
        values.push_back(sqlite3_column_int64(statement, 0));
    sqlite3_reset(statement);
    return values;
}

} // namespace duebook::bench
