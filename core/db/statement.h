// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/db/rowvalue.h"
#include "core/domain/ids.h"

#include <QByteArrayView>
#include <QDate>
#include <QDateTime>
#include <QTime>

namespace duebook {

/// A prepared statement, taken from the connection's cache and given back when it goes out of
/// scope. Parameters are written $1 … $n and bound in that order, or by number with `bindAt`; a
/// number may stand several times in the text. Failures are thrown as `SqlFailure`.
///
///     Statement select(db, kTimeline);
///     select.bind(account).bind(limit);
///     while (select.next())
///         notes.push_back(readNote(select));
class Statement {
public:
    Statement(Database &db, const char *sql);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    Statement &bind(qint64 value);
    Statement &bind(int value) { return bind(qint64{value}); }
    Statement &bind(bool value) { return bind(qint64{value ? 1 : 0}); }
    Statement &bind(const QString &value);
    Statement &bind(QDate day);               ///< days since 1970-01-01; invalid = NULL
    Statement &bind(const QDateTime &moment); ///< UTC milliseconds; invalid = NULL
    Statement &bind(QTime time);              ///< minutes after midnight; invalid = NULL
    Statement &bind(const QByteArray &blob);
    Statement &bindNull();
    /// UTF-8 text that stays valid until the statement is reset; not copied (for the import).
    Statement &bindUtf8(QByteArrayView text);
    /// An unset id is bound as NULL.
    template <typename Tag>
    Statement &bind(Id<Tag> id)
    {
        return id.isSet() ? bind(id.number()) : bindNull();
    }
    /// The next `bind` fills $`number`.
    Statement &at(int number)
    {
        m_nextParameter = number;
        return *this;
    }

    /// Moves to the next row; false after the last.
    bool next();

    /// Runs a statement that gives no rows (or whose rows do not matter) to its end.
    void run();

    /// Ready to be bound and run again; bindings are kept until bound anew.
    Statement &reset();

    bool isNull(int column) const;
    qint64 integer(int column) const; ///< 0 for NULL
    QString text(int column) const;
    QByteArray blob(int column) const;
    QByteArrayView utf8(int column) const; ///< valid until the next step or reset
    RowValue value(int column) const;      ///< likewise
    QDate day(int column) const;           ///< invalid for NULL
    QDateTime moment(int column) const;    ///< UTC; invalid for NULL
    QTime time(int column) const;
    bool flag(int column) const { return integer(column) != 0; }
    template <typename IdType>
    IdType id(int column) const
    {
        return IdType(integer(column));
    }

private:
    enum class Order { Unknown, AsNumbered, Mixed };

    int parameterIndex();
    bool parametersInOrder() const;
    void check(int code);

    Database &m_db;
    Database::Idle::value_type *m_entry = nullptr; ///< text and where the statement goes back to
    sqlite3_stmt *m_statement = nullptr;
    int m_nextParameter = 1;
    Order m_order = Order::Unknown;
};

} // namespace duebook
