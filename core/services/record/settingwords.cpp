// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/settingwords.h"

#include <algorithm>

namespace duebook {

namespace {

struct Word {
    const char *key;
    const char *name;
    bool isSwitch = false;
};

constexpr Word kWords[] = {
    {"company", QT_TRANSLATE_NOOP("duebook::SettingWords", "Name of the company")},
    {"company_address", QT_TRANSLATE_NOOP("duebook::SettingWords", "Address of the company")},
    {"company_email", QT_TRANSLATE_NOOP("duebook::SettingWords", "Email of the company")},
    {"company_phone", QT_TRANSLATE_NOOP("duebook::SettingWords", "Phone of the company")},
    {"base_currency", QT_TRANSLATE_NOOP("duebook::SettingWords", "Currency of the book")},
    {"time_zone", QT_TRANSLATE_NOOP("duebook::SettingWords", "Time zone")},
    {"language", QT_TRANSLATE_NOOP("duebook::SettingWords", "Language of the book")},
    {"ageing_edges", QT_TRANSLATE_NOOP("duebook::SettingWords", "Ageing, in days overdue")},
    {"working_days", QT_TRANSLATE_NOOP("duebook::SettingWords", "Working days (1 = Monday)")},
    {"holiday_country", QT_TRANSLATE_NOOP("duebook::SettingWords", "Country of the holidays")},
    {"promise_grace_days", QT_TRANSLATE_NOOP("duebook::SettingWords", "Days of grace of promises")},
    {"all_day_reminder",
     QT_TRANSLATE_NOOP("duebook::SettingWords", "Reminder of follow-ups without a time")},
    {"invoice_large", QT_TRANSLATE_NOOP("duebook::SettingWords", "Large invoices start at")},
    {"invoice_medium", QT_TRANSLATE_NOOP("duebook::SettingWords", "Medium invoices start at")},
    {"outcomes", QT_TRANSLATE_NOOP("duebook::SettingWords", "Outcomes of a conversation")},
    {"dispute_reasons", QT_TRANSLATE_NOOP("duebook::SettingWords", "Reasons of disputes")},
    {"document_kinds", QT_TRANSLATE_NOOP("duebook::SettingWords", "Kinds of documents")},
    {"dispute_deadline_days",
     QT_TRANSLATE_NOOP("duebook::SettingWords", "Disputes are looked at again after (days)")},
    {"dispute_escalate_days",
     QT_TRANSLATE_NOOP("duebook::SettingWords", "Large disputes come to the manager after (days)")},
    {"limit_warn_percent",
     QT_TRANSLATE_NOOP("duebook::SettingWords", "Credit limit warns from (percent)")},
    {"pool_below", QT_TRANSLATE_NOOP("duebook::SettingWords", "The pool takes accounts below")},
    {"missing_proof_days",
     QT_TRANSLATE_NOOP("duebook::SettingWords", "Proofs are missed after (days)")},
    {"priority_weights", QT_TRANSLATE_NOOP("duebook::SettingWords", "Weights of the priority")},
    {"force_network", QT_TRANSLATE_NOOP("duebook::SettingWords", "Treat the book as shared"), true},
    {"backup_daily", QT_TRANSLATE_NOOP("duebook::SettingWords", "A backup each day"), true},
    {"backup_folder", QT_TRANSLATE_NOOP("duebook::SettingWords", "Second place for backups")},
    {"sign_in_by_password",
     QT_TRANSLATE_NOOP("duebook::SettingWords", "Everybody signs in with a password"), true},
};

const Word *wordFor(const QString &key)
{
    const auto found = std::find_if(std::begin(kWords), std::end(kWords), [&key](const Word &word) {
        return key == QLatin1String(word.key);
    });
    return found == std::end(kWords) ? nullptr : found;
}

} // namespace

QString SettingWords::nameOf(const QString &key)
{
    const Word *word = wordFor(key);
    return word == nullptr ? key : tr(word->name);
}

QString SettingWords::valueText(const QString &key, const QString &value)
{
    const Word *word = wordFor(key);
    if (word != nullptr && word->isSwitch)
        return value == QLatin1String("1") ? tr("yes") : tr("no");
    return value.split(QLatin1Char('\n')).join(QStringLiteral(" · "));
}

} // namespace duebook
