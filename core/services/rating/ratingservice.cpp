// SPDX-License-Identifier: Apache-2.0
#include "core/services/rating/ratingservice.h"

#include "core/rules/team/permissions.h"
#include "core/store/rating/ratingquery.h"

#include <algorithm>

namespace duebook {

namespace {

QString paysLate(int days)
{
    if (days > 0)
        return RatingService::tr("pays %n day(s) late", nullptr, days);
    return days < 0 ? RatingService::tr("pays %n day(s) early", nullptr, -days)
                    : RatingService::tr("pays on the day");
}

QString words(const RatingPart &part)
{
    switch (part.reason) {
    case RatingReason::DaysLate:
        return paysLate(part.value);
    case RatingReason::TrendWorse:
        return RatingService::tr("slower than before");
    case RatingReason::TrendBetter:
        return RatingService::tr("faster than before");
    case RatingReason::BrokenPromises:
        return RatingService::tr("%n promise(s) broken", nullptr, part.value);
    case RatingReason::LimitUse:
        return RatingService::tr("%1 % of the credit limit").arg(part.value);
    case RatingReason::Disputes:
        return RatingService::tr("%n dispute(s) refused", nullptr, part.value);
    case RatingReason::ReturnedPayments:
        return RatingService::tr("%n payment(s) returned", nullptr, part.value);
    case RatingReason::Insolvency:
        return RatingService::tr("insolvency");
    case RatingReason::NotEnoughHistory:
        return RatingService::tr("only %n invoice(s) settled in 12 months", nullptr, part.value);
    }
    return {};
}

} // namespace

QString RatingService::inWords(const PaymentRating &rating)
{
    QStringList parts;
    for (const RatingPart &part : rating.reasons)
        parts += words(part);
    return parts.join(QStringLiteral(", "));
}

Result<std::vector<AccountId>> RatingService::due(bool all)
{
    return m_session.read([&](Database &db) -> Result<std::vector<AccountId>> {
        return all ? RatingQuery::all(db) : RatingQuery::stale(db, m_session.today());
    });
}

Result<std::vector<StoredRating>> RatingService::workOut(std::span<const AccountId> accounts)
{
    const QDate today = m_session.today();
    return m_session.read([&](Database &db) -> Result<std::vector<StoredRating>> {
        std::vector<StoredRating> ratings;
        for (const RatedAccount &account :
             RatingQuery::inputs(db, accounts, m_session.settings(), today)) {
            const PaymentRating rating = ratePayments(account.input, today);
            StoredRating stored{account.account, account.rating, QString(), inWords(rating), true};
            if (rating.rated())
                stored.rating = QString(rating.letter);
            stored.differs = stored.rating != account.rating || stored.reason != account.reason;
            if (account.ratedOn != today || stored.differs)
                ratings.push_back(std::move(stored));
        }
        return ratings;
    });
}

Result<void> RatingService::store(std::span<const StoredRating> ratings)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed;
    if (ratings.empty())
        return {};
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        RatingQuery::store(transaction, ratings, m_session.today());
        return {};
    });
}

qint64 RatingService::otherLetters(std::span<const StoredRating> ratings)
{
    return std::count_if(ratings.begin(), ratings.end(),
                         [](const StoredRating &rating) { return rating.otherLetter(); });
}

Result<void> RatingService::endRun(qint64 otherLetters)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed;
    if (otherLetters == 0)
        return {};
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        RatingQuery::storeRun(transaction, otherLetters);
        return {};
    });
}

Result<RatingRun> RatingService::refresh(bool all, const WorkControl &control)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed.error();
    const Result<std::vector<AccountId>> accounts = due(all);
    if (!accounts)
        return accounts.error();
    RatingRun run;
    const Result<void> done = refreshParts(*accounts, control, run);
    // What a stopped run stored has to be told too.
    const Result<void> told = endRun(run.otherLetters);
    if (!done)
        return done.error();
    if (!told)
        return told.error();
    return run;
}

Result<void> RatingService::refreshParts(std::span<const AccountId> accounts,
                                         const WorkControl &control, RatingRun &run)
{
    for (size_t from = 0; from < accounts.size(); from += kPart) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled,
                         tr("Stopped: the ratings worked out so far are kept."),
                         {},
                         {}};
        const auto part = accounts.subspan(from, std::min(kPart, accounts.size() - from));
        const Result<std::vector<StoredRating>> ratings = workOut(part);
        if (!ratings)
            return ratings.error();
        if (const Result<void> stored = store(*ratings); !stored)
            return stored.error();
        run.looked += qint64(part.size());
        run.changed += std::count_if(ratings->begin(), ratings->end(),
                                     [](const StoredRating &r) { return r.differs; });
        run.otherLetters += otherLetters(*ratings);
        control.report(run.looked, qint64(accounts.size()));
    }
    return {};
}

} // namespace duebook
