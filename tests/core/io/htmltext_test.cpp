// SPDX-License-Identifier: Apache-2.0
#include "core/io/htmltext.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

struct Reading {
    qint64 steps = 0;
    QString text;
};

Reading readingOf(const QString &html)
{
    ReadGuard guard;
    Reading reading;
    reading.text = htmlToText(html, guard);
    reading.steps = guard.steps();
    return reading;
}

} // namespace

TEST_CASE("The work for a web page grows with its length, whatever is repeated in it",
          "[documents][html][danger]")
{
    constexpr int kTimes = 4000;
    for (const char *piece : {"&",
                              "&#",
                              "&#x",
                              "&amp",
                              "&;",
                              "&a;",
                              "&#99999999999;",
                              "<",
                              "</",
                              "<!",
                              "<?",
                              "<!--",
                              "<!-- -->",
                              "--> <!--",
                              "<a ",
                              "<a \"",
                              "<a '",
                              "<a \"'",
                              "<a '\">",
                              "<a \"x>\" ",
                              "<a b=\">\"'",
                              "<a b='>' \"",
                              "\"<a ",
                              "'<a \"",
                              "<script>",
                              "<script",
                              "</script>",
                              "<style></style",
                              "<template><object>",
                              "<object></object>",
                              "<div>",
                              "<table><tr><td>",
                              "<br>",
                              "<p> ",
                              " ",
                              "\n",
                              "&nbsp;",
                              "x",
                              "<x",
                              "<a<b",
                              ">"}) {
        INFO(piece);
        const QString one = QString::fromLatin1(piece).repeated(kTimes);
        for (const QString &html : {one, one + QLatin1Char('\''), one + QLatin1Char('"'),
                                    QStringLiteral("<a '") + one, QStringLiteral("<b>") + one}) {
            const QString four = html.repeated(4);
            const Reading less = readingOf(html);
            const Reading more = readingOf(four);
            // Every letter is looked at once, and a few ahead of each.
            CHECK(less.steps <= 16 * html.size());
            CHECK(more.steps <= 16 * four.size());
            CHECK(more.text.size() <= four.size());
        }
    }
}

TEST_CASE("Two megabytes of the sign that begins an entity are read", "[documents][html][danger]")
{
    const Reading reading = readingOf(QString(2 * 1024 * 1024, QLatin1Char('&')));
    CHECK(reading.text.size() == 2 * 1024 * 1024);
    CHECK(reading.steps < qint64{40} * 1024 * 1024);
}

TEST_CASE("A quote that nothing closes costs no words behind the tag", "[documents][html]")
{
    CHECK(readingOf(QStringLiteral("<a title=\"open>one</a> two")).text ==
          QStringLiteral("one two"));
    CHECK(readingOf(QStringLiteral("<a title='it\"s'>one</a> two")).text ==
          QStringLiteral("one two"));
    CHECK(readingOf(QStringLiteral("<a b=\"x>y\" c='open>one")).text == QStringLiteral("one"));
    CHECK(readingOf(QStringLiteral("a <b never ends")).text == QStringLiteral("a"));
}

TEST_CASE("Reading a web page ends at its limit, when it is stopped and when time is over",
          "[documents][html][limits]")
{
    const QString html = QStringLiteral("word ").repeated(200000);
    ReadLimits few;
    few.characters = 1000;
    ReadGuard small(few);
    CHECK(htmlToText(html, small).size() <= 1000);
    CHECK(small.stopped() == ReadStop::None);

    const CancelFlag cancel;
    cancel.cancel();
    ReadGuard stopped({}, cancel);
    CHECK(htmlToText(html, stopped).size() < html.size() / 2);
    CHECK(stopped.stopped() == ReadStop::Cancelled);

    // A clock that is asked ten times before the time is over.
    ReadLimits limits;
    limits.time = std::chrono::milliseconds(10);
    ReadGuard slow(limits, {}, [now = ReadGuard::TimePoint()]() mutable {
        return now += std::chrono::milliseconds(1);
    });
    const QString some = htmlToText(html, slow);
    CHECK(slow.stopped() == ReadStop::TooSlow);
    CHECK(some.startsWith(QStringLiteral("word word")));
    CHECK(some.size() < html.size());
    // What was stopped stays so.
    CHECK_FALSE(slow.step());
    CHECK_FALSE(slow.look());
}
