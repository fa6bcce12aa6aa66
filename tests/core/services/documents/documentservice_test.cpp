// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documentservice.h"

#include "core/base/privatefolder.h"
#include "core/db/statement.h"
#include "core/services/documents/documentintake.h"
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/documents/documentcontents.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <sys/stat.h>

namespace duebook {

using namespace test;

namespace {

QByteArray bytes(qsizetype size, char seed)
{
    QByteArray content(size, seed);
    for (qsizetype i = 0; i < size; i += 1000)
        content[i] = char(i / 1000 + seed);
    return content;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

struct Fixture {
    FakeClock clock;
    TempBook book{clock};
    AccountId account = anAccount(book.session());
    DocumentService service{book.session()};

    DocumentLink link() const
    {
        DocumentLink made;
        made.account = account;
        return made;
    }
    QString file(const QString &name, const QByteArray &content) const
    {
        return aFile(book.folder() + QLatin1Char('/') + name, content);
    }
    Result<DocumentId> add(const QString &path, const WorkControl &control = {})
    {
        NewDocument document;
        document.path = path;
        return service.add(document, link(), control);
    }
    qint64 count(const char *sql) { return rows(book.db(), sql); }
};

} // namespace

TEST_CASE("A file comes back from the book as it went in", "[documents]")
{
    Fixture f;
    const qsizetype size = GENERATE(0, 1, 256 * 1024, 256 * 1024 + 1, 1024 * 1024, 1024 * 1024 + 1,
                                    5 * 1024 * 1024 + 17);
    INFO("size " << size);
    const QByteArray content = bytes(size, 'a');
    const DocumentId id = must(f.add(f.file(QStringLiteral("offer.pdf"), content)));
    const Document document = must(f.service.document(id));
    CHECK(document.name == QStringLiteral("offer.pdf"));
    CHECK(document.size == size);
    CHECK(document.sha256 == QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    CHECK(f.count("SELECT coalesce(sum(length(data)), 0) FROM document_chunk") == size);
    CHECK(f.count("SELECT coalesce(max(length(data)), 0) FROM document_chunk") <=
          DocumentContents::kChunkBytes);

    const QString target = f.book.folder() + QStringLiteral("/back.pdf");
    must(f.service.saveAs(id, target));
    CHECK(contentOf(target) == content);
}

TEST_CASE("Identical contents stand in the book once", "[documents]")
{
    Fixture f;
    const qsizetype size = GENERATE(1000, 3 * 1024 * 1024);
    const QByteArray content = bytes(size, 'b');
    const DocumentId first = must(f.add(f.file(QStringLiteral("a.bin"), content)));
    const DocumentId second = must(f.add(f.file(QStringLiteral("b.bin"), content)));
    CHECK(first != second);
    CHECK(f.count("SELECT count(*) FROM document") == 2);
    CHECK(f.count("SELECT count(*) FROM document_content") == 1);
    CHECK(f.count("SELECT sum(length(data)) FROM document_chunk") == size);

    NewNote note = aNote(f.account);
    NewDocument twin;
    twin.path = f.file(QStringLiteral("c.bin"), bytes(size, 'c'));
    note.documents = {twin, twin};
    must(NoteService(f.book.session()).addNote(note));
    CHECK(f.count("SELECT count(*) FROM document") == 4);
    CHECK(f.count("SELECT count(*) FROM document_content") == 2);
    CHECK(f.count("SELECT sum(length(data)) FROM document_chunk") == 2 * size);
}

TEST_CASE("A file that cannot be taken is named in one sentence", "[documents]")
{
    Fixture f;
    const QString folder = f.book.folder() + QStringLiteral("/files of חברה");
    QDir().mkpath(folder);
    const QString pipe = f.book.folder() + QStringLiteral("/a pipe");
    REQUIRE(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
    for (const auto &[path, code] :
         {std::pair(folder, ErrorCode::Invalid), std::pair(pipe, ErrorCode::Invalid),
          std::pair(f.file(QStringLiteral("other.duebook"), "SQLite"), ErrorCode::Invalid),
          std::pair(f.book.folder() + QStringLiteral("/gone.txt"), ErrorCode::NotFound)}) {
        const Result<DocumentId> added = f.add(path);
        REQUIRE_FALSE(added);
        CHECK(added.error().code == code);
        CHECK(added.error().sentence.contains(QFileInfo(path).fileName()));
        CHECK(added.error().place == QStringLiteral("documents"));
        CHECK_FALSE(DocumentService::inspect(path));
    }
    CHECK(f.count("SELECT count(*) FROM document_content") == 0);
    const FileFacts facts =
        must(DocumentService::inspect(f.file(QStringLiteral("letter.pdf"), "%PDF-1.4\n")));
    CHECK(facts.mediaType == QStringLiteral("application/pdf"));
    CHECK(facts.size == 9);
}

TEST_CASE("The book is not added to itself, and not even opened for it", "[documents]")
{
    Fixture f;
    // Told by its path where the name does not tell it.
    const QString other = f.book.folder() + QStringLiteral("/another name");
    REQUIRE(QFile::link(f.book.path(), other));
    for (const QString &path : {f.book.path(), other}) {
        const Result<DocumentId> added = f.add(path);
        REQUIRE_FALSE(added);
        CHECK(added.error().code == ErrorCode::Invalid);
        CHECK(added.error().place == DocumentIntake::kPlace);
    }
}

TEST_CASE("A file that changes while it is added leaves nothing in the book", "[documents]")
{
    Fixture f;
    const QString path = f.file(QStringLiteral("log.txt"), bytes(3 * 1024 * 1024, 'd'));
    WorkControl control;
    bool changed = false;
    control.progress = [&](qint64 done, qint64) {
        if (done < 3 * 1024 * 1024 || changed)
            return;
        changed = true;
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.seek(2 * 1024 * 1024 + 5));
        REQUIRE(file.write("changed") == 7);
    };
    const Result<DocumentId> added = f.add(path, control);
    REQUIRE(changed);
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::Conflict);
    CHECK(added.error().sentence.contains(QStringLiteral("log.txt")));
    CHECK(f.count("SELECT count(*) FROM document_content") == 0);
    CHECK(f.count("SELECT count(*) FROM document_chunk") == 0);
}

TEST_CASE("Adding a large file can be stopped and leaves nothing", "[documents]")
{
    Fixture f;
    const QString path = f.file(QStringLiteral("big.bin"), bytes(6 * 1024 * 1024, 'e'));
    WorkControl control;
    qint64 largest = 0;
    control.progress = [&](qint64 done, qint64 total) {
        CHECK(done >= largest);
        CHECK(total == 12 * 1024 * 1024);
        largest = done;
        if (done > 10 * 1024 * 1024)
            control.cancel.cancel();
    };
    const Result<DocumentId> added = f.add(path, control);
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::Cancelled);
    CHECK(f.count("SELECT count(*) FROM document_chunk") == 0);
    CHECK(f.count("SELECT count(*) FROM document_content") == 0);
}

TEST_CASE("What a killed program wrote ahead is never taken for a whole content and is cleared",
          "[documents]")
{
    Fixture f;
    Session &session = f.book.session();
    const QByteArray mark = DocumentContents::newMark(f.clock.nowUtc());
    must(session.write([&](Transaction &transaction) -> Result<void> {
        const qint64 content = DocumentContents::beginContent(transaction, mark);
        for (int i = 0; i < 200; ++i)
            CHECK(DocumentContents::appendChunk(transaction, content, mark, i, "half"));
        return {};
    }));
    const DocumentId whole = must(f.add(f.file(QStringLiteral("a.txt"), "half")));
    must(f.service.removeLeftovers());
    CHECK(f.count("SELECT count(*) FROM document_content") == 2);
    f.clock.advance(25 * 60 * 60);
    must(f.service.removeLeftovers());
    CHECK(f.count("SELECT count(*) FROM document_content") == 1);
    CHECK(f.count("SELECT count(*) FROM document_chunk") == 1);
    CHECK(must(f.service.document(whole)).size == 4);
}

TEST_CASE("A copy for another program is private and keeps the name", "[documents]")
{
    Fixture f;
    const PrivateFolder folder = must(PrivateFolder::create());
    NewDocument document;
    document.name = QStringLiteral("חוזה: 7/2026.pdf");
    document.content = "%PDF-1.4";
    const DocumentId id = must(f.service.add(document, f.link()));
    CHECK(must(f.service.document(id)).name == QStringLiteral("חוזה: 7_2026.pdf"));
    const QString path = must(f.service.openCopy(id, folder.path()));
    CHECK(QFileInfo(path).fileName() == QStringLiteral("חוזה_ 7_2026.pdf"));
    CHECK(contentOf(path) == document.content);
    CHECK(QFileInfo(path).permissions().testFlag(QFile::ReadOwner));
    CHECK_FALSE(QFileInfo(path).permissions().testFlag(QFile::ReadGroup));
    CHECK_FALSE(QFileInfo(path).permissions().testFlag(QFile::ReadOther));
    CHECK(must(f.service.openCopy(id, folder.path())) == path);

    document.name = QString(255, QChar(0x05D0));
    const DocumentId longId = must(f.service.add(document, f.link()));
    CHECK(must(f.service.document(longId)).name.size() == 255);
    CHECK(QFile::exists(must(f.service.openCopy(longId, folder.path()))));
}

TEST_CASE("A damaged content is told and never written over what is there", "[documents]")
{
    Fixture f;
    const DocumentId id = must(f.add(f.file(QStringLiteral("a.bin"), bytes(700000, 'f'))));
    const QString target = f.file(QStringLiteral("kept.bin"), "kept");
    f.book.db().execute("UPDATE document_chunk SET data = zeroblob(10) WHERE position = 1");
    const Result<void> saved = f.service.saveAs(id, target);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::Damaged);
    CHECK(saved.error().sentence.contains(QStringLiteral("a.bin")));
    CHECK(contentOf(target) == "kept");
    CHECK(f.service.saveAs(id, f.book.folder() + QStringLiteral("/none/x")).error().code ==
          ErrorCode::Io);
    CHECK(f.service.saveAs(DocumentId(99), target).error().code == ErrorCode::NotFound);
}

TEST_CASE("The documents of an account are listed once each, newest first", "[documents]")
{
    Fixture f;
    std::vector<DocumentId> added;
    for (int i = 0; i < 7; ++i) {
        f.clock.advance(60);
        NewDocument document;
        document.name = QStringLiteral("%1.txt").arg(i);
        document.content = QByteArray::number(i);
        added.push_back(must(f.service.add(document, f.link())));
    }
    must(f.service.link(added.front(), f.link()));
    std::vector<DocumentId> listed;
    PageKey after;
    for (;;) {
        const DocumentPage page = must(f.service.ofAccount(f.account, after, 3));
        for (const LinkedDocument &row : page.rows)
            listed.push_back(row.document.id);
        if (!page.next)
            break;
        after = *page.next;
    }
    std::reverse(added.begin(), added.end());
    CHECK(listed == added);

    NewDocument homeless;
    homeless.name = QStringLiteral("x");
    CHECK(f.service.add(homeless, {}).error().code == ErrorCode::Invalid);
    DocumentLink wrong = f.link();
    wrong.note = NoteId(5);
    CHECK(f.service.add(homeless, wrong).error().code == ErrorCode::Invalid);
    CHECK(f.count("SELECT count(*) FROM document_content") == 7);
}

// Hidden: takes seconds. Run with "[large]".
TEST_CASE("A file of 300 MB goes through in bounded memory", "[.][large]")
{
    Fixture f;
    const QString path = f.book.folder() + QStringLiteral("/sparse.bin");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.resize(300LL * 1024 * 1024));
    file.close();
    // Mapped pages of the book are the system's to drop; what we hold ourselves is anonymous.
    const auto heldKib = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        REQUIRE(status.open(QIODevice::ReadOnly));
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("RssAnon:"))
                return line.mid(8).trimmed().split(' ').front().toLongLong();
        }
        return 0LL;
    };
    const qint64 before = heldKib();
    qint64 most = before;
    WorkControl control;
    control.progress = [&](qint64, qint64) { most = std::max(most, heldKib()); };
    const DocumentId id = must(f.add(path, control));
    const QString target = f.book.folder() + QStringLiteral("/back.bin");
    must(f.service.saveAs(id, target, control));
    CHECK(QFileInfo(target).size() == 300LL * 1024 * 1024);
    WARN("held at most " << (most - before) / 1024 << " MiB more than before");
    CHECK(before > 0);
    CHECK(most - before < 48 * 1024);
}

} // namespace duebook
