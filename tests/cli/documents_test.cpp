// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"
#include "tests/support/pdffile.h"

#include <QFile>
#include <QStandardPaths>

#include <QFileInfo>
#include <QTemporaryDir>
using namespace duebook::test;

namespace {

QStringList line(std::initializer_list<const char *> parts)
{
    QStringList all;
    for (const char *part : parts)
        all += QString::fromUtf8(part);
    return all;
}

QString idOf(const QJsonObject &answer, int row = 0)
{
    return text(rows(answer, "documents")[row], "id");
}

} // namespace

TEST_CASE("Documents are added with all that is said about them, changed and listed",
          "[cli][documents]")
{
    const CliBook book;
    const QString first = book.write(QString::fromUtf8("תעודה.txt"), "delivered");
    const QString second = book.write(QStringLiteral("b.txt"), "order");
    const QJsonObject added =
        book.json(QStringList{QStringLiteral("document"), QStringLiteral("add"), first, second} +
                  line({"--account", "10020", "--invoice", "R-1", "--kind", "Contract", "--source",
                        "us", "--received", "2026-02-01", "--proof"}));
    REQUIRE(rows(added, "documents").size() == 2);
    const QJsonValue row = rows(added, "documents")[0];
    CHECK(text(row, "kind") == QStringLiteral("contract"));
    CHECK(text(row, "source") == QStringLiteral("us"));
    CHECK(text(row, "received") == QStringLiteral("2026-02-01"));
    CHECK(text(row, "proof") == QStringLiteral("true"));
    const QString id = idOf(added);
    const QJsonObject changed = book.json(
        line({"document", "change"}) +
            QStringList{id, QStringLiteral("4711"), QStringLiteral("--proof"), QStringLiteral("no"),
                        QStringLiteral("--name"), QStringLiteral("note")},
        3);
    CHECK(text(rows(changed, "documents")[0], "proof") == QStringLiteral("false"));
    CHECK(text(rows(changed, "documents")[0], "name") == QStringLiteral("note.txt"));
    CHECK(text(rows(changed, "rejected")[0], "given") == QStringLiteral("4711"));

    CHECK(rows(book.json(line({"document", "list"})), "documents").size() == 2);
    CHECK(rows(book.json(line({"document", "list", "--proof"})), "documents").size() == 1);
    CHECK(
        rows(book.json(line({"document", "list", "--source", "customer"})), "documents").isEmpty());
    CHECK(rows(book.json(line({"document", "list", "10021"})), "documents").isEmpty());
    CHECK(
        rows(book.json(line({"document", "list", "--from", "2026-02-02"})), "documents").isEmpty());
    CHECK(rows(book.json(line({"document", "list", "--text", "muller"})), "documents").size() == 2);
    const ProgramRun ahead =
        book.run(line({"document", "add"}) +
                 QStringList{first, QStringLiteral("--account"), QStringLiteral("10020"),
                             QStringLiteral("--received"), QStringLiteral("2026-04-01")});
    CHECK(ahead.exitCode != 0);
    CHECK(ahead.err.contains(QStringLiteral("lies ahead")));
}

TEST_CASE("Links are set and taken away, a removal keeps its reason", "[cli][documents]")
{
    const CliBook book;
    const QString path = book.write(QStringLiteral("a.txt"), "text");
    const QString id =
        idOf(book.json(line({"document", "add"}) +
                       QStringList{path, QStringLiteral("--account"), QStringLiteral("10020")}));
    QJsonObject links = book.json(line({"document", "link"}) + QStringList{id} +
                                  line({"--account", "10020", "--invoice", "R-2"}));
    REQUIRE(rows(links, "belongs_to").size() == 2);
    CHECK(text(rows(links, "belongs_to")[1], "invoice") == QStringLiteral("R-2"));
    links = book.json(line({"document", "unlink"}) +
                      QStringList{id, text(rows(links, "belongs_to")[0], "link")});
    REQUIRE(rows(links, "belongs_to").size() == 1);
    const ProgramRun last = book.run(line({"document", "unlink"}) +
                                     QStringList{id, text(rows(links, "belongs_to")[0], "link")});
    CHECK(last.exitCode != 0);
    CHECK(last.err.contains(QStringLiteral("all “a.txt” belongs to")));
    CHECK(book.run(line({"document", "link"}) + QStringList{id} + line({"--invoice", "R-2"}))
              .err.contains(QStringLiteral("--account")));

    book.json(line({"document", "change"}) + QStringList{id} + line({"--proof", "yes"}));
    CHECK(book.run(line({"document", "remove"}) + QStringList{id}).exitCode != 0);
    const QJsonObject gone = book.json(line({"document", "remove"}) + QStringList{id} +
                                       line({"--reason", "other customer"}));
    CHECK(text(rows(gone, "documents")[0], "removed_reason") == QStringLiteral("other customer"));
    CHECK(text(rows(gone, "documents")[0], "removed_by") == QStringLiteral("Anna Berg"));
    CHECK(rows(book.json(line({"document", "list", "10020"})), "documents").isEmpty());
    CHECK(rows(book.json(line({"document", "list", "--removed"})), "documents").size() == 1);
    book.json(line({"document", "remove"}) + QStringList{id, QStringLiteral("--undo")});
    const QJsonObject shown = book.json(line({"document", "show"}) + QStringList{id});
    CHECK(shown[QLatin1String("name")].toString() == QStringLiteral("a.txt"));
    CHECK(rows(shown, "belongs_to").size() == 1);
}

TEST_CASE("What lacks a proof of delivery is listed until it has one", "[cli][documents]")
{
    const CliBook book;
    book.json(line({"settings", "set", "missing_proof_days", "20"}));
    QJsonObject missing = book.json(line({"document", "missing-proof"}));
    REQUIRE(rows(missing, "missing_proof").size() == 1);
    CHECK(text(rows(missing, "missing_proof")[0], "invoice") == QStringLiteral("R-1"));
    CHECK(number(rows(missing, "missing_proof")[0], "days_late") == 30);
    const QString path = book.write(QStringLiteral("pod.txt"), "signed");
    book.json(line({"document", "add"}) + QStringList{path} +
              line({"--account", "10020", "--invoice", "R-1", "--kind", "proof of delivery"}));
    missing = book.json(line({"document", "missing-proof"}));
    CHECK(rows(missing, "missing_proof").isEmpty());
}

TEST_CASE("Words inside documents are read and found; what cannot be read is listed",
          "[cli][documents]")
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
        WARN("skipped: poppler-utils is not installed");
        return;
    }
    const CliBook book;
    const QString good = book.write(QStringLiteral("a.pdf"), pdfFile({"Palettenschein signed"}));
    const QString bad = book.write(QStringLiteral("b.pdf"), "%PDF-1.4 and no more");
    const QString picture = book.write(QStringLiteral("c.png"), "\x89PNG\r\n\x1a\n");
    const QJsonObject added = book.json(
        line({"document", "add"}) + QStringList{good, bad, picture} + line({"--account", "10020"}));
    CHECK(text(rows(added, "documents")[0], "text") == QStringLiteral("waiting"));
    const QJsonObject read = book.json(line({"document", "text"}), 3);
    CHECK(number(read, "read") == 1);
    CHECK(number(read, "without_text") == 1);
    CHECK(text(rows(read, "rejected")[0], "reason").contains(QStringLiteral("b.pdf")));
    CHECK(number(book.json(line({"document", "text"})), "read") == 0);
    const QJsonObject one = book.json(line({"document", "text"}) + QStringList{idOf(added)});
    CHECK(text(one, "text").contains(QStringLiteral("Palettenschein")));
    CHECK(
        rows(book.json(line({"document", "list", "--text", "palettensch"})), "documents").size() ==
        1);
    CHECK_FALSE(rows(book.json(line({"search", "palettenschein"})), "hits").isEmpty());
}

TEST_CASE("A stored name becomes a file's name that is safe, and nothing is overwritten",
          "[cli][documents]")
{
    const CliBook book;
    const QTemporaryDir folder;
    struct Row {
        const char *stored;
        const char *written;
    };
    const Row given[] = {{".bashrc", "_bashrc"},
                         {"x:stream.txt", "x_stream.txt"},
                         {"NUL.txt", "_NUL.txt"},
                         {"annexe\u202Efdp.exe", "annexefdp.exe"},
                         {"trailing. . ", "trailing"}};
    int id = 0;
    for (const Row &row : given) {
        // The content differs: one content is kept once.
        const QString path = book.write(QString::fromUtf8(row.stored), row.stored);
        REQUIRE(book.run({QStringLiteral("document"), QStringLiteral("add"), path,
                          QStringLiteral("--account"), QStringLiteral("10020")})
                    .exitCode == 0);
        const QStringList get{QStringLiteral("document"), QStringLiteral("get"),
                              QString::number(++id), QStringLiteral("--out"), folder.path()};
        const ProgramRun got = book.run(get);
        INFO(row.written << ": " << got.err.toStdString());
        CHECK(got.exitCode == 0);
        const QString written = folder.filePath(QString::fromUtf8(row.written));
        CHECK(QFileInfo(written).isFile());
        CHECK_FALSE(QFileInfo(written).permissions().testFlag(QFile::ReadOther));
        CHECK(book.run(get).exitCode == 2);
    }
    const auto getTo = [&](const QString &out) {
        return book.run({QStringLiteral("document"), QStringLiteral("get"), QStringLiteral("1"),
                         QStringLiteral("--out"), out});
    };
    // Capitals do not make another file everywhere.
    const QTemporaryDir other;
    QFile there(other.filePath(QStringLiteral("_BASHRC")));
    REQUIRE(there.open(QIODevice::WriteOnly));
    CHECK(getTo(other.path()).exitCode == 2);
    // A link is not followed, whether it leads somewhere or not.
    const QString victim = other.filePath(QStringLiteral("victim"));
    const QString link = other.filePath(QStringLiteral("link"));
    REQUIRE(QFile::link(victim, link));
    CHECK(getTo(link).exitCode == 2);
    CHECK_FALSE(QFile::exists(victim));
}

TEST_CASE("A document that cannot be read says why, and is tried again when a person asks",
          "[cli][documents]")
{
    const CliBook book;
    const QString mail = book.write(QStringLiteral("no.eml"), "only words");
    const QString page =
        book.write(QStringLiteral("signs.html"), QByteArray(2 * 1024 * 1024, '&') + " wombat");
    const QJsonObject added = book.json(line({"document", "add"}) + QStringList{mail, page} +
                                        line({"--account", "10020"}));
    const QJsonObject read = book.json(line({"document", "text"}), 3);
    CHECK(text(read, "read") == QStringLiteral("1"));
    REQUIRE(rows(read, "rejected").size() == 1);
    CHECK(rows(book.json(line({"document", "text"})), "rejected").isEmpty());
    for (const QStringList &more : {QStringList(), line({"--again"})}) {
        const QJsonObject told =
            book.json(line({"document", "text"}) + QStringList{idOf(added)} + more);
        CHECK(text(told, "state") == QStringLiteral("failed"));
        CHECK(text(told, "reason").contains(QStringLiteral("no.eml")));
    }
    // Its name is found all the same.
    CHECK(rows(book.json(line({"document", "list", "--text", "no.eml"})), "documents").size() == 1);
}
