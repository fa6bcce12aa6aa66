// SPDX-License-Identifier: Apache-2.0
#include "core/services/talks/remarkservice.h"
#include "tests/support/pagebench.h"
#include "ui/settings/settings.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

std::vector<Remark> remarksOf(PageBench &bench)
{
    return must(RemarkService(bench.book.session()).remarks());
}

} // namespace

TEST_CASE("Remarks are written, changed and removed in Settings", "[settings][remarks]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    auto &list = shown.find<QListWidget>("remarkList");
    auto &name = shown.find<QLineEdit>("remarkNameEdit");
    auto &text = shown.find<QPlainTextEdit>("remarkTextEdit");
    name.setText(QStringLiteral("Left a message"));
    text.setPlainText(QStringLiteral("Left a message, asked for a call back."));
    shown.find<QPushButton>("saveRemarkButton").click();
    waitFor([&] { return list.count() == 1; });
    CHECK(name.text().isEmpty());

    list.setCurrentRow(0);
    CHECK(name.text() == QStringLiteral("Left a message"));
    text.setPlainText(QStringLiteral("Left a message."));
    shown.find<QPushButton>("saveRemarkButton").click();
    waitFor([&] { return remarksOf(bench).front().text == QStringLiteral("Left a message."); });

    waitFor([&] {
        return name.text().isEmpty() && list.count() == 1 &&
               list.item(0)->toolTip() == QStringLiteral("Left a message.");
    });
    list.setCurrentRow(0);
    shown.find<QPushButton>("removeRemarkButton").click();
    waitFor([&] { return list.count() == 0; });
    REQUIRE(shown.undo.undo);
    shown.undo.undo();
    waitFor([&] { return list.count() == 1; });
    CHECK(remarksOf(bench).front().text == QStringLiteral("Left a message."));
}

TEST_CASE("A remark without a text says so and keeps what was typed", "[settings][remarks]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    shown.find<QLineEdit>("remarkNameEdit").setText(QStringLiteral("Name"));
    shown.find<QPushButton>("saveRemarkButton").click();
    auto &problem = shown.find<QLabel>("remarkProblem");
    waitFor([&] { return problem.isVisible(); });
    CHECK(shown.find<QLineEdit>("remarkNameEdit").text() == QStringLiteral("Name"));
    CHECK(remarksOf(bench).empty());
}
