// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/ledger/ageing.h"
#include "tests/support/ledgerrows.h"

#include <QRandomGenerator>

#include <vector>

namespace duebook::test {

/// A ledger written at random, and the same facts kept beside it for the reference in core/rules.
class RandomLedger {
public:
    struct Item {
        OpenItem facts;
        qint64 amount = 0;
        std::vector<DatedAmount> allocations;
        qint64 disputed = 0;
        QDate disputedFrom;
        QDate disputedUntil;
    };

    RandomLedger(Session &session, quint32 seed, QDate today)
        : m_random(seed), m_today(today), m_rows(session.database())
    {
        for (int i = 0; i < 12; ++i) {
            const UserId owner(i % 3 == 0 ? 0 : 1);
            const SegmentId segment(i % 4);
            m_accounts.push_back(m_rows.account(QStringLiteral("K%1").arg(i, 3),
                                                QStringLiteral("Account %1").arg(99 - i), owner,
                                                segment));
        }
        for (int i = 0; i < 240; ++i)
            addInvoice(i);
        for (int i = 0; i < 30; ++i)
            addOnAccount(i);
        m_rows.finish(session, m_today);
    }

    std::vector<AccountBalance> expected(QDate asOf, const AgeingEdges &edges) const
    {
        std::vector<OpenItem> open;
        for (const Item &item : m_items) {
            OpenItem facts = item.facts;
            facts.open = openAsOf(item.amount, facts.issued, item.allocations, asOf);
            const bool disputed = item.disputedFrom.isValid() && item.disputedFrom <= asOf &&
                                  (!item.disputedUntil.isValid() || item.disputedUntil > asOf);
            facts.disputed = disputed ? item.disputed : 0;
            open.push_back(facts);
        }
        return ageing(open, asOf, edges).value();
    }

private:
    QString currency()
    {
        return m_random.bounded(4) == 0 ? QStringLiteral("USD") : QStringLiteral("EUR");
    }
    AccountId anyAccount() { return m_accounts[m_random.bounded(quint32(m_accounts.size()))]; }

    void addInvoice(int number)
    {
        const AccountId account = anyAccount();
        const QString code = currency();
        Item item;
        item.facts.account = account;
        item.facts.currency = *Currency::fromCode(code);
        item.facts.issued = m_today.addDays(-m_random.bounded(0, 400));
        item.facts.due = item.facts.issued.addDays(m_random.bounded(0, 60));
        item.amount = m_random.bounded(1, 500'000);
        const InvoiceId invoice =
            m_rows.invoice(account, QStringLiteral("R%1").arg(number), item.facts.issued,
                           item.facts.due, code, item.amount);
        if (m_random.bounded(5) == 0)
            addDispute(item, invoice);
        qint64 left = item.amount;
        for (int part = m_random.bounded(4); part > 0 && left > 0; --part) {
            const QDate day = item.facts.issued.addDays(m_random.bounded(0, 120));
            if (day > m_today)
                continue;
            const qint64 amount = part == 1 ? left : m_random.bounded(1, int(left) + 1);
            left -= amount;
            item.allocations.push_back({day, amount});
            settle(item, invoice, code, day, amount);
        }
        m_items.push_back(item);
    }

    void settle(const Item &item, InvoiceId invoice, const QString &code, QDate day, qint64 amount)
    {
        const int kind = m_random.bounded(5);
        if (kind == 0) {
            m_rows.writeOff(invoice, day, amount);
        } else if (kind == 1) {
            Item credit;
            credit.facts = item.facts;
            credit.facts.isCredit = true;
            credit.facts.issued = day.addDays(-m_random.bounded(0, 20));
            credit.amount = -amount - m_random.bounded(0, 2) * 100;
            credit.allocations.push_back({day, -amount});
            const InvoiceId note = m_rows.invoice(
                item.facts.account,
                QStringLiteral("G%1").arg(m_items.size() * 10 + item.allocations.size()),
                credit.facts.issued, item.facts.due, code, credit.amount);
            m_rows.allocateCredit(invoice, note, day, amount);
            m_items.push_back(credit);
        } else {
            const PaymentId payment = m_rows.payment(item.facts.account, day, code, amount);
            m_rows.allocate(invoice, payment, day, amount);
        }
    }

    void addDispute(Item &item, InvoiceId invoice)
    {
        item.disputed = item.amount / 2 + 1;
        item.disputedFrom = item.facts.issued.addDays(m_random.bounded(0, 30));
        if (m_random.bounded(2) == 0)
            item.disputedUntil = item.disputedFrom.addDays(m_random.bounded(1, 60));
        if (item.disputedFrom > m_today)
            item.disputedFrom = m_today;
        if (item.disputedUntil > m_today)
            item.disputedUntil = QDate();
        m_rows.dispute(item.facts.account, invoice, item.disputed, item.disputedFrom,
                       item.disputedUntil);
    }

    /// Money that came first and was used later, in part or not at all.
    void addOnAccount(int number)
    {
        Item item;
        const QString code = currency();
        item.facts.account = anyAccount();
        item.facts.currency = *Currency::fromCode(code);
        item.facts.isCredit = true;
        item.facts.issued = m_today.addDays(-m_random.bounded(0, 300));
        item.facts.due = item.facts.issued;
        item.amount = -m_random.bounded(1000, 90'000);
        const PaymentId payment =
            m_rows.payment(item.facts.account, item.facts.issued, code, -item.amount);
        const QDate used = item.facts.issued.addDays(m_random.bounded(1, 200));
        if (used <= m_today) {
            Item invoice;
            invoice.facts = item.facts;
            invoice.facts.isCredit = false;
            invoice.facts.due = used.addDays(20);
            invoice.amount = 40'000;
            invoice.allocations.push_back({used, 900});
            item.allocations.push_back({used, -900});
            const InvoiceId id =
                m_rows.invoice(item.facts.account, QStringLiteral("P%1").arg(number),
                               invoice.facts.issued, invoice.facts.due, code, invoice.amount);
            m_rows.allocate(id, payment, used, 900);
            m_items.push_back(invoice);
        }
        m_items.push_back(item);
    }

    QRandomGenerator m_random;
    QDate m_today;
    LedgerRows m_rows;
    std::vector<AccountId> m_accounts;
    std::vector<Item> m_items;
};

} // namespace duebook::test
