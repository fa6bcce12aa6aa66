// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demostories.h"

#include "core/services/demo/demoledger.h"
#include "core/services/demo/demopaper.h"
#include "core/services/demo/demoresource.h"

#include <QHash>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

namespace duebook {

namespace {

QString textOf(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

QTime timeOf(const QJsonObject &object, const char *key)
{
    return QTime::fromString(textOf(object, key), QStringLiteral("H:mm"));
}

DemoBehaviour behaviourOf(const QString &word)
{
    const QStringList words{QStringLiteral("prompt"),    QStringLiteral("bitlate"),
                            QStringLiteral("chronic"),   QStringLiteral("seasonal"),
                            QStringLiteral("disputing"), QStringLiteral("breaking"),
                            QStringLiteral("insolvent")};
    return static_cast<DemoBehaviour>(std::max<qsizetype>(0, words.indexOf(word)));
}

NoteKind noteKindOf(const QString &word)
{
    const QStringList words{QStringLiteral("call"),    QStringLiteral("email"),
                            QStringLiteral("letter"),  QStringLiteral("meeting"),
                            QStringLiteral("text"),    QStringLiteral("visit"),
                            QStringLiteral("internal")};
    return static_cast<NoteKind>(1 + std::max<qsizetype>(0, words.indexOf(word)));
}

/// One story on its way into rows.
class StoryTeller {
public:
    StoryTeller(DemoContext &context, const QJsonObject &story, AccountId id)
        : m_context(context), m_story(story), m_id(id)
    {
    }

    DemoAccount tell(DemoRandom &random)
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

private:
    static int number(const QJsonObject &object, const char *key)
    {
        return object[QLatin1String(key)].toInt();
    }

    UserId userOf(const QJsonObject &object, const char *key, UserId otherwise) const
    {
        const QString name = textOf(object, key);
        return name == QStringLiteral("anna")    ? DemoContext::kAnna
               : name == QStringLiteral("jonas") ? DemoContext::kJonas
               : name == QStringLiteral("mia")   ? DemoContext::kMia
                                                 : otherwise;
    }
    UserId owner() const { return m_made.account.owner; }

    Invoice *invoice(const QString &word)
    {
        const auto found = m_invoices.constFind(word);
        return found == m_invoices.constEnd() ? nullptr : &m_made.invoices[*found].invoice;
    }

    QString fill(QString text)
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

    void addAccount()
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
        account.creditLimit =
            demoMoney(m_story[QLatin1String("limit")].toDouble(), account.currency);
        const QJsonObject hold = m_story[QLatin1String("hold")].toObject();
        if (!hold.isEmpty())
            account.hold = Hold{textOf(hold, "reason"), m_context.day(number(hold, "day")),
                                m_context.day(number(hold, "revisit")),
                                userOf(hold, "by", DemoContext::kJonas)};
        account.email = QStringLiteral("accounts@%1.example").arg(domain());
        account.phone = textOf(m_story, "phone");
        account.street = textOf(m_story, "street");
        account.postcode = textOf(m_story, "postcode");
        account.city = textOf(m_story, "city");
        account.country = textOf(m_story, "country");
    }

    QString domain() const
    {
        return textOf(m_story, "latin") + QLatin1Char('.') + textOf(m_story, "country").toLower();
    }

    void addContacts()
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

    void addInvoices()
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

    void addPayments()
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

    void addNote(const QJsonObject &from)
    {
        Note note;
        note.id = m_context.newNote();
        note.account = m_id;
        note.kind = noteKindOf(textOf(from, "k"));
        note.direction = note.kind == NoteKind::Internal      ? Direction::None
                         : from[QLatin1String("in")].toBool() ? Direction::Incoming
                                                              : Direction::Outgoing;
        note.author = userOf(from, "by", owner());
        note.contact = m_contacts.value(textOf(from, "with"));
        const QDate day = m_context.day(number(from, "day"));
        note.spokenAt = m_context.moment(day, timeOf(from, "at"));
        note.createdAt = note.spokenAt.addSecs(240);
        note.outcome = textOf(from, "out");
        note.text = fill(textOf(from, "text"));
        if (from.contains(QLatin1String("answer")))
            note.responseDue = m_context.day(number(from, "answer"));
        for (const QJsonValue &word : from[QLatin1String("inv")].toArray())
            note.invoices.push_back(invoice(word.toString())->id);
        m_made.notes.push_back(note);
        if (from.contains(QLatin1String("promise")))
            addPromise(from[QLatin1String("promise")].toObject(), note, day);
        if (from.contains(QLatin1String("next")))
            addFollowUp(from[QLatin1String("next")].toObject(), note.id, note.author);
        for (const QJsonValue &document : from[QLatin1String("docs")].toArray())
            addDocument(document.toObject(), note);
    }

    void addPromise(const QJsonObject &from, const Note &note, QDate made)
    {
        DemoPromise promise;
        promise.id = m_context.newPromise();
        promise.contact = note.contact;
        promise.note = note.id;
        promise.at = note.createdAt;
        promise.made = made;
        promise.due = m_context.day(number(from, "due"));
        promise.amount =
            demoMoney(from[QLatin1String("amount")].toDouble(), m_made.account.currency);
        qint64 rest = promise.amount.minorUnits();
        for (const QJsonValue &word : from[QLatin1String("inv")].toArray()) {
            const Invoice &about = *invoice(word.toString());
            const qint64 part = std::min(rest, about.amount.minorUnits());
            promise.invoices.emplace_back(about.id, part);
            rest -= part;
        }
        for (const Contact &contact : m_made.contacts) {
            if (contact.id == note.contact)
                promise.saidBy = contact.name;
        }
        promise.evidence = textOf(from, "evidence");
        if (promise.evidence.isEmpty())
            promise.evidence = note.kind == NoteKind::Call ? QStringLiteral("on the phone")
                                                           : QStringLiteral("by email");
        promise.cancelReason = textOf(from, "cancelled");
        if (from.contains(QLatin1String("ended"))) {
            promise.state =
                promise.cancelReason.isEmpty() ? PromiseState::Replaced : PromiseState::Cancelled;
            promise.stateDay = m_context.day(number(from, "ended"));
        }
        const QJsonArray plan = from[QLatin1String("plan")].toArray();
        if (!plan.isEmpty()) {
            addPlan(promise, plan);
            return;
        }
        // What an earlier promise was replaced by is the next one of the story.
        if (!m_made.promises.empty() && m_made.promises.back().state == PromiseState::Replaced)
            m_made.promises.back().replacedBy = promise.id;
        m_made.promises.push_back(promise);
    }

    /// One promise per instalment: [[day, amount], ...], all of the same invoice.
    void addPlan(const DemoPromise &first, const QJsonArray &instalments)
    {
        for (const QJsonValue &value : instalments) {
            const QJsonArray from = value.toArray();
            DemoPromise one = first;
            if (value != instalments.first())
                one.id = m_context.newPromise();
            one.due = m_context.day(from.at(0).toInt());
            one.amount = demoMoney(from.at(1).toDouble(), m_made.account.currency);
            one.invoices.front().second = one.amount.minorUnits();
            one.plan = QStringLiteral("plan-%1").arg(first.id);
            m_made.promises.push_back(one);
        }
    }

    void addFollowUp(const QJsonObject &from, NoteId note, UserId otherwise)
    {
        FollowUp followUp;
        followUp.id = m_context.newFollowUp();
        followUp.account = m_id;
        followUp.assignee = userOf(from, "by", otherwise);
        followUp.note = note;
        followUp.due = m_context.day(number(from, "day"));
        followUp.time = timeOf(from, "at");
        followUp.reason = fill(textOf(from, "reason"));
        followUp.priority = number(from, "prio");
        const QDateTime reminded =
            m_context.moment(followUp.due, followUp.time.isValid() ? followUp.time : QTime(9, 0));
        if (followUp.due < m_context.today())
            followUp.firedAt = reminded;
        if (from.contains(QLatin1String("done"))) {
            followUp.state = FollowUpState::Done;
            followUp.result = textOf(from, "done");
            followUp.doneAt = reminded.addSecs(1800);
        }
        m_made.followUps.push_back(followUp);
    }

    void addDispute(const QJsonObject &from)
    {
        DemoInvoice &row = m_made.invoices[m_invoices.value(textOf(from, "inv"))];
        DemoDispute dispute;
        dispute.id = m_context.newDispute();
        dispute.invoice = row.invoice.id;
        dispute.amountMinor =
            demoMoney(from[QLatin1String("amount")].toDouble(), m_made.account.currency)
                .minorUnits();
        dispute.reason = textOf(from, "reason");
        dispute.text = textOf(from, "text");
        dispute.owner = userOf(from, "owner", owner());
        dispute.opened = m_context.day(number(from, "opened"));
        dispute.deadline = m_context.day(number(from, "deadline"));
        if (const int stage = number(from, "stage"); stage > 0)
            dispute.stage = static_cast<DisputeStage>(stage);
        row.disputedMinor = dispute.amountMinor;
        FollowUp task;
        task.id = m_context.newFollowUp();
        task.account = m_id;
        task.assignee = dispute.owner;
        task.due = dispute.deadline;
        task.reason = QStringLiteral("Dispute: %1 (%2)").arg(dispute.reason, row.invoice.number);
        task.kind = FollowUpKind::Dispute;
        m_made.followUps.push_back(task);
        dispute.followUp = task.id;
        m_made.disputes.push_back(dispute);
    }

    void addEscalation(const QJsonObject &from)
    {
        DemoEscalation made;
        made.by = owner();
        made.day = m_context.day(number(from, "day"));
        made.escalation.to = userOf(from, "to", DemoContext::kJonas);
        made.escalation.reason = textOf(from, "reason");
        made.escalation.revisit = m_context.day(number(from, "revisit"));
        FollowUp task;
        task.id = m_context.newFollowUp();
        task.account = m_id;
        task.assignee = made.escalation.to;
        task.due = made.day;
        task.reason = QStringLiteral("Escalated: ") + made.escalation.reason;
        task.kind = FollowUpKind::Escalation;
        m_made.followUps.push_back(task);
        made.followUp = task.id;
        m_made.escalations.push_back(made);
    }

    void addDocument(const QJsonObject &from, const Note &note)
    {
        DemoDocument made;
        Document &document = made.document;
        document.id = m_context.newDocument();
        document.name = fill(textOf(from, "name"));
        document.kind = textOf(from, "kind");
        document.isProof = from[QLatin1String("proof")].toBool();
        document.source = textOf(from, "from") == QStringLiteral("us") ? DocumentSource::Us
                                                                       : DocumentSource::Customer;
        document.received = note.spokenAt.date();
        document.addedBy = note.author;
        document.addedAt = note.createdAt;
        const QStringList lines = demoTexts(from[QLatin1String("lines")]);
        made.text = lines.join(QLatin1Char('\n'));
        const bool pdf = document.name.endsWith(QStringLiteral(".pdf"));
        document.mediaType = pdf ? QStringLiteral("application/pdf") : QStringLiteral("text/plain");
        made.content = pdf ? demoPdf(lines) : made.text.toUtf8() + '\n';
        made.link.note = note.id;
        if (!note.invoices.empty())
            made.link.invoice = note.invoices.front();
        m_made.documents.push_back(std::move(made));
    }

    DemoContext &m_context;
    const QJsonObject m_story;
    AccountId m_id;
    DemoAccount m_made;
    QHash<QString, size_t> m_invoices; ///< index by the story's word for it
    QHash<QString, ContactId> m_contacts;
};

} // namespace

Result<DemoStories> DemoStories::load()
{
    DemoStories stories;
    for (const char *name : {"stories1.json", "stories2.json"}) {
        const Result<QJsonObject> json = readDemoResource(QString::fromLatin1(name));
        if (!json)
            return json.error();
        for (const QJsonValue &story : (*json)[QLatin1String("stories")].toArray())
            stories.m_stories.append(story);
    }
    return stories;
}

DemoAccount DemoStories::make(DemoContext &context, DemoRandom &random, int index,
                              AccountId id) const
{
    return StoryTeller(context, m_stories.at(index).toObject(), id).tell(random);
}

} // namespace duebook
