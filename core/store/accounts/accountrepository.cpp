// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts/accountrepository.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/index/searchindex.h"

namespace duebook {

namespace {

constexpr auto kById = "SELECT " DUEBOOK_ACCOUNT_COLUMNS " FROM account a WHERE a.id = $1";
constexpr auto kByNumber = "SELECT id FROM account WHERE number_key = $1";
constexpr auto kExists = "SELECT 1 FROM account WHERE id = $1";
constexpr auto kInsert = R"(
    INSERT INTO account (uid, number, number_key, number_loose, name, name_key, segment_id,
                         owner_id, representative_id, language, currency, terms_days,
                         discount_days, discount_bp, credit_limit, credit_limit_currency, tax_id,
                         email, phone, street, postcode, city, country, in_pool,
                         status, status_reason, status_since_day, status_revisit_day,
                         created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $29, $30))";
constexpr auto kUpdate = R"(
    UPDATE account
       SET number = $1, number_key = $2, number_loose = $3, name = $4, name_key = $5,
           segment_id = $6, owner_id = $7, representative_id = $8, language = $9, currency = $10,
           terms_days = $11, discount_days = $12, discount_bp = $13, credit_limit = $14,
           credit_limit_currency = $15, tax_id = $16, email = $17, phone = $18, street = $19,
           postcode = $20, city = $21, country = $22, in_pool = $23, changed_at = $24,
           changed_by = $25, row_version = row_version + 1
     WHERE id = $26 AND row_version = $27)";
constexpr auto kSetStatus = R"(
    UPDATE account
       SET status = $2, status_reason = $3, status_since_day = $4, status_revisit_day = $5,
           changed_at = $6, changed_by = $7, row_version = row_version + 1
     WHERE id = $1)";
constexpr auto kSetHold = R"(
    UPDATE account
       SET hold = $2, hold_reason = $3, hold_since_day = $4, hold_revisit_day = $5, hold_by = $6,
           changed_at = $7, changed_by = $8, row_version = row_version + 1
     WHERE id = $1)";
constexpr auto kStatusTask = "SELECT status_follow_up_id FROM account WHERE id = $1";
constexpr auto kSetStatusTask = "UPDATE account SET status_follow_up_id = $2 WHERE id = $1";
constexpr auto kSetOwner = R"(
    UPDATE account
       SET owner_id = $2, changed_at = $3, changed_by = $4, row_version = row_version + 1
     WHERE id = $1)";
constexpr auto kSegments = "SELECT id, name FROM segment ORDER BY sort_order, id";

// The fields that insert and update share, in the order of both statements.
void bindFields(Statement &statement, const Account &account)
{
    statement.bind(account.number)
        .bind(foldNumber(account.number))
        .bind(looseNumber(account.number))
        .bind(account.name)
        .bind(foldText(account.name))
        .bind(account.segment)
        .bind(account.owner)
        .bind(account.representative)
        .bind(account.language)
        .bind(account.currency.code())
        .bind(account.termsDays)
        .bind(account.discountDays)
        .bind(account.discountBasisPoints);
    if (account.creditLimit)
        statement.bind(account.creditLimit->minorUnits())
            .bind(account.creditLimit->currency().code());
    else
        statement.bindNull().bind(QString());
    statement.bind(account.taxId)
        .bind(account.email)
        .bind(account.phone)
        .bind(account.street)
        .bind(account.postcode)
        .bind(account.city)
        .bind(account.country)
        .bind(account.inPool);
}

QString limitText(const Account &account)
{
    if (!account.creditLimit)
        return {};
    return account.creditLimit->toDecimal() + QLatin1Char(' ') +
           account.creditLimit->currency().code();
}

QString statusWord(AccountStatus status)
{
    switch (status) {
    case AccountStatus::Active:
        return QStringLiteral("active");
    case AccountStatus::Insolvency:
        return QStringLiteral("insolvency");
    case AccountStatus::Legal:
        return QStringLiteral("legal");
    case AccountStatus::Agency:
        return QStringLiteral("agency");
    case AccountStatus::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

QJsonArray days(QDate from, QDate to)
{
    return {from.toString(Qt::ISODate), to.toString(Qt::ISODate)};
}

} // namespace

QJsonObject AccountRepository::changes(const Account &from, const Account &to)
{
    FieldChanges changes;
    changes.add("number", from.number, to.number);
    changes.add("name", from.name, to.name);
    changes.add("segment", from.segment.number(), to.segment.number());
    changes.add("owner", from.owner.number(), to.owner.number());
    changes.add("representative", from.representative.number(), to.representative.number());
    changes.add("language", from.language, to.language);
    changes.add("currency", from.currency.code(), to.currency.code());
    changes.add("terms days", from.termsDays, to.termsDays);
    changes.add("discount days", from.discountDays, to.discountDays);
    changes.add("discount basis points", from.discountBasisPoints, to.discountBasisPoints);
    changes.add("credit limit", limitText(from), limitText(to));
    changes.add("tax id", from.taxId, to.taxId);
    changes.add("email", from.email, to.email);
    changes.add("phone", from.phone, to.phone);
    changes.add("street", from.street, to.street);
    changes.add("postcode", from.postcode, to.postcode);
    changes.add("city", from.city, to.city);
    changes.add("country", from.country, to.country);
    changes.add("in pool", from.inPool ? 1 : 0, to.inPool ? 1 : 0);
    return changes.json();
}

Account readAccount(const Statement &row)
{
    Account account;
    account.id = row.id<AccountId>(0);
    account.number = row.text(1);
    account.name = row.text(2);
    account.status = static_cast<AccountStatus>(row.integer(3));
    account.segment = row.id<SegmentId>(4);
    account.owner = row.id<UserId>(5);
    account.representative = row.id<UserId>(6);
    account.language = row.text(7);
    account.currency = Currency::fromCode(row.utf8(8)).value_or(Currency());
    account.termsDays = int(row.integer(9));
    account.discountDays = int(row.integer(10));
    account.discountBasisPoints = int(row.integer(11));
    const std::optional<Currency> limitCurrency = Currency::fromCode(row.utf8(13));
    if (!row.isNull(12) && limitCurrency)
        account.creditLimit = Money(row.integer(12), *limitCurrency);
    if (row.flag(14))
        account.hold = Hold{row.text(15), row.day(16), row.day(17), row.id<UserId>(18)};
    account.taxId = row.text(19);
    account.email = row.text(20);
    account.phone = row.text(21);
    account.street = row.text(22);
    account.postcode = row.text(23);
    account.city = row.text(24);
    account.country = row.text(25);
    account.rating = row.text(26);
    account.ratingReason = row.text(27);
    account.rowVersion = row.integer(28);
    account.statusReason = row.text(29);
    account.statusSince = row.day(30);
    account.statusRevisit = row.day(31);
    account.inPool = row.flag(32);
    return account;
}

std::optional<Account> AccountRepository::find(Database &db, AccountId id)
{
    Statement select(db, kById);
    select.bind(id);
    return select.next() ? std::optional(readAccount(select)) : std::nullopt;
}

std::optional<AccountId> AccountRepository::findByNumber(Database &db, const QString &number)
{
    Statement select(db, kByNumber);
    select.bind(foldNumber(number));
    return select.next() ? std::optional(select.id<AccountId>(0)) : std::nullopt;
}

bool AccountRepository::exists(Database &db, AccountId id)
{
    Statement select(db, kExists);
    select.bind(id);
    return select.next();
}

AccountId AccountRepository::insert(Transaction &transaction, const Account &account)
{
    Statement insert(transaction, kInsert);
    insert.bind(newUid());
    bindFields(insert, account);
    insert.bind(qint64(account.status))
        .bind(account.statusReason)
        .bind(account.statusSince)
        .bind(account.statusRevisit)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const AccountId id(transaction.db().lastInsertId());
    SearchIndex::addAccount(transaction, id, account.number, account.name, account.city);
    transaction.changed(Entity::Account, ChangeKind::Created, id.number(), id);
    transaction.audit(Entity::Account, id.number(), id, QStringLiteral("account added"));
    return id;
}

Result<void> AccountRepository::update(Transaction &transaction, const Account &account)
{
    const std::optional<Account> before = find(transaction, account.id);
    if (!before || before->rowVersion != account.rowVersion)
        return conflictOrMissing(before.has_value());
    QJsonObject changed = changes(*before, account);
    if (changed.isEmpty())
        return {};
    Statement update(transaction, kUpdate);
    bindFields(update, account);
    update.bind(transaction.now())
        .bind(transaction.user())
        .bind(account.id)
        .bind(account.rowVersion);
    update.run();
    SearchIndex::changeAccount(transaction, *before, account);
    transaction.changed(Entity::Account, ChangeKind::Updated, account.id.number(), account.id);
    const auto audit = [&](const QString &action, const QJsonObject &what) {
        transaction.audit(Entity::Account, account.id.number(), account.id, action, what);
    };
    // The timeline tells a change of owner: it has a row of its own.
    if (const QString owner = QStringLiteral("owner"); changed.contains(owner))
        audit(QStringLiteral("owner changed"), {{owner, changed.take(owner)}});
    if (!changed.isEmpty())
        audit(QStringLiteral("account changed"), changed);
    return {};
}

Result<void> AccountRepository::setHold(Transaction &transaction, AccountId id,
                                        const std::optional<Hold> &hold, const QString &why)
{
    const std::optional<Account> before = find(transaction, id);
    if (!before)
        return conflictOrMissing(false);
    const Hold to = hold.value_or(Hold());
    Statement update(transaction, kSetHold);
    update.bind(id)
        .bind(hold.has_value())
        .bind(to.reason)
        .bind(to.since)
        .bind(to.revisit)
        .bind(to.by)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    const Hold from = before->hold.value_or(Hold());
    const QJsonObject changes{
        {QStringLiteral("reason"), QJsonArray{from.reason, hold ? to.reason : why}},
        {QStringLiteral("revisit"), days(from.revisit, to.revisit)},
    };
    transaction.changed(Entity::Account, ChangeKind::Updated, id.number(), id);
    transaction.audit(Entity::Account, id.number(), id,
                      hold ? QStringLiteral("hold set") : QStringLiteral("hold lifted"), changes);
    return {};
}

Result<void> AccountRepository::setStatus(Transaction &transaction, AccountId id,
                                          AccountStatus status, const QString &reason, QDate since,
                                          QDate revisit)
{
    const std::optional<Account> before = find(transaction, id);
    if (!before)
        return conflictOrMissing(false);
    Statement update(transaction, kSetStatus);
    update.bind(id)
        .bind(qint64(status))
        .bind(reason)
        .bind(since)
        .bind(revisit)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    transaction.changed(Entity::Account, ChangeKind::Updated, id.number(), id);
    transaction.audit(
        Entity::Account, id.number(), id, QStringLiteral("status changed"),
        {{QStringLiteral("status"), QJsonArray{statusWord(before->status), statusWord(status)}},
         {QStringLiteral("reason"), QJsonArray{before->statusReason, reason}},
         {QStringLiteral("revisit"), days(before->statusRevisit, revisit)}});
    return {};
}

FollowUpId AccountRepository::statusTask(Database &db, AccountId id)
{
    Statement select(db, kStatusTask);
    select.bind(id);
    return select.next() ? select.id<FollowUpId>(0) : FollowUpId();
}

void AccountRepository::setStatusTask(Transaction &transaction, AccountId id, FollowUpId followUp)
{
    Statement update(transaction, kSetStatusTask);
    update.bind(id).bind(followUp);
    update.run();
}

Result<void> AccountRepository::setOwner(Transaction &transaction, AccountId id, UserId owner)
{
    const std::optional<Account> before = find(transaction, id);
    if (!before)
        return conflictOrMissing(false);
    if (before->owner == owner)
        return {};
    Statement update(transaction, kSetOwner);
    update.bind(id).bind(owner).bind(transaction.now()).bind(transaction.user());
    update.run();
    FieldChanges changes;
    changes.add("owner", before->owner.number(), owner.number());
    transaction.changed(Entity::Account, ChangeKind::Updated, id.number(), id);
    transaction.audit(Entity::Account, id.number(), id, QStringLiteral("owner changed"),
                      changes.json());
    return {};
}

std::vector<std::pair<SegmentId, QString>> AccountRepository::segments(Database &db)
{
    Statement select(db, kSegments);
    std::vector<std::pair<SegmentId, QString>> segments;
    while (select.next())
        segments.emplace_back(select.id<SegmentId>(0), select.text(1));
    return segments;
}

} // namespace duebook
