// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/checkwords.h"

#include <QFileInfo>

namespace duebook {

namespace {

struct TableWord {
    std::string_view table;
    const char *word;
};

#define WORD(text) QT_TRANSLATE_NOOP("duebook::CheckWords", text)
constexpr TableWord kWords[] = {
    {"setting", WORD("setting")},
    {"currency_rate", WORD("exchange rate")},
    {"app_user", WORD("person")},
    {"cover", WORD("cover")},
    {"segment", WORD("segment")},
    {"import_run", WORD("import")},
    {"account", WORD("account")},
    {"contact", WORD("contact")},
    {"invoice", WORD("invoice")},
    {"payment", WORD("payment")},
    {"allocation", WORD("settlement of invoice")},
    {"ledger_state", WORD("state of the ledger")},
    {"interest_rate", WORD("interest rate")},
    {"holiday", WORD("holiday")},
    {"note", WORD("note")},
    {"note_invoice", WORD("invoice named in the note")},
    {"document_content", WORD("content of the document")},
    {"document", WORD("document")},
    {"promise", WORD("promise due")},
    {"promise_invoice", WORD("invoice of the promise due")},
    {"dispute", WORD("dispute")},
    {"dispute_invoice", WORD("invoice of the dispute")},
    {"document_link", WORD("place of the document")},
    {"follow_up", WORD("follow-up due")},
    {"policy", WORD("dunning policy")},
    {"policy_step", WORD("step of a dunning policy")},
    {"mail_template", WORD("template")},
    {"message", WORD("message")},
    {"message_event", WORD("event of a message")},
    {"message_invoice", WORD("invoice of a message")},
    {"message_document", WORD("document of a message")},
    {"dunning_event", WORD("dunning event")},
    {"import_profile", WORD("import profile")},
    {"import_before", WORD("state before an import")},
    {"currency_scale", WORD("digits of a currency")},
    {"account_person", WORD("our person of account")},
    {"escalation", WORD("escalation")},
    {"remark", WORD("remark")},
    {"contact_distinct", WORD("two contacts told apart")},
};
#undef WORD

QString nameOf(const QString &path)
{
    return QFileInfo(path).completeBaseName();
}

} // namespace

QString CheckWords::place(const AlteredRow &row)
{
    const std::string_view table = row.rows->table().name;
    QString word = QString::fromLatin1(table.data(), qsizetype(table.size()));
    for (const TableWord &each : kWords) {
        if (each.table == table)
            word = tr(each.word);
    }
    if (row.how == AlteredRow::How::Unclear)
        return tr("%1, rows %2 to %3")
            .arg(word)
            .arg(row.place.number())
            .arg(row.place.number() + RowPlace::kSlots - 1);
    if (row.name.name.isEmpty())
        return tr("%1, row %2").arg(word).arg(row.place.number());
    if (row.name.account.isEmpty() || row.name.account == row.name.name)
        return tr("%1 %2").arg(word, row.name.name);
    return tr("%1 %2 of account %3").arg(word, row.name.name, row.name.account);
}

QString CheckWords::what(AlteredRow::How how)
{
    switch (how) {
    case AlteredRow::How::Changed:
        return tr("A row was changed outside Duebook.");
    case AlteredRow::How::Added:
        return tr("A row was added outside Duebook.");
    case AlteredRow::How::Removed:
        return tr("A row was removed outside Duebook.");
    case AlteredRow::How::Unclear:
        break;
    }
    return tr("The sums of these rows were changed outside Duebook.");
}

QString CheckWords::savedLast(const RowName &name, const QTimeZone &zone)
{
    if (!name.savedAt.isValid())
        return {};
    const QString at = moment(name.savedAt, zone);
    return name.savedBy.isEmpty() ? tr("Duebook saved it last on %1.").arg(at)
                                  : tr("Duebook saved it last on %1 (%2).").arg(at, name.savedBy);
}

QString CheckWords::between(const QString &lastSound, const QString &firstWrong)
{
    if (lastSound.isEmpty() && firstWrong.isEmpty())
        return {};
    if (lastSound.isEmpty())
        return tr("The backup “%1” has it already.").arg(nameOf(firstWrong));
    if (firstWrong.isEmpty())
        return tr("In the newest backup, “%1”, it was in order.").arg(nameOf(lastSound));
    return tr("In the backup “%1” it was in order, in “%2” no longer.")
        .arg(nameOf(lastSound), nameOf(firstWrong));
}

QString CheckWords::moment(const QDateTime &at, const QTimeZone &zone)
{
    return at.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace duebook
