// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/paymentterms.h"

#include "core/base/days.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

QDate due(const char *terms, QDate issued = QDate(2026, 1, 10))
{
    const auto parsed = parsePaymentTerms(QString::fromUtf8(terms));
    return parsed ? fromEpochDay(dueDay(toEpochDay(issued), *parsed)) : QDate();
}

} // namespace

TEST_CASE("Terms in words are days after the invoice", "[import]")
{
    const QDate in30 = QDate(2026, 2, 9);
    for (const char *terms : {"30",
                              "Net 30",
                              "net30",
                              "N30",
                              "30 days",
                              "30d",
                              "30 Tage netto",
                              "30 Tage",
                              "Zahlbar innerhalb von 30 Tagen",
                              "30 Tage rein netto",
                              "netto 30 Tage",
                              "30 days net",
                              "Net 30 days from invoice date",
                              "30 jours",
                              "30 jours net",
                              "à 30 jours",
                              "30 días",
                              "30 giorni",
                              "30 gg",
                              "30 gg data fattura",
                              "30 dagen",
                              "30 dagen netto",
                              "30 dagar",
                              "30 dagar netto",
                              "Netto 30 dage",
                              "30 dager",
                              "30 dni",
                              "30 dias",
                              "30 ימים",
                              "30 days after invoice date"}) {
        INFO(terms);
        CHECK(due(terms) == in30);
    }
    CHECK(due("Net 60") == QDate(2026, 3, 11));
    CHECK(due("2 weeks") == QDate(2026, 1, 24));
    CHECK(due("1 month") == QDate(2026, 2, 10));
    CHECK(due("2 Monate") == QDate(2026, 3, 10));
}

TEST_CASE("A discount for paying early does not change the due day", "[import]")
{
    for (const char *terms :
         {"2/10 net 30", "2/10, n/30", "2% 10, Net 30", "2% 10 Net 30", "2/10 N30",
          "14 Tage 2 % Skonto, 30 Tage netto", "2% Skonto 10 Tage, 30 Tage netto",
          "10 Tage 3% Skonto, 30 Tage netto", "2% 10 days, net 30 days",
          "2 % escompte 10 jours, 30 jours net"}) {
        INFO(terms);
        CHECK(due(terms) == QDate(2026, 2, 9));
    }
}

TEST_CASE("What is due at once is due on the invoice's day", "[import]")
{
    for (const char *terms :
         {"0", "Due on receipt", "Due upon receipt", "on receipt", "sofort", "sofort fällig",
          "Zahlbar sofort ohne Abzug", "à réception", "À réception de facture", "comptant",
          "al contado", "contado", "a vista", "contant", "kontant", "COD", "Immediate", "Vorkasse",
          "תשלום מיידי"}) {
        INFO(terms);
        CHECK(due(terms) == QDate(2026, 1, 10));
    }
}

TEST_CASE("Terms to and from the end of a month", "[import]")
{
    CHECK(due("EOM") == QDate(2026, 1, 31));
    CHECK(due("end of month") == QDate(2026, 1, 31));
    CHECK(due("Monatsende") == QDate(2026, 1, 31));
    CHECK(due("fin de mois") == QDate(2026, 1, 31));
    CHECK(due("EOM+15") == QDate(2026, 2, 15));
    CHECK(due("15 days EOM") == QDate(2026, 2, 15));
    CHECK(due("Net 30 EOM") == QDate(2026, 3, 2));
    CHECK(due("שוטף + 30") == QDate(2026, 3, 2));
    CHECK(due("løbende måned + 30 dage") == QDate(2026, 3, 2));
    CHECK(due("30 jours fin de mois") == QDate(2026, 2, 28));
    CHECK(due("30 jours FM") == QDate(2026, 2, 28));
    CHECK(due("30 gg fine mese") == QDate(2026, 2, 28));
    CHECK(due("30 días fin de mes") == QDate(2026, 2, 28));
    CHECK(due("fin de mois + 30 jours") == QDate(2026, 3, 2));
    CHECK(due("EOM", QDate(2026, 2, 28)) == QDate(2026, 2, 28));
}

TEST_CASE("Terms that only their program knows are no days", "[import]")
{
    for (const char *terms :
         {"", "NAH4", "ZB14", "CA10", "Standard", "15th of following month", "30/60/90",
          "50% now, 50% in 30 days", "see contract 2024", "99999"}) {
        INFO(terms);
        CHECK_FALSE(parsePaymentTerms(QString::fromUtf8(terms)));
    }
}
