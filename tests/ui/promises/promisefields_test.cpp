// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promisefields.h"

#include "tests/support/ledger.h"
#include "ui/text/moneytext.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace duebook;
using namespace duebook::test;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedKingdom);

struct Fields {
    ui::Theme theme;
    ui::PromiseFields fields{theme};

    Fields()
    {
        fields.setContext({day("2026-03-02"), DayOrder::DayMonth, WorkCalendar()},
                          {kEnglish, day("2026-03-02"), QTimeZone::utc()}, currency("EUR"));
        fields.show();
    }
    template <typename Widget>
    Widget &find(const char *name)
    {
        auto *found = fields.findChild<Widget *>(QLatin1String(name));
        REQUIRE(found != nullptr);
        return *found;
    }
    void type(QLineEdit *field, const char *text)
    {
        QTest::keyClicks(field, QString::fromUtf8(text));
    }
};

} // namespace

TEST_CASE("A promise is an amount and a day as one says it", "[promises][composer]")
{
    Fields bench;
    CHECK(bench.fields.isEmpty());
    CHECK(bench.fields.instalments().empty());
    QSignalSpy changed(&bench.fields, &ui::PromiseFields::changed);
    bench.type(bench.fields.amountField(), "1,020.50");
    bench.type(bench.fields.dateField(), "fri");
    CHECK_FALSE(bench.fields.isEmpty());
    CHECK(bench.fields.instalments() ==
          std::vector<Instalment>{{day("2026-03-06"), eur(1'020'50)}});
    CHECK(changed.count() > 5);
    CHECK(bench.fields.showProblems());
    bench.fields.clear();
    CHECK(bench.fields.isEmpty());
}

TEST_CASE("What is missing or wrong of a promise is said below its field, once it is asked for",
          "[promises][composer]")
{
    Fields bench;
    auto &amountProblem = bench.find<QLabel>("promiseamountProblem");
    auto &dueProblem = bench.find<QLabel>("promisedueProblem");
    bench.type(bench.fields.amountField(), "four hundred");
    CHECK_FALSE(amountProblem.isVisible());
    CHECK_FALSE(bench.fields.showProblems());
    CHECK(amountProblem.isVisible());
    CHECK(amountProblem.text().contains(QStringLiteral("1,250.50")));
    CHECK(dueProblem.isVisible());
    bench.fields.amountField()->clear();
    CHECK_FALSE(amountProblem.isVisible());
    for (const char *wrong : {"0", "-5", "1.234.5", "12 apples"}) {
        bench.fields.amountField()->setText(QLatin1String(wrong));
        INFO(wrong);
        CHECK_FALSE(bench.fields.showProblems());
    }
    CHECK(bench.fields.showProblem(QStringLiteral("instalments"), QStringLiteral("No.")));
    CHECK_FALSE(bench.fields.showProblem(QStringLiteral("account"), QStringLiteral("No.")));
}

TEST_CASE("The invoices' open amount stands in the field until another is typed",
          "[promises][composer]")
{
    Fields bench;
    bench.fields.setOpen(eur(400'00));
    CHECK(bench.fields.amountField()->text() == QStringLiteral("400.00"));
    CHECK(bench.fields.isEmpty()); // the invoices of a talk are no promise yet
    bench.fields.setOpen(Money(90'000, currency("JPY")));
    CHECK(bench.fields.amountField()->text() == QStringLiteral("90000"));
    bench.type(bench.fields.dateField(), "+7");
    CHECK(bench.fields.instalments().front().amount == Money(90'000, currency("JPY")));
    bench.fields.amountField()->selectAll();
    bench.type(bench.fields.amountField(), "50000");
    bench.fields.setOpen(Money(1, currency("JPY")));
    CHECK(bench.fields.amountField()->text() == QStringLiteral("50000"));
}

TEST_CASE("A plan is shown while it is typed and comes back from a draft", "[promises][composer]")
{
    Fields bench;
    bench.type(bench.fields.amountField(), "1000");
    bench.type(bench.fields.dateField(), "31.3.");
    CHECK_FALSE(bench.find<QLabel>("promisePlanLabel").isVisible());
    CHECK_FALSE(bench.find<QComboBox>("promiseIntervalBox").isVisible());
    bench.find<QSpinBox>("promiseCountBox").setValue(3);
    CHECK(bench.find<QComboBox>("promiseIntervalBox").isVisible());
    const QString plan = bench.find<QLabel>("promisePlanLabel").text();
    CHECK(plan.contains(QStringLiteral("333.34 by")));
    CHECK(plan.contains(QStringLiteral("30 Apr")));
    const std::vector<Instalment> instalments = bench.fields.instalments();
    REQUIRE(instalments.size() == 3);
    CHECK(instalments[1].due == day("2026-04-30"));

    const ui::PromiseTyped typed = bench.fields.typed();
    bench.fields.clear();
    CHECK(bench.fields.instalments().empty());
    bench.fields.setTyped(typed);
    CHECK(bench.fields.instalments() == instalments);
}

TEST_CASE("Amounts are read as the locale writes them, other forms where they are clear",
          "[promises][composer]")
{
    const QLocale german(QLocale::German, QLocale::Germany);
    const Currency euro = currency("EUR");
    CHECK(ui::moneyFromText(QStringLiteral("1.020,50"), euro, german) == eur(1'020'50));
    CHECK(ui::moneyFromText(QStringLiteral("1.020"), euro, german) == eur(1'020'00));
    CHECK(ui::moneyFromText(QStringLiteral("1,020"), euro, kEnglish) == eur(1'020'00));
    CHECK(ui::moneyFromText(QStringLiteral("400,50"), euro, kEnglish) == eur(400'50));
    CHECK(ui::moneyFromText(QStringLiteral("400 USD"), euro, kEnglish) ==
          Money(400'00, currency("USD")));
    CHECK_FALSE(ui::moneyFromText(QString(), euro, kEnglish));
    CHECK(ui::moneyToText(eur(-1'020'50), german) == QStringLiteral("-1020,50"));
}
