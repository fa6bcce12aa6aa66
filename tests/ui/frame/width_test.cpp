// SPDX-License-Identifier: Apache-2.0
// Every page fits a window 1280 pixels wide and 720 high: a small screen, or a large one at 150 %.
#include "core/services/followups/followupservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/account/accountpage.h"
#include "ui/accounts/accounts.h"
#include "ui/disputes/disputes.h"
#include "ui/documents/documentspage.h"
#include "ui/followups/followups.h"
#include "ui/frame/mainwindow.h"
#include "ui/importing/importpage.h"
#include "ui/ledger/invoices.h"
#include "ui/promises/promises.h"
#include "ui/record/activitypage.h"
#include "ui/reports/reports.h"
#include "ui/search/searchpage.h"
#include "ui/settings/settings.h"
#include "ui/today/today.h"

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr QSize kSmallScreen(1280, 720);

struct Window : Desk {
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    ui::MainWindow window{theme, jobs};
    std::vector<ui::PageId> pages;

    Window()
    {
        using ui::PageId;
        fill();
        theme.install(*qApp, ui::ThemeChoice::Light);
        add<ui::TodayPage>(PageId::Today);
        add<ui::FollowUpsPage>(PageId::FollowUps);
        add<ui::AccountsPage>(PageId::Accounts);
        add<ui::AccountPage>(PageId::Account, *keeper, prompts);
        add<ui::InvoicesPage>(PageId::Invoices);
        add<ui::PromisesPage>(PageId::Promises);
        add<ui::DisputesPage>(PageId::Disputes);
        add<ui::DocumentsPage>(PageId::Documents, prompts);
        add<ui::ReportsPage>(PageId::Reports, prompts);
        add<ui::ActivityPage>(PageId::Activity, prompts);
        add<ui::SearchPage>(PageId::Search);
        add<ui::ImportPage>(PageId::Import, prompts);
        add<ui::SettingsPage>(PageId::Settings, prompts);
        window.setBook(QStringLiteral("Nordic Fasteners"), QStringLiteral("nordic.duebook"));
        window.resize(kSmallScreen);
        showActive(window);
    }
    /// An account that has something to show in every part of its pages.
    void fill()
    {
        Session &session = book.session();
        Account wide = must(AccountService(session).account(account)).account;
        wide.name = QStringLiteral("Hoch- und Tiefbaugesellschaft Schwarzwald-Baar-Heuberg mbH");
        wide.creditLimit = Money(10'000'00, Currency::fromCode(QByteArrayView("EUR")).value());
        must(AccountService(session).update(wide));
        for (const char *currency : {"EUR", "USD", "JPY", "GBP"}) {
            Invoice draft;
            draft.account = account;
            draft.number = QLatin1String("R-") + QLatin1String(currency);
            draft.due = QDate(2026, 1, 31);
            draft.issued = QDate(2026, 1, 1);
            draft.amount =
                Money(123'456'789'00, Currency::fromCode(QByteArrayView(currency)).value());
            must(InvoiceService(session).add(draft));
        }
        must(AccountService(session).setHold(account, QStringLiteral("talks about a payment plan"),
                                             QDate(2026, 4, 1)));
        must(FollowUpService(session).create(aFollowUp(account, QDate(2026, 3, 2))));
        must(NoteService(session).addNote(aNote(account)));
    }
    ~Window() { qApp->setStyleSheet({}); }

    template <typename PageType, typename... Rest>
    void add(ui::PageId id, Rest &...rest)
    {
        pages.push_back(id);
        window.addPage(id, ui::Icon::Accounts, QStringLiteral("Documents"),
                       [this, &rest...](QWidget *parent) {
                           return new PageType(pageContext(), rest..., parent);
                       });
    }
};

} // namespace

/// Answers lead to new questions: a list, then its chosen row.
void settle(ui::BookContext &book)
{
    for (int round = 0; round < 6; ++round) {
        const QFuture<bool> asked = book.read([](Session &) { return true; });
        REQUIRE(eventually([&] { return asked.isFinished(); }));
        QCoreApplication::sendPostedEvents();
    }
}

TEST_CASE("Every page fits a window of 1280 by 720", "[shell][width]")
{
    Window desk;
    for (const ui::PageId id : desk.pages) {
        desk.window.show(ui::PageRef::to(id, desk.account.number()));
        settle(desk.context);
        const ui::Page *page = desk.window.currentPage();
        REQUIRE(page != nullptr);
        INFO(page->objectName().toStdString());
        CHECK(page->minimumSizeHint().width() <= page->width());
        CHECK(desk.window.size() == kSmallScreen);
    }
}
