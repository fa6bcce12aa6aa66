// SPDX-License-Identifier: Apache-2.0
#include "core/services/talks/remarkservice.h"

#include "core/store/book/userrepository.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

Remark aRemark(const char *name, const char *text = "Left a message, asked for a call back.")
{
    Remark remark;
    remark.name = QString::fromUtf8(name);
    remark.text = QString::fromUtf8(text);
    return remark;
}

} // namespace

TEST_CASE("Remarks are added, changed and removed, in the order they came", "[remarks]")
{
    FakeClock clock;
    TempBook book(clock);
    RemarkService service(book.session());
    const RemarkId first = must(service.add(aRemark("  Voice   mail ", "Left a message.\n")));
    must(service.add(aRemark("Approval")));
    std::vector<Remark> all = must(service.remarks());
    REQUIRE(all.size() == 2);
    CHECK(all.front().name == QStringLiteral("Voice mail"));
    CHECK(all.front().text == QStringLiteral("Left a message."));

    all.front().text = QStringLiteral("Left a message, twice.");
    must(service.update(all.front()));
    const Result<void> late = service.update(all.front());
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::Conflict);

    const Remark now = must(service.remarks()).front();
    CHECK(now.text == QStringLiteral("Left a message, twice."));
    CHECK_FALSE(service.remove(first, now.rowVersion - 1));
    must(service.remove(first, now.rowVersion));
    CHECK(must(service.remarks()).size() == 1);
    CHECK(service.remove(first, now.rowVersion).error().code == ErrorCode::NotFound);
    CHECK(book.db().integer("SELECT count(*) FROM audit WHERE action LIKE 'remark %'") == 4);
}

TEST_CASE("What is wrong with a remark is told at its field", "[remarks]")
{
    FakeClock clock;
    TempBook book(clock);
    RemarkService service(book.session());
    const auto placeOf = [&](const Remark &remark) {
        const Result<RemarkId> added = service.add(remark);
        return added ? QString() : added.error().place;
    };
    CHECK(placeOf(aRemark(" ")) == QStringLiteral("name"));
    CHECK(placeOf(aRemark("Name", " \n")) == QStringLiteral("text"));
    Remark remark = aRemark("Name");
    remark.name = QString(81, QLatin1Char('x'));
    CHECK(placeOf(remark) == QStringLiteral("name"));
    remark = aRemark("Name");
    remark.text = QString(10001, QLatin1Char('x'));
    CHECK(placeOf(remark) == QStringLiteral("text"));
    remark = aRemark("Name");
    remark.language = QStringLiteral("xx-nonsense");
    CHECK(placeOf(remark) == QStringLiteral("language"));
    must(service.add(aRemark("Name")));
    CHECK(placeOf(aRemark("Name")) == QStringLiteral("name"));
    remark = aRemark("Name");
    remark.language = QStringLiteral("he");
    CHECK(placeOf(remark).isEmpty());

    Remark other = must(service.remarks()).back();
    other.language.clear();
    CHECK(service.update(other).error().place == QStringLiteral("name"));
}

} // namespace duebook
