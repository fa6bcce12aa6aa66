// SPDX-License-Identifier: Apache-2.0
// A book in which every text is HTML that names a file: each page, tab, dialog, tool tip and menu
// is looked at, and nobody opens that file or shows anything but the letters.
#include "tests/support/strangebook.h"
#include "tests/support/tiplabel.h"
#include "tests/ui/frame/pagewindow.h"
#include "ui/account/accountpage.h"
#include "ui/frame/searchbox.h"
#include "ui/importing/importpage.h"
#include "ui/search/searchbinding.h"
#include "ui/text/markup.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QTabBar>
#include <QTimer>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kMostRows = 12;
constexpr int kDeclineMs = 10;

/// Looks at everything on the screen as a person could, and counts what it has seen of it.
class Look {
public:
    explicit Look(const ProbeFile &probe) : m_probe(probe) {}

    void at(QWidget &window)
    {
        window.grab();
        for (QLabel *label : window.findChildren<QLabel *>()) {
            INFO(label->objectName().toStdString() << ": " << label->text().toStdString());
            if (qobject_cast<ui::MarkupLabel *>(label) == nullptr)
                CHECK(label->textFormat() == Qt::PlainText);
            labels += strange(label->text());
        }
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->toolTip().isEmpty())
                tip(tipOf(*widget));
        }
        for (QTabBar *tabs : window.findChildren<QTabBar *>()) {
            for (int at = 0; at < tabs->count(); ++at)
                tip(tipOf(*tabs, tabs->tabRect(at).center()));
        }
        for (QComboBox *box : window.findChildren<QComboBox *>())
            cells(*box->view());
        for (QAbstractItemView *view : window.findChildren<QAbstractItemView *>())
            cells(*view);
        for (const QMenu *menu : window.findChildren<QMenu *>())
            open(*menu);
        INFO(window.objectName().toStdString());
        CHECK(m_probe.asked() == QStringList());
        CHECK_FALSE(m_probe.opened());
    }

    int labels = 0; ///< of which the text is a stranger's
    int tips = 0;   ///< the same

private:
    static bool strange(const QString &text) { return text.contains(QStringLiteral("<b>")); }

    void tip(const QString &text)
    {
        const QLabel *shown = tipLabel();
        if (shown == nullptr || text.isEmpty())
            return;
        INFO(text.toStdString());
        CHECK(shown->textFormat() == Qt::PlainText);
        tips += strange(text);
    }

    void cells(QAbstractItemView &view)
    {
        const QAbstractItemModel *model = view.model();
        if (model == nullptr || qobject_cast<QHeaderView *>(&view) != nullptr)
            return;
        for (int row = 0; row < std::min(model->rowCount(), kMostRows); ++row) {
            for (int column = 0; column < model->columnCount(); ++column)
                tip(tipOf(view, model->index(row, column)));
        }
        const auto *table = qobject_cast<QTableView *>(&view);
        if (table == nullptr)
            return;
        QHeaderView *header = table->horizontalHeader();
        for (int column = 0; column < header->count(); ++column)
            tip(tipOf(*header->viewport(), {header->sectionViewportPosition(column) + 2, 2}));
    }

    void open(const QMenu &menu)
    {
        for (const QAction *action : menu.actions())
            tips += strange(action->toolTip());
    }

    const ProbeFile &m_probe;
};

struct Strange : PageWindow {
    ProbeFile probe;
    Look look{probe};

    Strange()
    {
        const StrangeBook filled(book.session(), probe, account);
        keeper = drafts();
        keeper->keep(QStringLiteral("note/%1").arg(account.number()),
                     {{QStringLiteral("text"), probe.text("draft")}});
        addPages();
        window.setBook(probe.text("book"), probe.text("file"));
        showActive(window);
    }

    /// Every command of the page that opens a dialog (its name ends in an ellipsis).
    int lookAtDialogs()
    {
        for (auto *view : window.currentPage()->findChildren<QAbstractItemView *>()) {
            if (view->isVisible() && view->model() != nullptr)
                view->setCurrentIndex(view->model()->index(0, 0));
        }
        settle();
        QList<std::function<void()>> commands;
        const auto opens = [](const QString &text) { return text.endsWith(QChar(0x2026)); };
        for (auto *button : window.currentPage()->findChildren<QAbstractButton *>()) {
            if (button->isEnabled() && button->isVisible() && opens(button->text()))
                commands += [button = QPointer<QAbstractButton>(button)] {
                    if (button)
                        button->click();
                };
        }
        for (auto *action : window.currentPage()->findChildren<QAction *>()) {
            if (action->isEnabled() && opens(action->text()))
                commands += [action = QPointer<QAction>(action)] {
                    if (action)
                        action->trigger();
                };
        }
        // A file dialog is waited for, perhaps below another that came late.
        QTimer decline;
        QObject::connect(&decline, &QTimer::timeout, &decline, [] {
            for (QWidget *top : QApplication::topLevelWidgets()) {
                if (auto *files = qobject_cast<QFileDialog *>(top); files && files->isVisible())
                    files->reject();
            }
        });
        decline.start(kDeclineMs);
        int seen = 0;
        for (const auto &command : commands) {
            command();
            settle();
            for (QWidget *top : QApplication::topLevelWidgets()) {
                auto *dialog = qobject_cast<QDialog *>(top);
                if (dialog == nullptr || !dialog->isVisible())
                    continue;
                INFO(dialog->windowTitle().toStdString());
                look.at(*dialog);
                dialog->reject();
                ++seen;
            }
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        return seen;
    }
};

} // namespace

TEST_CASE("Names that are HTML are letters on every page and in every tool tip", "[strangers]")
{
    using ui::PageId;
    Strange desk;
    for (const PageId id :
         {PageId::Today, PageId::FollowUps, PageId::Accounts, PageId::Invoices, PageId::Promises,
          PageId::Disputes, PageId::Documents, PageId::Reports, PageId::Activity}) {
        desk.show(ui::PageRef::to(id));
        INFO(desk.window.currentPage()->objectName().toStdString());
        const int before = desk.look.tips;
        desk.look.at(desk.window);
        // Each has the account's name in a row.
        CHECK((desk.look.tips > before || id == PageId::Reports));
    }
    desk.show({PageId::Search, desk.probe.text("contact")});
    desk.look.at(desk.window);
    desk.show(ui::PageRef::to(PageId::Settings));
    desk.look.at(desk.window);
    CHECK(desk.look.labels > 20);
}

TEST_CASE("Names that are HTML are letters on every tab of an account", "[strangers]")
{
    Strange desk;
    desk.show(ui::PageRef::to(ui::PageId::Account, desk.account.number()));
    auto *tabs = named<QTabBar>(*desk.window.currentPage(), "accountTabs");
    for (int at = 0; at < tabs->count(); ++at) {
        tabs->setCurrentIndex(at);
        desk.settle();
        INFO(tabs->tabText(at).toStdString());
        desk.look.at(desk.window);
    }
    CHECK(desk.look.labels > 20);
    CHECK(desk.look.tips > 20);
}

TEST_CASE("Names that are HTML are letters in every dialog", "[strangers]")
{
    Strange desk;
    int seen = 0;
    const auto account = ui::PageRef::to(ui::PageId::Account, desk.account.number());
    desk.show(account);
    auto *tabs = named<QTabBar>(*desk.window.currentPage(), "accountTabs");
    for (int at = 0; at < tabs->count(); ++at) {
        desk.show(account);
        tabs->setCurrentIndex(at);
        seen += desk.lookAtDialogs();
    }
    for (const ui::PageId id : {ui::PageId::Today, ui::PageId::Disputes, ui::PageId::Documents,
                                ui::PageId::Accounts, ui::PageId::Settings}) {
        desk.show(ui::PageRef::to(id));
        seen += desk.lookAtDialogs();
    }
    CHECK(seen > 20);
    CHECK(desk.look.labels > 10);
}

TEST_CASE("Headings and cells of a file to import are letters", "[strangers]")
{
    Strange desk;
    const QByteArray evil =
        desk.probe.text("cell").replace(QLatin1Char('"'), QLatin1String("\"\"")).toUtf8();
    const QByteArray row = '"' + evil + "\";\"" + evil + "\";\"" + evil + "\"\n";
    desk.show({ui::PageId::Import, desk.file(QStringLiteral("<b>headings.csv"), row + row)});
    REQUIRE(eventually([&] {
        return named<QLabel>(*desk.window.currentPage(), "importProblemsHeading")
            ->text()
            .contains(QStringLiteral("question"));
    }));
    desk.look.at(desk.window);
    CHECK(desk.look.labels > 3);

    const QByteArray cells =
        "Account;Name;Invoice;Date;Due;Amount;Currency\n1;A;1;15.02.2026;17.03.2026;1,00;EUR\n\"" +
        evil + "\";\"" + evil + "\";\"" + evil + "\";15.02.2026;\"" + evil + "\";\"" + evil +
        "\";EUR\n";
    desk.show({ui::PageId::Import, desk.file(QStringLiteral("<b>cells.csv"), cells)});
    auto *problems = named<QTableView>(*desk.window.currentPage(), "importProblems");
    REQUIRE(eventually([&] { return problems->model()->rowCount() > 0; }));
    desk.look.at(desk.window);
    CHECK(desk.look.tips > 0);
}

TEST_CASE("What the window says of a name that is HTML is letters: notices, questions, search",
          "[strangers]")
{
    Strange desk;
    desk.window.notice(desk.probe.text("notice"), ui::Tone::Warn);
    desk.window.offerUndo({desk.probe.text("undo"), [] {}});
    const ui::SearchBinding search(desk.context, desk.window.searchBox(), &desk.window);
    desk.window.searchBox().setPause(0);
    QTest::keyClicks(&desk.window.searchBox(), QStringLiteral("contact"));
    desk.settle();
    desk.look.at(desk.window);
    ui::DesktopPrompts().ask(&desk.window, desk.probe.text("question"), desk.probe.text("button"),
                             [] {});
    QWidget *box = QApplication::activeModalWidget();
    REQUIRE(box != nullptr);
    desk.look.at(*box);
    box->close();
    CHECK(desk.look.labels > 2);
}
