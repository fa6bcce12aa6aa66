// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/currency.h"
#include "core/domain/priorityweights.h"

#include <QString>
#include <QTime>

#include <vector>

namespace duebook {

/// What holds for the whole book. Stored as rows of `setting`.
struct BookSettings {
    QString company;
    QString companyAddress;
    QString companyEmail;
    QString companyPhone;
    Currency baseCurrency;
    QByteArray timeZone; ///< IANA name; empty = the computer's
    QString language{QStringLiteral("en")};
    AgeingEdges edges;
    std::vector<int> workingDays{1, 2, 3, 4, 5}; ///< 1 = Monday ... 7 = Sunday
    QString holidayCountry;                      ///< ISO 3166; empty = none
    int promiseGraceDays = 2;                    ///< working days
    QTime allDayReminder{9, 0};                  ///< when a follow-up without a time is reminded of
    int invoiceLarge = 10000;                    ///< whole units of the base currency
    int invoiceMedium = 1000;
    QStringList outcomes; ///< the outcome list of the composer
    QStringList disputeReasons;
    QStringList documentKinds;
    int disputeDeadlineDays = 14; ///< a new dispute is looked at again after so many days
    int disputeEscalateDays = 10; ///< a large dispute open so long comes to the manager
    int limitWarnPercent = 80;    ///< of the credit limit
    int poolBelow = 0; ///< accounts owing less, in whole base units, are everybody's; 0 = none
    int missingProofDays =
        30; ///< invoices overdue so long want a proof of delivery; -1 = only disputed
    PriorityWeights weights;
    std::vector<QDate> holidays; ///< of `holidayCountry`, from its own table; sorted
    bool forceNetwork = false;   ///< treat the book as shared even on a local disk
    bool backupDaily = true;     ///< the first client of a day makes the day's backup
    QString backupFolder; ///< a second place for backups, as all clients reach it; may be empty
    bool signInByPassword = false; ///< everybody signs in with a password, not by the system's name

    friend bool operator==(const BookSettings &, const BookSettings &) = default;
};

} // namespace duebook
