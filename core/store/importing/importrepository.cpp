// SPDX-License-Identifier: Apache-2.0
#include "core/store/importing/importrepository.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"

#include <QJsonDocument>

namespace duebook {

namespace {

constexpr auto kStartRun = R"(
    INSERT INTO import_run (uid, kind, file_name, file_sha256, settings, created_at, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7))";

constexpr auto kFinishRun = R"(
    UPDATE import_run
       SET file_sha256 = $2, rows_read = $3, rows_created = $4, rows_changed = $5,
           rows_unchanged = $6, rows_rejected = $7, settings = $8
     WHERE id = $1)";

constexpr auto kMarkUndone = "UPDATE import_run SET undone_at = $2, undone_by = $3 WHERE id = $1";

constexpr auto kRun = R"(
    SELECT id, kind, file_name, created_at, created_by, rows_read, rows_created, rows_changed,
           rows_unchanged, rows_rejected, undone_at IS NOT NULL
      FROM import_run
     WHERE id = $1)";

constexpr auto kRuns = R"(
    SELECT id, kind, file_name, created_at, created_by, rows_read, rows_created, rows_changed,
           rows_unchanged, rows_rejected, undone_at IS NOT NULL
      FROM import_run
     ORDER BY id DESC
     LIMIT $1)";

constexpr auto kSettings = R"(
    SELECT settings, created_at FROM import_run
     WHERE kind = $1 AND undone_at IS NULL AND id <> $2
     ORDER BY id DESC)";

constexpr auto kProfiles = "SELECT name, settings FROM import_profile ORDER BY name_key";

constexpr auto kSaveProfile = R"(
    INSERT INTO import_profile (name, name_key, kind, settings, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (name_key) DO UPDATE
       SET name = excluded.name, kind = excluded.kind, settings = excluded.settings,
           changed_at = excluded.changed_at, changed_by = excluded.changed_by)";

constexpr auto kRemoveProfile = "DELETE FROM import_profile WHERE name_key = $1";

constexpr auto kKeepBefore = R"(
    INSERT INTO import_before (import_id, position, table_name, row_id, row_version, before)
    VALUES ($1, $2, $3, $4, $5, $6))";

ImportRun readRun(const Statement &row)
{
    ImportRun run;
    run.id = row.id<ImportId>(0);
    run.kind = importKindFromName(row.text(1)).value_or(ImportKind::OpenItems);
    run.fileName = row.text(2);
    run.at = row.moment(3);
    run.by = row.id<UserId>(4);
    run.rowsRead = row.integer(5);
    run.created = row.integer(6);
    run.changed = row.integer(7);
    run.unchanged = row.integer(8);
    run.rejected = row.integer(9);
    run.undone = row.flag(10);
    return run;
}

} // namespace

ImportId ImportRepository::startRun(Transaction &transaction, ImportKind kind,
                                    const QString &fileName, const QString &settings)
{
    Statement insert(transaction, kStartRun);
    insert.bind(newUid()).bind(importKindName(kind)).bind(fileName).bind(QByteArray());
    insert.bind(settings).bind(transaction.now()).bind(transaction.user());
    insert.run();
    return ImportId(transaction.db().lastInsertId());
}

void ImportRepository::finishRun(Transaction &transaction, const ImportReport &report,
                                 const QString &settings, const QByteArray &sha256)
{
    Statement update(transaction, kFinishRun);
    update.bind(report.id).bind(sha256).bind(report.rowsRead).bind(report.created);
    update.bind(report.changed).bind(report.unchanged).bind(report.rejected);
    update.bind(settings);
    update.run();
}

void ImportRepository::markUndone(Transaction &transaction, ImportId id)
{
    Statement update(transaction, kMarkUndone);
    update.bind(id).bind(transaction.now()).bind(transaction.user());
    update.run();
}

std::optional<ImportRun> ImportRepository::run(Database &db, ImportId id)
{
    Statement select(db, kRun);
    select.bind(id);
    return select.next() ? std::optional(readRun(select)) : std::nullopt;
}

std::vector<ImportRun> ImportRepository::runs(Database &db, int limit)
{
    Statement select(db, kRuns);
    select.bind(limit);
    std::vector<ImportRun> runs;
    while (select.next())
        runs.push_back(readRun(select));
    return runs;
}

void ImportRepository::eachSettings(Database &db, ImportKind kind, ImportId except,
                                    const std::function<bool(const QString &, QDateTime)> &use)
{
    Statement select(db, kSettings);
    select.bind(importKindName(kind)).bind(except.number());
    while (select.next() && use(select.text(0), select.moment(1))) {
    }
}

std::vector<ImportRepository::StoredProfile> ImportRepository::profiles(Database &db)
{
    Statement select(db, kProfiles);
    std::vector<StoredProfile> profiles;
    while (select.next())
        profiles.push_back({select.text(0), select.text(1)});
    return profiles;
}

void ImportRepository::saveProfile(Transaction &transaction, const QString &name, ImportKind kind,
                                   const QString &settings)
{
    Statement upsert(transaction, kSaveProfile);
    upsert.bind(name).bind(foldText(name)).bind(importKindName(kind)).bind(settings);
    upsert.bind(transaction.now()).bind(transaction.user());
    upsert.run();
}

bool ImportRepository::removeProfile(Transaction &transaction, const QString &name)
{
    Statement remove(transaction, kRemoveProfile);
    remove.bind(foldText(name));
    remove.run();
    return transaction.db().changedRows() > 0;
}

void ImportRepository::keepBefore(Transaction &transaction, ImportId id, qint64 position,
                                  const char *table, qint64 rowId, qint64 versionAfter,
                                  const QJsonObject &before)
{
    Statement insert(transaction, kKeepBefore);
    insert.bind(id).bind(position).bind(QString::fromLatin1(table)).bind(rowId);
    insert.bind(versionAfter);
    const QByteArray json = QJsonDocument(before).toJson(QJsonDocument::Compact);
    insert.bindUtf8(json);
    insert.run();
}

} // namespace duebook
