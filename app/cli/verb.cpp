// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

#include <iterator>

namespace duebook::cli {

const std::vector<OptionSpec> &globalOptions()
{
    static const std::vector<OptionSpec> options{
        {"book", "FILE",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "the book to work with; the variable DUEBOOK_BOOK may name it instead")},
        {"as", "LOGIN",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "work as this user of the book (default: the system user)")},
        {"today", "DAY",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "take this day (YYYY-MM-DD) as today, for dry runs and checks")},
        {"format", "table|csv|json",
         QT_TRANSLATE_NOOP("duebook::Cli", "how the result is written (default: table)")},
        {"help", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "show this help")},
        {"version", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "show the program's version")},
    };
    return options;
}

OptionSpec dryRunOption()
{
    return {"dry-run", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "only say how much it would be")};
}

const std::vector<Verb> &allVerbs()
{
    static const std::vector<Verb> verbs = [] {
        std::vector<Verb> all;
        for (auto *group :
             {&bookVerbs,          &importVerbs,      &listVerbs,        &searchVerbs,
              &activityVerbs,      &accountListVerbs, &accountVerbs,     &contactVerbs,
              &contactMergeVerbs,  &peopleVerbs,      &invoiceVerbs,     &noteVerbs,
              &timelineVerbs,      &remarkVerbs,      &followUpVerbs,    &calendarVerbs,
              &promiseVerbs,       &disputeVerbs,     &escalationVerbs,  &documentVerbs,
              &ageingVerbs,        &reportVerbs,      &coverVerbs,       &assignmentVerbs,
              &poolVerbs,          &backupVerbs,      &maintenanceVerbs, &sharingVerbs,
              &administrationVerbs}) {
            std::vector<Verb> some = group();
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    }();
    return verbs;
}

} // namespace duebook::cli
