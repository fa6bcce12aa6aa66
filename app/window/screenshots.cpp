// SPDX-License-Identifier: Apache-2.0
#include "app/window/screenshots.h"

#include "app/window/application.h"
#include "core/services/today/worklistservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/frame/searchbox.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

namespace duebook::app {

namespace {

// Answers lead to new questions (a list, then its chosen row): so many rounds until a page is
// complete.
constexpr int kRounds = 6;
// The search box waits for a pause in typing.
constexpr int kTypedRounds = 20;
constexpr int kDrawMs = 40;

} // namespace

Screenshots::Screenshots(Application &application, QString folder)
    : m_application(application), m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    connect(&m_application, &Application::bookOpened, this, &Screenshots::findAccount);
    connect(&m_application, &Application::bookFailed, this, [](const Error &error) {
        fprintf(stderr, "duebook: %s\n", qUtf8Printable(error.sentence));
        QApplication::exit(1);
    });
}

void Screenshots::findAccount()
{
    // The account page is shown for the first account of today's list.
    ui::whenDone(this, m_application.book()->read([](Session &session) {
        return WorklistService(session).today({}, 1);
    }),
                 [this](const Result<Worklist> &list) {
                     plan(list && !list->rows.empty() ? list->rows.front().account.number() : 0);
                     next();
                 });
}

void Screenshots::plan(qint64 account)
{
    using ui::PageId;
    using ui::PageRef;
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
        for (const ui::ThemeChoice theme : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            const QString suffix =
                QStringLiteral("-%1%2")
                    .arg(size.width())
                    .arg(theme == ui::ThemeChoice::Dark ? QStringLiteral("-dark") : QString());
            m_pictures +=
                {QStringLiteral("today") + suffix, PageRef::to(PageId::Today), theme, size};
            m_pictures +=
                {QStringLiteral("followups") + suffix, PageRef::to(PageId::FollowUps), theme, size};
            if (account != 0)
                // The page stays on the tab of the picture before, so it is said.
                m_pictures += {QStringLiteral("account") + suffix,
                               PageRef{PageId::Account, QStringLiteral("%1/timeline").arg(account)},
                               theme, size};
            if (account != 0)
                m_pictures += {QStringLiteral("account-promises") + suffix,
                               PageRef{PageId::Account, QStringLiteral("%1/promises").arg(account)},
                               theme, size};
            if (account != 0)
                m_pictures += {QStringLiteral("contacts") + suffix,
                               PageRef{PageId::Account, QStringLiteral("%1/contacts").arg(account)},
                               theme, size};
            m_pictures +=
                {QStringLiteral("accounts") + suffix, PageRef::to(PageId::Accounts), theme, size};
            m_pictures +=
                {QStringLiteral("invoices") + suffix, PageRef::to(PageId::Invoices), theme, size};
            m_pictures += {QStringLiteral("documents") + suffix, PageRef::to(PageId::Documents, 1),
                           theme, size};
            m_pictures += {QStringLiteral("missing-proof") + suffix,
                           {PageId::Documents, QStringLiteral("missing-proof")},
                           theme,
                           size};
            m_pictures += {QStringLiteral("search") + suffix,
                           {PageId::Search, QStringLiteral("payment by:mia kind:call")},
                           theme,
                           size};
            m_pictures += {QStringLiteral("searchbox") + suffix, PageRef::to(PageId::Today), theme,
                           size, QStringLiteral("payment")};
            m_pictures +=
                {QStringLiteral("activity") + suffix, PageRef::to(PageId::Activity), theme, size};
            if (account != 0)
                m_pictures += {QStringLiteral("changes") + suffix,
                               PageRef::to(PageId::Account, account, QStringLiteral("changes"), 1),
                               theme, size};
            m_pictures +=
                {QStringLiteral("promises") + suffix, PageRef::to(PageId::Promises), theme, size};
            m_pictures +=
                {QStringLiteral("disputes") + suffix, PageRef::to(PageId::Disputes), theme, size};
            m_pictures +=
                {QStringLiteral("reports") + suffix, PageRef::to(PageId::Reports), theme, size};
            m_pictures +=
                {QStringLiteral("import") + suffix, PageRef::to(PageId::Import), theme, size};
            m_pictures +=
                {QStringLiteral("settings") + suffix, PageRef::to(PageId::Settings), theme, size};
        }
    }
}

void Screenshots::next()
{
    if (m_pictures.isEmpty()) {
        QApplication::exit(0);
        return;
    }
    const Picture picture = m_pictures.takeFirst();
    ui::MainWindow &window = m_application.window();
    m_application.theme().setChoice(picture.theme);
    window.resize(picture.size);
    window.show(picture.where);
    window.searchBox().setText(picture.typed);
    whenQuiet(picture.typed.isEmpty() ? kRounds : kTypedRounds, [this, picture] { take(picture); });
}

void Screenshots::whenQuiet(int rounds, const std::function<void()> &then)
{
    if (rounds == 0) {
        then();
        return;
    }
    ui::whenDone(this, m_application.book()->read([](Session &) { return true; }),
                 [this, rounds, then](bool) {
                     QTimer::singleShot(kDrawMs, this,
                                        [this, rounds, then] { whenQuiet(rounds - 1, then); });
                 });
}

void Screenshots::take(const Picture &picture)
{
    const QString path = QDir(m_folder).filePath(picture.name + QStringLiteral(".png"));
    if (!m_application.window().grab().save(path)) {
        fprintf(stderr, "duebook: the picture %s cannot be written: check the folder.\n",
                qUtf8Printable(QDir::toNativeSeparators(path)));
        QApplication::exit(1);
        return;
    }
    next();
}

} // namespace duebook::app
