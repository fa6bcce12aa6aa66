// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/base/textfold.h"
#include "core/services/contactmergeservice.h"
#include "core/services/contactservice.h"

#include <functional>

namespace duebook::cli {

namespace {

const Choices<bool> kYesNo{{"yes", true}, {"no", false}};
const Choices<const char *> kReasons{{"same_email", "same_email"},
                                     {"same_mobile", "same_mobile"},
                                     {"similar_name", "similar_name"},
                                     {"same_phone", "same_phone"}};

Column column(const char *key, const QString &title)
{
    return {QString::fromLatin1(key), title, Column::Align::Left};
}

void printContacts(Output &out, const std::vector<Contact> &contacts, const char *key = "contacts",
                   const QString &title = {}, const QString &whenEmpty = {})
{
    out.beginTable(QString::fromLatin1(key),
                   {column("id", Texts::tr("Id")), column("name", Texts::tr("Name")),
                    column("role", Texts::tr("Role")), column("phone", Texts::tr("Phone")),
                    column("mobile", Texts::tr("Mobile")), column("email", Texts::tr("Email")),
                    column("language", Texts::tr("Language")),
                    column("channel", Texts::tr("Prefers")), column("main", Texts::tr("Main")),
                    column("left", Texts::tr("Left")),
                    column("do_not_contact", Texts::tr("Do not contact")),
                    column("do_not_contact_reason", Texts::tr("Why not")),
                    column("merged_into", Texts::tr("Merged into"))},
                   title, whenEmpty);
    for (const Contact &contact : contacts)
        out.row({count(contact.id.number()), contact.name, contact.role, contact.phone,
                 contact.mobile, contact.email, contact.language, contact.preferredChannel,
                 yesNo(contact.isMain), yesNo(contact.hasLeft), yesNo(contact.doNotContact),
                 contact.doNotContactReason, recordId(contact.mergedInto.number())});
    out.endTable();
}

/// What a verb about one account's contacts works with.
struct Desk {
    Session *session;
    AccountId account;
};

Result<Desk> openDesk(Run &run, Run::Access access)
{
    const Result<Session *> session = run.book(access);
    if (!session)
        return session.error();
    const Result<AccountId> account = accountNumbered(**session, run.given().argument(0));
    if (!account)
        return account.error();
    return Desk{*session, *account};
}

/// A contact of the account by its id or name; `merged`: among those merged into others.
Result<Contact> contactNamed(const Desk &desk, const QString &typed, bool merged = false)
{
    const Result<std::vector<Contact>> contacts =
        merged ? ContactMergeService(*desk.session).merged(desk.account)
               : ContactService(*desk.session).contacts(desk.account);
    if (!contacts)
        return contacts.error();
    QStringList names;
    const Contact *byName = nullptr;
    for (const Contact &contact : *contacts) {
        if (QString::number(contact.id.number()) == typed)
            return contact;
        if (foldText(contact.name) == foldText(typed)) {
            if (byName != nullptr)
                return Error{ErrorCode::Invalid,
                             Texts::tr("two contacts are called “%1”: give the id").arg(typed),
                             QStringLiteral("CONTACT"),
                             {}};
            byName = &contact;
        }
        names += contact.name;
    }
    if (byName != nullptr)
        return *byName;
    const QString near = nearest(typed, names);
    return Error{
        ErrorCode::NotFound,
        near.isEmpty()
            ? Texts::tr("the account has no contact “%1”").arg(typed)
            : Texts::tr("the account has no contact “%1”; did you mean “%2”?").arg(typed, near),
        QStringLiteral("CONTACT"),
        {}};
}

/// Puts what was given over what the contact has.
Result<void> readContact(const CommandLine &given, Contact *contact)
{
    const std::pair<const char *, QString Contact::*> fields[] = {
        {"name", &Contact::name},
        {"role", &Contact::role},
        {"phone", &Contact::phone},
        {"mobile", &Contact::mobile},
        {"email", &Contact::email},
        {"language", &Contact::language},
        {"channel", &Contact::preferredChannel}};
    for (const auto &[option, field] : fields) {
        if (given.has(option))
            contact->*field = given.value(option).trimmed();
    }
    const Choices<QString> channels{{"none", {}},
                                    {"phone", QStringLiteral("phone")},
                                    {"email", QStringLiteral("email")},
                                    {"letter", QStringLiteral("letter")},
                                    {"text", QStringLiteral("text")}};
    const Result<QString> channel =
        choiceOption(given, "channel", channels, contact->preferredChannel);
    if (!channel)
        return channel.error();
    contact->preferredChannel = *channel;
    const Result<bool> main = choiceOption(given, "main", kYesNo, contact->isMain);
    if (!main)
        return main.error();
    contact->isMain = *main;
    if (given.has("do-not-contact")) {
        contact->doNotContactReason = given.value("do-not-contact").trimmed();
        contact->doNotContact = contact->doNotContactReason != QLatin1String("no");
        if (!contact->doNotContact)
            contact->doNotContactReason.clear();
    }
    return {};
}

void warnOfPhones(Run &run, const Contact &contact)
{
    for (const QString &number : {contact.phone, contact.mobile}) {
        const QString warning = ContactService::phoneWarning(number);
        if (!warning.isEmpty())
            run.say(warning);
    }
}

Result<ExitCode> printOne(Run &run, const Desk &desk, ContactId id)
{
    const Result<Contact> contact = ContactService(*desk.session).contact(id);
    if (!contact)
        return contact.error();
    warnOfPhones(run, *contact);
    printContacts(run.out(), {*contact});
    return ExitCode::Done;
}

Result<ExitCode> runContacts(Run &run)
{
    const Result<Desk> desk = openDesk(run, Run::Access::Read);
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
    const Result<Desk> desk = openDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    Contact contact;
    contact.account = desk->account;
    if (const Result<void> read = readContact(run.given(), &contact); !read)
        return read.error();
    const Result<ContactId> id = ContactService(*desk->session).add(contact);
    return id ? printOne(run, *desk, *id) : Result<ExitCode>(id.error());
}

/// Changes the contact named second.
Result<ExitCode> changeOne(Run &run,
                           const std::function<Result<void>(ContactService &, Contact)> &how)
{
    const Result<Desk> desk = openDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    const Result<Contact> contact = contactNamed(*desk, run.given().argument(1));
    if (!contact)
        return contact.error();
    ContactService service(*desk->session);
    const Result<void> done = how(service, *contact);
    return done ? printOne(run, *desk, contact->id) : Result<ExitCode>(done.error());
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
    const Result<Desk> desk = openDesk(run, Run::Access::Change);
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

Result<ExitCode> runDuplicates(Run &run)
{
    const Result<Desk> desk = openDesk(run, Run::Access::Read);
    if (!desk)
        return desk.error();
    const Result<std::vector<DuplicateOffer>> offers =
        ContactMergeService(*desk->session).offers(desk->account);
    if (!offers)
        return offers.error();
    run.out().beginTable(QStringLiteral("duplicates"),
                         {column("keep_id", Texts::tr("Keep")), column("keep", Texts::tr("Name")),
                          column("other_id", Texts::tr("Other")),
                          column("other", Texts::tr("Other name")),
                          column("reason", Texts::tr("Why"))},
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
    const Result<Desk> desk = openDesk(run, Run::Access::Change);
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
    return merged ? printOne(run, *desk, keep->id) : Result<ExitCode>(merged.error());
}

Result<ExitCode> runSeparate(Run &run)
{
    const Result<Desk> desk = openDesk(run, Run::Access::Change);
    if (!desk)
        return desk.error();
    const Result<Contact> contact = contactNamed(*desk, run.given().argument(1), true);
    if (!contact)
        return contact.error();
    const Result<void> done = ContactMergeService(*desk->session).separate(contact->id);
    return done ? printOne(run, *desk, contact->id) : Result<ExitCode>(done.error());
}

Result<ExitCode> runDistinct(Run &run)
{
    const Result<Desk> desk = openDesk(run, Run::Access::Change);
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

ArgumentSpec account()
{
    return {"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")};
}

ArgumentSpec contact(const char *name = "CONTACT")
{
    return {name, QT_TRANSLATE_NOOP("duebook::Cli", "a contact of the account, by id or name")};
}

std::vector<OptionSpec> fields(bool nameRequired)
{
    return {
        {"name", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "the person's name"), false,
         nameRequired},
        {"role", "ROLE", QT_TRANSLATE_NOOP("duebook::Cli", "payables clerk, controller, owner …")},
        {"phone", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "telephone")},
        {"mobile", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "mobile telephone")},
        {"email", "ADDRESS", QT_TRANSLATE_NOOP("duebook::Cli", "email address")},
        {"language", "CODE",
         QT_TRANSLATE_NOOP("duebook::Cli", "language to write in (default: the account's)")},
        {"channel", "phone|email|letter|text|none",
         QT_TRANSLATE_NOOP("duebook::Cli", "how the person prefers to be reached")},
        {"main", "yes|no", QT_TRANSLATE_NOOP("duebook::Cli", "the one to call first")},
        {"do-not-contact", "REASON",
         QT_TRANSLATE_NOOP("duebook::Cli", "must not be contacted, and why; no = may again")},
    };
}

} // namespace

std::vector<Verb> contactVerbs()
{
    return {
        {"contacts",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the persons at an account"),
         "",
         {account()},
         {},
         {"--book ledger.duebook contacts 10020"},
         &runContacts},
        {"contact add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Adds a person at an account"),
         "",
         {account()},
         fields(true),
         {"--book ledger.duebook contact add 10020 --name \"Petra Klein\" --role controller"},
         &runAdd},
        {"contact change",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes what is given of a person"),
         "",
         {account(), contact()},
         fields(false),
         {"--book ledger.duebook contact change 10020 \"Petra Klein\" --phone \"+49 221 1234\""},
         &runChange},
        {"contact left",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Says that a person has left, and what still names them"),
         "",
         {account(), contact()},
         {{"back", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "the person is there again")}},
         {"--book ledger.duebook contact left 10020 \"Petra Klein\""},
         &runLeft},
        {"contact duplicates",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists contacts that look like one person"),
         "",
         {account()},
         {},
         {},
         &runDuplicates},
        {"contact merge",
         QT_TRANSLATE_NOOP("duebook::Cli", "Makes two contacts one"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The first stays and takes over what it lacks; options change it. Notes "
                           "and promises of the other name the first from then on. “contact "
                           "separate” takes them apart again."),
         {account(), contact("KEEP"), contact("OTHER")},
         fields(false),
         {"--book ledger.duebook contact merge 10020 \"Petra Klein\" \"P. Klein\""},
         &runMerge},
        {"contact separate",
         QT_TRANSLATE_NOOP("duebook::Cli", "Makes a merged contact one of its own again"),
         "",
         {account(), contact()},
         {},
         {},
         &runSeparate},
        {"contact distinct",
         QT_TRANSLATE_NOOP("duebook::Cli", "Says that two contacts are two persons"),
         "",
         {account(), contact("ONE"), contact("OTHER")},
         {{"undo", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "they may be one person after all")}},
         {},
         &runDistinct},
    };
}

} // namespace duebook::cli
