// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/writerwork.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/importing/importservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/services/talks/noteservice.h"

#include <QFile>

namespace duebook::test {

namespace {

constexpr int kMostConflicts = 100;

/// The book starts with money owed that these small amounts never use up.
Money someCents(std::mt19937 &random)
{
    return {qint64(1 + random() % 500), Currency::fromCode(QByteArrayView("EUR")).value()};
}

} // namespace

QString WriterWork::uidFor(std::mt19937 &random, const QString &mixture, const QString &writer,
                           int number, int run)
{
    const QChar kind = mixture[qsizetype(random() % size_t(mixture.size()))];
    const QString uid = QStringLiteral("%1-%2-%3").arg(kind).arg(writer).arg(number);
    return kind == QLatin1Char('C') ? uid + QStringLiteral("-%1").arg(run) : uid;
}

Result<void> WriterWork::run(const QString &uid, std::mt19937 random)
{
    const QString number = QStringLiteral("S-%1").arg(1 + random() % kSharedAccounts);
    const Result<AccountId> account = AccountService(m_session).find(number);
    if (!account)
        return account.error();
    switch (uid[0].toLatin1()) {
    case 'N':
        return note(uid, *account, random);
    case 'P':
        return payment(uid, *account, random);
    case 'V':
        return promise(uid, *account, random);
    case 'C':
        return contact(uid, *account);
    default:
        return import(uid, random);
    }
}

Result<void> WriterWork::note(const QString &uid, AccountId account, std::mt19937 &random)
{
    NewNote note;
    note.uid = uid;
    note.account = account;
    // Some are longer than a page of the file.
    note.text = uid + QString(int(random() % 12 == 0 ? 9000 : random() % 300), QLatin1Char('n'));
    note.nextContact = m_session.today().addDays(1 + int(random() % 20));
    note.nextReason = uid;
    const Result<NoteId> saved = NoteService(m_session).addNote(note);
    return saved ? Result<void>() : Result<void>(saved.error());
}

Result<void> WriterWork::payment(const QString &uid, AccountId account, std::mt19937 &random)
{
    NewPayment payment;
    payment.uid = uid;
    payment.account = account;
    payment.day = m_session.today();
    payment.amount = someCents(random);
    payment.reference = uid;
    const Result<PaymentId> saved = InvoiceService(m_session).addPayment(payment);
    return saved ? Result<void>() : Result<void>(saved.error());
}

Result<void> WriterWork::promise(const QString &uid, AccountId account, std::mt19937 &random)
{
    NewPromise promise;
    promise.uid = uid;
    promise.account = account;
    promise.instalments = {{m_session.today().addDays(1 + int(random() % 9)), someCents(random)}};
    promise.evidence = uid;
    const Result<Promise> saved = PromiseService(m_session).create(promise);
    return saved ? Result<void>() : Result<void>(saved.error());
}

Result<void> WriterWork::contact(const QString &uid, AccountId account)
{
    ContactService contacts(m_session);
    for (int attempt = 0;; ++attempt) {
        const Result<std::vector<Contact>> shown = contacts.contacts(account);
        if (!shown)
            return shown.error();
        Contact changed = shown->front();
        changed.role = uid;
        const Result<void> saved = contacts.update(changed);
        if (saved || saved.error().code != ErrorCode::Conflict || attempt == kMostConflicts)
            return saved;
    }
}

Result<void> WriterWork::import(const QString &uid, std::mt19937 &random)
{
    QFile file(m_folder.filePath(uid + QStringLiteral(".csv")));
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, file.errorString(), {}, {}};
    file.write("Account,Invoice,Date,Due,Amount,Currency,Order number\n");
    for (int row = 1; row <= kImportRows; ++row)
        file.write(QStringLiteral("S-%1,%2-%3,2026-01-05,2026-02-04,%4.25,EUR,%2\n")
                       .arg(1 + random() % kSharedAccounts)
                       .arg(uid)
                       .arg(row)
                       .arg(row)
                       .toUtf8());
    file.close();
    ImportSettings settings;
    settings.kind = ImportKind::Invoices;
    const Result<ImportReport> report = ImportService(m_session).run(file.fileName(), settings);
    file.remove();
    if (report && report->problemCount > 0)
        return Error{ErrorCode::Internal, report->problems.front().reason, {}, {}};
    return report ? Result<void>() : Result<void>(report.error());
}

} // namespace duebook::test
