// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/domain/contact.h"

namespace duebook::cli {

// What the verbs about the contacts of one account share. Its number is their first argument.

struct ContactDesk {
    Session *session;
    AccountId account;
};

Result<ContactDesk> openContactDesk(Run &run, Run::Access access);

/// A contact of the account by its id or name; `merged`: among those merged into others.
Result<Contact> contactNamed(const ContactDesk &desk, const QString &typed, bool merged = false);

/// Puts what was given over what the contact has.
Result<void> readContact(const CommandLine &given, Contact *contact);

void printContacts(Output &out, const std::vector<Contact> &contacts, const char *key = "contacts",
                   const QString &title = {}, const QString &whenEmpty = {});

/// The contact as it is now, with warnings of its telephone numbers.
Result<ExitCode> printContact(Run &run, const ContactDesk &desk, ContactId id);

ArgumentSpec accountArgument();
ArgumentSpec contactArgument(const char *name = "CONTACT");

/// What `readContact` reads.
std::vector<OptionSpec> contactOptions(bool nameRequired);

} // namespace duebook::cli
