// SPDX-License-Identifier: Apache-2.0
#include "app/cli/accounts/contactdesk.h"
#include "app/cli/tables.h"
#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"

#include <functional>

namespace duebook::cli {

namespace {

Result<ExitCode> runContacts(Run &run)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Read);
    if (!desk)
        return desk.error();
    const Result<std::vector<Contact>> contacts =
        ContactService(*desk->session).contacts(desk->account);
    if (!contacts)
        return contacts.error();
    printContacts(run.out(), *contacts, "contacts", {}, Texts::tr("No contact."));
    const Result<std::vector<Contact>> merged =
        ContactMergeService(*desk->session).merged(desk->account);
    if (!merged)
        return merged.error();
    if (!merged->empty())
        printContacts(run.out(), *merged, "merged", Texts::tr("Merged"));
    return ExitCode::Done;
}

Result<ExitCode> runAdd(Run &run)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    Contact contact;
    contact.account = desk->account;
    if (const Result<void> read = readContact(run.given(), &contact); !read)
        return read.error();
    const Result<ContactId> id = ContactService(*desk->session).add(contact);
    return id ? printContact(run, *desk, *id) : Result<ExitCode>(id.error());
}

/// Changes the contact named second.
Result<ExitCode> changeOne(Run &run,
                           const std::function<Result<void>(ContactService &, Contact)> &how)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    const Result<Contact> contact = contactNamed(*desk, run.given().argument(1));
    if (!contact)
        return contact.error();
    ContactService service(*desk->session);
    const Result<void> done = how(service, *contact);
    return done ? printContact(run, *desk, contact->id) : Result<ExitCode>(done.error());
}

Result<ExitCode> runChange(Run &run)
{
    return changeOne(run, [&run](ContactService &service, Contact contact) -> Result<void> {
        if (const Result<void> read = readContact(run.given(), &contact); !read)
            return read;
        return service.update(contact);
    });
}

Result<ExitCode> runLeft(Run &run)
{
    const bool left = !run.given().has("back");
    const Result<ExitCode> done =
        changeOne(run, [left](ContactService &service, const Contact &contact) -> Result<void> {
            return service.setLeft(contact.id, left);
        });
    if (!done || !left)
        return done;
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Change);
    const Result<Contact> contact = contactNamed(*desk, run.given().argument(1));
    const Result<std::vector<FollowUp>> naming =
        ContactService(*desk->session).followUpsNaming(contact->id);
    if (!naming || naming->empty())
        return done;
    Output &out = run.out();
    out.beginTable(QStringLiteral("follow_ups"), followUpColumns(out.format()),
                   Texts::tr("Open follow-ups that name %1").arg(contact->name));
    for (const FollowUp &followUp : *naming)
        out.row(followUpCells(out.format(), followUp, desk->session->zone()));
    out.endTable();
    return done;
}

} // namespace

std::vector<Verb> contactVerbs()
{
    return {
        {"contacts",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the persons at an account"),
         "",
         {accountArgument()},
         {},
         {"--book ledger.duebook contacts 10020"},
         &runContacts},
        {"contact add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Adds a person at an account"),
         "",
         {accountArgument()},
         contactOptions(true),
         {"--book ledger.duebook contact add 10020 --name \"Petra Klein\" --role controller"},
         &runAdd},
        {"contact change",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes what is given of a person"),
         "",
         {accountArgument(), contactArgument()},
         contactOptions(false),
         {"--book ledger.duebook contact change 10020 \"Petra Klein\" --phone \"+49 221 1234\""},
         &runChange},
        {"contact left",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Says that a person has left, and what still names them"),
         "",
         {accountArgument(), contactArgument()},
         {{"back", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "the person is there again")}},
         {"--book ledger.duebook contact left 10020 \"Petra Klein\""},
         &runLeft},
    };
}

} // namespace duebook::cli
