// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/settingsrepository.h"

#include "core/db/statement.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestZone = 64;

// What is longer or more than this no Duebook wrote: it is not even read.
constexpr auto kAll = "SELECT key, value FROM setting WHERE length(value) <= 100000";
constexpr auto kHolidays = R"(
    SELECT DISTINCT day FROM holiday WHERE country IN ($1, '') AND removed = 0 ORDER BY day
     LIMIT 20000)";
constexpr auto kUpsert = R"(
    INSERT INTO setting (key, value, changed_at, changed_by) VALUES ($1, $2, $3, $4)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
                                    changed_by = excluded.changed_by)";

constexpr auto kDayBegun = "day_begun";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::SettingsRepository)
};

struct Key {
    const char *name;
    QString (*write)(const BookSettings &);
    bool (*read)(BookSettings &, const QString &); ///< false = the value cannot be used
};

QString joinNumbers(const std::vector<int> &numbers)
{
    QStringList parts;
    for (const int number : numbers)
        parts += QString::number(number);
    return parts.join(QLatin1Char(','));
}

std::optional<std::vector<int>> rising(const QString &text, int smallest, int largest, size_t most)
{
    std::vector<int> numbers;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool ok = false;
        const int number = part.trimmed().toInt(&ok);
        if (!ok || number < smallest || number > largest ||
            (!numbers.empty() && number <= numbers.back()))
            return std::nullopt;
        numbers.push_back(number);
    }
    if (numbers.empty() || numbers.size() > most)
        return std::nullopt;
    return numbers;
}

bool readNumber(const QString &text, int smallest, int largest, int *into)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < smallest || number > largest)
        return false;
    *into = number;
    return true;
}

template <QString BookSettings::*Member>
constexpr Key textKey(const char *name)
{
    return {name, [](const BookSettings &s) { return s.*Member; },
            [](BookSettings &s, const QString &v) {
                s.*Member = v;
                return true;
            }};
}

template <int BookSettings::*Member, int Smallest, int Largest>
constexpr Key numberKey(const char *name)
{
    return {name, [](const BookSettings &s) { return QString::number(s.*Member); },
            [](BookSettings &s, const QString &v) {
                return readNumber(v, Smallest, Largest, &(s.*Member));
            }};
}

template <bool BookSettings::*Member>
constexpr Key flagKey(const char *name)
{
    return {name, [](const BookSettings &s) { return QString::number(s.*Member ? 1 : 0); },
            [](BookSettings &s, const QString &v) {
                s.*Member = v == QStringLiteral("1");
                return v == QStringLiteral("0") || v == QStringLiteral("1");
            }};
}

template <QStringList BookSettings::*Member>
constexpr Key listKey(const char *name)
{
    return {name, [](const BookSettings &s) { return (s.*Member).join(QLatin1Char('\n')); },
            [](BookSettings &s, const QString &v) {
                s.*Member = v.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
                return true;
            }};
}

struct Weight {
    const char *name;
    int PriorityWeights::*value;
};

constexpr Weight kWeights[] = {
    {"amount_most", &PriorityWeights::amountMost},
    {"amount_full", &PriorityWeights::amountFull},
    {"age_most", &PriorityWeights::ageMost},
    {"age_full_days", &PriorityWeights::ageFullDays},
    {"follow_up_due", &PriorityWeights::followUpDue},
    {"follow_up_overdue", &PriorityWeights::followUpOverdue},
    {"follow_up_overdue_most", &PriorityWeights::followUpOverdueMost},
    {"broken_promise", &PriorityWeights::brokenPromise},
    {"broken_promise_most", &PriorityWeights::brokenPromiseMost},
    {"over_limit", &PriorityWeights::overLimit},
    {"silence_from_days", &PriorityWeights::silenceFromDays},
    {"silence_most", &PriorityWeights::silenceMost},
    {"silence_full_days", &PriorityWeights::silenceFullDays},
    {"hold_revisit", &PriorityWeights::holdRevisit},
    {"response_overdue", &PriorityWeights::responseOverdue},
    {"rating_step", &PriorityWeights::ratingStep},
};
constexpr int kMostPoints = 10000000;

QString writeWeights(const BookSettings &settings)
{
    QStringList parts;
    for (const Weight &weight : kWeights)
        parts += QStringLiteral("%1=%2")
                     .arg(QLatin1String(weight.name))
                     .arg(settings.weights.*weight.value);
    return parts.join(QLatin1Char(','));
}

/// Those that are named; the others stay.
bool readWeights(BookSettings &settings, const QString &text)
{
    PriorityWeights weights = settings.weights;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = part.section(QLatin1Char('='), 0, 0).trimmed();
        const auto *known =
            std::find_if(std::begin(kWeights), std::end(kWeights),
                         [&](const Weight &w) { return name == QLatin1String(w.name); });
        if (known == std::end(kWeights) || !readNumber(part.section(QLatin1Char('='), 1).trimmed(),
                                                       0, kMostPoints, &(weights.*known->value)))
            return false;
    }
    settings.weights = weights;
    return true;
}

const Key kKeys[] = {
    textKey<&BookSettings::company>("company"),
    textKey<&BookSettings::companyAddress>("company_address"),
    textKey<&BookSettings::companyEmail>("company_email"),
    textKey<&BookSettings::companyPhone>("company_phone"),
    {"base_currency", [](const BookSettings &s) { return s.baseCurrency.code(); },
     [](BookSettings &s, const QString &v) {
         const std::optional<Currency> currency = Currency::fromCode(v);
         s.baseCurrency = currency.value_or(s.baseCurrency);
         return currency.has_value();
     }},
    {"time_zone", [](const BookSettings &s) { return QString::fromLatin1(s.timeZone); },
     [](BookSettings &s, const QString &v) {
         // Also one that only another computer knows: it stays, and opening says so.
         s.timeZone = v.left(kLongestZone).toLatin1();
         return true;
     }},
    textKey<&BookSettings::language>("language"),
    {"ageing_edges", [](const BookSettings &s) { return joinNumbers(s.edges.days); },
     [](BookSettings &s, const QString &v) {
         const auto days = rising(v, 1, 3650, kMostBuckets - 2);
         s.edges.days = days.value_or(s.edges.days);
         return days.has_value();
     }},
    {"working_days", [](const BookSettings &s) { return joinNumbers(s.workingDays); },
     [](BookSettings &s, const QString &v) {
         const auto days = rising(v, 1, 7, 7);
         s.workingDays = days.value_or(s.workingDays);
         return days.has_value();
     }},
    textKey<&BookSettings::holidayCountry>("holiday_country"),
    numberKey<&BookSettings::promiseGraceDays, 0, 60>("promise_grace_days"),
    {"all_day_reminder",
     [](const BookSettings &s) { return s.allDayReminder.toString(QStringLiteral("HH:mm")); },
     [](BookSettings &s, const QString &v) {
         const QTime time = QTime::fromString(v, QStringLiteral("H:mm"));
         s.allDayReminder = time.isValid() ? time : s.allDayReminder;
         return time.isValid();
     }},
    numberKey<&BookSettings::invoiceLarge, 0, 1000000000>("invoice_large"),
    numberKey<&BookSettings::invoiceMedium, 0, 1000000000>("invoice_medium"),
    listKey<&BookSettings::outcomes>("outcomes"),
    listKey<&BookSettings::disputeReasons>("dispute_reasons"),
    listKey<&BookSettings::documentKinds>("document_kinds"),
    numberKey<&BookSettings::disputeDeadlineDays, 1, 365>("dispute_deadline_days"),
    numberKey<&BookSettings::disputeEscalateDays, 1, 365>("dispute_escalate_days"),
    numberKey<&BookSettings::limitWarnPercent, 1, 100>("limit_warn_percent"),
    numberKey<&BookSettings::poolBelow, 0, 1000000000>("pool_below"),
    numberKey<&BookSettings::missingProofDays, -1, 3650>("missing_proof_days"),
    {"priority_weights", writeWeights, readWeights},
    flagKey<&BookSettings::forceNetwork>("force_network"),
    flagKey<&BookSettings::backupDaily>("backup_daily"),
    textKey<&BookSettings::backupFolder>("backup_folder"),
    flagKey<&BookSettings::signInByPassword>("sign_in_by_password"),
};

} // namespace

BookSettings SettingsRepository::load(Database &db)
{
    BookSettings settings;
    Statement select(db, kAll);
    while (select.next()) {
        const QString name = select.text(0);
        for (const Key &key : kKeys) {
            if (name == QLatin1String(key.name))
                key.read(settings, select.text(1));
        }
    }
    Statement holidays(db, kHolidays);
    holidays.bind(settings.holidayCountry);
    while (holidays.next())
        settings.holidays.push_back(holidays.day(0));
    return settings;
}

void SettingsRepository::save(Transaction &transaction, const BookSettings &settings)
{
    const BookSettings before = load(transaction);
    QJsonObject changes;
    for (const Key &key : kKeys) {
        const QString from = key.write(before);
        const QString to = key.write(settings);
        if (from == to)
            continue;
        changes.insert(QLatin1String(key.name), QJsonArray{from, to});
        Statement upsert(transaction, kUpsert);
        upsert.bind(QString::fromLatin1(key.name))
            .bind(to)
            .bind(transaction.now())
            .bind(transaction.user());
        upsert.run();
    }
    if (changes.isEmpty())
        return;
    transaction.audit(Entity::Setting, 0, {}, QStringLiteral("settings changed"), changes);
    transaction.changed(Entity::Setting, ChangeKind::Updated, 0);
}

QDate SettingsRepository::dayBegun(Database &db)
{
    Statement select(db, "SELECT value FROM setting WHERE key = $1");
    select.bind(QString::fromLatin1(kDayBegun));
    return select.next() ? QDate::fromString(select.text(0), Qt::ISODate) : QDate();
}

void SettingsRepository::setDayBegun(Transaction &transaction, QDate day)
{
    if (dayBegun(transaction.db()) == day)
        return;
    Statement upsert(transaction, kUpsert);
    upsert.bind(QString::fromLatin1(kDayBegun)).bind(day.toString(Qt::ISODate));
    upsert.bind(transaction.now()).bind(transaction.user());
    upsert.run();
}

bool SettingsRepository::bookHasInvoices(Database &db)
{
    return db.integer("SELECT count(*) FROM (SELECT 1 FROM invoice LIMIT 1)") == 1;
}

std::vector<std::pair<QString, QString>> SettingsRepository::toPairs(const BookSettings &settings)
{
    std::vector<std::pair<QString, QString>> pairs;
    for (const Key &key : kKeys)
        pairs.emplace_back(QString::fromLatin1(key.name), key.write(settings));
    return pairs;
}

Result<BookSettings> SettingsRepository::withValue(BookSettings settings, const QString &key,
                                                   const QString &value)
{
    for (const Key &known : kKeys) {
        if (key != QLatin1String(known.name))
            continue;
        if (known.read(settings, value))
            return settings;
        return Error{ErrorCode::Invalid,
                     Texts::tr("“%1” cannot be used for the setting %2; it is %3 now.")
                         .arg(value, key, known.write(settings)),
                     key,
                     {}};
    }
    return Error{
        ErrorCode::NotFound, Texts::tr("There is no setting called “%1”.").arg(key), key, {}};
}

} // namespace duebook
