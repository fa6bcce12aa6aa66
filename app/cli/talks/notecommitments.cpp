// SPDX-License-Identifier: Apache-2.0
#include "app/cli/talks/notecommitments.h"

#include "app/cli/amounts.h"
#include "app/cli/values.h"
#include "core/store/book/session.h"

namespace duebook::cli {

namespace {

Result<void> readPromise(const CommandLine &given, Session &session, NewNote *note)
{
    if (!given.has("promise"))
        return {};
    const Result<Currency> currency = usualCurrency(session, note->account, note->invoices);
    if (!currency)
        return currency.error();
    NewPromise promise;
    promise.uid = note->uid + QStringLiteral("/promise");
    promise.invoices = note->invoices;
    for (const QString &text : given.values("promise")) {
        const Result<Instalment> instalment = readInstalment(text, *currency, session, "promise");
        if (!instalment)
            return instalment.error();
        promise.instalments.push_back(*instalment);
    }
    note->promise = promise;
    return {};
}

Result<void> readDispute(const CommandLine &given, Session &session, NewNote *note)
{
    if (!given.has("dispute"))
        return {};
    NewDispute dispute;
    dispute.uid = note->uid + QStringLiteral("/dispute");
    for (const QString &text : given.values("dispute")) {
        const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
        const QString reason = text.mid(colon + 1).trimmed();
        if (colon < 0 || reason.isEmpty())
            return invalidOption(Texts::tr("“%1” is not INVOICE[=AMOUNT]:REASON: write it like "
                                           "R-1=40.00:Damaged")
                                     .arg(text),
                                 "dispute");
        if (!dispute.reason.isEmpty() && dispute.reason != reason)
            return invalidOption(
                Texts::tr("a note opens one dispute with one reason: record the other "
                          "with a note of its own"),
                "dispute");
        dispute.reason = reason;
        const Result<DisputePart> part =
            readDisputePart(text.left(colon), session, note->account, "dispute");
        if (!part)
            return part.error();
        dispute.parts.push_back(*part);
    }
    note->dispute = dispute;
    return {};
}

} // namespace

Result<void> readCommitments(const CommandLine &given, Session &session, NewNote *note)
{
    if (const Result<void> promise = readPromise(given, session, note); !promise)
        return promise;
    if (const Result<void> dispute = readDispute(given, session, note); !dispute)
        return dispute;
    for (const QString &login : given.values("inform")) {
        const Result<User> user = userNamed(session, login, QStringLiteral("--inform"));
        if (!user)
            return user.error();
        note->inform.push_back(user->id);
    }
    return {};
}

Error atNoteOption(Error error)
{
    for (const char *option : {"promise", "dispute"}) {
        if (error.place.startsWith(QLatin1String(option) + QLatin1Char('.')))
            error.place = QStringLiteral("--") + QLatin1String(option);
    }
    return error;
}

} // namespace duebook::cli
