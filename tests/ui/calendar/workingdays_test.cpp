// SPDX-License-Identifier: Apache-2.0
// Every field for a coming day says when nobody works on it, and offers the next day that is.
#include "tests/support/catch.h"

#include "core/rules/calendar/workcalendar.h"
#include "ui/accounts/holddialog.h"
#include "ui/accounts/statusdialog.h"
#include "ui/disputes/disputefields.h"
#include "ui/disputes/escalationdialog.h"
#include "ui/followups/followupdialog.h"
#include "ui/promises/promisefields.h"
#include "ui/talks/answerby.h"
#include "ui/team/coverdialog.h"
#include "ui/widgets/dateedit.h"

#include <QAction>
#include <QTest>

using namespace duebook;

namespace {

const ui::Wording kWording{QLocale(QLocale::English, QLocale::UnitedKingdom), QDate(2026, 3, 2),
                           QTimeZone::utc()};

NaturalDateContext dates()
{
    // Friday the 6th is a holiday.
    return {kWording.today, DayOrder::DayMonth, WorkCalendar({1, 2, 3, 4, 5}, {QDate(2026, 3, 6)})};
}

void checkSaysWhenNotWorked(QWidget &in, const char *name)
{
    INFO(name);
    auto *field = in.findChild<ui::DateEdit *>(QLatin1String(name));
    REQUIRE(field != nullptr);
    const auto *offer = field->findChild<QAction *>(QStringLiteral("workingDayAction"));
    REQUIRE(offer != nullptr);
    field->clear();
    QTest::keyClicks(field, QStringLiteral("thu"));
    CHECK_FALSE(offer->isVisible());
    field->clear();
    QTest::keyClicks(field, QStringLiteral("fri"));
    CHECK(offer->isVisible());
    QTest::keyClick(field, Qt::Key_Up, Qt::AltModifier);
    CHECK(field->date() == std::optional(QDate(2026, 3, 9)));
}

} // namespace

TEST_CASE("A day in a form that is not worked is said, with the next working day", "[dateedit]")
{
    const ui::Theme theme;
    User ben;
    ben.id = UserId(2);
    ben.name = QStringLiteral("Ben");
    Account account;
    account.id = AccountId(1);
    account.status = AccountStatus::Legal;

    ui::CoverDialog cover(theme, {ben}, {}, {}, dates(), kWording, nullptr);
    checkSaysWhenNotWorked(cover, "fromEdit");
    checkSaysWhenNotWorked(cover, "toEdit");
    ui::FollowUpDialog followUp(theme, account.id, QStringLiteral("Acme"), {ben}, ben.id, dates(),
                                kWording, nullptr);
    checkSaysWhenNotWorked(followUp, "dueEdit");
    ui::HoldDialog hold(theme, QStringLiteral("Acme"), std::nullopt, dates(), kWording, nullptr);
    checkSaysWhenNotWorked(hold, "revisitEdit");
    ui::StatusDialog status(theme, account, dates(), kWording, nullptr);
    checkSaysWhenNotWorked(status, "revisitEdit");
    ui::EscalationDialog escalation(theme, {}, {}, dates(), kWording, nullptr);
    checkSaysWhenNotWorked(escalation, "revisitEdit");
}

TEST_CASE("A day in a part of the composer that is not worked is said", "[dateedit][composer]")
{
    const ui::Theme theme;
    ui::PromiseFields promise(theme);
    promise.setContext(dates(), kWording, Currency::fromCode(QByteArrayView("EUR")).value());
    checkSaysWhenNotWorked(promise, "promiseDueEdit");
    ui::DisputeFields dispute(theme, ui::DisputeFields::Invoices::Given);
    dispute.setContext(dates(), kWording, {});
    checkSaysWhenNotWorked(dispute, "disputeDeadlineEdit");
    ui::AnswerBy answer(theme);
    answer.setContext(dates(), kWording);
    checkSaysWhenNotWorked(answer, "answerByEdit");
}
