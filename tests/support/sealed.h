// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/store/care/sealcheck.h"
#include "tests/support/catch.h"

#include <QStringList>

namespace duebook::test {

/// The tables with a row that is not as Duebook saved it, and "root" where the sum of all seals is
/// another than the head says.
inline QStringList alteredTables(Database &db)
{
    QStringList tables;
    const SealedLayout layout(db);
    for (const SealedRows &rows : layout.tables()) {
        if (!SealCheck::altered(db, rows, 1, {}).empty())
            tables += QString::fromLatin1(rows.table().name);
    }
    if (SealStore::root(db) != readRecordHead(db).root)
        tables += QStringLiteral("root");
    return tables;
}

/// Runs statements as another program can: past references and triggers, which stand again after.
inline void alterOutside(Database &db, const char *sql)
{
    std::vector<std::pair<QByteArray, QByteArray>> triggers;
    {
        Statement select(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
        while (select.next())
            triggers.emplace_back(select.blob(0), select.blob(1));
    }
    db.execute("PRAGMA foreign_keys = OFF");
    for (const auto &[name, trigger] : triggers)
        db.execute(("DROP TRIGGER " + name).constData());
    db.execute(sql);
    for (const auto &[name, trigger] : triggers)
        db.execute(trigger.constData());
    db.execute("PRAGMA foreign_keys = ON");
}

} // namespace duebook::test
