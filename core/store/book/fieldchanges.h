// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace duebook {

/// Collects what an update changes for its audit row: field -> [from, to], only where they differ.
class FieldChanges {
public:
    void add(const char *field, const QString &from, const QString &to)
    {
        if (from != to)
            m_changes.insert(QLatin1String(field), QJsonArray{from, to});
    }
    void add(const char *field, qint64 from, qint64 to)
    {
        if (from != to)
            m_changes.insert(QLatin1String(field), QJsonArray{from, to});
    }
    void add(const char *field, QDate from, QDate to)
    {
        add(field, from.toString(Qt::ISODate), to.toString(Qt::ISODate));
    }

    bool isEmpty() const { return m_changes.isEmpty(); }
    const QJsonObject &json() const { return m_changes; }

private:
    QJsonObject m_changes;
};

} // namespace duebook
