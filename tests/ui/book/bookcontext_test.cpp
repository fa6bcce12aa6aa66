// SPDX-License-Identifier: Apache-2.0
#include "ui/book/bookcontext.h"

#include "core/services/book/bookservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/catch.h"
#include "tests/support/patience.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"
#include "ui/book/async.h"
#include "ui/book/permission.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace duebook;
using namespace duebook::test;

namespace {

void openIn(ui::BookContext &context, const QString &path)
{
    QSignalSpy opened(&context, &ui::BookContext::opened);
    QString problem;
    QObject::connect(&context, &ui::BookContext::openFailed, &context,
                     [&](const Error &error) { problem = error.sentence + error.detail; });
    context.open(path, QStringLiteral("anna"));
    CHECK(QTest::qWaitFor([&] { return !opened.isEmpty() || !problem.isEmpty(); }, kPatienceMs));
    INFO(problem.toStdString());
    REQUIRE_FALSE(opened.isEmpty());
}

} // namespace

TEST_CASE("The window reads and writes without waiting, and hears what was committed", "[context]")
{
    FakeClock clock;
    TempBook book(clock);
    ui::BookContext context(clock);
    openIn(context, book.path());
    CHECK(context.user().name == QStringLiteral("Anna Berg"));
    CHECK(context.today() == QDate(2026, 3, 2));

    QSignalSpy changed(&context, &ui::BookContext::changed);
    std::optional<Result<UserId>> added;
    ui::whenDone(&context, context.write([](Session &session) {
        return UserService(session).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")});
    }),
                 [&](Result<UserId> id) { added = std::move(id); });
    CHECK_FALSE(added);
    CHECK(QTest::qWaitFor([&] { return added.has_value() && !changed.isEmpty(); }, kPatienceMs));
    CHECK(added->ok());
}

TEST_CASE("What was saved stands in the file of a local book a moment later", "[context]")
{
    FakeClock clock;
    TempBook book(clock);
    ui::BookContext context(clock);
    openIn(context, book.path());
    const QString copy = book.folder() + QStringLiteral("/copy.duebook");
    std::optional<Result<UserId>> added;
    ui::whenDone(&context, context.write([](Session &session) {
        return UserService(session).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")});
    }),
                 [&](Result<UserId> id) { added = std::move(id); });
    REQUIRE(QTest::qWaitFor([&] { return added.has_value(); }, kPatienceMs));
    // The file alone, as somebody copies it who knows nothing of logs.
    const auto isInCopy = [&] {
        QFile::remove(copy);
        REQUIRE(QFile::copy(book.path(), copy));
        const OpenedBook opened =
            must(BookService::open(copy, {}, clock, QStringLiteral("anna"), QStringLiteral("x")));
        return must(UserService(*opened.session).users()).size() == 2;
    };
    CHECK_FALSE(isInCopy());
    CHECK(QTest::qWaitFor(isInCopy, kPatienceMs));
}

TEST_CASE("Another client's commit appears by itself", "[context]")
{
    FakeClock clock;
    TempBook book(clock);
    ui::BookContext context(clock);
    openIn(context, book.path());
    QSignalSpy changed(&context, &ui::BookContext::changed);
    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    CHECK(QTest::qWaitFor([&] { return !changed.isEmpty(); }, kPatienceMs));
}

TEST_CASE("An answer to a page that is gone is dropped", "[context]")
{
    FakeClock clock;
    TempBook book(clock);
    ui::BookContext context(clock);
    openIn(context, book.path());
    bool called = false;
    auto page = std::make_unique<QObject>();
    ui::whenDone(page.get(), context.read([](Session &) { return 1; }),
                 [&](int) { called = true; });
    page.reset();
    bool later = false;
    ui::whenDone(&context, context.read([](Session &) { return 1; }), [&](int) { later = true; });
    CHECK(QTest::qWaitFor([&] { return later; }, kPatienceMs));
    CHECK_FALSE(called);
}

namespace {

/// A copy of the book with 200 notes of one account; `spoil` is given its file and the number of a
/// page that holds notes and nothing else.
QString damagedCopy(const TempBook &book, const std::function<void(QFile &, qint64)> &spoil)
{
    const auto session = book.anotherSession();
    const AccountId account = anAccount(*session);
    for (int i = 0; i < 200; ++i)
        must(NoteService(*session).addNote(aNote(account, QString(300, QLatin1Char('x')))));
    Database &db = session->database();
    const qint64 page = db.integer("SELECT pageno FROM dbstat WHERE name = 'note' AND pagetype ="
                                   " 'leaf' LIMIT 1 OFFSET 5");
    REQUIRE(page > 1);
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const QString copy = book.folder() + QStringLiteral("/damaged.duebook");
    REQUIRE(QFile::copy(book.path(), copy));
    QFile file(copy);
    REQUIRE(file.open(QIODevice::ReadWrite));
    spoil(file, page);
    return copy;
}

} // namespace

TEST_CASE("A damaged book opens for reading only", "[context][damage]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString path = damagedCopy(
        book, [](QFile &file, qint64) { REQUIRE(file.resize((file.size() / 4096 - 10) * 4096)); });
    QFile before(path);
    REQUIRE(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    ui::BookContext context(clock);
    openIn(context, path);
    CHECK(context.damaged());
    CHECK(context.readOnly());
    CHECK(context.notice().contains(QStringLiteral("damaged")));
    std::optional<Result<UserId>> added;
    ui::whenDone(&context, context.write([](Session &session) {
        return UserService(session).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")});
    }),
                 [&](Result<UserId> id) { added = std::move(id); });
    REQUIRE(QTest::qWaitFor([&] { return added.has_value(); }, kPatienceMs));
    REQUIRE_FALSE(added->ok());
    CHECK(added->error().code == ErrorCode::ReadOnly);
    before.seek(0);
    CHECK(before.readAll() == bytes);
}

TEST_CASE("Damage that is met while one works ends the writing", "[context][damage]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString path = damagedCopy(book, [](QFile &file, qint64 page) {
        REQUIRE(file.seek((page - 1) * 4096));
        file.write(QByteArray(4096, '\xa5'));
    });
    ui::BookContext context(clock);
    openIn(context, path);
    CHECK_FALSE(context.damaged());
    QSignalSpy found(&context, &ui::BookContext::damageFound);
    ui::whenDone(&context, context.read([](Session &session) {
        return session.read([](Database &db) -> Result<qint64> {
            return db.integer("SELECT sum(length(text)) FROM note");
        });
    }),
                 [](const Result<qint64> &sum) { CHECK_FALSE(sum.ok()); });
    REQUIRE(found.wait(kPatienceMs));
    CHECK(context.damaged());
    CHECK_FALSE(ui::whyNot(context, Right::RecordNotes).isEmpty());
    std::optional<Result<UserId>> added;
    ui::whenDone(&context, context.write([](Session &session) {
        return UserService(session).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")});
    }),
                 [&](Result<UserId> id) { added = std::move(id); });
    REQUIRE(QTest::qWaitFor([&] { return added.has_value(); }, kPatienceMs));
    CHECK_FALSE(added->ok());
}

TEST_CASE("A book that cannot be opened says why", "[context]")
{
    FakeClock clock;
    ui::BookContext context(clock);
    QSignalSpy failed(&context, &ui::BookContext::openFailed);
    context.open(QStringLiteral("/nowhere/at all.duebook"), {});
    REQUIRE(failed.wait(kPatienceMs));
    CHECK(failed.front().front().value<Error>().code == ErrorCode::NotFound);
    CHECK_FALSE(context.isOpen());
}
