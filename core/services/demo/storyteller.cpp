// SPDX-License-Identifier: Apache-2.0
// The part of StoryTeller that tells who the customer is and what the ledger has.
#include "core/services/demo/storyteller.h"

#include "core/services/demo/demoledger.h"
#include "core/services/demo/storyfields.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

namespace duebook {

namespace {

DemoBehaviour behaviourOf(const QString &word)
{
    const QStringList words{QStringLiteral("prompt"),    QStringLiteral("bitlate"),
                            QStringLiteral("chronic"),   QStringLiteral("seasonal"),
                            QStringLiteral("disputing"), QStringLiteral("breaking"),
                            QStringLiteral("insolvent")};
    return static_cast<DemoBehaviour>(std::max<qsizetype>(0, words.indexOf(word)));
}

} // namespace

DemoAccount StoryTeller::tell(DemoRandom &random)
{
    const DemoBehaviour behaviour = behaviourOf(textOf(m_story, "behaviour"));
    addAccount();
    addContacts();
    makeDemoHistory(m_context, random, behaviour, number(m_story, "history"), m_made);
    addInvoices();
    addPayments();
    for (const QJsonValue &note : m_story[QLatin1String("notes")].toArray())
        addNote(note.toObject());
    for (const QJsonValue &dispute : m_story[QLatin1String("disputes")].toArray())
        addDispute(dispute.toObject());
    if (const QJsonObject up = m_story[QLatin1String("escalation")].toObject(); !up.isEmpty())
        addEscalation(up);
    for (const QJsonValue &next : m_story[QLatin1String("followUps")].toArray())
        addFollowUp(next.toObject(), NoteId(), owner());
    demoAddStatusTask(m_context, m_made);
    demoJudgePromises(m_context, m_made);
    demoRate(m_context, m_made, behaviour);
    return std::move(m_made);
}

UserId StoryTeller::userOf(const QJsonObject &object, const char *key, UserId otherwise) const
{
    const QString name = textOf(object, key);
    return name == QStringLiteral("anna")    ? DemoContext::kAnna
           : name == QStringLiteral("jonas") ? DemoContext::kJonas
           : name == QStringLiteral("mia")   ? DemoContext::kMia
                                             : otherwise;
}

Invoice *StoryTeller::invoice(const QString &word)
{
    const auto found = m_invoices.constFind(word);
    return found == m_invoices.constEnd() ? nullptr : &m_made.invoices[*found].invoice;
}

QString StoryTeller::fill(QString text)
{
    static const QRegularExpression field(QStringLiteral("\\{(inv|amt|d):([^}]+)\\}"));
    for (QRegularExpressionMatch match = field.match(text); match.hasMatch();
         match = field.match(text)) {
        const QString what = match.captured(1);
        const QString of = match.captured(2);
        QString value;
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        if (what == QStringLiteral("d"))
            value = english.toString(m_context.day(of.toInt()), QStringLiteral("d MMM"));
        else if (const Invoice *found = invoice(of)) {
            value = found->number;
            if (what == QStringLiteral("amt")) {
                const int digits = found->amount.currency().minorDigits();
                value = english.toString(found->amount.toDecimal().toDouble(), 'f', digits) +
                        QLatin1Char(' ') + found->amount.currency().code();
            }
        }
        text.replace(match.capturedStart(), match.capturedLength(), value);
    }
    return text;
}

void StoryTeller::addAccount()
{
    Account &account = m_made.account;
    account.id = m_id;
    account.number = textOf(m_story, "number");
    account.name = textOf(m_story, "name");
    if (const int status = number(m_story, "status"); status > 0)
        account.status = static_cast<AccountStatus>(status);
    const QJsonObject standing = m_story[QLatin1String("standing")].toObject();
    if (!standing.isEmpty()) {
        account.statusReason = textOf(standing, "reason");
        account.statusSince = m_context.day(number(standing, "day"));
        account.statusRevisit = m_context.day(number(standing, "revisit"));
    }
    account.segment = SegmentId(number(m_story, "segment"));
    account.owner = userOf(m_story, "owner", DemoContext::kAnna);
    account.representative = DemoContext::kSam;
    account.language = textOf(m_story, "language");
    account.currency = Currency::fromCode(textOf(m_story, "currency"))
                           .value_or(Currency::fromCode(QStringLiteral("EUR")).value());
    account.termsDays = number(m_story, "terms");
    const QJsonArray discount = m_story[QLatin1String("discount")].toArray();
    account.discountDays = discount.at(0).toInt();
    account.discountBasisPoints = discount.at(1).toInt();
    account.creditLimit = demoMoney(m_story[QLatin1String("limit")].toDouble(), account.currency);
    const QJsonObject hold = m_story[QLatin1String("hold")].toObject();
    if (!hold.isEmpty())
        account.hold =
            Hold{textOf(hold, "reason"), m_context.day(number(hold, "day")),
                 m_context.day(number(hold, "revisit")), userOf(hold, "by", DemoContext::kJonas)};
    account.email = QStringLiteral("accounts@%1.example").arg(domain());
    account.phone = textOf(m_story, "phone");
    account.street = textOf(m_story, "street");
    account.postcode = textOf(m_story, "postcode");
    account.city = textOf(m_story, "city");
    account.country = textOf(m_story, "country");
}

QString StoryTeller::domain() const
{
    return textOf(m_story, "latin") + QLatin1Char('.') + textOf(m_story, "country").toLower();
}

void StoryTeller::addContacts()
{
    for (const QJsonValue &value : m_story[QLatin1String("contacts")].toArray()) {
        const QJsonObject from = value.toObject();
        Contact contact;
        contact.id = m_context.newContact();
        contact.account = m_id;
        contact.name = textOf(from, "name");
        contact.role = textOf(from, "role");
        contact.email = textOf(from, "email");
        if (contact.email.isEmpty())
            contact.email =
                textOf(from, "id") + QLatin1Char('@') + domain() + QStringLiteral(".example");
        contact.phone = textOf(from, "phone");
        contact.mobile = textOf(from, "mobile");
        contact.language = textOf(from, "language");
        contact.preferredChannel = textOf(from, "preferred");
        contact.doNotContactReason = textOf(from, "dnc");
        contact.doNotContact = !contact.doNotContactReason.isEmpty();
        contact.hasLeft = from[QLatin1String("left")].toBool();
        contact.isMain = m_made.contacts.empty();
        m_contacts.insert(textOf(from, "id"), contact.id);
        m_made.contacts.push_back(contact);
    }
}

void StoryTeller::addInvoices()
{
    for (const QJsonValue &value : m_story[QLatin1String("invoices")].toArray()) {
        const QJsonArray from = value.toArray();
        Invoice made;
        made.id = m_context.newInvoice();
        made.account = m_id;
        made.issued = m_context.day(from.at(1).toInt());
        made.number = m_context.takeInvoiceNumber(made.issued);
        made.due = made.issued.addDays(m_made.account.termsDays);
        made.amount = demoMoney(from.at(2).toDouble(), m_made.account.currency);
        made.open = made.amount;
        made.orderNumber = from.at(3).toString();
        m_invoices.insert(from.at(0).toString(), m_made.invoices.size());
        m_made.invoices.push_back({made, 0});
    }
}

void StoryTeller::addPayments()
{
    for (const QJsonValue &value : m_story[QLatin1String("payments")].toArray()) {
        const QJsonArray from = value.toArray();
        const QDate day = m_context.day(from.at(0).toInt());
        const QJsonArray words = from.at(1).toArray();
        qint64 money = demoMoney(from.at(2).toDouble(), m_made.account.currency).minorUnits();
        if (money == 0) {
            for (const QJsonValue &word : words)
                money += invoice(word.toString())->open.minorUnits();
        }
        const PaymentId payment =
            demoPay(m_context, m_made, day, money, QStringLiteral("transfer"), QString()).id;
        for (const QJsonValue &word : words) {
            DemoInvoice &row = m_made.invoices[m_invoices.value(word.toString())];
            const qint64 part = std::min(money, row.invoice.open.minorUnits());
            if (part > 0)
                demoAllocate(m_context, m_made, row, AllocationKind::Payment, payment, {}, day,
                             part);
            money -= part;
        }
    }
}

} // namespace duebook
