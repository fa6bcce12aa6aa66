// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demotalk.h"

#include "core/services/demo/demoresource.h"

#include <QJsonArray>
#include <QLocale>

namespace duebook {

namespace {

constexpr int kTextLength = 170; ///< shorter texts get another sentence

} // namespace

/// The talks with one account.
class TalkMaker {
public:
    TalkMaker(const DemoTalk &words, DemoContext &context, DemoRandom &random, DemoAccount &account)
        : m_words(words), m_context(context), m_random(random), m_account(account)
    {
    }

    void make(DemoBehaviour behaviour, int notes, int followUps)
    {
        m_budget = notes;
        m_account.notes.reserve(size_t(notes));
        for (size_t i = m_account.invoices.size(); i-- > 0 && left() > 0;)
            aboutInvoice(m_account.invoices[i], behaviour);
        while (left() > 0)
            filler();
        std::stable_sort(m_account.notes.begin(), m_account.notes.end(),
                         [](const Note &a, const Note &b) { return a.spokenAt < b.spokenAt; });
        addFollowUps(followUps);
    }

private:
    int left() const { return m_budget - int(m_account.notes.size()); }

    const Contact &contact()
    {
        return m_account.contacts[m_random.chance(0.75)
                                      ? 0
                                      : size_t(m_random.below(int(m_account.contacts.size())))];
    }

    UserId author()
    {
        return m_random.chance(0.85)  ? m_account.account.owner
               : m_random.chance(0.5) ? DemoContext::kAnna
                                      : DemoContext::kMia;
    }

    QString amountText(qint64 minor) const
    {
        const Currency currency = m_account.account.currency;
        double value = double(minor);
        for (int digit = 0; digit < currency.minorDigits(); ++digit)
            value /= 10;
        return QLocale(QLocale::English).toString(value, 'f', currency.minorDigits()) +
               QLatin1Char(' ') + currency.code();
    }

    static QString dayText(QDate day)
    {
        return QLocale(QLocale::English, QLocale::UnitedKingdom)
            .toString(day, QStringLiteral("d MMM"));
    }

    QString fill(QString text, const Contact &with, const Invoice *invoice, QDate on, qint64 minor,
                 QDate promised)
    {
        text.replace(QLatin1String("{c}"), with.name);
        if (invoice != nullptr) {
            text.replace(QLatin1String("{inv}"), invoice->number);
            text.replace(QLatin1String("{amt}"), amountText(minor));
            text.replace(QLatin1String("{due}"), dayText(invoice->due));
            text.replace(QLatin1String("{late}"), QString::number(invoice->due.daysTo(on)));
            text.replace(QLatin1String("{day}"), dayText(promised));
            text.replace(QLatin1String("{part}"), amountText(minor / 8));
        }
        while (text.size() < kTextLength)
            text += QLatin1Char(' ') + m_random.pick(m_words.m_extra);
        return text;
    }

    Note &add(NoteKind kind, Direction direction, QDate day, const QString &outcome,
              const Contact &with, const QString &text)
    {
        Note note;
        note.id = m_context.newNote();
        note.account = m_account.account.id;
        note.kind = kind;
        note.direction = direction;
        note.author = author();
        note.contact = with.id;
        note.spokenAt =
            m_context.moment(day, QTime(m_random.between(8, 16), m_random.between(0, 59)));
        note.createdAt = note.spokenAt.addSecs(m_random.between(60, 900));
        note.outcome = outcome;
        note.text = text;
        m_account.notes.push_back(std::move(note));
        return m_account.notes.back();
    }

    Note &addAbout(const QStringList &texts, NoteKind kind, Direction direction, QDate day,
                   const char *outcome, const Invoice &invoice, qint64 minor, QDate promised = {})
    {
        const Contact &with = contact();
        Note &note = add(kind, direction, day, QString::fromLatin1(outcome), with,
                         fill(m_random.pick(texts), with, &invoice, day, minor, promised));
        note.invoices = {invoice.id};
        return note;
    }

    /// The last day before today, or `day` where that is earlier; moved to a working day.
    QDate before(QDate day) const
    {
        return m_context.calendar().previousWorkingDay(
            std::min(day, m_context.today().addDays(-1)));
    }

    void aboutInvoice(DemoInvoice &row, DemoBehaviour behaviour)
    {
        const Invoice &invoice = row.invoice;
        if (invoice.kind != InvoiceKind::Invoice)
            return;
        const QDate end = invoice.settled.isValid() ? invoice.settled : m_context.today();
        const qint64 late = invoice.due.daysTo(end);
        if (late < 6)
            return;
        if (invoice.settled.isValid() && m_random.chance(0.5) && left() > 0)
            addAbout(m_words.m_thanks, NoteKind::Email, Direction::Outgoing, before(end.addDays(1)),
                     "", invoice, invoice.amount.minorUnits());
        if (left() > 0)
            remind(invoice);
        if (behaviour == DemoBehaviour::Disputing && !invoice.settled.isValid() &&
            m_random.chance(0.6) && left() > 0)
            dispute(row);
        else if (late >= 12 && left() > 0)
            call(invoice, late);
    }

    void remind(const Invoice &invoice)
    {
        const QDate day = before(invoice.due.addDays(5));
        const qint64 open = demoOpenAsOf(m_account, invoice, day);
        if (open <= 0)
            return;
        Note &note = addAbout(m_words.m_reminder, NoteKind::Email, Direction::Outgoing, day, "",
                              invoice, open);
        if (!invoice.settled.isValid() && day > m_context.today().addDays(-12) &&
            m_random.chance(0.3))
            note.responseDue = m_context.calendar().addWorkingDays(day, 5);
    }

    void call(const Invoice &invoice, qint64 late)
    {
        const QDate day = before(invoice.due.addDays(10));
        const qint64 open = demoOpenAsOf(m_account, invoice, day);
        if (open <= 0)
            return;
        if (m_random.chance(0.3)) {
            addAbout(m_words.m_voicemail, NoteKind::Call, Direction::Outgoing, day, "Voicemail",
                     invoice, open);
        } else if (late < 20 || m_random.chance(0.3) || isPaidOn(invoice, day)) {
            addAbout(m_words.m_approval, NoteKind::Call, Direction::Outgoing, day, "In approval",
                     invoice, open);
        } else {
            promise(invoice, day, open);
        }
    }

    /// What came in on the day of a promise would count for it.
    bool isPaidOn(const Invoice &invoice, QDate day) const
    {
        return std::any_of(m_account.allocations.begin(), m_account.allocations.end(),
                           [&](const Allocation &allocation) {
                               return allocation.invoice == invoice.id && allocation.day == day;
                           });
    }

    void promise(const Invoice &invoice, QDate day, qint64 open)
    {
        DemoPromise promise;
        promise.made = day;
        // Most keep their word: what came before long came on the day that was named.
        const bool kept = invoice.settled.isValid() && day < invoice.settled &&
                          day.daysTo(invoice.settled) <= 45 && m_random.chance(0.75);
        promise.due = m_context.calendar().nextWorkingDay(
            kept ? invoice.settled : day.addDays(m_random.between(6, 15)));
        promise.amount = Money(open, invoice.amount.currency());
        promise.invoices = {{invoice.id, open}};
        const Note &note = addAbout(m_words.m_promise, NoteKind::Call, Direction::Outgoing, day,
                                    "Will pay", invoice, open, promise.due);
        promise.note = note.id;
        promise.at = note.createdAt;
        promise.contact = note.contact;
        promise.saidBy = m_account.contacts.front().name;
        promise.id = m_context.newPromise();
        promise.evidence = QStringLiteral("on the phone");
        m_account.promises.push_back(std::move(promise));
        demoJudgePromises(m_context, m_account);
        const DemoPromise &judged = m_account.promises.back();
        const PromiseState state = judged.state;
        const QDate stateDay = judged.stateDay;
        const QDate due = judged.due;
        if (left() == 0)
            return;
        if (state == PromiseState::Broken && stateDay < m_context.today())
            addAbout(m_words.m_missed, NoteKind::Call, Direction::Outgoing, before(stateDay),
                     "Reached", invoice, open, due);
        else if (state == PromiseState::Kept && m_random.chance(0.5))
            addAbout(m_words.m_kept, NoteKind::Email, Direction::Outgoing,
                     before(stateDay.addDays(1)), "", invoice, open, due);
    }

    void dispute(DemoInvoice &row)
    {
        const Invoice &invoice = row.invoice;
        const QDate day = before(invoice.due.addDays(8));
        const Note &note = addAbout(m_words.m_dispute, NoteKind::Call, Direction::Incoming, day,
                                    "Disputed", invoice, invoice.amount.minorUnits());
        DemoDispute dispute;
        dispute.id = m_context.newDispute();
        dispute.invoice = invoice.id;
        dispute.amountMinor = std::max<qint64>(1, invoice.amount.minorUnits() / 8);
        dispute.reason =
            m_random.chance(0.5) ? QStringLiteral("Damaged goods") : QStringLiteral("Wrong price");
        dispute.text = note.text;
        dispute.owner = m_account.account.owner;
        dispute.note = note.id;
        dispute.at = note.createdAt;
        dispute.opened = day;
        if (invoice.open.minorUnits() <= 0) {
            settle(dispute, invoice);
            return;
        }
        // Most have a day to come; every seventh was left lying.
        const QDate planned = m_context.calendar().addWorkingDays(day, 10);
        const QDate next =
            m_context.calendar().addWorkingDays(m_context.today(), int(dispute.id % 9) + 1);
        dispute.deadline = planned < m_context.today() && dispute.id % 7 != 0 ? next : planned;
        dispute.stage = static_cast<DisputeStage>(1 + dispute.id % 5);
        row.disputedMinor = std::min(dispute.amountMinor, invoice.open.minorUnits());
        dispute.amountMinor = row.disputedMinor;
        FollowUp task;
        task.id = m_context.newFollowUp();
        task.account = m_account.account.id;
        task.assignee = dispute.owner;
        task.note = note.id;
        task.due = dispute.deadline;
        task.reason = QStringLiteral("Dispute: %1 (%2)").arg(dispute.reason, invoice.number);
        task.kind = FollowUpKind::Dispute;
        m_account.followUps.push_back(task);
        dispute.followUp = task.id;
        m_account.disputes.push_back(std::move(dispute));
    }

    void settle(DemoDispute &dispute, const Invoice &invoice)
    {
        static constexpr DisputeOutcome kOutcomes[] = {
            DisputeOutcome::Credited, DisputeOutcome::Refused, DisputeOutcome::Withdrawn};
        static const QString kWords[] = {QStringLiteral("Credit note sent"),
                                         QStringLiteral("Signed delivery note sent; they accept"),
                                         QStringLiteral("Their mistake, they pay all of it")};
        const auto which = size_t(dispute.id % 3);
        dispute.outcome = kOutcomes[which];
        dispute.resolution = kWords[which];
        dispute.closed = std::max(invoice.settled, dispute.opened);
        dispute.deadline = m_context.calendar().addWorkingDays(dispute.opened, 10);
        m_account.disputes.push_back(dispute);
    }

    void filler()
    {
        const Contact &with = contact();
        const bool email = m_random.chance(0.45);
        const bool incoming = m_random.chance(0.35);
        add(email ? NoteKind::Email : NoteKind::Call,
            incoming ? Direction::Incoming : Direction::Outgoing,
            m_context.day(-2 - m_random.below(DemoContext::kHistoryDays - 10)),
            email ? QString() : QStringLiteral("Reached"), with,
            fill(m_random.pick(m_words.m_filler), with, nullptr, {}, 0, {}));
    }

    void addFollowUps(int followUps)
    {
        const bool overdue = std::any_of(
            m_account.invoices.begin(), m_account.invoices.end(), [&](const DemoInvoice &row) {
                return row.invoice.kind == InvoiceKind::Invoice && !row.invoice.open.isZero() &&
                       row.invoice.due < m_context.today();
            });
        int room = followUps;
        if (room > 0 && overdue && m_random.chance(0.8)) {
            addOpen();
            --room;
        }
        for (size_t i = m_account.notes.size(); i-- > 0 && room > 0; --room)
            addDone(m_account.notes[i]);
    }

    FollowUp fresh(const Note *note)
    {
        FollowUp followUp;
        followUp.id = m_context.newFollowUp();
        followUp.account = m_account.account.id;
        followUp.assignee = m_account.account.owner;
        followUp.reason = QString(m_random.pick(m_words.m_next))
                              .replace(QLatin1String("{c}"), m_account.contacts.front().name);
        if (note != nullptr)
            followUp.note = note->id;
        return followUp;
    }

    void addOpen()
    {
        FollowUp followUp = fresh(m_account.notes.empty() ? nullptr : &m_account.notes.back());
        const int kind = m_random.below(100);
        followUp.due = m_context.day(kind < 6    ? -m_random.between(1, 5)
                                     : kind < 14 ? 0
                                                 : m_random.between(1, 24));
        if (m_random.chance(0.2))
            followUp.time = QTime(m_random.between(8, 16), m_random.below(2) * 30);
        followUp.priority = m_random.chance(0.1) ? 1 : 0;
        // What was due before today was reminded of in its time.
        if (followUp.due < m_context.today())
            followUp.firedAt = m_context.moment(
                followUp.due, followUp.time.isValid() ? followUp.time : QTime(9, 0));
        m_account.followUps.push_back(std::move(followUp));
    }

    void addDone(const Note &note)
    {
        FollowUp followUp = fresh(&note);
        followUp.due = before(note.spokenAt.date().addDays(m_random.between(1, 9)));
        followUp.state = FollowUpState::Done;
        followUp.result = m_random.pick(m_words.m_done);
        followUp.doneAt =
            m_context.moment(followUp.due, QTime(m_random.between(9, 16), m_random.below(60)));
        followUp.firedAt = m_context.moment(followUp.due, QTime(9, 0));
        m_account.followUps.push_back(std::move(followUp));
    }

    const DemoTalk &m_words;
    DemoContext &m_context;
    DemoRandom &m_random;
    DemoAccount &m_account;
    int m_budget = 0;
};

Result<DemoTalk> DemoTalk::load()
{
    const Result<QJsonObject> json = readDemoResource(QStringLiteral("talk.json"));
    if (!json)
        return json.error();
    const auto texts = [&](const char *key) { return demoTexts((*json)[QLatin1String(key)]); };
    DemoTalk talk;
    talk.m_reminder = texts("reminder");
    talk.m_voicemail = texts("voicemail");
    talk.m_approval = texts("approval");
    talk.m_promise = texts("promise");
    talk.m_missed = texts("missed");
    talk.m_kept = texts("kept");
    talk.m_thanks = texts("thanks");
    talk.m_dispute = texts("dispute");
    talk.m_filler = texts("filler");
    talk.m_extra = texts("extra");
    talk.m_next = texts("next");
    talk.m_done = texts("done");
    talk.m_goods = texts("goods");
    for (const QJsonValue &value : (*json)[QLatin1String("remarks")].toArray()) {
        Remark remark;
        remark.id = RemarkId(qint64(talk.m_remarks.size()) + 1);
        remark.name = value[QLatin1String("name")].toString();
        remark.text = value[QLatin1String("text")].toString();
        remark.language = value[QLatin1String("language")].toString();
        talk.m_remarks.push_back(remark);
    }
    return talk;
}

void DemoTalk::make(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour, int notes,
                    int followUps, DemoAccount &account) const
{
    TalkMaker(*this, context, random, account).make(behaviour, notes, followUps);
}

} // namespace duebook
