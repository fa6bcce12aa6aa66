// SPDX-License-Identifier: Apache-2.0
#include "core/rules/promises/promisestate.h"

#include <algorithm>
#include <numeric>

namespace duebook {

namespace {

bool speaksOf(const PromiseToJudge &promise, InvoiceId invoice)
{
    return std::find(promise.invoices.begin(), promise.invoices.end(), invoice) !=
           promise.invoices.end();
}

/// A receipt with what no promise has taken of it yet.
struct Piece {
    Receipt receipt;
    qint64 left = 0;
    bool awaited = false; ///< some promise names its invoice
};

class Pool {
public:
    Pool(std::vector<Receipt> receipts, const std::vector<PromiseToJudge> &promises)
    {
        std::stable_sort(receipts.begin(), receipts.end(),
                         [](const Receipt &a, const Receipt &b) { return a.day < b.day; });
        for (Receipt &receipt : receipts) {
            const qint64 amount = receipt.amount.minorUnits();
            if (amount < 0 && receipt.invoice.isSet()) {
                takeBack(receipt, -amount);
                continue;
            }
            const bool awaited =
                receipt.invoice.isSet() &&
                std::any_of(promises.begin(), promises.end(), [&](const PromiseToJudge &promise) {
                    return speaksOf(promise, receipt.invoice);
                });
            m_pieces.push_back({std::move(receipt), amount, awaited});
        }
    }

    struct Taken {
        qint64 amount = 0;
        QDate last; ///< day of the last piece taken
    };

    /// Takes up to `wanted` of what counts for `promise` and is dated from `from` to `to` (invalid
    /// = without end).
    Taken take(const PromiseToJudge &promise, QDate from, QDate to, qint64 wanted)
    {
        if (!promise.invoices.empty())
            return takeFrom(
                [&](const Piece &piece) { return speaksOf(promise, piece.receipt.invoice); },
                promise, {from, to}, wanted);
        const qint64 refunded = takeRefunds(promise, {from, to});
        Taken taken;
        for (const bool awaited : {false, true}) {
            const Taken part = takeFrom(
                [&](const Piece &piece) {
                    return piece.receipt.payment.isSet() && piece.awaited == awaited;
                },
                promise, {from, to}, wanted + refunded - taken.amount);
            taken.amount += part.amount;
            if (part.last.isValid() && (!taken.last.isValid() || part.last > taken.last))
                taken.last = part.last;
        }
        taken.amount = std::max<qint64>(0, taken.amount - refunded);
        return taken;
    }

private:
    struct Span {
        QDate from;
        QDate to;

        bool contains(QDate day) const { return day >= from && (!to.isValid() || day <= to); }
    };

    static QDate dayFor(const PromiseToJudge &promise, const Receipt &receipt)
    {
        return promise.invoices.empty() ? receipt.paid : receipt.day;
    }

    template <typename Fits>
    Taken takeFrom(Fits &&fits, const PromiseToJudge &promise, const Span &span, qint64 wanted)
    {
        Taken taken;
        for (Piece &piece : m_pieces) {
            if (taken.amount >= wanted)
                break;
            const QDate day = dayFor(promise, piece.receipt);
            if (piece.left <= 0 || !span.contains(day) ||
                piece.receipt.amount.currency() != promise.amount.currency() || !fits(piece))
                continue;
            const qint64 part = std::min(piece.left, wanted - taken.amount);
            piece.left -= part;
            taken.amount += part;
            if (!taken.last.isValid() || day > taken.last)
                taken.last = day;
        }
        return taken;
    }

    qint64 takeRefunds(const PromiseToJudge &promise, const Span &span)
    {
        qint64 refunded = 0;
        for (Piece &piece : m_pieces) {
            if (piece.left >= 0 || !span.contains(piece.receipt.paid) ||
                piece.receipt.amount.currency() != promise.amount.currency())
                continue;
            refunded -= piece.left;
            piece.left = 0;
        }
        return refunded;
    }

    /// Of what came for the same invoice, the latest first.
    void takeBack(const Receipt &back, qint64 amount)
    {
        for (auto piece = m_pieces.rbegin(); piece != m_pieces.rend() && amount > 0; ++piece) {
            if (piece->receipt.invoice != back.invoice || piece->left <= 0)
                continue;
            const qint64 part = std::min(piece->left, amount);
            piece->left -= part;
            amount -= part;
        }
    }

    std::vector<Piece> m_pieces; ///< by day
};

} // namespace

PromiseTerms::PromiseTerms(const BookSettings &settings, QDate today)
    : m_calendar(settings.workingDays, settings.holidays), m_graceDays(settings.promiseGraceDays),
      m_today(today)
{
}

QDate PromiseTerms::firstStanding() const
{
    QDate day = m_today;
    while (day.isValid() && !hasPassed(day.addDays(-1)))
        day = day.addDays(-1);
    return day;
}

std::vector<PromiseVerdict> judgePromises(const std::vector<PromiseToJudge> &promises,
                                          std::vector<Receipt> receipts, const PromiseTerms &terms)
{
    Pool pool(std::move(receipts), promises);
    std::vector<size_t> order(promises.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        const PromiseToJudge &first = promises[a];
        const PromiseToJudge &second = promises[b];
        return std::tie(first.due, first.made, first.id) <
               std::tie(second.due, second.made, second.id);
    });
    std::vector<PromiseVerdict> verdicts(promises.size());
    for (const size_t index : order) {
        const PromiseToJudge &promise = promises[index];
        const qint64 wanted = promise.amount.minorUnits();
        const QDate lastDay = terms.lastDay(promise.due);
        const Pool::Taken taken = pool.take(promise, promise.made, lastDay, wanted);
        PromiseVerdict &verdict = verdicts[index];
        verdict.id = promise.id;
        verdict.received = Money(taken.amount, promise.amount.currency());
        if (taken.amount >= wanted) {
            verdict.state = PromiseState::Kept;
            verdict.since = taken.last;
        } else if (lastDay < terms.today()) {
            verdict.state = taken.amount > 0 ? PromiseState::PartlyKept : PromiseState::Broken;
            verdict.since = lastDay.addDays(1);
            if (!promise.plan.isEmpty())
                pool.take(promise, lastDay.addDays(1), {}, wanted - taken.amount);
        }
    }
    return verdicts;
}

} // namespace duebook
