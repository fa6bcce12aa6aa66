// SPDX-License-Identifier: Apache-2.0
#include "core/store/seals/recordhead.h"

#include "core/db/statement.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace duebook {

namespace {

constexpr auto kRead =
    "SELECT length, newest, hash, root, at, upkept FROM record_head WHERE id = 1";
constexpr auto kWrite = R"(
    INSERT INTO record_head (id, length, newest, hash, root, at, upkept)
    VALUES (1, $1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET length = excluded.length, newest = excluded.newest,
        hash = excluded.hash, root = excluded.root, at = excluded.at, upkept = excluded.upkept)";
constexpr auto kCount = "SELECT count(*) FROM audit";
constexpr auto kNewest = "SELECT id, hash, at FROM audit ORDER BY id DESC LIMIT 1";

const QString kLength = QStringLiteral("length");
const QString kNewestRow = QStringLiteral("newest");
const QString kHash = QStringLiteral("hash");
const QString kRoot = QStringLiteral("root");
const QString kAt = QStringLiteral("at");
const QString kBook = QStringLiteral("book");

} // namespace

RecordHead readRecordHead(Database &db)
{
    Statement select(db, kRead);
    if (!select.next())
        return {};
    RecordHead head;
    head.length = select.integer(0);
    head.newest = select.integer(1);
    head.hash = select.blob(2);
    head.root = DigestSum::fromBytes(select.value(3).bytes).value_or(DigestSum());
    head.at = select.moment(4);
    head.upkept = select.flag(5);
    return head;
}

void writeRecordHead(Database &db, const RecordHead &head)
{
    Statement write(db, kWrite);
    write.bind(head.length).bind(head.newest).bind(head.hash).bind(head.root.bytes());
    write.bind(head.at).bind(head.upkept).run();
}

RecordHead headOfRows(Database &db)
{
    RecordHead head;
    head.length = db.integer(kCount);
    Statement newest(db, kNewest);
    if (newest.next()) {
        head.newest = newest.integer(0);
        head.hash = newest.blob(1);
        head.at = newest.moment(2);
    }
    return head;
}

QString bookMark(Database &db)
{
    return db.text("SELECT uid || '/' || created_at FROM app_user ORDER BY id LIMIT 1");
}

QByteArray recordHeadToJson(const RecordHead &head, const QString &mark)
{
    // Whole numbers as text: JSON numbers are floating point beyond 2^53.
    return QJsonDocument(QJsonObject{
                             {kLength, QString::number(head.length)},
                             {kNewestRow, QString::number(head.newest)},
                             {kHash, QString::fromLatin1(head.hash.toHex())},
                             {kRoot, QString::fromLatin1(head.root.bytes().toHex())},
                             {kAt, head.at.toString(Qt::ISODateWithMs)},
                             {kBook, mark},
                         })
        .toJson(QJsonDocument::Compact);
}

std::optional<RecordHead> recordHeadFromJson(const QByteArray &json, const QString &mark)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    RecordHead head;
    bool length = false;
    bool newest = false;
    head.length = object[kLength].toString().toLongLong(&length);
    head.newest = object[kNewestRow].toString().toLongLong(&newest);
    head.hash = QByteArray::fromHex(object[kHash].toString().toLatin1());
    const auto root =
        DigestSum::fromBytes(QByteArray::fromHex(object[kRoot].toString().toLatin1()));
    head.at = QDateTime::fromString(object[kAt].toString(), Qt::ISODateWithMs);
    if (object[kBook].toString() != mark || !length || !newest ||
        head.hash.size() != DigestSum::kBytes || !root)
        return std::nullopt;
    head.root = *root;
    return head;
}

} // namespace duebook
