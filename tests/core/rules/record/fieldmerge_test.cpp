// SPDX-License-Identifier: Apache-2.0
#include "core/rules/record/fieldmerge.h"

#include "tests/support/catch.h"

#include <random>

namespace duebook {

namespace {

QJsonObject record(std::initializer_list<std::pair<const char *, const char *>> fields)
{
    QJsonObject values;
    for (const auto &[name, value] : fields)
        values.insert(QLatin1String(name), QLatin1String(value));
    return values;
}

/// Records of few fields and few values, so that changes meet often; some fields are missing.
class RandomRecords {
public:
    explicit RandomRecords(unsigned seed) : m_random(seed) {}

    QJsonObject next()
    {
        QJsonObject values;
        for (int field = 0; field < 6; ++field) {
            const int value = int(m_random() % 4);
            if (value > 0)
                values.insert(QStringLiteral("field %1").arg(field), value);
        }
        return values;
    }

private:
    std::mt19937 m_random;
};

} // namespace

TEST_CASE("Fields that only one side changed merge by themselves", "[fieldmerge]")
{
    const QJsonObject base = record({{"name", "Ingrid"}, {"phone", "1"}, {"city", "Oslo"}});
    const QJsonObject mine = record({{"name", "Ingrid B."}, {"phone", "1"}, {"city", "Oslo"}});
    const QJsonObject theirs = record({{"name", "Ingrid"}, {"phone", "2"}, {"city", "Oslo"}});
    const FieldMerge merge = mergeFields(base, mine, theirs);
    CHECK(merge.isDecided());
    CHECK(merge.mine == QStringList{QStringLiteral("name")});
    CHECK(merge.theirs == QStringList{QStringLiteral("phone")});
    CHECK(merge.merged == record({{"name", "Ingrid B."}, {"phone", "2"}, {"city", "Oslo"}}));
}

TEST_CASE("A field both changed differently is a conflict and keeps their value", "[fieldmerge]")
{
    const FieldMerge merge =
        mergeFields(record({{"phone", "1"}}), record({{"phone", "2"}}), record({{"phone", "3"}}));
    CHECK(merge.conflicts == QStringList{QStringLiteral("phone")});
    CHECK_FALSE(merge.isDecided());
    CHECK(merge.merged == record({{"phone", "3"}}));
}

TEST_CASE("Both changing a field to the same value is no conflict and no news", "[fieldmerge]")
{
    const FieldMerge merge =
        mergeFields(record({{"phone", "1"}}), record({{"phone", "2"}}), record({{"phone", "2"}}));
    CHECK(merge.isDecided());
    CHECK(merge.mine.isEmpty());
    CHECK(merge.theirs.isEmpty());
    CHECK(merge.merged == record({{"phone", "2"}}));
}

TEST_CASE("A value taken away by one and changed by the other is a conflict", "[fieldmerge]")
{
    const FieldMerge merge =
        mergeFields(record({{"phone", "1"}}), record({}), record({{"phone", "3"}}));
    CHECK(merge.conflicts == QStringList{QStringLiteral("phone")});
    CHECK(mergeFields(record({{"phone", "1"}}), record({}), record({{"phone", "1"}})).merged ==
          record({}));
}

TEST_CASE("Merging holds what it promises for any three states", "[fieldmerge]")
{
    RandomRecords records(20260302);
    for (int round = 0; round < 3000; ++round) {
        const QJsonObject base = records.next();
        const QJsonObject mine = records.next();
        const QJsonObject theirs = records.next();
        const FieldMerge merge = mergeFields(base, mine, theirs);
        const FieldMerge mirrored = mergeFields(base, theirs, mine);

        // Who changed nothing takes the other's record as it is.
        REQUIRE(mergeFields(base, mine, base).merged == mine);
        REQUIRE(mergeFields(base, base, theirs).merged == theirs);
        REQUIRE(mergeFields(base, mine, mine).merged == mine);
        REQUIRE(mergeFields(base, mine, base).isDecided());

        // It does not matter who of the two saves later.
        REQUIRE(merge.conflicts == mirrored.conflicts);
        REQUIRE(merge.mine == mirrored.theirs);
        REQUIRE(merge.theirs == mirrored.mine);
        if (merge.isDecided())
            REQUIRE(merge.merged == mirrored.merged);

        // Merging again brings nothing new; nothing is invented.
        REQUIRE(mergeFields(theirs, merge.merged, theirs).merged == merge.merged);
        for (const QString &field : merge.merged.keys()) {
            const QJsonValue value = merge.merged.value(field);
            REQUIRE((value == mine.value(field) || value == theirs.value(field)));
        }
        for (const QString &field : merge.conflicts) {
            REQUIRE(mine.value(field) != base.value(field));
            REQUIRE(theirs.value(field) != base.value(field));
            REQUIRE(mine.value(field) != theirs.value(field));
        }
    }
}

} // namespace duebook
