// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/store/book/session.h"
#include "core/store/ledger/balancerepository.h"
#include "tests/support/must.h"

#include <QString>

namespace duebook::test {

/// Writes ledger rows as they are, also in states that no service would make. Call `finish` when
/// all stand: it works open amounts, settled days and balances out.
class LedgerRows {
public:
    explicit LedgerRows(Database &db) : m_db(db) {}

    AccountId account(const QString &number, const QString &name, UserId owner = {},
                      SegmentId segment = {})
    {
        Statement insert(m_db, "INSERT INTO account (uid, number, number_key, number_loose, name,"
                               " name_key, owner_id, segment_id, created_at, changed_at)"
                               " VALUES ($1, $1, $1, $1, $2, $2, $3, $4, 0, 0)");
        insert.bind(number).bind(name).bind(owner).bind(segment).run();
        return AccountId(m_db.lastInsertId());
    }

    /// `amount` < 0 is a credit note.
    InvoiceId invoice(AccountId account, const QString &number, QDate issued, QDate due,
                      const QString &currency, qint64 amount)
    {
        Statement insert(m_db, "INSERT INTO invoice (account_id, kind, number, number_key,"
                               " issue_day, due_day, currency, amount, open_amount, settled_day,"
                               " created_at, changed_at)"
                               " VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $7, $8, 0, 0)");
        insert.bind(account).bind(amount < 0 ? 2 : 1).bind(number).bind(issued).bind(due);
        insert.bind(currency).bind(amount);
        (amount == 0 ? insert.bind(issued) : insert.bindNull()).run();
        return InvoiceId(m_db.lastInsertId());
    }

    PaymentId payment(AccountId account, QDate day, const QString &currency, qint64 amount)
    {
        Statement insert(m_db, "INSERT INTO payment (account_id, day, currency, amount,"
                               " unallocated_amount, reference, created_at, changed_at)"
                               " VALUES ($1, $2, $3, $4, $4, 'transfer', 0, 0)");
        insert.bind(account).bind(day).bind(currency).bind(amount).run();
        return PaymentId(m_db.lastInsertId());
    }

    void allocate(InvoiceId invoice, PaymentId payment, QDate day, qint64 amount)
    {
        allocation(invoice, 1, payment, {}, day, amount);
    }
    void allocateCredit(InvoiceId invoice, InvoiceId credit, QDate day, qint64 amount)
    {
        allocation(invoice, 2, {}, credit, day, amount);
    }
    void writeOff(InvoiceId invoice, QDate day, qint64 amount)
    {
        allocation(invoice, 4, {}, {}, day, amount);
    }

    /// `closed` invalid = still open.
    void dispute(AccountId account, InvoiceId invoice, qint64 amount, QDate opened, QDate closed)
    {
        Statement insert(m_db, "INSERT INTO dispute (uid, account_id, reason, opened_day, state,"
                               " closed_day, created_at, changed_at)"
                               " VALUES ($1, $2, 'price', $3, $4, $5, 0, 0)");
        insert.bind(QStringLiteral("d%1").arg(invoice.number())).bind(account).bind(opened);
        insert.bind(closed.isValid() ? 2 : 1).bind(closed).run();
        Statement part(m_db, "INSERT INTO dispute_invoice (dispute_id, invoice_id, amount)"
                             " VALUES ($1, $2, $3)");
        part.bind(m_db.lastInsertId()).bind(invoice).bind(amount).run();
    }

    void finish(Session &session, QDate today)
    {
        m_db.execute(
            "CREATE TEMP TABLE left_open AS SELECT i.id,"
            " i.amount - coalesce((SELECT sum(amount) FROM allocation WHERE invoice_id = i.id), 0)"
            " + coalesce((SELECT sum(amount) FROM allocation WHERE credit_id = i.id), 0) AS open"
            " FROM invoice i;"
            "CREATE UNIQUE INDEX temp.ux_left_open ON left_open (id);"
            "UPDATE invoice SET"
            " open_amount = (SELECT open FROM left_open l WHERE l.id = invoice.id),"
            " settled_day = CASE WHEN (SELECT open FROM left_open l WHERE l.id = invoice.id) = 0"
            "  THEN coalesce((SELECT max(day) FROM allocation a WHERE a.invoice_id = invoice.id"
            "                 OR a.credit_id = invoice.id), issue_day) END,"
            " disputed_amount = coalesce((SELECT sum(p.amount) FROM dispute_invoice p JOIN dispute "
            "d"
            "  ON d.id = p.dispute_id WHERE p.invoice_id = invoice.id AND d.state = 1), 0);"
            "UPDATE payment SET unallocated_amount = amount - coalesce((SELECT sum(amount)"
            " FROM allocation a WHERE a.payment_id = payment.id), 0);"
            "DROP TABLE left_open;");
        must(session.write([&](Transaction &transaction) -> Result<void> {
            BalanceRepository::refreshAll(transaction, session.settings().edges, today);
            return {};
        }));
    }

private:
    void allocation(InvoiceId invoice, int kind, PaymentId payment, InvoiceId credit, QDate day,
                    qint64 amount)
    {
        Statement insert(m_db, "INSERT INTO allocation (invoice_id, kind, payment_id, credit_id,"
                               " day, amount, created_at) VALUES ($1, $2, $3, $4, $5, $6, 0)");
        insert.bind(invoice).bind(kind).bind(payment).bind(credit).bind(day).bind(amount).run();
    }

    Database &m_db;
};

} // namespace duebook::test
