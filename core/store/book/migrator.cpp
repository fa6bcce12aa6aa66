// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/migrator.h"

#include "core/base/log.h"
#include "core/db/transaction.h"
#include "core/store/seals/recordhead.h"
#include "core/store/seals/rowseals.h"

#include <optional>

#include <QDir>
#include <QFile>

namespace duebook {

namespace {

// The step that makes the seals.
constexpr int kSealedSince = 10;

/// A step after the seals is watched like any other change: what was altered outside before it
/// stays found after it.
class WatchedStep {
public:
    WatchedStep(Database &db, int version) : m_db(db), m_version(version)
    {
        if (version <= kSealedSince)
            return;
        m_seals.emplace(db);
        m_watch.emplace(*m_seals);
    }

    void execute(const QByteArray &statement)
    {
        m_db.execute(statement.constData());
        if (m_seals)
            m_seals->learnTables();
    }

    void finish()
    {
        if (m_version == kSealedSince) {
            SealStore::startAnew(m_db, headOfRows(m_db).at, {});
        } else if (m_seals) {
            const RecordHead before = readRecordHead(m_db);
            RecordHead head = before;
            m_seals->write(head.at, {}, head.root);
            head.upkept = head.upkept || head != before;
            writeRecordHead(m_db, head);
        }
    }

private:
    Database &m_db;
    int m_version;
    std::optional<RowSeals> m_seals;
    std::optional<RowSeals::Watch> m_watch;
};

std::vector<QByteArray> splitStatements(const QByteArray &text)
{
    std::vector<QByteArray> statements;
    QByteArray current;
    for (const QByteArray &line : text.split('\n')) {
        if (line == "--;") {
            statements.push_back(current);
            current.clear();
        } else {
            current += line + '\n';
        }
    }
    if (!current.trimmed().isEmpty())
        statements.push_back(current);
    return statements;
}

} // namespace

std::vector<MigrationStep> builtInSteps()
{
    const QDir folder(QStringLiteral(":/schema/sqlite"));
    std::vector<MigrationStep> steps;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        steps.push_back({name.section(QLatin1Char('_'), 0, 0).toInt(),
                         name.section(QLatin1Char('.'), 0, 0), splitStatements(file.readAll())});
    }
    return steps;
}

int latestVersion(const std::vector<MigrationStep> &steps)
{
    return steps.empty() ? 0 : steps.back().version;
}

void migrate(Database &db, const std::vector<MigrationStep> &steps)
{
    for (const MigrationStep &step : steps) {
        if (step.version <= db.integer("PRAGMA user_version"))
            continue;
        TransactionScope transaction(db, TransactionScope::Kind::Immediate);
        // Another client may have done this step while we waited for the lock.
        if (step.version <= db.integer("PRAGMA user_version"))
            continue;
        WatchedStep watched(db, step.version);
        for (const QByteArray &statement : step.statements)
            watched.execute(statement);
        watched.finish();
        db.execute(
            QStringLiteral("PRAGMA user_version = %1").arg(step.version).toLatin1().constData());
        transaction.commit();
        qCDebug(logBook) << "schema step done" << step.name;
    }
}

} // namespace duebook
