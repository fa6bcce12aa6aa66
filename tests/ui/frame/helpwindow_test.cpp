// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "tests/support/probefile.h"
#include "tests/support/testpaths.h"

#include "ui/frame/helpwindow.h"

#include <QDir>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace duebook;
using namespace duebook::ui;

namespace {

struct Help {
    Theme theme;
    HelpWindow window{theme, nullptr};
    QListWidget *list = window.findChild<QListWidget *>(QStringLiteral("helpTopics"));
    QTextBrowser *text = window.findChild<QTextBrowser *>(QStringLiteral("helpText"));
    QLineEdit *search = window.findChild<QLineEdit *>(QStringLiteral("helpSearch"));

    QStringList shown() const
    {
        QStringList titles;
        for (int at = 0; at < list->count(); ++at) {
            if (!list->item(at)->isHidden())
                titles.append(list->item(at)->text());
        }
        return titles;
    }
};

} // namespace

TEST_CASE("Every topic of the help is compiled in, listed and shown", "[help]")
{
    Help help;
    const QList<HelpTopic> topics = HelpWindow::topics();
    QStringList names;
    for (const HelpTopic &topic : topics) {
        INFO(qPrintable(topic.name));
        names.append(topic.name + QStringLiteral(".md"));
        CHECK(topic.text.startsWith(QStringLiteral("# ") + topic.title));
        CHECK_FALSE(topic.title.isEmpty());
        help.window.openTopic(topic.name);
        CHECK(help.window.currentTopic() == topic.name);
        CHECK(help.list->currentItem()->text() == topic.title);
        CHECK(help.text->document()->firstBlock().text() == topic.title);
    }
    names.sort();
    CHECK(names == QDir(test::sourceDir() + QStringLiteral("/resources/help"))
                       .entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name));
}

TEST_CASE("The help opens its topics and no other file", "[help]")
{
    Help help;
    const test::ProbeFile probe;
    const QString shown = help.text->toPlainText();
    const QUrl file = QUrl::fromLocalFile(probe.path());
    for (const QUrl &url : {file, QUrl(probe.path()), QUrl(QStringLiteral("qrc:/fonts"))})
        CHECK_FALSE(help.text->loadResource(QTextDocument::ImageResource, url).isValid());
    CHECK(help.text->loadResource(QTextDocument::MarkdownResource, QUrl(QStringLiteral("today.md")))
              .isValid());
    CHECK_FALSE(probe.opened());
    CHECK(help.text->toPlainText() == shown);
}

TEST_CASE("Every link of the help leads to a topic and none to the network", "[help]")
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]*)\\)"));
    QStringList names;
    for (const HelpTopic &topic : HelpWindow::topics())
        names.append(topic.name + QStringLiteral(".md"));
    int links = 0;
    for (const HelpTopic &topic : HelpWindow::topics()) {
        CHECK_FALSE(topic.text.contains(QLatin1String("http")));
        for (auto found = link.globalMatch(topic.text); found.hasNext(); ++links) {
            const QString target = found.next().captured(1);
            INFO(qPrintable(topic.name + QStringLiteral(" -> ") + target));
            CHECK(names.contains(target));
        }
    }
    CHECK(links > 10);
    Help help;
    help.text->setSource(help.text->source().resolved(QUrl(QStringLiteral("import.md"))));
    CHECK(help.window.currentTopic() == QStringLiteral("import"));
    CHECK(help.list->currentItem()->text() == QStringLiteral("Import"));
}

TEST_CASE("Every page has a topic of its own or the first", "[help]")
{
    Help help;
    help.window.openTopic(HelpWindow::topicFor(PageId::Import));
    CHECK(help.window.currentTopic() == QStringLiteral("import"));
    for (int page = int(PageId::None); page <= int(PageId::Settings); ++page) {
        const QString name = HelpWindow::topicFor(PageId(page));
        help.window.openTopic(name);
        CHECK(help.window.currentTopic() == name);
    }
    help.window.openTopic(QStringLiteral("no such topic"));
    CHECK(help.window.currentTopic() == QStringLiteral("start"));
}

TEST_CASE("Searching the help leaves the topics with all the words and marks them", "[help]")
{
    Help help;
    help.window.show();
    const int all = int(help.shown().size());
    QTest::keyClicks(help.search, QStringLiteral("DATEV"));
    QTest::keyClick(help.search, Qt::Key_Return);
    CHECK(help.shown() == QStringList{QStringLiteral("Import")});
    CHECK(help.window.currentTopic() == QStringLiteral("import"));
    REQUIRE(help.text->extraSelections().size() == 1);
    CHECK(help.text->extraSelections().constFirst().cursor.selectedText() ==
          QStringLiteral("DATEV"));

    help.search->clear();
    QTest::keyClicks(help.search, QStringLiteral("qwertz"));
    QTest::keyClick(help.search, Qt::Key_Return);
    CHECK(help.shown().isEmpty());
    CHECK(help.window.findChild<QWidget *>(QStringLiteral("helpNothing"))->isVisible());

    QTest::keyClick(help.search, Qt::Key_Escape);
    CHECK(help.shown().size() == all);
    CHECK(help.text->extraSelections().isEmpty());
    CHECK(help.window.isVisible());
}
