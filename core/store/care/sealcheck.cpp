// SPDX-License-Identifier: Apache-2.0
#include "core/store/care/sealcheck.h"

#include "core/db/statement.h"
#include "core/store/book/recordrepository.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <string_view>

namespace duebook {

namespace {

constexpr int kMostLetters = 120;
constexpr int kFirstSealed = 10; ///< version of the schema

struct Naming {
    std::string_view table;
    const char *sql; ///< name, account's number, saved at, saved by; by the key $1
};

#define BY(user) "(SELECT u.name FROM app_user u WHERE u.id = " user ")"
#define DAY(column) "date(" column " * 86400, 'unixepoch')"
#define OF_ACCOUNT(row) " JOIN account a ON a.id = " row ".account_id"
constexpr Naming kNamings[] = {
    {"account", "SELECT a.number, a.number, a.changed_at, " BY(
                    "a.changed_by") " FROM account a WHERE a.id = $1"},
    {"contact", "SELECT c.name, a.number, c.changed_at, " BY(
                    "c.changed_by") " FROM contact c" OF_ACCOUNT("c") " WHERE c.id = $1"},
    {"invoice", "SELECT i.number, a.number, i.changed_at, " BY(
                    "i.changed_by") " FROM invoice i" OF_ACCOUNT("i") " WHERE i.id = $1"},
    {"payment", "SELECT coalesce(nullif(p.reference, ''), " DAY(
                    "p.day") "), a.number,"
                             " p.changed_at, " BY("p.changed_by") " FROM payment p" OF_ACCOUNT(
                                 "p") " WHERE p.id = $1"},
    {"allocation", "SELECT i.number, a.number, l.created_at, " BY(
                       "l.created_by") " FROM allocation l JOIN invoice i ON i.id = "
                                       "l.invoice_id" OF_ACCOUNT("i") " WHERE l.id = $1"},
    {"note", "SELECT date(n.spoken_at / 1000, 'unixepoch'), a.number, n.created_at, " BY(
                 "n.author_id") " FROM note n" OF_ACCOUNT("n") " WHERE n.id = $1"},
    {"note_invoice", "SELECT date(n.spoken_at / 1000, 'unixepoch'), a.number, n.created_at, " BY(
                         "n.author_id") " FROM note n" OF_ACCOUNT("n") " WHERE n.id = $1"},
    {"promise", "SELECT " DAY("p.due_day") ", a.number, p.changed_at, " BY(
                    "p.changed_by") " FROM promise p" OF_ACCOUNT("p") " WHERE p.id = $1"},
    {"promise_invoice", "SELECT " DAY("p.due_day") ", a.number, p.changed_at, " BY(
                            "p.changed_by") " FROM promise p" OF_ACCOUNT("p") " WHERE p.id = $1"},
    {"dispute", "SELECT d.reason, a.number, d.changed_at, " BY(
                    "d.changed_by") " FROM dispute d" OF_ACCOUNT("d") " WHERE d.id = $1"},
    {"dispute_invoice", "SELECT d.reason, a.number, d.changed_at, " BY(
                            "d.changed_by") " FROM dispute d" OF_ACCOUNT("d") " WHERE d.id = $1"},
    {"follow_up", "SELECT " DAY("f.due_day") ", a.number, f.changed_at, " BY(
                      "f.changed_by") " FROM follow_up f" OF_ACCOUNT("f") " WHERE f.id = $1"},
    {"escalation", "SELECT e.reason, a.number, e.changed_at, " BY(
                       "e.changed_by") " FROM escalation e" OF_ACCOUNT("e") " WHERE e.id = $1"},
    {"document", "SELECT d.name, coalesce((SELECT a.number FROM document_link l" OF_ACCOUNT(
                     "l") " WHERE l.document_id = d.id ORDER BY l.id LIMIT 1), ''), "
                          "d.created_at, " BY("d.created_by") " FROM document d WHERE d.id = $1"},
    {"document_content", "SELECT min(d.name), '', min(d.created_at), NULL FROM document d"
                         " WHERE d.content_id = $1 HAVING count(*) > 0"},
    {"document_link",
     "SELECT d.name, a.number, l.created_at, NULL FROM document_link l"
     " JOIN document d ON d.id = l.document_id" OF_ACCOUNT("l") " WHERE l.id = $1"},
    {"account_person", "SELECT a.number, a.number, NULL, NULL FROM account a WHERE a.id = $1"},
    {"app_user", "SELECT name, '', changed_at, NULL FROM app_user WHERE id = $1"},
    {"segment", "SELECT name, '', NULL, NULL FROM segment WHERE id = $1"},
    {"remark", "SELECT name, '', changed_at, " BY("changed_by") " FROM remark WHERE id = $1"},
    {"import_run",
     "SELECT file_name, '', created_at, " BY("created_by") " FROM import_run WHERE id = $1"},
    {"import_profile",
     "SELECT name, '', changed_at, " BY("changed_by") " FROM import_profile WHERE id = $1"},
};
#undef BY
#undef DAY
#undef OF_ACCOUNT

RowName namedByText(Database &db, const SealedRows &rows, const RowPlace &place)
{
    QStringList names;
    for (const StoredRow &row : SealStore::rowsAt(db, rows, place))
        names += row.values.front();
    return {names.join(QStringLiteral(", ")), {}, {}, {}};
}

AlteredRow::How howOf(const Seal &seal, const BucketSum &now, size_t slot)
{
    if (seal.sum.slots[slot] == 0)
        return AlteredRow::How::Added;
    return now.slots[slot] == 0 ? AlteredRow::How::Removed : AlteredRow::How::Changed;
}

quint32 slotOf(Database &db, const SealedRows &rows, const RowPlace &place)
{
    quint32 sum = 0;
    for (const StoredRow &row : SealStore::rowsAt(db, rows, place))
        sum += row.digest.shortened();
    return sum;
}

QString userName(Database &db, UserId user)
{
    Statement select(db, "SELECT name FROM app_user WHERE id = $1");
    select.bind(user);
    return select.next() ? select.text(0) : QString();
}

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kMostLetters ? line : line.left(kMostLetters) + QChar(0x2026);
}

} // namespace

std::vector<AlteredRow> SealCheck::altered(Database &db, const SealedRows &rows, int limit,
                                           const CancelFlag &cancel)
{
    std::vector<AlteredRow> found;
    BucketSums sums = SealStore::sums(db, rows, cancel);
    const Seals seals = SealStore::seals(db, rows.table().number);
    if (cancel.cancelled())
        return found;
    for (const auto &[bucket, seal] : seals)
        sums.try_emplace(bucket); // of which no row is left
    for (const auto &[bucket, sum] : sums) {
        const auto there = seals.find(bucket);
        const Seal seal = there == seals.end() ? Seal() : there->second;
        if (seal.sum == sum)
            continue;
        const size_t before = found.size();
        for (size_t slot = 0; slot < sum.slots.size() && int(found.size()) < limit; ++slot) {
            if (seal.sum.slots[slot] == sum.slots[slot])
                continue;
            const RowPlace place{bucket, int(slot)};
            found.push_back({howOf(seal, sum, slot), &rows, place, nameOf(db, rows, place)});
        }
        if (found.size() == before && int(found.size()) < limit)
            found.push_back({AlteredRow::How::Unclear, &rows, {bucket, 0}, {}});
        for (size_t index = before; index < found.size(); ++index) {
            // Tables that do not say who saved a row: who saved one of its neighbours.
            if (found[index].name.savedAt.isValid())
                continue;
            found[index].name.savedAt = seal.changedAt;
            found[index].name.savedBy = userName(db, seal.changedBy);
        }
        if (int(found.size()) >= limit)
            break;
    }
    return found;
}

RowName SealCheck::nameOf(Database &db, const SealedRows &rows, const RowPlace &place)
{
    for (const Naming &naming : kNamings) {
        if (naming.table != rows.table().name)
            continue;
        Statement select(db, naming.sql);
        select.bind(place.number());
        if (select.next())
            return {select.text(0), select.text(1), select.moment(2), select.text(3)};
        return {};
    }
    return rows.isNumbered() ? RowName() : namedByText(db, rows, place);
}

Result<BackupWitness> BackupWitness::open(const QString &path)
{
    BackupWitness witness;
    witness.m_path = path;
    if (!QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, {}, path, {}};
    try {
        witness.m_db = Database::open(path, Database::Access::ReadOnly);
        witness.m_db->execute("PRAGMA query_only = ON");
        if (witness.m_db->integer("PRAGMA user_version") < kFirstSealed)
            return Error{ErrorCode::Invalid, {}, path, {}};
        witness.m_layout = std::make_unique<SealedLayout>(*witness.m_db);
        witness.m_head = readRecordHead(*witness.m_db);
        return witness;
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

bool BackupWitness::isOf(Database &db) const
{
    try {
        return bookMark(*m_db) == bookMark(db) ||
               RecordRepository::firstHash(*m_db) == RecordRepository::firstHash(db);
    } catch (const SqlFailure &) {
        return false;
    }
}

std::optional<bool> BackupWitness::sound(const AlteredRow &row) const
{
    try {
        const SealedRows *rows = m_layout->find(row.rows->table().name);
        const Seal seal = SealStore::seal(*m_db, rows->table().number, row.place.bucket);
        return seal.sum.slots[size_t(row.place.slot)] == slotOf(*m_db, *rows, row.place);
    } catch (const SqlFailure &) {
        return std::nullopt;
    }
}

RowName BackupWitness::nameOf(const AlteredRow &row) const
{
    try {
        return SealCheck::nameOf(*m_db, *m_layout->find(row.rows->table().name), row.place);
    } catch (const SqlFailure &) {
        return {};
    }
}

QStringList BackupWitness::differences(Database &db, const AlteredRow &row) const
{
    QStringList differences;
    try {
        const SealedRows *rows = m_layout->find(row.rows->table().name);
        const Seal now = SealStore::seal(db, rows->table().number, row.place.bucket);
        const std::vector<StoredRow> here = SealStore::rowsAt(db, *row.rows, row.place);
        const std::vector<StoredRow> there = SealStore::rowsAt(*m_db, *rows, row.place);
        if (here.size() != 1 || there.size() != 1 ||
            now.sum.slots[size_t(row.place.slot)] != there.front().digest.shortened())
            return {};
        const int columns = std::min(rows->columns(), row.rows->columns());
        for (int column = 0; column < columns; ++column) {
            const QString before = shortened(there.front().values[size_t(column)]);
            const QString after = shortened(here.front().values[size_t(column)]);
            if (there.front().values[size_t(column)] != here.front().values[size_t(column)])
                differences +=
                    QStringLiteral("%1: “%2” → “%3”")
                        .arg(QString::fromStdString(rows->columnName(column)), before, after);
        }
    } catch (const SqlFailure &) {
        differences.clear();
    }
    return differences;
}

} // namespace duebook
