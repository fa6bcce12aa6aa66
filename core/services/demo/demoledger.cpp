// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demoledger.h"

#include <cmath>
#include <map>

namespace duebook {

namespace {

// Sales grew over the history: above 1, the newer days have more invoices.
constexpr double kGrowth = 1.6;
constexpr int kInsolventDays = 95;
constexpr int kOldDays = 190;

struct SizeRange {
    double low;
    double high;
};

SizeRange rangeOf(SegmentId segment)
{
    switch (segment.number()) {
    case 1:
        return {3000, 60000};
    case 2:
        return {400, 16000};
    default:
        return {90, 4500};
    }
}

/// Days from the due date to payment.
int lateness(DemoRandom &random, DemoBehaviour behaviour, QDate due)
{
    switch (behaviour) {
    case DemoBehaviour::Prompt:
        return random.between(-4, 2);
    case DemoBehaviour::BitLate:
        return random.between(2, 16);
    case DemoBehaviour::Chronic:
        return random.between(22, 58);
    case DemoBehaviour::Seasonal:
        return due.month() >= 6 && due.month() <= 9 ? random.between(28, 62)
                                                    : random.between(-2, 8);
    case DemoBehaviour::Disputing:
        return random.between(6, 34);
    case DemoBehaviour::Breaking:
        return random.between(30, 80);
    case DemoBehaviour::Insolvent:
        return random.between(12, 48);
    }
    return 0;
}

class LedgerMaker {
public:
    LedgerMaker(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour,
                DemoAccount &account)
        : m_context(context), m_random(random), m_behaviour(behaviour), m_account(account),
          m_scale(account.account.currency.minorDigits() == 0 ? 160.0 : 1.0),
          m_payWeekday(random.between(1, 5)), m_runDays(random.chance(0.5) ? 14 : 7)
    {
    }

    /// `newest`: days before today of the newest invoice; above 0, everything is paid.
    void make(int count, int newest)
    {
        m_allPaid = newest > 0;
        std::vector<QDate> issued;
        for (int i = 0; i < count; ++i) {
            const double back = (DemoContext::kHistoryDays - newest) *
                                std::pow(m_random.unit(), m_allPaid ? 1.0 : kGrowth);
            issued.push_back(m_context.day(-1 - newest - int(back)));
        }
        std::sort(issued.begin(), issued.end());
        m_account.invoices.reserve(issued.size() + 8);
        for (const QDate day : issued)
            addInvoice(day);
        pay();
    }

private:
    void addInvoice(QDate issued)
    {
        const Account &account = m_account.account;
        const SizeRange range = rangeOf(account.segment);
        const double size =
            range.low * std::pow(range.high / range.low, std::pow(m_random.unit(), 1.5));
        Invoice invoice;
        invoice.id = m_context.newInvoice();
        invoice.account = account.id;
        invoice.number = m_context.takeInvoiceNumber(issued);
        invoice.issued = issued;
        invoice.due = issued.addDays(account.termsDays);
        invoice.amount = demoMoney(std::round(size * m_scale * 20) / 20, account.currency);
        invoice.open = invoice.amount;
        if (m_random.chance(0.8))
            invoice.orderNumber = QStringLiteral("PO %1").arg(m_random.between(1000, 9999));
        const size_t index = m_account.invoices.size();
        m_account.invoices.push_back({invoice, 0});
        const QDate day = payDay(invoice);
        if (!m_allPaid && m_random.chance(0.03))
            addCredit(index, day);
        if (day < m_context.today())
            m_runs[day].push_back(index);
    }

    /// The day this invoice is paid: today or later means it is open.
    QDate payDay(const Invoice &invoice)
    {
        const Account &account = m_account.account;
        if (account.discountDays > 0 && m_behaviour == DemoBehaviour::Prompt)
            return m_context.calendar().previousWorkingDay(
                invoice.issued.addDays(account.discountDays));
        QDate day = invoice.due.addDays(lateness(m_random, m_behaviour, invoice.due));
        // Now and then an invoice slips through for good and stays open, old.
        if (!m_allPaid && m_behaviour != DemoBehaviour::Prompt && m_random.chance(0.02))
            return m_context.today();
        // Companies pay in runs: the next pay day of the week, or of every other week.
        while (day.dayOfWeek() != m_payWeekday ||
               (m_runDays == 14 && (day.toJulianDay() / 7) % 2 != 0))
            day = day.addDays(1);
        if (m_behaviour == DemoBehaviour::Insolvent &&
            day >= m_context.today().addDays(-kInsolventDays))
            return m_context.today();
        return day;
    }

    void addCredit(size_t index, QDate paid)
    {
        const Invoice of = m_account.invoices[index].invoice;
        const QDate day = m_context.calendar().nextWorkingDay(of.issued.addDays(6));
        if (day >= m_context.today())
            return;
        Invoice credit = of;
        credit.id = m_context.newInvoice();
        credit.kind = InvoiceKind::CreditNote;
        credit.number = QStringLiteral("CN") + m_context.takeInvoiceNumber(day);
        credit.issued = day;
        credit.due = day;
        const qint64 minor =
            std::max<qint64>(1, of.amount.minorUnits() * m_random.between(4, 20) / 100);
        credit.amount = Money(-minor, of.amount.currency());
        credit.open = credit.amount;
        credit.text = QStringLiteral("Returned goods");
        m_account.invoices.push_back({credit, 0});
        if (day < paid)
            demoAllocate(m_context, m_account, m_account.invoices[index], AllocationKind::Credit,
                         {}, credit.id, day, minor);
    }

    void pay()
    {
        const Account &account = m_account.account;
        for (const auto &[day, indexes] : m_runs) {
            qint64 total = 0;
            std::vector<qint64> parts;
            for (const size_t index : indexes) {
                const qint64 open = m_account.invoices[index].invoice.open.minorUnits();
                const bool discounted =
                    account.discountDays > 0 && m_behaviour == DemoBehaviour::Prompt;
                const bool half = !m_allPaid && !discounted && m_random.chance(0.025) && open > 200;
                const qint64 part = discounted ? open - open * account.discountBasisPoints / 10000
                                    : half     ? open / 2
                                               : open;
                parts.push_back(part);
                total += part;
            }
            const qint64 extra = !m_allPaid && m_random.chance(0.01) ? total / 50 : 0;
            if (total <= 0)
                continue;
            const PaymentId payment =
                demoPay(m_context, m_account, day, total + extra,
                        m_random.chance(0.9) ? QStringLiteral("transfer")
                                             : QStringLiteral("cheque"),
                        QStringLiteral("RE %1").arg(m_random.between(100000, 999999)))
                    .id;
            for (size_t i = 0; i < indexes.size(); ++i)
                settle(indexes[i], payment, day, parts[i]);
        }
    }

    void settle(size_t index, PaymentId payment, QDate day, qint64 part)
    {
        DemoInvoice &row = m_account.invoices[index];
        if (part == 0)
            return;
        demoAllocate(m_context, m_account, row, AllocationKind::Payment, payment, {}, day, part);
        const qint64 rest = row.invoice.open.minorUnits();
        if (rest == 0)
            return;
        if (m_account.account.discountDays > 0 && m_behaviour == DemoBehaviour::Prompt) {
            demoAllocate(m_context, m_account, row, AllocationKind::Discount, {}, {}, day, rest);
            return;
        }
        const QDate second = m_context.calendar().nextWorkingDay(day.addDays(28));
        if (second >= m_context.today())
            return;
        const PaymentId later = demoPay(m_context, m_account, second, rest,
                                        QStringLiteral("transfer"), QStringLiteral("Rest"))
                                    .id;
        demoAllocate(m_context, m_account, m_account.invoices[index], AllocationKind::Payment,
                     later, {}, second, rest);
    }

    DemoContext &m_context;
    DemoRandom &m_random;
    DemoBehaviour m_behaviour;
    DemoAccount &m_account;
    double m_scale;
    int m_payWeekday;
    int m_runDays;
    bool m_allPaid = false;
    std::map<QDate, std::vector<size_t>> m_runs; ///< invoices by the day they are paid
};

} // namespace

void makeDemoLedger(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour, int invoices,
                    DemoAccount &account)
{
    LedgerMaker(context, random, behaviour, account).make(invoices, 0);
}

void makeDemoHistory(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour,
                     int invoices, DemoAccount &account)
{
    LedgerMaker(context, random, behaviour, account).make(invoices, kOldDays);
}

} // namespace duebook
