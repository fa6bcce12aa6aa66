// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/book/session.h"

#include <QCoreApplication>

#include <functional>
#include <vector>

namespace duebook {

/// Reading and changing what holds for the whole book. Administrators and managers may change it.
class SettingsService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SettingsService)
public:
    explicit SettingsService(Session &session) : m_session(session) {}

    Result<BookSettings> settings();

    /// Saves what differs; changed ageing edges work all balances out anew in the same transaction.
    /// The base currency cannot change once the book has invoices (Invalid, place `baseCurrency`).
    /// Errors: Forbidden; some settings are an administrator's alone.
    Result<void> save(const BookSettings &settings);

    /// Saves what `mine` changes of `base`, the settings as they were read; what others changed
    /// meanwhile stays. Errors: as `save`; Conflict, with the key as its place, when another person
    /// changed one of the same settings to something else: nothing is written then.
    Result<void> saveChanges(const BookSettings &base, const BookSettings &mine);

    /// One setting by its key, as `duebook-cli settings` does. Errors: NotFound, Invalid.
    Result<void> setValue(const QString &key, const QString &value);

    /// `settings` with one of them given as text; nothing is saved. Errors as `setValue`.
    Result<BookSettings> withValue(const BookSettings &settings, const QString &key,
                                   const QString &value) const;

    /// Every setting as key and text.
    Result<std::vector<std::pair<QString, QString>>> pairs();

private:
    Result<void> mayChange(Database &db, const BookSettings &before,
                           const BookSettings &after) const;
    /// The settings to save, from those in the book at that moment.
    using Wanted = std::function<Result<BookSettings>(const BookSettings &inBook)>;
    Result<void> saveWith(const Wanted &wanted);
    static Result<void> check(const BookSettings &settings);
    static Error changedMeanwhile(const QString &key);

    Session &m_session;
};

} // namespace duebook
