// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/book/draftkeeper.h"
#include "ui/talks/notedraft.h"
#include "ui/today/today.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct Morning {
    PageBench bench;
    AccountId account = anAccount(bench.book.session(), QStringLiteral("40117"));
    ui::DraftKeeper keeper{bench.book.folder() + QStringLiteral("/d"), bench.clock};

    QString key(qint64 number) const { return QStringLiteral("note/%1").arg(number); }
    void keep(qint64 number, const QString &text, const QString &name = {})
    {
        ui::NoteDraft draft;
        draft.text = text;
        draft.accountName = name;
        keeper.keep(key(number), draft.toJson());
        bench.clock.advance(60);
    }
    std::unique_ptr<Shown<ui::TodayPage>> open()
    {
        bench.open();
        auto shown = std::make_unique<Shown<ui::TodayPage>>(bench.page());
        shown->page.offerDrafts(keeper);
        return shown;
    }
    static QString all(Shown<ui::TodayPage> &shown)
    {
        QStringList texts;
        for (const QLabel *label : shown.find<QWidget>("draftOffer").findChildren<QLabel *>())
            if (label->isVisible())
                texts += label->text();
        return texts.join(QStringLiteral(" | "));
    }
};

} // namespace

TEST_CASE("Today tells of notes not saved, with where they belong, and opens them",
          "[drafts][today]")
{
    Morning morning;
    morning.keep(morning.account.number(), QStringLiteral("Half a sentence"));
    const auto shown = morning.open();
    auto &offer = shown->find<QWidget>("draftOffer");
    waitFor([&] { return offer.isVisible(); });
    CHECK(shown->find<QLabel>("draftOfferTitle").text() == QStringLiteral("1 note not saved"));
    const QString all = Morning::all(*shown);
    CHECK(all.contains(QStringLiteral("Customer 40117")));
    CHECK(all.contains(QStringLiteral("Call")));
    CHECK(all.contains(QStringLiteral("09:00")));
    CHECK(all.contains(QStringLiteral("Half a sentence")));
    auto &open = shown->find<QPushButton>(
        qPrintable(QStringLiteral("openDraft_") + morning.key(morning.account.number())));
    CHECK(open.accessibleName().contains(QStringLiteral("Customer 40117")));
    open.click();
    CHECK(shown->requested == ui::PageRef::to(ui::PageId::Account, morning.account.number()));

    // Saved meanwhile: nothing is left to offer.
    morning.keeper.forget(morning.key(morning.account.number()));
    CHECK_FALSE(offer.isVisible());
}

TEST_CASE("A note not saved is discarded, and taken back with Undo", "[drafts][today]")
{
    Morning morning;
    morning.keep(morning.account.number(), QStringLiteral("Half a sentence"));
    const auto shown = morning.open();
    waitFor([&] { return shown->find<QWidget>("draftOffer").isVisible(); });
    shown
        ->find<QPushButton>(
            qPrintable(QStringLiteral("discardDraft_") + morning.key(morning.account.number())))
        .click();
    CHECK(morning.keeper.list().empty());
    CHECK_FALSE(shown->find<QWidget>("draftOffer").isVisible());
    REQUIRE(shown->undo.undo);
    shown->undo.undo();
    CHECK(morning.keeper.list().size() == 1);
    CHECK(shown->find<QWidget>("draftOffer").isVisible());
}

TEST_CASE("A note about an account that is gone gives at least its text", "[drafts][today]")
{
    Morning morning;
    morning.keep(999, QStringLiteral("They pay 400"), QStringLiteral("Halvorsen Marine"));
    const auto shown = morning.open();
    waitFor([&] { return shown->find<QWidget>("draftOffer").isVisible(); });
    waitFor([&] { return Morning::all(*shown).contains(QStringLiteral("no longer in the book")); });
    CHECK(Morning::all(*shown).contains(QStringLiteral("Halvorsen Marine")));
    shown->find<QPushButton>("openDraft_note/999").click();
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("They pay 400"));
    CHECK(shown->notices.size() == 1);
    CHECK(shown->requested.argument.isEmpty());
}

TEST_CASE("Many notes not saved are told in a few lines at first", "[drafts][today]")
{
    Morning morning;
    for (int i = 1; i <= 5; ++i) {
        const QString number = QString::number(i);
        morning.keep(anAccount(morning.bench.book.session(), number).number(), number);
    }
    const auto shown = morning.open();
    waitFor([&] { return shown->find<QWidget>("draftOffer").isVisible(); });
    auto &more = shown->find<QPushButton>("moreDraftsButton");
    const auto lines = [&] {
        int count = 0;
        for (const QPushButton *button :
             shown->find<QWidget>("draftOffer").findChildren<QPushButton *>())
            count +=
                button->isVisible() && button->objectName().startsWith(QStringLiteral("openDraft_"))
                    ? 1
                    : 0;
        return count;
    };
    CHECK(lines() == 3);
    CHECK(more.text() == QStringLiteral("2 more"));
    more.click();
    waitFor([&] { return lines() == 5; });
    CHECK_FALSE(more.isVisible());
}
