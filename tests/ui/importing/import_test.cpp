// SPDX-License-Identifier: Apache-2.0
#include "tests/support/importfile.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "tests/support/testpaths.h"
#include "ui/importing/importpage.h"
#include "ui/widgets/figurerow.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct Import : Shown<ui::ImportPage> {
    explicit Import(PageBench &bench) : Shown(bench.page(), bench.prompts) {}

    /// The key figures as they are read out.
    QString figures()
    {
        QStringList texts;
        for (const auto *card :
             find<ui::FigureRow>("importFigures").findChildren<ui::FigureCard *>())
            texts += card->accessibleName();
        return texts.join(QLatin1Char('\n'));
    }
    bool mayImport() { return find<QPushButton>("importButton").isEnabled(); }
    QString heading() { return find<QLabel>("importProblemsHeading").text(); }
    void choose(const char *box, const QString &text)
    {
        auto &combo = find<QComboBox>(box);
        REQUIRE(combo.findText(text) >= 0);
        combo.setCurrentIndex(combo.findText(text));
        Q_EMIT combo.activated(combo.currentIndex());
    }
};

qint64 invoices(PageBench &bench)
{
    return bench.book.db().integer("SELECT count(*) FROM invoice");
}

const char *kTwoRows = "Account;Name;Invoice;Date;Due;Amount;Currency\n"
                       "100;Acme;1;01.02.2026;03.03.2026;100,00;EUR\n"
                       "200;Zenith;2;15.02.2026;17.03.2026;200,00;EUR\n";

} // namespace

TEST_CASE("The file of settled invoices goes in through the page, and out again", "[importpage]")
{
    const auto file =
        sharedData(QStringLiteral("receivables/ibm/WA_Fn-UseC_-Accounts-Receivable.csv"));
    if (!file) {
        WARN("skipped: the receivables file is not here");
        return;
    }
    PageBench bench;
    bench.open();
    Import shown(bench);
    bench.prompts.files = {*file};
    shown.find<QWidget>("importDrop").findChild<QPushButton *>()->click();
    waitFor([&] { return shown.heading().contains(QStringLiteral("question")); });
    CHECK_FALSE(shown.mayImport());
    // The question leads to its field.
    CHECK(QApplication::focusWidget() == &shown.find<QComboBox>("importCurrency"));
    shown.choose("importCurrency", QStringLiteral("USD"));
    waitFor([&] { return shown.mayImport(); });
    CHECK(shown.figures().contains(QStringLiteral("Rows read: 2,466")));
    CHECK(shown.figures().contains(QStringLiteral("New accounts: 100")));
    CHECK(shown.figures().contains(QStringLiteral("Total USD: 147,703.18")));
    CHECK(invoices(bench) == 0);

    shown.click("importButton");
    waitFor([&] { return shown.find<QLabel>("importDone").isVisible(); });
    CHECK(invoices(bench) == 2466);
    CHECK(bench.book.db().integer("SELECT sum(amount) FROM payment") == 14770318);
    shown.click("importUndo");
    waitFor([&] { return !shown.notices.isEmpty(); });
    CHECK(invoices(bench) == 0);
    CHECK(bench.book.db().integer("SELECT count(*) FROM account") == 0);
}

TEST_CASE("Rows that cannot be read stand with row, column, value and reason", "[importpage]")
{
    PageBench bench;
    bench.open();
    const ImportFolder folder;
    Import shown(bench);
    shown.page.openFile(folder.file("Account;Name;Invoice;Date;Due;Amount;Currency\n"
                                    "100;Acme;1;01.02.2026;03.03.2026;100,00;EUR\n"
                                    "200;Zenith;2;30.02.2026;17.03.2026;200,00;EUR\n"
                                    "300;Omega;3;15.02.2026;17.03.2026;lots;EUR\n"));
    waitFor([&] { return shown.mayImport(); });
    REQUIRE(shown.rows("importProblems") == 2);
    CHECK(shown.cell("importProblems", 0, QStringLiteral("Row")) == QStringLiteral("3"));
    CHECK(shown.cell("importProblems", 0, QStringLiteral("Column")) == QStringLiteral("Date"));
    CHECK(shown.cell("importProblems", 0, QStringLiteral("Value")) == QStringLiteral("30.02.2026"));
    CHECK_FALSE(shown.cell("importProblems", 0, QStringLiteral("Problem")).isEmpty());
    CHECK(shown.cell("importProblems", 1, QStringLiteral("Value")) == QStringLiteral("lots"));

    bench.prompts.target = bench.book.folder() + QStringLiteral("/problems.csv");
    shown.click("saveProblems");
    waitFor([&] { return QFile::exists(bench.prompts.target); });
    QFile saved(bench.prompts.target);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll().contains("30.02.2026"));

    shown.click("importButton");
    waitFor([&] { return shown.find<QLabel>("importDone").isVisible(); });
    CHECK(invoices(bench) == 1);
}

TEST_CASE("Cancel leaves nothing behind, and the next file is read afresh", "[importpage]")
{
    PageBench bench;
    bench.open();
    const ImportFolder folder;
    Import shown(bench);
    QByteArray many("Account;Name;Invoice;Date;Due;Amount;Currency\n");
    for (int i = 0; i < 60000; ++i)
        many += QByteArray::number(i % 500) + ";Acme;" + QByteArray::number(i) +
                ";01.02.2026;03.03.2026;100,00;EUR\n";
    shown.page.openFile(folder.file(many, QStringLiteral("many.csv")));
    waitFor([&] { return shown.mayImport(); });
    shown.click("importButton");
    shown.click("importCancel");
    waitFor([&] { return !shown.notices.isEmpty(); });
    CHECK(shown.notices.last().contains(QStringLiteral("nothing was written")));
    CHECK(invoices(bench) == 0);
    CHECK(bench.book.db().integer("SELECT count(*) FROM account") == 0);

    shown.click("importBack");
    shown.page.openFile(folder.file(kTwoRows));
    waitFor([&] {
        return shown.mayImport() && shown.figures().contains(QStringLiteral("Rows read: 2 "));
    });
    shown.click("importCancel");
    CHECK(invoices(bench) == 0);
}

TEST_CASE("Account numbers that look alike are asked for, never merged silently", "[importpage]")
{
    PageBench bench;
    anAccount(bench.book.session(), QStringLiteral("0100"));
    bench.open();
    const ImportFolder folder;
    Import shown(bench);
    shown.page.openFile(folder.file(kTwoRows));
    waitFor([&] { return shown.mayImport(); });
    CHECK(shown.figures().contains(QStringLiteral("New accounts: 2")));
    const qint64 before = bench.book.db().integer("SELECT count(*) FROM account");
    SECTION("the same")
    {
        shown.click("sameAccount0");
        waitFor([&] { return shown.figures().contains(QStringLiteral("New accounts: 1")); });
        waitFor([&] { return shown.mayImport(); });
        shown.click("importButton");
        waitFor([&] { return shown.find<QLabel>("importDone").isVisible(); });
        CHECK(bench.book.db().integer("SELECT count(*) FROM account") == before + 1);
    }
    SECTION("different")
    {
        shown.click("differentAccount0");
        waitFor([&] {
            return shown.page.findChild<QPushButton *>(QStringLiteral("sameAccount0")) == nullptr &&
                   shown.mayImport();
        });
        shown.click("importButton");
        waitFor([&] { return shown.find<QLabel>("importDone").isVisible(); });
        CHECK(bench.book.db().integer("SELECT count(*) FROM account") == before + 2);
    }
}

TEST_CASE("A full list that would settle a lot is asked about before it is written", "[importpage]")
{
    PageBench bench;
    bench.open();
    const ImportFolder folder;
    Import shown(bench);
    shown.page.openFile(folder.file(kTwoRows));
    waitFor([&] { return shown.mayImport(); });
    shown.click("importButton");
    waitFor([&] { return shown.find<QLabel>("importDone").isVisible(); });
    REQUIRE(invoices(bench) == 2);

    shown.page.openFile(folder.file("Account;Name;Invoice;Date;Due;Amount;Currency\n"
                                    "300;Omega;3;15.02.2026;17.03.2026;300,00;EUR\n"));
    waitFor([&] { return shown.mayImport(); });
    shown.choose("importFullList", shown.find<QComboBox>("importFullList").itemText(1));
    const auto doubted = [&] {
        const auto labels = shown.page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *each) {
            return each->text().contains(QStringLiteral("2 of 2"));
        });
    };
    waitFor([&] { return doubted() && shown.mayImport(); });
    bench.prompts.agree = false;
    shown.click("importButton");
    REQUIRE(bench.prompts.questions.size() == 1);
    CHECK(bench.prompts.questions.first().contains(QStringLiteral("2 of 2")));
    CHECK(invoices(bench) == 2);
    bench.prompts.agree = true;
    shown.click("importButton");
    waitFor([&] { return invoices(bench) == 3; });
    CHECK(bench.book.db().integer("SELECT count(*) FROM invoice WHERE open_amount <> 0") == 1);
}

TEST_CASE("The preview shows the first rows as they are read, and nothing of the file before",
          "[importpage]")
{
    PageBench bench;
    bench.open();
    const ImportFolder folder;
    Import shown(bench);
    const QByteArray head("Account;Name;Invoice;Invoice date;Due date;Amount;Open amount\n");
    shown.page.openFile(folder.file(head + "1;Ash;R1;01.02.2026;03.03.2026;100,00;40,00\n",
                                    QStringLiteral("one.csv")));
    waitFor(
        [&] { return shown.find<QAbstractItemView>("importFirstRows").model()->rowCount() == 1; });
    // The currency is asked, the book's is offered first.
    CHECK(shown.find<QComboBox>("importCurrency").itemData(1).toString() == QStringLiteral("EUR"));
    CHECK_FALSE(shown.mayImport());
    auto &currency = shown.find<QComboBox>("importCurrency");
    currency.setCurrentIndex(1);
    Q_EMIT currency.activated(1);
    waitFor([&] { return shown.mayImport(); });
    CHECK(shown.cell("importFirstRows", 0, QStringLiteral("Number")) == QStringLiteral("R1"));
    CHECK(shown.cell("importFirstRows", 0, QStringLiteral("Open")).contains(QStringLiteral("40")));
    CHECK(shown.cell("importFirstRows", 0, QStringLiteral("In the file"))
              .contains(QStringLiteral("03.03.2026")));

    shown.click("importBack");
    shown.page.openFile(folder.file(head + "2;Birch;R2;01.02.2026;03.03.2026;7,00;7,00\n",
                                    QStringLiteral("two.csv")));
    waitFor([&] {
        return shown.cell("importFirstRows", 0, QStringLiteral("Number")) == QStringLiteral("R2");
    });
    CHECK(shown.find<QComboBox>("importCurrency").currentData().toString().isEmpty());
    CHECK_FALSE(shown.mayImport());
}

TEST_CASE("What the rows are is asked where the file does not tell", "[importpage]")
{
    PageBench bench;
    bench.open();
    const ImportFolder folder;
    Import shown(bench);
    shown.page.openFile(folder.file("Name;Email;Balance\nAsh;a@x.test;10,00\n"));
    waitFor([&] { return shown.find<QComboBox>("previewKind").currentIndex() == -1; });
    CHECK_FALSE(shown.mayImport());
    auto &kind = shown.find<QComboBox>("previewKind");
    kind.setCurrentIndex(kind.findData(int(ImportKind::Accounts)));
    Q_EMIT kind.activated(kind.currentIndex());
    waitFor([&] { return shown.mayImport(); });
    shown.click("importButton");
    waitFor([&] { return shown.find<QLabel>("importDone").isVisible(); });
    CHECK(bench.book.db().integer("SELECT count(*) FROM account") == 1);
}
