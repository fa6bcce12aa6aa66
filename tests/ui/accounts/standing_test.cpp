// SPDX-License-Identifier: Apache-2.0
// What the standing of an account means for a promise and for its limit is said where they are set.
#include "tests/support/catch.h"

#include "ui/accounts/accountdialog.h"
#include "ui/promises/promisedialog.h"

#include <QLabel>

using namespace duebook;

namespace {

const ui::Wording kWording{QLocale(QLocale::English, QLocale::UnitedKingdom), QDate(2026, 3, 2),
                           QTimeZone::utc()};

QString warningIn(const QWidget &dialog, const char *name)
{
    const auto *label = dialog.findChild<QLabel *>(QLatin1String(name));
    return label == nullptr ? QString() : label->text();
}

} // namespace

TEST_CASE("A promise is warned of where the account's status makes it of little use", "[promises]")
{
    const ui::Theme theme;
    ui::PromiseChoices choices;
    choices.account = AccountId(1);
    choices.currency = Currency::fromCode(QByteArrayView("EUR")).value();
    const auto warning = [&](AccountStatus status) {
        choices.status = status;
        const ui::PromiseDialog dialog(theme, choices, {}, kWording);
        CHECK(dialog.accessibleDescription() == warningIn(dialog, "promiseWarning"));
        return warningIn(dialog, "promiseWarning");
    };
    CHECK(warning(AccountStatus::Active).isEmpty());
    CHECK(warning(AccountStatus::Insolvency).contains(QStringLiteral("reclaimed")));
    CHECK(warning(AccountStatus::Legal).contains(QStringLiteral("lawyer")));
    CHECK(warning(AccountStatus::Agency).contains(QStringLiteral("agency")));
    CHECK(warning(AccountStatus::Closed).contains(QStringLiteral("closed")));
}

TEST_CASE("A credit limit is warned of where nothing is sold on credit", "[accounts]")
{
    const auto warning = [](AccountStatus status, std::optional<Hold> hold) {
        Account account;
        account.id = AccountId(1);
        account.status = status;
        account.hold = std::move(hold);
        const ui::AccountDialog dialog(account, {}, {},
                                       Currency::fromCode(QByteArrayView("EUR")).value(), nullptr);
        return warningIn(dialog, "limitWarning");
    };
    CHECK(warning(AccountStatus::Active, std::nullopt).isEmpty());
    CHECK(warning(AccountStatus::Active, Hold()).contains(QStringLiteral("On hold")));
    CHECK(warning(AccountStatus::Insolvency, std::nullopt).contains(QStringLiteral("Insolvent")));
    CHECK(warning(AccountStatus::Agency, std::nullopt).contains(QStringLiteral("agency")));
}
