// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace duebook {

/// When an invoice falls due, counted from its own day.
struct PaymentTerms {
    enum class From {
        Invoice,      ///< `days` after the invoice
        MonthEnd,     ///< `days` after the end of the invoice's month: "EOM+15"
        ThenMonthEnd, ///< the end of the month in which `days` have passed: "30 jours fin de mois"
    };

    From from = From::Invoice;
    int days = 0;   ///< 0 to 3650
    int months = 0; ///< added before the days: "2 months", 0 to 120

    friend bool operator==(const PaymentTerms &, const PaymentTerms &) = default;
};

/// Terms as accounting programs write them: "60", "Net 60", "30 Tage netto", "2/10 net 30" (the
/// discount is left out), "Due on receipt", "EOM+15", "30 jours fin de mois", in the languages of
/// the document types. Nothing for everything else, keys such as "ZB14" too.
std::optional<PaymentTerms> parsePaymentTerms(const QString &text);

/// The day (since 1970-01-01) on which an invoice of the day `issued` falls due.
qint64 dueDay(qint64 issued, const PaymentTerms &terms);

} // namespace duebook
