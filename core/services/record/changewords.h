// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/activity.h"

#include <QCoreApplication>
#include <QJsonValue>

#include <map>

namespace duebook {

class Database;

/// Tells the fields of an audit row in words: names of fields, of people and records, of states.
/// Days stay ISO, amounts decimal with their code; the caller may write them as it likes.
class ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(duebook::ChangeWords)
public:
    /// `db` must outlive it. Throws `SqlFailure`.
    explicit ChangeWords(Database &db) : m_db(db) {}

    /// A row for each field; one without a field for an action that has none.
    std::vector<FieldChange> fieldsOf(const ActivityEntry &entry);

    /// What a field is called: "Credit limit" for "credit limit".
    static QString fieldName(const QString &field);

    /// A value of the audit or of `RecordFields` in words: names for numbers of records. Throws
    /// `SqlFailure`.
    QString valueText(const QString &field, const QJsonValue &value);

private:
    QString nameOf(const QString &field, qint64 id);

    Database &m_db;
    std::map<std::pair<QString, qint64>, QString> m_names; // looked up once
};

} // namespace duebook
