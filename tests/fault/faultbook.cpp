// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/faultbook.h"

#include "core/base/uid.h"
#include "core/services/book/bookservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/support/must.h"

namespace duebook::test {

std::unique_ptr<Session> openSession(const QString &path, const Clock &clock)
{
    return std::move(
        must(BookService::open(path, {}, clock, QStringLiteral("anna"), newUid())).session);
}

qint64 invoicesNamed(Session &session, const QString &prefix)
{
    InvoiceFilter filter;
    filter.openOnly = false;
    filter.text = prefix;
    qint64 count = 0;
    for (const InvoiceSum &sum : must(InvoiceService(session).sums(filter)))
        count += sum.count;
    return count;
}

QByteArray invoiceList(const QString &prefix, int count, int accounts)
{
    QByteArray csv = "Account,Name,Invoice,Date,Due,Amount,Currency\n";
    for (int i = 1; i <= count; ++i)
        csv += QStringLiteral("K%1,Customer %1,%2-%3,2026-01-05,2026-02-04,%4.25,EUR\n")
                   .arg(i % accounts)
                   .arg(prefix)
                   .arg(i)
                   .arg(i + 10)
                   .toUtf8();
    return csv;
}

bool runOrKill(const QStringList &arguments, int limitMs)
{
    const std::unique_ptr<QProcess> process = startCli(arguments);
    if (!process->waitForFinished(std::max(1, limitMs))) {
        process->kill();
        process->waitForFinished();
    }
    return process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0;
}

ProgramRun check(const QString &book)
{
    return runCli({QStringLiteral("--book"), book, QStringLiteral("check")});
}

} // namespace duebook::test
