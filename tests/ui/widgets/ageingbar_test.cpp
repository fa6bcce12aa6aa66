// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"

#include "ui/widgets/ageingbar.h"

using namespace duebook::ui;

namespace {

QList<AgeingStep> steps()
{
    return {{QStringLiteral("not due"), 1420000, QStringLiteral("14,200.00")},
            {QStringLiteral("1–30"), 0, QStringLiteral("0.00")},
            {QStringLiteral("31–60"), 2145000, QStringLiteral("21,450.00")},
            {QStringLiteral("61–90"), -500, QStringLiteral("−5.00")},
            {QStringLiteral("over 90"), 710000, QStringLiteral("7,100.00")}};
}

} // namespace

TEST_CASE("The pieces of an ageing bar fill it in proportion, from the leading edge", "[ageingbar]")
{
    const Theme theme;
    AgeingBar bar(theme);
    bar.resize(800, 60);
    bar.setSteps(steps());
    const QList<QRect> pieces = bar.pieces();
    REQUIRE(pieces.size() == 5);
    CHECK(pieces[0].left() == 0);
    CHECK(pieces[4].right() == 799);
    CHECK(pieces[1].width() == 0);
    CHECK(pieces[3].width() == 0);
    CHECK(std::abs(pieces[0].width() - 2 * pieces[4].width()) <= 6);
    CHECK(pieces[2].left() > pieces[0].right());
}

TEST_CASE("Right to left the ageing bar is the mirror image", "[ageingbar]")
{
    const Theme theme;
    AgeingBar bar(theme);
    bar.resize(800, 60);
    bar.setSteps(steps());
    const QList<QRect> ltr = bar.pieces();
    const QList<QRect> ltrLabels = bar.labels();
    bar.setLayoutDirection(Qt::RightToLeft);
    const QList<QRect> rtl = bar.pieces();
    const QList<QRect> rtlLabels = bar.labels();
    for (int i = 0; i < ltr.size(); ++i) {
        CHECK(rtl[i].width() == ltr[i].width());
        if (ltr[i].width() > 0)
            CHECK(rtl[i].right() == 799 - ltr[i].left());
        CHECK(rtlLabels[i].right() == 799 - ltrLabels[i].left());
    }
}

TEST_CASE("The labels of an ageing bar never overlap and stay inside", "[ageingbar]")
{
    const Theme theme;
    AgeingBar bar(theme);
    QList<AgeingStep> late = steps();
    for (int i = 0; i < 4; ++i)
        late[i].minorUnits = 1;
    bar.setSteps(late);
    bar.resize(bar.minimumSizeHint().width(), 60);
    const QList<QRect> labels = bar.labels();
    CHECK(labels.first().left() >= 0);
    CHECK(labels.last().right() < bar.width());
    for (int i = 1; i < labels.size(); ++i)
        CHECK(labels[i].left() > labels[i - 1].right());
}

TEST_CASE("A screen reader hears every step of the ageing", "[ageingbar]")
{
    const Theme theme;
    AgeingBar bar(theme);
    bar.setSteps(steps());
    for (const AgeingStep &step : steps()) {
        CHECK(bar.accessibleDescription().contains(step.label));
        CHECK(bar.accessibleDescription().contains(step.amount));
    }
}
