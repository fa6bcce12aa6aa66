// SPDX-License-Identifier: Apache-2.0
// Two contacts that are one person, or are not.
#include "app/cli/accounts/contactdesk.h"
#include "core/services/accounts/contactmergeservice.h"

namespace duebook::cli {

namespace {

const Choices<const char *> kReasons{{"same_email", "same_email"},
                                     {"same_mobile", "same_mobile"},
                                     {"similar_name", "similar_name"},
                                     {"same_phone", "same_phone"}};

Result<ExitCode> runDuplicates(Run &run)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Read);
    if (!desk)
        return desk.error();
    const Result<std::vector<DuplicateOffer>> offers =
        ContactMergeService(*desk->session).offers(desk->account);
    if (!offers)
        return offers.error();
    run.out().beginTable(QStringLiteral("duplicates"),
                         {left("keep_id", Texts::tr("Keep")), left("keep", Texts::tr("Name")),
                          left("other_id", Texts::tr("Other")),
                          left("other", Texts::tr("Other name")), left("reason", Texts::tr("Why"))},
                         {}, Texts::tr("No two contacts look like one person."));
    for (const DuplicateOffer &offer : *offers) {
        const char *reason = kReasons[size_t(offer.reason)].first;
        run.out().row({count(offer.keep.id.number()), offer.keep.name,
                       count(offer.other.id.number()), offer.other.name,
                       Cell(ContactMergeService::reasonText(offer.reason),
                            QJsonValue(QLatin1String(reason)))});
    }
    run.out().endTable();
    return ExitCode::Done;
}

/// What the survivor has not and the other has is taken over.
Contact filledFrom(Contact survivor, const Contact &other)
{
    for (QString Contact::*field :
         {&Contact::role, &Contact::phone, &Contact::mobile, &Contact::email, &Contact::language,
          &Contact::preferredChannel}) {
        if ((survivor.*field).isEmpty())
            survivor.*field = other.*field;
    }
    if (other.doNotContact && !survivor.doNotContact) {
        survivor.doNotContact = true;
        survivor.doNotContactReason = other.doNotContactReason;
    }
    return survivor;
}

Result<ExitCode> runMerge(Run &run)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    const Result<Contact> keep = contactNamed(*desk, run.given().argument(1));
    if (!keep)
        return keep.error();
    const Result<Contact> other = contactNamed(*desk, run.given().argument(2));
    if (!other)
        return other.error();
    Contact survivor = filledFrom(*keep, *other);
    if (const Result<void> read = readContact(run.given(), &survivor); !read)
        return read.error();
    const Result<ContactMerge> merged = ContactMergeService(*desk->session).merge(survivor, *other);
    return merged ? printContact(run, *desk, keep->id) : Result<ExitCode>(merged.error());
}

Result<ExitCode> runSeparate(Run &run)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    const Result<Contact> contact = contactNamed(*desk, run.given().argument(1), true);
    if (!contact)
        return contact.error();
    const Result<void> done = ContactMergeService(*desk->session).separate(contact->id);
    return done ? printContact(run, *desk, contact->id) : Result<ExitCode>(done.error());
}

Result<ExitCode> runDistinct(Run &run)
{
    const Result<ContactDesk> desk = openContactDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    const Result<Contact> one = contactNamed(*desk, run.given().argument(1));
    if (!one)
        return one.error();
    const Result<Contact> other = contactNamed(*desk, run.given().argument(2));
    if (!other)
        return other.error();
    const Result<void> done = ContactMergeService(*desk->session)
                                  .setDistinct(one->id, other->id, !run.given().has("undo"));
    if (!done)
        return done.error();
    printContacts(run.out(), {*one, *other});
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> contactMergeVerbs()
{
    return {
        {"contact duplicates",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists contacts that look like one person"),
         "",
         {accountArgument()},
         {},
         {},
         &runDuplicates},
        {"contact merge",
         QT_TRANSLATE_NOOP("duebook::Cli", "Makes two contacts one"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The first stays and takes over what it lacks; options change it. Notes "
                           "and promises of the other name the first from then on. “contact "
                           "separate” takes them apart again."),
         {accountArgument(), contactArgument("KEEP"), contactArgument("OTHER")},
         contactOptions(false),
         {"--book ledger.duebook contact merge 10020 \"Petra Klein\" \"P. Klein\""},
         &runMerge},
        {"contact separate",
         QT_TRANSLATE_NOOP("duebook::Cli", "Makes a merged contact one of its own again"),
         "",
         {accountArgument(), contactArgument()},
         {},
         {},
         &runSeparate},
        {"contact distinct",
         QT_TRANSLATE_NOOP("duebook::Cli", "Says that two contacts are two persons"),
         "",
         {accountArgument(), contactArgument("ONE"), contactArgument("OTHER")},
         {{"undo", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "they may be one person after all")}},
         {},
         &runDistinct},
    };
}

} // namespace duebook::cli
