// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/democontext.h"

#include "core/rules/promises/promisestate.h"

#include <cmath>

namespace duebook {

namespace {

constexpr int kNumberToday = 30400;
constexpr int kSmallestNumber = 10000;

qint64 scaleOf(Currency currency)
{
    qint64 scale = 1;
    for (int digit = 0; digit < currency.minorDigits(); ++digit)
        scale *= 10;
    return scale;
}

} // namespace

DemoContext::DemoContext(QDate today, QTimeZone zone, int invoices)
    : m_today(today), m_zone(std::move(zone)),
      m_numbersPerDay(std::max(6, 8 * invoices / kHistoryDays)),
      m_numbersTaken(size_t(kHistoryDays) * 2, 0)
{
}

QDate DemoContext::day(int offset) const
{
    const QDate day = m_today.addDays(offset);
    if (offset == 0)
        return day;
    return offset < 0 ? m_calendar.previousWorkingDay(day) : m_calendar.nextWorkingDay(day);
}

QDateTime DemoContext::moment(QDate day, QTime time) const
{
    return QDateTime(day, time, m_zone).toUTC();
}

QString DemoContext::takeInvoiceNumber(QDate issued)
{
    const qint64 back = issued.daysTo(m_today);
    auto slot = size_t(qBound<qint64>(0, qint64(m_numbersTaken.size()) - 1 - back,
                                      qint64(m_numbersTaken.size()) - 1));
    // Days are left with room: a crowded day goes on in numbers of its own at the end.
    const int taken = m_numbersTaken[slot]++;
    const qint64 first = std::max(kNumberToday - qint64(m_numbersTaken.size()) * m_numbersPerDay,
                                  qint64{kSmallestNumber});
    const qint64 number = first + qint64(slot) * m_numbersPerDay;
    if (taken < m_numbersPerDay)
        return QString::number(number + taken);
    return QStringLiteral("%1-%2")
        .arg(number + m_numbersPerDay - 1)
        .arg(taken - m_numbersPerDay + 2);
}

Money demoMoney(double amount, Currency currency)
{
    return {std::llround(amount * double(scaleOf(currency))), currency};
}

qint64 demoOpenAsOf(const DemoAccount &account, const Invoice &invoice, QDate day)
{
    qint64 open = invoice.amount.minorUnits();
    for (const Allocation &allocation : account.allocations) {
        if (allocation.invoice == invoice.id && allocation.day <= day)
            open -= allocation.amount.minorUnits();
    }
    return open;
}

void demoAllocate(DemoContext &context, DemoAccount &account, DemoInvoice &row, AllocationKind kind,
                  PaymentId payment, InvoiceId credit, QDate day, qint64 minor)
{
    Invoice &invoice = row.invoice;
    const Money part(minor, invoice.amount.currency());
    account.allocations.push_back(
        {context.newAllocation(), invoice.id, kind, payment, credit, day, part});
    invoice.open = invoice.open - part;
    if (invoice.open.isZero())
        invoice.settled = day;
    if (kind == AllocationKind::Payment) {
        for (Payment &each : account.payments) {
            if (each.id == payment)
                each.unallocated = each.unallocated - part;
        }
    }
    if (kind == AllocationKind::Credit) {
        for (DemoInvoice &each : account.invoices) {
            if (each.invoice.id != credit)
                continue;
            each.invoice.open = each.invoice.open + part;
            if (each.invoice.open.isZero())
                each.invoice.settled = day;
        }
    }
}

Payment &demoPay(DemoContext &context, DemoAccount &account, QDate day, qint64 minor,
                 const QString &method, const QString &reference)
{
    const Money amount(minor, account.account.currency);
    account.payments.push_back(
        {context.newPayment(), account.account.id, day, amount, amount, method, reference, 0});
    return account.payments.back();
}

namespace {

bool isJudged(const DemoPromise &promise)
{
    return promise.state != PromiseState::Replaced && promise.state != PromiseState::Cancelled;
}

std::vector<Receipt> receiptsOf(const DemoAccount &account,
                                const std::vector<PromiseToJudge> &promises)
{
    std::vector<Receipt> receipts;
    for (const Allocation &allocation : account.allocations) {
        const bool promised =
            std::any_of(promises.begin(), promises.end(), [&](const PromiseToJudge &promise) {
                return std::find(promise.invoices.begin(), promise.invoices.end(),
                                 allocation.invoice) != promise.invoices.end();
            });
        if (promised && allocation.kind != AllocationKind::WriteOff)
            receipts.push_back({allocation.invoice, allocation.payment, allocation.day,
                                allocation.payment.isSet() ? allocation.day : QDate(),
                                allocation.amount});
    }
    return receipts;
}

} // namespace

void demoJudgePromises(const DemoContext &context, DemoAccount &account)
{
    std::vector<PromiseToJudge> promises;
    for (const DemoPromise &promise : account.promises) {
        if (!isJudged(promise))
            continue;
        std::vector<InvoiceId> invoices;
        for (const auto &part : promise.invoices)
            invoices.push_back(part.first);
        promises.push_back({PromiseId(promise.id), promise.made, promise.due, promise.amount,
                            promise.plan, std::move(invoices)});
    }
    if (promises.empty())
        return;
    const std::vector<PromiseVerdict> verdicts = judgePromises(
        promises, receiptsOf(account, promises), PromiseTerms(BookSettings(), context.today()));
    auto verdict = verdicts.begin();
    for (DemoPromise &promise : account.promises) {
        if (!isJudged(promise))
            continue;
        promise.state = verdict->state;
        promise.stateDay = verdict->since;
        promise.receivedMinor = verdict->received.minorUnits();
        ++verdict;
    }
}

void demoAddStatusTask(DemoContext &context, DemoAccount &made)
{
    if (!made.account.statusRevisit.isValid())
        return;
    FollowUp task;
    task.id = context.newFollowUp();
    task.account = made.account.id;
    task.assignee = made.account.owner;
    task.due = made.account.statusRevisit;
    task.reason = QStringLiteral("Look at the status again: %1").arg(made.account.statusReason);
    made.followUps.push_back(task);
    made.statusTask = task.id;
}

void demoRate(const DemoContext &context, DemoAccount &account, DemoBehaviour behaviour)
{
    double weighted = 0;
    double weight = 0;
    int settled = 0;
    for (const DemoInvoice &row : account.invoices) {
        const Invoice &invoice = row.invoice;
        const bool isSettled = invoice.settled.isValid();
        if (invoice.kind != InvoiceKind::Invoice || invoice.issued < context.today().addDays(-365))
            continue;
        const qint64 late = invoice.due.daysTo(isSettled ? invoice.settled : context.today());
        if (!isSettled && late <= 0)
            continue;
        settled += isSettled ? 1 : 0;
        weighted += double(late) * double(invoice.amount.minorUnits());
        weight += double(invoice.amount.minorUnits());
    }
    if (behaviour == DemoBehaviour::Insolvent) {
        account.account.rating = QStringLiteral("E");
        account.account.ratingReason = QStringLiteral("insolvency filed");
        return;
    }
    if (settled < 3 || weight <= 0)
        return;
    const int late = int(std::lround(weighted / weight));
    const auto broken = std::count_if(
        account.promises.begin(), account.promises.end(),
        [](const DemoPromise &promise) { return promise.state == PromiseState::Broken; });
    const int burden = late + int(broken) * 8;
    account.account.rating = QString(QLatin1Char(burden <= 5    ? 'A'
                                                 : burden <= 15 ? 'B'
                                                 : burden <= 32 ? 'C'
                                                 : burden <= 65 ? 'D'
                                                                : 'E'));
    const QString days = QStringLiteral("%1 %2")
                             .arg(std::abs(late))
                             .arg(QLatin1String(std::abs(late) == 1 ? "day" : "days"));
    QString reason = late > 0    ? QStringLiteral("pays %1 late").arg(days)
                     : late == 0 ? QStringLiteral("pays on the day")
                                 : QStringLiteral("pays %1 early").arg(days);
    if (broken > 0)
        reason += broken == 1 ? QStringLiteral(", 1 promise broken")
                              : QStringLiteral(", %1 promises broken").arg(broken);
    account.account.ratingReason = reason;
}

} // namespace duebook
