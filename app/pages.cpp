// SPDX-License-Identifier: Apache-2.0
#include "app/pages.h"

#include "ui/pages/account/accountpage.h"
#include "ui/pages/accounts.h"
#include "ui/pages/followups.h"
#include "ui/pages/importpage.h"
#include "ui/pages/invoices.h"
#include "ui/pages/reports.h"
#include "ui/pages/settings.h"
#include "ui/pages/today.h"
#include "ui/shell/mainwindow.h"
#include "ui/support/workround.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace duebook::app {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::app::Pages)
};

} // namespace

void addBookPages(ui::MainWindow &window, const ui::Theme &theme, ui::Jobs &jobs, QSettings &local,
                  ui::Prompts &prompts, PageWiring wiring)
{
    const auto context = [&theme, &jobs, &local, book = wiring.book] {
        return ui::PageContext{theme, book(), local, jobs};
    };
    window.addPage(ui::PageId::Today, ui::Icon::Today, Texts::tr("Today"),
                   [context, wiring](QWidget *parent) {
                       auto *page = new ui::TodayPage(context(), parent);
                       QObject::connect(page, &ui::TodayPage::dueCounted, page, wiring.dueCounted);
                       QObject::connect(page, &ui::TodayPage::roundWanted, page,
                                        [wiring](UserId who, AccountId first) {
                                            wiring.round().start(who, first);
                                        });
                       return wiring.connected(page);
                   });
    window.addPage(ui::PageId::FollowUps, ui::Icon::FollowUp, Texts::tr("Follow-ups"),
                   [context, wiring](QWidget *parent) {
                       return wiring.connected(new ui::FollowUpsPage(context(), parent));
                   });
    window.addPage(ui::PageId::Accounts, ui::Icon::Accounts, Texts::tr("Accounts"),
                   [context, wiring](QWidget *parent) {
                       return wiring.connected(new ui::AccountsPage(context(), parent));
                   });
    window.addPage(ui::PageId::Account, [context, wiring, &prompts](QWidget *parent) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        const ui::PageContext here = context();
        ui::DraftKeeper drafts(ui::DraftKeeper::folderFor(folder, here.book.path()));
        auto *page = new ui::AccountPage(here, std::move(drafts), prompts, parent);
        QObject::connect(page, &ui::AccountPage::handled, page,
                         [wiring](AccountId account) { wiring.round().finish(account); });
        return wiring.connected(page);
    });
    window.addPage(ui::PageId::Invoices, ui::Icon::Invoices, Texts::tr("Invoices"),
                   [context, wiring](QWidget *parent) {
                       return wiring.connected(new ui::InvoicesPage(context(), parent));
                   });
    window.addPage(ui::PageId::Reports, ui::Icon::Reports, Texts::tr("Reports"),
                   [context, wiring, &prompts](QWidget *parent) {
                       return wiring.connected(new ui::ReportsPage(context(), prompts, parent));
                   });
    window.addPage(ui::PageId::Import, ui::Icon::Import, Texts::tr("Import"),
                   [context, wiring, &prompts](QWidget *parent) {
                       return wiring.connected(new ui::ImportPage(context(), prompts, parent));
                   });
    window.addPage(
        ui::PageId::Settings, ui::Icon::Settings, Texts::tr("Settings"),
        [context, wiring](QWidget *parent) {
            auto *page = new ui::SettingsPage(context(), parent);
            QObject::connect(page, &ui::SettingsPage::themeChosen, page, wiring.setTheme);
            return wiring.connected(page);
        },
        true);
}

} // namespace duebook::app
