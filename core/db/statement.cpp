// SPDX-License-Identifier: Apache-2.0
#include "core/db/statement.h"

#include "core/base/days.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <charconv>

namespace duebook {

Statement::Statement(Database &db, const char *sql) : m_db(db)
{
    const Database::Taken taken = db.takePrepared(sql);
    m_entry = taken.entry;
    m_statement = taken.statement;
}

Statement::~Statement()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_entry->second.push_back(m_statement);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        throw SqlFailure(sqliteError(code, m_db.handle(), QString::fromStdString(m_entry->first)));
}

int Statement::parameterIndex()
{
    // SQLite numbers $-parameters by first appearance, so the name decides, not the position. Most
    // statements write them in order; that is looked at once.
    const int number = m_nextParameter++;
    if (m_order == Order::Unknown)
        m_order = parametersInOrder() ? Order::AsNumbered : Order::Mixed;
    if (m_order == Order::AsNumbered)
        return number;
    std::array<char, 8> name{'$'};
    *std::to_chars(name.data() + 1, name.data() + name.size() - 1, number).ptr = '\0';
    const int index = sqlite3_bind_parameter_index(m_statement, name.data());
    Q_ASSERT_X(index > 0, "Statement", m_entry->first.c_str());
    return index;
}

bool Statement::parametersInOrder() const
{
    for (int number = sqlite3_bind_parameter_count(m_statement); number > 0; --number) {
        std::array<char, 8> name{'$'};
        *std::to_chars(name.data() + 1, name.data() + name.size() - 1, number).ptr = '\0';
        const char *there = sqlite3_bind_parameter_name(m_statement, number);
        if (there == nullptr || std::string_view(there) != name.data())
            return false;
    }
    return true;
}

Statement &Statement::bind(qint64 value)
{
    check(sqlite3_bind_int64(m_statement, parameterIndex(), value));
    return *this;
}

Statement &Statement::bind(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    // A null QString is an empty text: the schema has no NULL texts.
    check(sqlite3_bind_text64(m_statement, parameterIndex(), utf8.constData(),
                              static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

Statement &Statement::bindUtf8(QByteArrayView text)
{
    check(sqlite3_bind_text64(m_statement, parameterIndex(), text.isNull() ? "" : text.data(),
                              static_cast<sqlite3_uint64>(text.size()), SQLITE_STATIC,
                              SQLITE_UTF8));
    return *this;
}

Statement &Statement::bind(QDate day)
{
    return day.isValid() ? bind(toEpochDay(day)) : bindNull();
}

Statement &Statement::bind(const QDateTime &moment)
{
    return moment.isValid() ? bind(toEpochMs(moment)) : bindNull();
}

Statement &Statement::bind(QTime time)
{
    return time.isValid() ? bind(time.hour() * 60 + time.minute()) : bindNull();
}

Statement &Statement::bind(const QByteArray &blob)
{
    check(sqlite3_bind_blob64(m_statement, parameterIndex(), blob.isNull() ? "" : blob.constData(),
                              static_cast<sqlite3_uint64>(blob.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bindNull()
{
    check(sqlite3_bind_null(m_statement, parameterIndex()));
    return *this;
}

bool Statement::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const Error error = sqliteError(code, m_db.handle(), QString::fromStdString(m_entry->first));
    sqlite3_reset(m_statement);
    throw SqlFailure(error);
}

void Statement::run()
{
    while (next()) {
    }
    sqlite3_reset(m_statement);
    m_nextParameter = 1;
}

Statement &Statement::reset()
{
    sqlite3_reset(m_statement);
    m_nextParameter = 1;
    return *this;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView Statement::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {text, qsizetype(sqlite3_column_bytes(m_statement, column))};
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(utf8(column));
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, qsizetype(sqlite3_column_bytes(m_statement, column))};
}

RowValue Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return {RowValue::Type::Integer, sqlite3_column_int64(m_statement, column), {}};
    case SQLITE_FLOAT:
        return {RowValue::Type::Real,
                std::bit_cast<qint64>(sqlite3_column_double(m_statement, column)),
                {}};
    case SQLITE_TEXT:
        return {RowValue::Type::Text, 0, utf8(column)};
    case SQLITE_BLOB:
        return {RowValue::Type::Blob, 0,
                QByteArrayView(static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
                               sqlite3_column_bytes(m_statement, column))};
    default:
        return {};
    }
}

QDate Statement::day(int column) const
{
    return isNull(column) ? QDate() : fromEpochDay(integer(column));
}

QDateTime Statement::moment(int column) const
{
    return isNull(column) ? QDateTime() : fromEpochMs(integer(column));
}

QTime Statement::time(int column) const
{
    return isNull(column) ? QTime() : QTime(0, 0).addSecs(int(integer(column)) * 60);
}

} // namespace duebook
