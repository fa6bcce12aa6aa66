// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"

#include "ui/widgets/dateedit.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace duebook::ui;

namespace {

std::optional<QDate> parse(const QString &text)
{
    if (text == QLatin1String("fri"))
        return QDate(2026, 12, 4);
    const QDate day = QLocale().toDate(text, QLocale::ShortFormat);
    return day.isValid() ? std::optional(day.year() < 2000 ? day.addYears(100) : day)
                         : std::nullopt;
}

QString describe(QDate day)
{
    return QLocale(QLocale::English).toString(day, QStringLiteral("ddd d MMM"));
}

} // namespace

TEST_CASE("A date field shows the weekday it understood while one types", "[dateedit]")
{
    const Theme theme;
    DateEdit edit(theme, parse, describe);
    edit.resize(300, 28);
    QSignalSpy changed(&edit, &DateEdit::dateChanged);
    const auto *hint = edit.findChild<QLabel *>(QStringLiteral("understoodLabel"));
    REQUIRE(hint != nullptr);

    QTest::keyClicks(&edit, QStringLiteral("fr"));
    CHECK_FALSE(edit.isAcceptable());
    CHECK(changed.count() == 0);
    QTest::keyClicks(&edit, QStringLiteral("i"));
    CHECK(edit.date() == std::optional(QDate(2026, 12, 4)));
    CHECK(hint->text().contains(QStringLiteral("Fri 4 Dec")));
    CHECK(changed.count() == 1);
}

TEST_CASE("A date field keeps what it cannot read and says so", "[dateedit]")
{
    const Theme theme;
    DateEdit edit(theme, parse, describe);
    QTest::keyClicks(&edit, QStringLiteral("smorgasday"));
    CHECK_FALSE(edit.date().has_value());
    CHECK_FALSE(edit.isAcceptable());
    CHECK(edit.text() == QStringLiteral("smorgasday"));
    CHECK_FALSE(edit.accessibleDescription().isEmpty());
    edit.clear();
    CHECK(edit.isAcceptable());
}

TEST_CASE("A day that is not worked is said, and Alt+Up takes the next that is", "[dateedit]")
{
    const Theme theme;
    DateEdit edit(theme, parse, describe);
    edit.setCalendar(duebook::WorkCalendar({1, 2, 3, 4, 5}, {QDate(2026, 12, 4)}));
    const auto *hint = edit.findChild<QLabel *>(QStringLiteral("understoodLabel"));
    const auto *offer = edit.findChild<QAction *>(QStringLiteral("workingDayAction"));
    REQUIRE(offer != nullptr);
    QTest::keyClicks(&edit, QStringLiteral("fri"));
    CHECK(edit.date() == std::optional(QDate(2026, 12, 4)));
    CHECK(edit.isAcceptable());
    CHECK(hint->text().contains(QStringLiteral("not worked")));
    CHECK(offer->isVisible());
    CHECK(edit.accessibleDescription().contains(QStringLiteral("Mon 7 Dec")));
    QTest::keyClick(&edit, Qt::Key_Up, Qt::AltModifier);
    CHECK(edit.date() == std::optional(QDate(2026, 12, 7)));
    CHECK_FALSE(offer->isVisible());
    CHECK_FALSE(hint->text().contains(QStringLiteral("not worked")));
}

TEST_CASE("A time typed with the day stays when the next working day is taken", "[dateedit]")
{
    const Theme theme;
    DateEdit edit(
        theme,
        [](const QString &text) {
            return parse(text.endsWith(QStringLiteral(" 14:30")) ? text.chopped(6) : text);
        },
        describe);
    edit.setCalendar(duebook::WorkCalendar({1, 2, 3, 4, 5}, {QDate(2026, 12, 4)}));
    QTest::keyClicks(&edit, QStringLiteral("fri 14:30"));
    QTest::keyClick(&edit, Qt::Key_Up, Qt::AltModifier);
    CHECK(edit.date() == std::optional(QDate(2026, 12, 7)));
    CHECK(edit.text().endsWith(QStringLiteral(" 14:30")));
}

TEST_CASE("In a right-to-left window the arrow points left and the day keeps its direction",
          "[dateedit]")
{
    const Theme theme;
    DateEdit edit(theme, parse, describe);
    edit.setLayoutDirection(Qt::RightToLeft);
    QTest::keyClicks(&edit, QStringLiteral("fri"));
    const QString hint = edit.findChild<QLabel *>(QStringLiteral("understoodLabel"))->text();
    CHECK(hint.contains(QChar(u'←')));
    CHECK_FALSE(hint.contains(QChar(u'→')));
    CHECK(
        hint.contains(QString(QChar(u'\u2068')) + QStringLiteral("Fri 4 Dec") + QChar(u'\u2069')));
}

TEST_CASE("A day set by the program is shown, told once and can be taken away", "[dateedit]")
{
    const Theme theme;
    DateEdit edit(theme, parse, describe);
    QSignalSpy changed(&edit, &DateEdit::dateChanged);
    edit.setDate(QDate(2026, 12, 24));
    CHECK(edit.date() == std::optional(QDate(2026, 12, 24)));
    CHECK(changed.count() == 1);
    edit.setDate(std::nullopt);
    CHECK_FALSE(edit.date().has_value());
    CHECK(edit.text().isEmpty());
    CHECK(changed.count() == 2);
}
