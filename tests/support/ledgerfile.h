// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

namespace duebook::test {

/// A file of open items for measuring: the same arguments give the same bytes.
struct LedgerFile {
    qint64 rows = 1000000;
    int accounts = 100000;
    qint64 firstNumber = 1; ///< of the invoices, so that two files can differ in all of them
    quint32 seed = 1;

    /// Ten columns: account, name, invoice, date, due date, amount, open amount, currency, order
    /// number, text. False when the file could not be written. Memory does not grow with the rows.
    bool write(const QString &path) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        QByteArray text(
            "Account,Name,Invoice,Date,Due date,Amount,Open amount,Currency,Order number,"
            "Text\r\n");
        quint64 state = seed;
        const auto next = [&state](quint64 below) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            return (state >> 33) % below;
        };
        for (qint64 i = 0; i < rows; ++i) {
            const auto account = int(next(quint64(accounts)));
            const auto month = int(next(12)) + 1;
            const auto day = int(next(28)) + 1;
            const auto cents = qlonglong(next(1000000)) + 100;
            text += QByteArray().append(
                QString::asprintf("K%06d,Customer %d Ltd,R%09lld,2025-%02d-%02d,2026-%02d-%02d,"
                                  "%lld.%02lld,%lld.%02lld,EUR,PO-%d,Delivery of goods %d\r\n",
                                  account, account, qlonglong(firstNumber + i), month, day, month,
                                  day, cents / 100, cents % 100, cents / 100, cents % 100,
                                  int(next(1000000)), int(i % 977))
                    .toLatin1());
            if (text.size() < (1 << 20) && i + 1 < rows)
                continue;
            if (file.write(text) != text.size())
                return false;
            text.clear();
        }
        return file.flush();
    }
};

} // namespace duebook::test
