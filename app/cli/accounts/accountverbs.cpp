// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/ledger/invoiceservice.h"

namespace duebook::cli {

namespace {

void printHeader(Output &out, const AccountHeader &header)
{
    const Account &account = header.account;
    const auto field = [&](const char *key, const QString &title, const Cell &value) {
        if (out.format() != Format::Table || !value.text.isEmpty())
            out.field(QString::fromLatin1(key), title, value);
    };
    field("number", Texts::tr("Number"), account.number);
    field("name", Texts::tr("Name"), account.name);
    field("status", Texts::tr("Status"), wordFor(account.status, accountStatusWords()));
    field("status_reason", Texts::tr("Status reason"), account.statusReason);
    field("status_since", Texts::tr("Status since"), day(account.statusSince));
    field("status_revisit", Texts::tr("Status revisit"), day(account.statusRevisit));
    field("segment", Texts::tr("Segment"), header.segmentName);
    field("collector", Texts::tr("Collector"), header.ownerName);
    field("representative", Texts::tr("Representative"), header.representativeName);
    field("on_hold", Texts::tr("On hold"), yesNo(account.hold.has_value()));
    if (account.hold) {
        field("hold_reason", Texts::tr("Hold reason"), account.hold->reason);
        field("hold_since", Texts::tr("Hold since"), day(account.hold->since));
        field("hold_by", Texts::tr("Hold by"), header.holdByName);
        field("hold_revisit", Texts::tr("Hold revisit"), day(account.hold->revisit));
    }
    field("terms_days", Texts::tr("Terms, days"), count(account.termsDays));
    field("credit_limit", Texts::tr("Credit limit"), amount(account.creditLimit));
    if (account.creditLimit)
        field("credit_limit_currency", Texts::tr("Limit currency"),
              currency(account.creditLimit->currency()));
    if (header.limitUsedPercent)
        field("limit_used_percent", Texts::tr("Limit used, %"), count(*header.limitUsedPercent));
    field("rating", Texts::tr("Rating"), account.rating);
    field("rating_reason", Texts::tr("Rating reason"), account.ratingReason);
    field("email", Texts::tr("Email"), account.email);
    field("phone", Texts::tr("Phone"), account.phone);
    field("street", Texts::tr("Street"), account.street);
    field("postcode", Texts::tr("Postcode"), account.postcode);
    field("city", Texts::tr("City"), account.city);
    field("country", Texts::tr("Country"), account.country);
    field("tax_id", Texts::tr("Tax id"), account.taxId);
    field("language", Texts::tr("Language"), account.language);
    field("as_of", Texts::tr("As of"), day(header.asOf));
}

void printContacts(Output &out, const std::vector<Contact> &contacts)
{
    out.beginTable(QStringLiteral("contacts"),
                   {left("id", Texts::tr("Id")), left("name", Texts::tr("Name")),
                    left("role", Texts::tr("Role")), left("email", Texts::tr("Email")),
                    left("phone", Texts::tr("Phone")), left("mobile", Texts::tr("Mobile")),
                    left("main", Texts::tr("Main")), left("left", Texts::tr("Left")),
                    left("do_not_contact", Texts::tr("Do not contact"))},
                   Texts::tr("Contacts"));
    for (const Contact &contact : contacts)
        out.row({count(contact.id.number()), contact.name, contact.role, contact.email,
                 contact.phone, contact.mobile, yesNo(contact.isMain), yesNo(contact.hasLeft),
                 yesNo(contact.doNotContact)});
    out.endTable();
}

Result<void> printFollowUps(Output &out, Session &session, AccountId account)
{
    FollowUpFilter filter;
    filter.account = account;
    const Result<FollowUpPage> page = FollowUpService(session).list(filter);
    if (!page)
        return page.error();
    out.beginTable(QStringLiteral("follow_ups"), followUpColumns(out.format()),
                   Texts::tr("Follow-ups"));
    for (const FollowUp &followUp : page->rows)
        out.row(followUpCells(out.format(), followUp, session.zone()));
    out.endTable();
    return {};
}

Result<void> printOpenInvoices(Output &out, Session &session, AccountId account)
{
    InvoiceFilter filter;
    filter.account = account;
    InvoiceService service(session);
    out.beginTable(QStringLiteral("invoices"), invoiceColumns(), Texts::tr("Open invoices"));
    const Result<void> listed = eachRow(
        PageKey(),
        [&](const PageKey &after) { return service.list(filter, InvoiceSort::Due, false, after); },
        [&](const InvoiceRow &row) { out.row(invoiceCells(row)); });
    if (!listed)
        return listed;
    out.endTable();
    return {};
}

Result<ExitCode> runAccount(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<AccountId> id = accountNumbered(session, run.given().argument(0));
    if (!id)
        return id.error();
    const Result<AccountHeader> header = AccountService(session).account(*id);
    if (!header)
        return header.error();
    Output &out = run.out();
    printHeader(out, *header);
    const AgeingEdges &edges = session.settings().edges;
    out.beginTable(QStringLiteral("balances"), balanceColumns(edges), Texts::tr("Balance"),
                   Texts::tr("Nothing is open."));
    for (const AccountBalance &balance : header->balances)
        out.row(balanceCells(edges, balance));
    out.endTable();
    printContacts(out, header->contacts);
    if (const Result<void> done = printFollowUps(out, session, *id); !done)
        return done.error();
    if (const Result<void> done = printOpenInvoices(out, session, *id); !done)
        return done.error();
    if (const Result<void> done = printTimeline(out, session, *id, {}, Texts::tr("Timeline"));
        !done)
        return done.error();
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> accountVerbs()
{
    return {
        {"account",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows one account's whole story"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "Master data, balances, contacts, open follow-ups, open invoices and the "
             "timeline, newest first."),
         {{"NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {},
         {"--book ledger.duebook account 10020"},
         &runAccount},
    };
}

} // namespace duebook::cli
