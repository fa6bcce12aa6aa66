// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

#include <map>

using namespace duebook::test;

namespace {

constexpr qsizetype kPageSize = 4096;
constexpr int kFlips = 60;

/// A demo book in one file, closed by its program.
QByteArray demoBook(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("whole.duebook"));
    REQUIRE(runCli({QStringLiteral("demo"), path, QStringLiteral("--accounts"),
                    QStringLiteral("30"), QStringLiteral("--invoices"), QStringLiteral("150"),
                    QStringLiteral("--notes"), QStringLiteral("60")})
                .exitCode == 0);
    // A document that is longer than a page lies in pages of a kind of their own.
    QFile document(folder.filePath(QStringLiteral("contract.txt")));
    REQUIRE(document.open(QIODevice::WriteOnly));
    document.write(QByteArray(300 * 1024, 'c'));
    document.close();
    const QStringList book{QStringLiteral("--book"), path, QStringLiteral("--format"),
                           QStringLiteral("json")};
    const QJsonArray accounts = rows(runCli(book + words("accounts --limit 1")).json(), "accounts");
    REQUIRE(runCli(book + QStringList{QStringLiteral("document"), QStringLiteral("add"),
                                      document.fileName(), QStringLiteral("--account"),
                                      text(accounts[0], "number")})
                .exitCode == 0);
    REQUIRE_FALSE(QFile::exists(path + QStringLiteral("-wal")));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// What `check` says about these bytes as a book. An answer, in time, and 0 or 5: nothing else.
ProgramRun checkBytes(const QTemporaryDir &folder, const QByteArray &bytes)
{
    const QString path = folder.filePath(QStringLiteral("damaged.duebook"));
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    file.close();
    const ProgramRun run = check(path);
    INFO(run.out.toStdString() << run.err.toStdString());
    CHECK((run.exitCode == 0 || run.exitCode == 5));
    if (run.exitCode == 5)
        CHECK((run.errorLines() == 1 || run.out.contains(QStringLiteral("Remedy"))));
    return run;
}

/// The positions of the pages of each kind: inner and leaf pages of tables and indexes by the byte
/// they begin with, everything else (overflow, documents) as 0.
std::map<int, std::vector<qsizetype>> pagesByKind(const QByteArray &bytes)
{
    std::map<int, std::vector<qsizetype>> pages;
    for (qsizetype at = 0; at < bytes.size(); at += kPageSize) {
        const int first = uchar(bytes[at == 0 ? 100 : at]);
        const bool tree = first == 2 || first == 5 || first == 10 || first == 13;
        pages[tree ? first : 0].push_back(at);
    }
    return pages;
}

} // namespace

TEST_CASE("A flipped bit is found, whatever page was hit", "[fault][damage]")
{
    const QTemporaryDir folder;
    const QByteArray whole = demoBook(folder);
    REQUIRE(checkBytes(folder, whole).exitCode == 0);
    const std::map<int, std::vector<qsizetype>> pages = pagesByKind(whole);
    REQUIRE(pages.size() == 5);
    std::mt19937 random(7);
    for (int flip = 0; flip < kFlips; ++flip) {
        const auto &[kind, positions] = *std::next(pages.begin(), flip % 5);
        const qsizetype page = positions[random() % positions.size()];
        // Every other one near the page's start, where its structure stands.
        const qsizetype at = page + qsizetype(random() % (flip / 5 % 2 == 0 ? 64 : kPageSize));
        const int bit = int(random() % 8);
        QByteArray damaged = whole;
        damaged[at] = char(damaged[at] ^ (1 << bit));
        INFO("page kind " << kind << ", byte " << at << ", bit " << bit);
        CHECK(checkBytes(folder, damaged).exitCode == 5);
    }
}

TEST_CASE("A flipped bit in the head of the file is found", "[fault][damage]")
{
    const QTemporaryDir folder;
    const QByteArray whole = demoBook(folder);
    std::mt19937 random(11);
    for (qsizetype at = 0; at < 100; at += 4) {
        const qsizetype byte = at + qsizetype(random() % 4);
        QByteArray damaged = whole;
        damaged[byte] = char(damaged[byte] ^ (1 << random() % 8));
        INFO("byte " << byte << " is " << int(uchar(damaged[byte])));
        CHECK(checkBytes(folder, damaged).exitCode == 5);
    }
}

TEST_CASE("Fields of the head that would mislead are told as damage", "[fault][damage]")
{
    const QTemporaryDir folder;
    const QByteArray whole = demoBook(folder);
    struct Field {
        const char *what;
        qsizetype at;
        char value;
    };
    const Field fields[] = {{"the journal", 18, 7},       {"the schema's format", 47, 9},
                            {"the text encoding", 59, 8}, {"a negative version", 60, char(0x80)},
                            {"an older version", 63, 1},  {"no version", 63, 0}};
    for (const Field &field : fields) {
        QByteArray damaged = whole;
        damaged[field.at] = field.value;
        INFO(field.what);
        CHECK(checkBytes(folder, damaged).exitCode == 5);
    }
}

TEST_CASE("A book that is cut short is told so, at any length", "[fault][damage]")
{
    const QTemporaryDir folder;
    const QByteArray whole = demoBook(folder);
    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(50), qsizetype(99),
                                 qsizetype(100), kPageSize - 1, kPageSize, 10 * kPageSize + 17,
                                 whole.size() / 2, whole.size() - kPageSize, whole.size() - 1}) {
        INFO("length " << size);
        const ProgramRun run = checkBytes(folder, whole.left(size));
        CHECK(run.exitCode == 5);
    }
    const ProgramRun half = checkBytes(folder, whole.left(whole.size() / 2));
    CHECK(half.err.contains(QStringLiteral("backup")));
}
