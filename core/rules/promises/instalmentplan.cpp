// SPDX-License-Identifier: Apache-2.0
#include "core/rules/promises/instalmentplan.h"

#include <QRegularExpression>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kDaysOfWeek = 7;
constexpr int kMostUnits = 366;

} // namespace

std::optional<InstalmentInterval> instalmentInterval(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9]{1,3})\\s*(d|days?|w|weeks?|m|months?)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const int number = match.captured(1).toInt();
    if (!match.hasMatch() || number < 1 || number > kMostUnits)
        return std::nullopt;
    const QChar unit = match.captured(2).at(0).toLower();
    if (unit == QLatin1Char('m'))
        return InstalmentInterval{number, 0};
    return InstalmentInterval{0, unit == QLatin1Char('w') ? number * kDaysOfWeek : number};
}

std::vector<Instalment> planInstalments(const Money &total, int count, QDate first,
                                        const InstalmentInterval &interval)
{
    const qint64 each = total.minorUnits() / count;
    std::vector<Instalment> plan;
    plan.reserve(size_t(count));
    for (int index = 0; index < count; ++index) {
        const bool last = index == count - 1;
        const qint64 amount = last ? total.minorUnits() - each * (count - 1) : each;
        plan.push_back(
            {first.addMonths(interval.months * index).addDays(qint64{interval.days} * index),
             Money(amount, total.currency())});
    }
    return plan;
}

std::optional<Money> totalOf(std::span<const Instalment> instalments)
{
    if (instalments.empty())
        return std::nullopt;
    Money total(0, instalments.front().amount.currency());
    for (const Instalment &instalment : instalments) {
        if (instalment.amount.currency() != total.currency())
            return std::nullopt;
        const std::optional<Money> sum = total.plus(instalment.amount);
        if (!sum)
            return std::nullopt;
        total = *sum;
    }
    return total;
}

std::vector<std::vector<PromisePart>>
spreadOverInvoices(std::span<const Instalment> instalments,
                   std::span<const std::pair<InvoiceId, Money>> open)
{
    std::vector<std::vector<PromisePart>> parts(instalments.size());
    size_t next = 0;
    qint64 left = open.empty() ? 0 : open.front().second.minorUnits();
    for (size_t index = 0; index < instalments.size(); ++index) {
        qint64 wanted = instalments[index].amount.minorUnits();
        while (wanted > 0 && next < open.size()) {
            const qint64 part = std::min(wanted, left);
            if (part > 0)
                parts[index].push_back(
                    {open[next].first, {}, Money(part, open[next].second.currency())});
            wanted -= part;
            left -= part;
            if (left <= 0 && ++next < open.size())
                left = open[next].second.minorUnits();
        }
    }
    return parts;
}

} // namespace duebook
