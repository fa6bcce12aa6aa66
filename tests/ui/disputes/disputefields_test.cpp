// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputefields.h"

#include "tests/ui/frame/desk.h"
#include "ui/widgets/moneyedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace duebook;
using namespace duebook::test;

namespace {

Money eur(qint64 cents)
{
    return {cents, Currency::fromCode(QByteArrayView("EUR")).value()};
}

Contestable open(qint64 id, const char *number, qint64 cents, qint64 disputed = 0)
{
    return {InvoiceId(id), AccountId(1), QLatin1String(number), eur(cents), eur(disputed)};
}

struct Fields {
    ui::Theme theme;
    ui::DisputeFields fields;

    explicit Fields(ui::DisputeFields::Invoices invoices) : fields(theme, invoices)
    {
        ui::Wording wording{QLocale(QLocale::English, QLocale::UnitedKingdom), QDate(2026, 3, 2),
                            QTimeZone::utc()};
        NaturalDateContext dates;
        dates.today = wording.today;
        fields.setContext(dates, wording, QDate(2026, 3, 16));
        fields.setReasons({QStringLiteral("Wrong price"), QStringLiteral("Goods damaged")});
        User bea;
        bea.id = UserId(2);
        bea.name = QStringLiteral("Bea");
        fields.setPeople({bea}, UserId(1));
    }
    QList<ui::MoneyEdit *> amounts()
    {
        return fields.findChildren<ui::MoneyEdit *>(QStringLiteral("disputeAmountEdit"));
    }
    QComboBox *reason() { return named<QComboBox>(fields, "disputeReasonBox"); }
};

} // namespace

TEST_CASE("Dispute fields take all there is left, a part or a share of an invoice", "[disputes]")
{
    Fields f(ui::DisputeFields::Invoices::Given);
    CHECK_FALSE(f.fields.isComplete());
    f.fields.setInvoices(
        {open(1, "R1", 100'00), open(2, "R2", 50'00, 50'00), open(3, "R3", 400'00, 100'00)});
    REQUIRE(f.amounts().size() == 2);
    CHECK_FALSE(f.fields.isComplete());
    f.reason()->setCurrentIndex(1);
    CHECK(f.fields.isComplete());
    QTest::keyClicks(f.amounts()[1], QStringLiteral("30 %"));
    const NewDispute value = f.fields.value();
    CHECK(value.reason == QStringLiteral("Goods damaged"));
    CHECK(value.owner == UserId(1));
    CHECK_FALSE(value.deadline.isValid());
    CHECK(value.parts ==
          std::vector<DisputePart>{{InvoiceId(1), QStringLiteral("R1"), eur(100'00)},
                                   {InvoiceId(3), QStringLiteral("R3"), eur(90'00)}});
    CHECK(named<QLabel>(f.fields, "disputeSum")->text().contains(QStringLiteral("190.00")));
    f.amounts()[0]->setText(QStringLiteral("100.01"));
    CHECK_FALSE(f.fields.isComplete());
    f.amounts()[0]->setText(QStringLiteral("40,5"));
    CHECK(f.fields.value().parts.front().amount == eur(40'50));
    named<QLineEdit>(f.fields, "disputeDeadlineEdit")->setText(QStringLiteral("yesterday"));
    CHECK_FALSE(f.fields.isComplete());
    named<QLineEdit>(f.fields, "disputeDeadlineEdit")->setText(QStringLiteral("+10"));
    CHECK(f.fields.value().deadline == QDate(2026, 3, 12));
}

TEST_CASE("Amounts stay with their invoice when others come and go", "[disputes]")
{
    Fields f(ui::DisputeFields::Invoices::Given);
    f.fields.setInvoices({open(1, "R1", 100'00), open(2, "R2", 100'00)});
    f.amounts()[1]->setText(QStringLiteral("12"));
    f.fields.setInvoices({open(2, "R2", 100'00), open(3, "R3", 100'00)});
    CHECK(f.fields.value().parts.front().amount == eur(12'00));
    CHECK(f.fields.value().parts.back().amount == eur(100'00));
}

TEST_CASE("With boxes only ticked invoices count; typing an amount ticks", "[disputes]")
{
    Fields f(ui::DisputeFields::Invoices::Ticked);
    f.fields.setInvoices({open(1, "R1", 100'00), open(2, "R2", 100'00)});
    f.reason()->setCurrentIndex(0);
    CHECK_FALSE(f.fields.isComplete());
    QTest::keyClicks(f.amounts()[1], QStringLiteral("5"));
    CHECK(f.fields.value().parts ==
          std::vector<DisputePart>{{InvoiceId(2), QStringLiteral("R2"), eur(5'00)}});
    f.fields.setTicked({InvoiceId(1)});
    CHECK(f.fields.value().parts.front().invoice == InvoiceId(1));
}

TEST_CASE("A draft of dispute fields comes back as it was typed", "[disputes]")
{
    Fields f(ui::DisputeFields::Invoices::Given);
    f.fields.setInvoices({open(1, "R1", 100'00)});
    f.reason()->setCurrentIndex(1);
    f.amounts()[0]->setText(QStringLiteral("12.5"));
    named<QLineEdit>(f.fields, "disputeDeadlineEdit")->setText(QStringLiteral("fri"));
    named<QComboBox>(f.fields, "disputeOwnerBox")->setCurrentIndex(1);
    const QJsonObject draft = f.fields.draft();
    const NewDispute before = f.fields.value();

    Fields again(ui::DisputeFields::Invoices::Given);
    again.fields.setInvoices({open(1, "R1", 100'00)});
    again.fields.setDraft(draft);
    CHECK(again.fields.value() == before);
    CHECK(before.owner == UserId(2));
    again.fields.clear();
    CHECK(again.fields.value().reason.isEmpty());
}
