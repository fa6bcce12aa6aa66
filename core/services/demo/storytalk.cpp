// SPDX-License-Identifier: Apache-2.0
// The part of StoryTeller that tells what was said and agreed.
#include "core/services/demo/demopaper.h"
#include "core/services/demo/demoresource.h"
#include "core/services/demo/storyfields.h"
#include "core/services/demo/storyteller.h"

#include <QJsonArray>

namespace duebook {

namespace {

NoteKind noteKindOf(const QString &word)
{
    const QStringList words{QStringLiteral("call"),    QStringLiteral("email"),
                            QStringLiteral("letter"),  QStringLiteral("meeting"),
                            QStringLiteral("text"),    QStringLiteral("visit"),
                            QStringLiteral("internal")};
    return static_cast<NoteKind>(1 + std::max<qsizetype>(0, words.indexOf(word)));
}

} // namespace

void StoryTeller::addNote(const QJsonObject &from)
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

void StoryTeller::addPromise(const QJsonObject &from, const Note &note, QDate made)
{
    DemoPromise promise;
    promise.id = m_context.newPromise();
    promise.contact = note.contact;
    promise.note = note.id;
    promise.at = note.createdAt;
    promise.made = made;
    promise.due = m_context.day(number(from, "due"));
    promise.amount = demoMoney(from[QLatin1String("amount")].toDouble(), m_made.account.currency);
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

void StoryTeller::addPlan(const DemoPromise &first, const QJsonArray &instalments)
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

void StoryTeller::addFollowUp(const QJsonObject &from, NoteId note, UserId otherwise)
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

void StoryTeller::addDispute(const QJsonObject &from)
{
    DemoInvoice &row = m_made.invoices[m_invoices.value(textOf(from, "inv"))];
    DemoDispute dispute;
    dispute.id = m_context.newDispute();
    dispute.invoice = row.invoice.id;
    dispute.amountMinor =
        demoMoney(from[QLatin1String("amount")].toDouble(), m_made.account.currency).minorUnits();
    dispute.reason = textOf(from, "reason");
    dispute.text = textOf(from, "text");
    dispute.owner = userOf(from, "owner", owner());
    dispute.opened = m_context.day(number(from, "opened"));
    dispute.at = m_context.moment(dispute.opened, QTime(10, 5));
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

void StoryTeller::addEscalation(const QJsonObject &from)
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

void StoryTeller::addDocument(const QJsonObject &from, const Note &note)
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

} // namespace duebook
