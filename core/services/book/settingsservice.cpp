// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/settingsservice.h"

#include "core/base/timezones.h"
#include "core/rules/record/fieldmerge.h"
#include "core/rules/team/permissions.h"
#include "core/services/calendar/holidayservice.h"
#include "core/services/promises/promiseupkeep.h"
#include "core/services/record/recordfields.h"
#include "core/services/record/settingwords.h"
#include "core/services/team/signinservice.h"
#include "core/services/upkeep/ledgerupkeep.h"
#include "core/store/book/settingsrepository.h"

#include <algorithm>

namespace duebook {

namespace {

QString codesOf(const std::vector<HolidayCountry> &countries)
{
    QStringList codes;
    for (const HolidayCountry &country : countries)
        codes += country.code;
    return codes.join(QStringLiteral(", "));
}

} // namespace

Result<BookSettings> SettingsService::settings()
{
    return m_session.read(
        [](Database &db) -> Result<BookSettings> { return SettingsRepository::load(db); });
}

Result<void> SettingsService::mayChange(Database &db, const BookSettings &before,
                                        const BookSettings &after) const
{
    const User &me = m_session.user();
    if (before.backupDaily != after.backupDaily || before.backupFolder != after.backupFolder) {
        if (const auto allowed = require(Right::ChangeBackups, me, "backup_folder"); !allowed)
            return allowed;
    }
    if (before.forceNetwork != after.forceNetwork) {
        if (const auto allowed = require(Right::ChangeSharing, me, "force_network"); !allowed)
            return allowed;
    }
    if (before.signInByPassword == after.signInByPassword)
        return {};
    const char *place = "sign_in_by_password";
    if (const auto allowed = require(Right::ManagePeople, me, place); !allowed)
        return allowed;
    if (after.signInByPassword && !SignInService::administratorCanSignIn(db))
        return Error{ErrorCode::Invalid,
                     tr("No administrator has a password yet: set one first, else nobody could "
                        "administer the book."),
                     QLatin1String(place),
                     {}};
    return {};
}

Error SettingsService::changedMeanwhile(const QString &key)
{
    return {ErrorCode::Conflict,
            tr("Someone else changed “%1” in the meantime: look at the new value, then save again.")
                .arg(SettingWords::nameOf(key)),
            key,
            {}};
}

Result<void> SettingsService::check(const BookSettings &settings)
{
    if (!settings.baseCurrency.isSet())
        return Error{ErrorCode::Invalid,
                     tr("Choose the currency of the book, for example EUR."),
                     QStringLiteral("baseCurrency"),
                     {}};
    if (settings.workingDays.empty())
        return Error{ErrorCode::Invalid,
                     tr("Choose at least one working day."),
                     QStringLiteral("workingDays"),
                     {}};
    if (settings.invoiceMedium > settings.invoiceLarge)
        return Error{ErrorCode::Invalid,
                     tr("A large invoice cannot start below a medium one: raise the large amount."),
                     QStringLiteral("invoiceLarge"),
                     {}};
    const std::vector<HolidayCountry> &countries = HolidayService::countries();
    const bool known = settings.holidayCountry.isEmpty() ||
                       std::any_of(countries.begin(), countries.end(), [&](const auto &country) {
                           return country.code == settings.holidayCountry;
                       });
    if (!known)
        return Error{ErrorCode::Invalid,
                     tr("There is no table of holidays for “%1”: leave the country empty and put "
                        "the days in by hand, or choose one of %2.")
                         .arg(settings.holidayCountry, codesOf(countries)),
                     QStringLiteral("holiday_country"),
                     {}};
    return {};
}

Result<void> SettingsService::save(const BookSettings &settings)
{
    return saveWith([&settings](const BookSettings &) -> Result<BookSettings> { return settings; });
}

Result<void> SettingsService::saveChanges(const BookSettings &base, const BookSettings &mine)
{
    return saveWith([&base, &mine](const BookSettings &inBook) -> Result<BookSettings> {
        const FieldMerge merge =
            mergeFields(settingFields(base), settingFields(mine), settingFields(inBook));
        if (!merge.isDecided())
            return changedMeanwhile(merge.conflicts.front());
        BookSettings merged = inBook;
        takeSettings(merged, mine, merge.mine);
        return merged;
    });
}

Result<void> SettingsService::saveWith(const Wanted &wanted)
{
    if (const auto allowed = require(Right::ChangeSettings, m_session.user()); !allowed)
        return allowed;
    const Result<void> saved = m_session.write([&](Transaction &transaction) -> Result<void> {
        const BookSettings before = SettingsRepository::load(transaction);
        const Result<BookSettings> complete = wanted(before);
        if (!complete)
            return complete.error();
        const BookSettings &settings = *complete;
        if (const Result<void> fine = check(settings); !fine)
            return fine;
        if (before.timeZone != settings.timeZone && !settings.timeZone.isEmpty() &&
            !isKnownZone(settings.timeZone))
            return Error{ErrorCode::Invalid,
                         tr("There is no time zone “%1”; write it like Europe/Berlin.")
                             .arg(QString::fromLatin1(settings.timeZone)),
                         QStringLiteral("time_zone"),
                         {}};
        if (const auto allowed = mayChange(transaction, before, settings); !allowed)
            return allowed;
        if (before.baseCurrency != settings.baseCurrency && before.baseCurrency.isSet() &&
            SettingsRepository::bookHasInvoices(transaction))
            return Error{ErrorCode::Invalid,
                         tr("The book has invoices already, so its currency %1 stays.")
                             .arg(before.baseCurrency.code()),
                         QStringLiteral("baseCurrency"),
                         {}};
        SettingsRepository::save(transaction, settings);
        if (before.holidayCountry != settings.holidayCountry)
            HolidayService::fill(transaction, settings.holidayCountry, m_session.today());
        const BookSettings after = SettingsRepository::load(transaction);
        if (before.edges != after.edges) {
            LedgerUpkeep(transaction, after, m_session.today()).everywhere();
            transaction.changed(Entity::Everything, ChangeKind::Updated, 0);
        } else if (before.promiseGraceDays != after.promiseGraceDays ||
                   before.workingDays != after.workingDays || before.holidays != after.holidays)
            PromiseUpkeep(transaction, after, m_session.today()).everywhere();
        return {};
    });
    if (!saved)
        return saved;
    return m_session.loadSettings();
}

Result<void> SettingsService::setValue(const QString &key, const QString &value)
{
    const Result<BookSettings> current = settings();
    if (!current)
        return current.error();
    const Result<BookSettings> changed = SettingsRepository::withValue(*current, key, value);
    if (!changed)
        return changed.error();
    return saveChanges(*current, *changed);
}

Result<BookSettings> SettingsService::withValue(const BookSettings &settings, const QString &key,
                                                const QString &value) const
{
    return SettingsRepository::withValue(settings, key, value);
}

Result<std::vector<std::pair<QString, QString>>> SettingsService::pairs()
{
    const Result<BookSettings> current = settings();
    if (!current)
        return current.error();
    return SettingsRepository::toPairs(*current);
}

} // namespace duebook
