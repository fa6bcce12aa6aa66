// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/textguard.h"

#include "tests/support/probefile.h"
#include "tests/support/tiplabel.h"
#include "ui/text/markup.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QProgressDialog>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace duebook;
using namespace duebook::test;
using namespace duebook::ui;

// The guard stands over the whole test program (guimain.cpp), as it does over the program.

namespace {

const QString kBold = QStringLiteral("<b>Brown</b> &amp; Sons");

} // namespace

TEST_CASE("A label shows a text that looks like HTML letter by letter", "[textguard]")
{
    QLabel guessed(kBold);
    QLabel plain;
    plain.setTextFormat(Qt::PlainText);
    plain.setText(kBold);
    for (QLabel *label : {&guessed, &plain})
        label->resize(300, 30);
    CHECK(guessed.grab().toImage() == plain.grab().toImage());
    CHECK(guessed.sizeHint() == plain.sizeHint());
    // Also one that was told otherwise.
    QLabel told;
    told.setTextFormat(Qt::RichText);
    told.setText(kBold);
    told.resize(300, 30);
    CHECK(told.grab().toImage() == plain.grab().toImage());
}

TEST_CASE("No picture named in a text is opened: labels, tips, message boxes, Qt's own dialogs",
          "[textguard]")
{
    const ProbeFile probe;
    const QString text = probe.text("Brown");
    QLabel label(text);
    label.grab();
    QMessageBox box(QMessageBox::Warning, QString(), text);
    box.setInformativeText(text);
    box.setDetailedText(text);
    box.show();
    box.grab();
    QProgressDialog progress(text, QString(), 0, 1);
    progress.show();
    progress.grab();
    QWidget widget;
    widget.setToolTip(text);
    CHECK(tipOf(widget) == text);
    CHECK(tipLabel()->textFormat() == Qt::PlainText);
    for (const QLabel *each : box.findChildren<QLabel *>() + progress.findChildren<QLabel *>())
        CHECK(each->textFormat() == Qt::PlainText);
    CHECK(probe.asked() == QStringList());
    CHECK_FALSE(probe.opened());
}

TEST_CASE("The tip of a cell, of a heading and of the next one is plain", "[textguard]")
{
    const ProbeFile probe;
    QStandardItemModel model(2, 1);
    for (int row = 0; row < 2; ++row)
        model.setData(model.index(row, 0), probe.text("cell") + QString::number(row),
                      Qt::ToolTipRole);
    model.setHeaderData(0, Qt::Horizontal, probe.text("heading"), Qt::ToolTipRole);
    QTableView table;
    table.setModel(&model);
    for (int row = 0; row < 2; ++row) {
        CHECK(tipOf(table, model.index(row, 0)) == probe.text("cell") + QString::number(row));
        CHECK(tipLabel()->textFormat() == Qt::PlainText);
        tipLabel()->grab();
    }
    CHECK(probe.asked() == QStringList());
    CHECK_FALSE(probe.opened());
}

TEST_CASE("A long tool tip is broken into lines, also one that takes the place of another",
          "[textguard]")
{
    QWidget widget;
    widget.resize(200, 200);
    widget.show();
    REQUIRE(QTest::qWaitForWindowExposed(&widget));
    const QString longText = QStringLiteral("asks for the delivery note again ").repeated(20);
    for (const QString &text : {longText, QStringLiteral("short"), longText + QLatin1Char('.')}) {
        widget.setToolTip(text);
        CHECK(tipOf(widget) == text);
        const QLabel *tip = tipLabel();
        const int letter = tip->fontMetrics().averageCharWidth();
        CHECK(tip->width() <= 81 * letter);
        CHECK(tip->height() >= tip->heightForWidth(tip->width()));
        CHECK(tip->screen()->geometry().contains(tip->geometry()));
    }
}

TEST_CASE("The probe of these tests hears of a text that is rendered", "[textguard]")
{
    const ProbeFile probe;
    QTextDocument document;
    document.setHtml(probe.text("Brown"));
    CHECK(document.size().height() > 0);
    CHECK_FALSE(probe.asked().isEmpty());
#ifdef Q_OS_LINUX
    CHECK(probe.opened());
#endif
}

TEST_CASE("Markup takes what is put in literally, and only its own weight, links and rows show",
          "[textguard]")
{
    const ProbeFile probe;
    const Markup hostile = Markup::joined(
        {Markup(probe.text("words")), Markup::strong(probe.text("strong")),
         Markup::link(probe.text("address"), probe.text("link"), Qt::darkBlue),
         Markup::sentence(QStringLiteral("%2 owns %1 <i>100 %</i>"),
                          {Markup(probe.text("%2")), Markup::strong(QStringLiteral("%1"))}),
         Markup::lines({Markup(probe.text("line"))}),
         Markup::table({{probe.text("name"), probe.text("value")}})},
        QStringLiteral(" <hr> "));
    MarkupLabel label;
    label.setMarkup(hostile);
    label.grab();
    CHECK(label.textFormat() == Qt::RichText);
    CHECK(probe.asked() == QStringList());
    CHECK_FALSE(probe.opened());
    CHECK_FALSE(hostile.html().contains(QStringLiteral("<img")));

    QTextDocument document;
    document.setHtml(Markup::sentence(QStringLiteral("%2 owns %1 <i>100 %</i>"),
                                      {Markup(QStringLiteral("%2 & co")),
                                       Markup::strong(QStringLiteral("<b>Mia</b>"))})
                         .html());
    CHECK(document.toPlainText() == QStringLiteral("<b>Mia</b> owns %2 & co <i>100 %</i>"));
    CHECK(document.toHtml().count(QStringLiteral("font-weight:700")) == 1);
}
