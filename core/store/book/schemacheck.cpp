// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/schemacheck.h"

#include "core/base/log.h"
#include "core/db/statement.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <map>
#include <set>

namespace duebook {

namespace {

constexpr int kMostOfName = 60;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::SchemaCheck)
};

struct ObjectKey {
    QByteArray type;
    QByteArray name;

    friend bool operator<(const ObjectKey &a, const ObjectKey &b)
    {
        return a.type == b.type ? a.name < b.name : a.type < b.type;
    }
};

struct ObjectText {
    QByteArray table;
    QByteArray sql;

    friend bool operator==(const ObjectText &, const ObjectText &) = default;
};

using Schema = std::map<ObjectKey, ObjectText>;

bool isWordPart(char c)
{
    return uchar(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

bool beginsComment(const QByteArray &sql, qsizetype at)
{
    const char next = at + 1 < sql.size() ? sql[at + 1] : ' ';
    return (sql[at] == '-' && next == '-') || (sql[at] == '/' && next == '*');
}

/// Where the token that begins at `at` ends; spaces and comments are tokens too.
qsizetype endOfToken(const QByteArray &sql, qsizetype at)
{
    const char c = sql[at];
    const auto after = [&](const char *end, qsizetype from) {
        const qsizetype found = sql.indexOf(end, from);
        return found < 0 ? sql.size() : found + qsizetype(qstrlen(end));
    };
    if (c == '\'' || c == '"' || c == '`')
        return after(QByteArray(1, c).constData(), at + 1);
    if (c == '[')
        return after("]", at + 1);
    if (beginsComment(sql, at))
        return after(c == '-' ? "\n" : "*/", at + 2);
    qsizetype end = at + 1;
    while (isWordPart(c) && end < sql.size() && isWordPart(sql[end]))
        ++end;
    return end;
}

/// The statement without spaces and comments, which change nothing.
QByteArray essence(const QByteArray &sql)
{
    QByteArray out;
    out.reserve(sql.size());
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype end = endOfToken(sql, at);
        if (uchar(sql[at]) > ' ' && !beginsComment(sql, at)) {
            if (!out.isEmpty())
                out += ' ';
            out.append(sql.constData() + at, end - at);
        }
        at = end;
    }
    return out;
}

/// The tables that the library of the search makes for its own use, as it wants.
std::set<QByteArray> searchTables(const Schema &schema)
{
    std::set<QByteArray> names;
    for (const auto &[key, text] : schema) {
        if (!text.sql.startsWith("CREATE VIRTUAL TABLE "))
            continue;
        for (const char *end : {"_data", "_idx", "_content", "_docsize", "_config"})
            names.insert(key.name + end);
    }
    return names;
}

Schema readSchema(Database &db)
{
    Schema schema;
    Statement select(db, "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema");
    while (select.next()) {
        const QByteArray name = select.blob(1);
        const bool statistics =
            select.utf8(0) == "table" && name.startsWith("sqlite_stat") && name.size() == 12;
        if (!statistics)
            schema.insert({{select.blob(0), name}, {select.blob(2), essence(select.blob(3))}});
    }
    for (const QByteArray &name : searchTables(schema)) {
        const auto own = schema.find({"table", name});
        if (own != schema.end() && own->second.sql.startsWith("CREATE TABLE "))
            own->second.sql.clear();
    }
    return schema;
}

Schema expectedSchema(qint64 version, std::vector<MigrationStep> steps)
{
    std::erase_if(steps, [version](const MigrationStep &step) { return step.version > version; });
    const auto db = Database::open({}, Database::Access::Memory);
    migrate(*db, steps);
    return readSchema(*db);
}

QByteArray digestOf(const Schema &schema)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[key, text] : schema) {
        for (const QByteArray &part : {key.type, key.name, text.table, text.sql})
            hash.addData(QByteArray::number(part.size()) + ':' + part);
    }
    return hash.result().toHex();
}

/// Empty where none is known.
QByteArray knownDigest(qint64 version)
{
    QFile file(QStringLiteral(":/schema/digests.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> parts = line.simplified().split(' ');
        if (parts.size() == 2 && parts[0].toLongLong() == version)
            return parts[1];
    }
    return {};
}

QString shown(const QByteArray &text)
{
    QString shown = QString::fromUtf8(text).left(kMostOfName);
    for (QChar &each : shown) {
        if (!each.isPrint())
            each = QLatin1Char('?');
    }
    return shown;
}

SchemaDifference difference(SchemaDifference::Kind kind, const ObjectKey &key)
{
    return {kind, shown(key.type), shown(key.name)};
}

QString typeInWords(const QString &type)
{
    if (type == QStringLiteral("table"))
        return Texts::tr("table");
    if (type == QStringLiteral("index"))
        return Texts::tr("index");
    if (type == QStringLiteral("trigger"))
        return Texts::tr("trigger");
    return type == QStringLiteral("view") ? Texts::tr("view") : type;
}

void refuse(const Database &db, qint64 version, const std::vector<SchemaDifference> &differences)
{
    if (differences.empty())
        return;
    QStringList all;
    for (const SchemaDifference &each : differences)
        all += inWords(each);
    throw SqlFailure(
        {ErrorCode::Damaged,
         Texts::tr("“%1” is damaged, or was changed by another program: it says that it is of "
                   "version %2, but %3. Nothing of it was run; restore the latest backup.")
             .arg(QFileInfo(db.path()).fileName())
             .arg(version)
             .arg(all.front()),
         {},
         QStringLiteral("schema: ") + all.mid(0, 20).join(QStringLiteral("; "))});
}

} // namespace

std::vector<SchemaDifference> schemaDifferences(Database &db, qint64 version,
                                                const std::vector<MigrationStep> &steps)
{
    using Kind = SchemaDifference::Kind;
    const Schema found = readSchema(db);
    if (digestOf(found) == knownDigest(version))
        return {};
    const Schema wanted = expectedSchema(version, steps);
    std::vector<SchemaDifference> differences;
    for (const auto &[key, text] : found) {
        const auto own = wanted.find(key);
        if (own == wanted.end())
            differences.push_back(difference(Kind::Foreign, key));
        else if (own->second != text)
            differences.push_back(difference(Kind::Changed, key));
    }
    for (const auto &[key, text] : wanted) {
        if (!found.contains(key))
            differences.push_back(difference(Kind::Missing, key));
    }
    return differences;
}

QByteArray schemaDigest(Database &db)
{
    return digestOf(readSchema(db));
}

QString inWords(const SchemaDifference &difference)
{
    const QString type = typeInWords(difference.type);
    switch (difference.kind) {
    case SchemaDifference::Kind::Foreign:
        return Texts::tr("the %1 “%2” does not belong there").arg(type, difference.name);
    case SchemaDifference::Kind::Missing:
        return Texts::tr("the %1 “%2” is missing").arg(type, difference.name);
    case SchemaDifference::Kind::Changed:
        break;
    }
    return Texts::tr("the %1 “%2” is another one").arg(type, difference.name);
}

void requireOwnSchema(Database &db, const std::vector<MigrationStep> &steps)
{
    const qint64 version = db.integer("PRAGMA user_version");
    if (version <= latestVersion(steps))
        refuse(db, version, schemaDifferences(db, version, steps));
}

void requireNothingForeign(Database &db, const std::vector<MigrationStep> &steps)
{
    const qint64 version = db.integer("PRAGMA user_version");
    if (version > latestVersion(steps))
        return;
    std::vector<SchemaDifference> differences;
    try {
        differences = schemaDifferences(db, version, steps);
    } catch (const SqlFailure &failure) {
        qCWarning(logBook) << "the schema of the damaged book is not readable"
                           << failure.error().detail;
    }
    std::erase_if(differences, [](const SchemaDifference &each) {
        return each.kind != SchemaDifference::Kind::Foreign ||
               (each.type != QStringLiteral("view") && each.type != QStringLiteral("trigger"));
    });
    refuse(db, version, differences);
}

} // namespace duebook
