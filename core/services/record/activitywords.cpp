// SPDX-License-Identifier: Apache-2.0
// The actions of the audit as sentences. Names stand in braces, so that a translation may order
// them as its language wants.
#include "core/services/record/activityservice.h"

namespace duebook {

namespace {

struct ActionText {
    const char *action;
    const char *text;
};

constexpr ActionText kActions[] = {
    {"note corrected",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} corrected a note on {account}")},
    {"follow-up added",
     QT_TRANSLATE_NOOP(
         "duebook::ActivityService",
         "{who} planned a follow-up[ for {other}][ on {day}][: {subject}] ({account})")},
    {"follow-up done", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                         "{who} did a follow-up on {account}[: {subject}]")},
    {"follow-up snoozed",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} put a follow-up on {account} off to {day}[: {subject}]")},
    {"follow-up reassigned",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} gave a follow-up on {account} to {other}[: {subject}]")},
    {"follow-up reopened",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} opened a follow-up on {account} again[: {subject}]")},
    {"follow-up cancelled",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} cancelled a follow-up on {account}[: {subject}]")},
    {"follow-up changed", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                            "{who} changed a follow-up on {account}[: {subject}]")},
    {"follow-up change undone",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} took a change of a follow-up on {account} back[: {subject}]")},
    {"follow-up taken back",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} took a new follow-up on {account} back[: {subject}]")},
    {"promise made",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} wrote down a promise of {amount}[ by {day}] from {account}")},
    {"promise kept", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                       "{account} kept the promise of {amount}[ by {day}]")},
    {"promise partly kept",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{account} kept part of the promise of {amount}[ by {day}]")},
    {"promise broken", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                         "{account} broke the promise of {amount}[ by {day}]")},
    {"promise cancelled",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} cancelled the promise of {amount}[ by {day}] from {account}")},
    {"promise replaced",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} replaced the promise of {amount}[ by {day}] from {account}")},
    {"promise open again",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "The promise of {amount}[ by {day}] from {account} is open again")},
    {"promise change undone",
     QT_TRANSLATE_NOOP(
         "duebook::ActivityService",
         "{who} took a change of the promise of {amount}[ by {day}] from {account} back")},
    {"dispute opened",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} opened a dispute of {account}[: {subject}][, {amount}]")},
    {"dispute changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} changed a dispute of {account}[: {subject}][, {amount}]")},
    {"dispute settled",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} settled a dispute of {account}[: {subject}][, {amount}]")},
    {"dispute reopened",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} opened a dispute of {account} again[: {subject}][, {amount}]")},
    {"escalated",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} took {account} up[ with {other}][, to be looked at again {day}]")},
    {"escalation closed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} closed the escalation of {account}")},
    {"escalation reopened",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} opened the escalation of {account} again[ with {other}]")},
    {"document added", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                         "{who} added the document {subject} to {account}")},
    {"document linked", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                          "{who} linked the document {subject} to {account}")},
    {"document unlinked",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} took the document {subject} away from {account}")},
    {"document changed", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                           "{who} changed the document {subject} of {account}")},
    {"document removed", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                           "{who} removed the document {subject} of {account}")},
    {"document brought back",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} brought the document {subject} of {account} back")},
    {"contact added", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                        "{who} added the contact {subject} to {account}")},
    {"contact changed", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                          "{who} changed the contact {subject} of {account}")},
    {"account added",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} added the account {account}")},
    {"account changed", QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} changed {account}")},
    {"hold set", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                   "{who} put {account} on hold[, to be looked at again {day}]")},
    {"hold lifted",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} lifted the hold of {account}")},
    {"owner changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} gave {account}[ to {other}]")},
    {"status changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} changed the status of {account}")},
    {"rating changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "The payment rating of {account} changed")},
    {"invoice added",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} added invoice {subject}[ of {amount}] to {account}")},
    {"invoice changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} changed invoice {subject} of {account}")},
    {"credit note used", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                           "{who} used credit note {subject} of {account}")},
    {"discount given",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} gave a discount on invoice {subject} of {account}")},
    {"amount written off",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} wrote an amount off on invoice {subject} of {account}")},
    {"payment added", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                        "{who} added a payment[ of {amount}] from {account}")},
    {"user added",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} added the user[ {subject}]")},
    {"user changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} changed the user[ {subject}]")},
    {"password set",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} set the password[ of {subject}]")},
    {"password removed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} removed the password[ of {subject}]")},
    {"settings changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} changed the settings")},
    {"import", QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} imported[ {subject}]")},
    {"undo import",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} took the import[ of {subject}] back")},
    {"cover added", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                      "{who} let {other} cover for {subject}[ until {day}]")},
    {"cover ended", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                      "{who} ended the cover of {other} for {subject}")},
    {"cover resumed",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} let {other} cover for {subject} again[ until {day}]")},
    {"remark added",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} added the remark[ {subject}]")},
    {"remark changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} changed the remark[ {subject}]")},
    {"remark removed", QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} removed a remark")},
    {"contact merged",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} merged the contact[ {subject}] of {account} with another")},
    {"contact separated",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} took the merging of the contact[ {subject}] of {account} back")},
    {"dispute reassigned",
     QT_TRANSLATE_NOOP(
         "duebook::ActivityService",
         "{who} gave a dispute of {account} to a colleague[: {subject}][, {amount}]")},
    {"person added",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} linked one of our people to {account}")},
    {"person changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} changed what one of our people does for {account}")},
    {"person removed", QT_TRANSLATE_NOOP("duebook::ActivityService",
                                         "{who} took one of our people away from {account}")},
    {"representative changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} changed the account representative of {account}")},
    {"put into the pool",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} put {account} into the pool")},
    {"taken out of the pool",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} took {account} out of the pool")},
    {"rating changed",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "The rating of {account} changed")},
    {"holiday added", QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} added a holiday")},
    {"holiday removed", QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} removed a holiday")},
    {"demo book made", QT_TRANSLATE_NOOP("duebook::ActivityService", "The demo book was made")},
    {"derived values repaired",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} repaired derived values")},
    {"changes from outside accepted",
     QT_TRANSLATE_NOOP("duebook::ActivityService",
                       "{who} accepted what was changed outside Duebook")},
    {"book restored",
     QT_TRANSLATE_NOOP("duebook::ActivityService", "{who} restored the book from a backup")},
};

QString noteText(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Call:
        return ActivityService::tr("{who} added a call note on {account}");
    case NoteKind::Email:
        return ActivityService::tr("{who} added an email note on {account}");
    case NoteKind::Letter:
        return ActivityService::tr("{who} added a letter note on {account}");
    case NoteKind::Meeting:
        return ActivityService::tr("{who} added a meeting note on {account}");
    case NoteKind::TextMessage:
        return ActivityService::tr("{who} added a text message note on {account}");
    case NoteKind::Visit:
        return ActivityService::tr("{who} added a visit note on {account}");
    case NoteKind::Internal:
        break;
    }
    return ActivityService::tr("{who} added an internal note on {account}");
}

QString textFor(const ActivityEntry &entry)
{
    if (entry.action == QLatin1String("note added"))
        return noteText(entry.noteKind.value_or(NoteKind::Internal));
    if (entry.action == QLatin1String("ratings worked out"))
        return ActivityService::tr("Ratings worked out: %n account(s) changed", nullptr,
                                   entry.changes.value(QLatin1String("accounts")).toInt());
    for (const ActionText &known : kActions) {
        if (entry.action == QLatin1String(known.action))
            return ActivityService::tr(known.text);
    }
    //: an action this version has no sentence for, told in the words of the audit
    return entry.account.isSet() ? ActivityService::tr("{who}: {action} ({account})")
                                 : ActivityService::tr("{who}: {action}");
}

/// A template with `{names}`; a part in square brackets is left out where one of its names has no
/// value. One pass: signs inside values mean nothing.
class Filled {
public:
    Filled(const QString &text, const QHash<QString, QString> &values)
    {
        QString part;
        bool inPart = false;
        bool complete = true;
        for (qsizetype at = 0; at < text.size(); ++at) {
            QString &target = inPart ? part : m_result;
            const qsizetype close =
                text[at] == QLatin1Char('{') ? text.indexOf(QLatin1Char('}'), at) : -1;
            if (close > 0) {
                const QString value = values.value(text.mid(at + 1, close - at - 1));
                complete = complete && !value.isEmpty();
                target += value;
                at = close;
            } else if (text[at] == QLatin1Char('[')) {
                inPart = true;
                complete = true;
                part.clear();
            } else if (text[at] == QLatin1Char(']')) {
                inPart = false;
                if (complete)
                    m_result += part;
            } else {
                target += text[at];
            }
        }
    }

    const QString &text() const { return m_result; }

private:
    QString m_result;
};

} // namespace

QString ActivityService::sentence(const ActivityEntry &entry, const Formats &formats)
{
    const auto named = [&formats](const QString &name) {
        return formats.name && !name.isEmpty() ? formats.name(name) : name;
    };
    QHash<QString, QString> values;
    values.insert(QStringLiteral("who"),
                  entry.userName.isEmpty() ? tr("Duebook") : named(entry.userName));
    values.insert(QStringLiteral("account"), named(entry.accountName));
    values.insert(QStringLiteral("subject"), named(entry.subject));
    values.insert(QStringLiteral("other"), named(entry.other));
    values.insert(QStringLiteral("action"), entry.action);
    if (entry.amount)
        values.insert(QStringLiteral("amount"), formats.money(*entry.amount));
    if (entry.day.isValid())
        values.insert(QStringLiteral("day"), formats.day(entry.day));
    return Filled(textFor(entry), values).text();
}

QString ActivityService::kindName(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Any:
        return tr("Everything");
    case ActivityKind::Call:
        return tr("Calls");
    case ActivityKind::Email:
        return tr("Emails");
    case ActivityKind::Note:
        return tr("All notes");
    case ActivityKind::FollowUp:
        return tr("Follow-ups");
    case ActivityKind::Promise:
        return tr("Promises");
    case ActivityKind::Dispute:
        return tr("Disputes");
    case ActivityKind::Document:
        return tr("Documents");
    case ActivityKind::Account:
        return tr("Accounts");
    case ActivityKind::Ledger:
        return tr("Invoices and payments");
    case ActivityKind::Book:
        break;
    }
    return tr("The book itself");
}

} // namespace duebook
