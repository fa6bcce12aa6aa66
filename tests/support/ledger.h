// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/accounts/accountservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"
#include "tests/support/tempbook.h"

namespace duebook::test {

inline Currency currency(const char *code)
{
    return Currency::fromCode(QByteArrayView(code)).value();
}

inline Money eur(qint64 cents)
{
    return {cents, currency("EUR")};
}

inline QDate day(const char *iso)
{
    return QDate::fromString(QLatin1String(iso), Qt::ISODate);
}

/// A book on 2 March 2026 with the services of the ledger.
struct LedgerBook {
    FakeClock clock{"2026-03-02T09:00:00Z"};
    TempBook book{clock};
    Session &session = book.session();
    AccountService accounts{session};
    InvoiceService invoices{session};

    AccountId account(const char *number, const QString &name = QStringLiteral("Halvorsen"))
    {
        Account draft;
        draft.number = QLatin1String(number);
        draft.name = name;
        return must(accounts.create(draft));
    }

    InvoiceId invoice(AccountId account, const char *number, const char *due, const Money &amount,
                      InvoiceKind kind = InvoiceKind::Invoice)
    {
        Invoice draft;
        draft.account = account;
        draft.kind = kind;
        draft.number = QLatin1String(number);
        draft.due = day(due);
        draft.issued = draft.due.addDays(-30);
        draft.amount = amount;
        return must(invoices.add(draft));
    }

    PaymentId payment(AccountId account, const char *on, const Money &amount)
    {
        NewPayment payment;
        payment.account = account;
        payment.day = day(on);
        payment.amount = amount;
        return must(invoices.addPayment(payment));
    }

    Money open(InvoiceId id) { return must(invoices.invoice(id)).invoice.open; }
};

} // namespace duebook::test
