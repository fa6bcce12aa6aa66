// SPDX-License-Identifier: Apache-2.0
#include "ui/support/bookcontext.h"

#include "core/services/userservice.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"
#include "ui/support/async.h"

#include <QSignalSpy>
#include <QTest>

using namespace duebook;
using namespace duebook::test;

namespace {

void openIn(ui::BookContext &context, const QString &path)
{
    QSignalSpy opened(&context, &ui::BookContext::opened);
    context.open(path, QStringLiteral("anna"));
    REQUIRE(opened.wait(5000));
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
    CHECK(QTest::qWaitFor([&] { return added.has_value() && !changed.isEmpty(); }, 5000));
    CHECK(added->ok());
}

TEST_CASE("Another client's commit appears by itself", "[context]")
{
    FakeClock clock;
    TempBook book(clock);
    ui::BookContext context(clock);
    openIn(context, book.path());
    QSignalSpy changed(&context, &ui::BookContext::changed);
    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    CHECK(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 15000));
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
    CHECK(QTest::qWaitFor([&] { return later; }, 5000));
    CHECK_FALSE(called);
}

TEST_CASE("A book that cannot be opened says why", "[context]")
{
    FakeClock clock;
    ui::BookContext context(clock);
    QSignalSpy failed(&context, &ui::BookContext::openFailed);
    context.open(QStringLiteral("/nowhere/at all.duebook"), {});
    REQUIRE(failed.wait(5000));
    CHECK(failed.front().front().value<Error>().code == ErrorCode::NotFound);
    CHECK_FALSE(context.isOpen());
}
