// SPDX-License-Identifier: Apache-2.0
#include "app/window/pages.h"

#include "ui/account/accountpage.h"
#include "ui/accounts/accounts.h"
#include "ui/disputes/disputes.h"
#include "ui/documents/documentspage.h"
#include "ui/followups/followups.h"
#include "ui/frame/mainwindow.h"
#include "ui/importing/importpage.h"
#include "ui/ledger/invoices.h"
#include "ui/promises/promiseactions.h"
#include "ui/promises/promises.h"
#include "ui/record/activitypage.h"
#include "ui/reports/reports.h"
#include "ui/search/searchpage.h"
#include "ui/settings/settings.h"
#include "ui/today/today.h"
#include "ui/today/workround.h"

#include <QCoreApplication>

namespace duebook::app {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::app::Pages)
};

} // namespace

void addBookPages(ui::MainWindow &window, const ui::Theme &theme, ui::Jobs &jobs, QSettings &local,
                  ui::Prompts &prompts, PdfReader *pdf, PageWiring wiring)
{
    const auto context = [&theme, &jobs, &local, pdf, book = wiring.book,
                          waitingNotes = wiring.waitingNotes] {
        return ui::PageContext{theme, book(), local, jobs, pdf, waitingNotes()};
    };
    window.addPage(ui::PageId::Today, ui::Icon::Today, Texts::tr("Today"),
                   [context, wiring](QWidget *parent) {
                       auto *page = new ui::TodayPage(context(), parent);
                       page->offerDrafts(wiring.drafts());
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
        auto *page = new ui::AccountPage(context(), wiring.drafts(), prompts, parent);
        QObject::connect(page, &ui::AccountPage::handled, page,
                         [wiring](AccountId account) { wiring.round().finish(account); });
        return wiring.connected(page);
    });
    window.addPage(ui::PageId::Invoices, ui::Icon::Invoices, Texts::tr("Invoices"),
                   [context, wiring](QWidget *parent) {
                       auto *page = new ui::InvoicesPage(context(), parent);
                       auto *promises = new ui::PromiseActions(context(), page);
                       QObject::connect(page, &ui::InvoicesPage::promiseWanted, promises,
                                        &ui::PromiseActions::make);
                       QObject::connect(promises, &ui::PromiseActions::undoOffered, page,
                                        &ui::Page::undoOffered);
                       QObject::connect(promises, &ui::PromiseActions::noticed, page,
                                        &ui::Page::noticed);
                       return wiring.connected(page);
                   });
    window.addPage(ui::PageId::Promises, ui::Icon::Promises, Texts::tr("Promises"),
                   [context, wiring](QWidget *parent) {
                       return wiring.connected(new ui::PromisesPage(context(), parent));
                   });
    window.addPage(ui::PageId::Disputes, ui::Icon::Disputes, Texts::tr("Disputes"),
                   [context, wiring](QWidget *parent) {
                       return wiring.connected(new ui::DisputesPage(context(), parent));
                   });
    window.addPage(ui::PageId::Documents, ui::Icon::Document, Texts::tr("Documents"),
                   [context, wiring, &prompts](QWidget *parent) {
                       return wiring.connected(new ui::DocumentsPage(context(), prompts, parent));
                   });
    window.addPage(ui::PageId::Reports, ui::Icon::Reports, Texts::tr("Reports"),
                   [context, wiring, &prompts](QWidget *parent) {
                       return wiring.connected(new ui::ReportsPage(context(), prompts, parent));
                   });
    window.addPage(ui::PageId::Activity, ui::Icon::Clock, Texts::tr("Activity"),
                   [context, wiring, &prompts](QWidget *parent) {
                       return wiring.connected(new ui::ActivityPage(context(), prompts, parent));
                   });
    window.addPage(ui::PageId::Search, [context, wiring](QWidget *parent) {
        return wiring.connected(new ui::SearchPage(context(), parent));
    });
    window.addPage(ui::PageId::Import, ui::Icon::Import, Texts::tr("Import"),
                   [context, wiring, &prompts](QWidget *parent) {
                       return wiring.connected(new ui::ImportPage(context(), prompts, parent));
                   });
    window.addPage(
        ui::PageId::Settings, ui::Icon::Settings, Texts::tr("Settings"),
        [context, wiring, &prompts](QWidget *parent) {
            auto *page = new ui::SettingsPage(context(), prompts, parent);
            QObject::connect(page, &ui::SettingsPage::themeChosen, page, wiring.setTheme);
            QObject::connect(page, &ui::SettingsPage::restoreRequested, page, wiring.restore);
            return wiring.connected(page);
        },
        true);
}

} // namespace duebook::app
