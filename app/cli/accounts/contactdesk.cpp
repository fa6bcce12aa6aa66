// SPDX-License-Identifier: Apache-2.0
#include "app/cli/accounts/contactdesk.h"

#include "core/base/textfold.h"
#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"

namespace duebook::cli {

namespace {

const Choices<bool> kYesNo{{"yes", true}, {"no", false}};

void warnOfPhones(Run &run, const Contact &contact)
{
    for (const QString &number : {contact.phone, contact.mobile}) {
        const QString warning = ContactService::phoneWarning(number);
        if (!warning.isEmpty())
            run.say(warning);
    }
}

} // namespace

void printContacts(Output &out, const std::vector<Contact> &contacts, const char *key,
                   const QString &title, const QString &whenEmpty)
{
    out.beginTable(QString::fromLatin1(key),
                   {left("id", Texts::tr("Id")), left("name", Texts::tr("Name")),
                    left("role", Texts::tr("Role")), left("phone", Texts::tr("Phone")),
                    left("mobile", Texts::tr("Mobile")), left("email", Texts::tr("Email")),
                    left("language", Texts::tr("Language")), left("channel", Texts::tr("Prefers")),
                    left("main", Texts::tr("Main")), left("left", Texts::tr("Left")),
                    left("do_not_contact", Texts::tr("Do not contact")),
                    left("do_not_contact_reason", Texts::tr("Why not")),
                    left("merged_into", Texts::tr("Merged into"))},
                   title, whenEmpty);
    for (const Contact &contact : contacts)
        out.row({count(contact.id.number()), contact.name, contact.role, contact.phone,
                 contact.mobile, contact.email, contact.language, contact.preferredChannel,
                 yesNo(contact.isMain), yesNo(contact.hasLeft), yesNo(contact.doNotContact),
                 contact.doNotContactReason, recordId(contact.mergedInto.number())});
    out.endTable();
}

Result<ContactDesk> openContactDesk(Run &run, Run::Access access)
{
    const Result<Session *> session = run.book(access);
    if (!session)
        return session.error();
    const Result<AccountId> account = accountNumbered(**session, run.given().argument(0));
    if (!account)
        return account.error();
    return ContactDesk{*session, *account};
}

Result<Contact> contactNamed(const ContactDesk &desk, const QString &typed, bool merged)
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

Result<ExitCode> printContact(Run &run, const ContactDesk &desk, ContactId id)
{
    const Result<Contact> contact = ContactService(*desk.session).contact(id);
    if (!contact)
        return contact.error();
    warnOfPhones(run, *contact);
    printContacts(run.out(), {*contact});
    return ExitCode::Done;
}

ArgumentSpec accountArgument()
{
    return {"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")};
}

ArgumentSpec contactArgument(const char *name)
{
    return {name, QT_TRANSLATE_NOOP("duebook::Cli", "a contact of the account, by id or name")};
}

std::vector<OptionSpec> contactOptions(bool nameRequired)
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

} // namespace duebook::cli
