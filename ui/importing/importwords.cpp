// SPDX-License-Identifier: Apache-2.0
#include "ui/importing/importwords.h"

#include <QCoreApplication>

namespace duebook::ui::words {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::words)
};

} // namespace

QString importKind(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Invoices:
        return Texts::tr("Invoices, open and settled");
    case ImportKind::Accounts:
        return Texts::tr("Accounts");
    case ImportKind::Contacts:
        return Texts::tr("Contacts");
    case ImportKind::Payments:
        return Texts::tr("Payments");
    case ImportKind::OpenItems:
        break;
    }
    return Texts::tr("Open items");
}

QString importField(ImportField field)
{
    switch (field) {
    case ImportField::AccountNumber:
        return Texts::tr("Account number");
    case ImportField::AccountName:
        return Texts::tr("Account name");
    case ImportField::LastName:
        return Texts::tr("Last name");
    case ImportField::FirstName:
        return Texts::tr("First name");
    case ImportField::InvoiceNumber:
        return Texts::tr("Invoice number");
    case ImportField::DocumentType:
        return Texts::tr("Kind of document");
    case ImportField::IssueDate:
        return Texts::tr("Issue date");
    case ImportField::DueDate:
        return Texts::tr("Due date");
    case ImportField::Amount:
        return Texts::tr("Amount");
    case ImportField::Debit:
        return Texts::tr("Debit");
    case ImportField::Credit:
        return Texts::tr("Credit");
    case ImportField::DebitCreditMark:
        return Texts::tr("Debit or credit mark");
    case ImportField::OpenAmount:
        return Texts::tr("Open amount");
    case ImportField::PaidAmount:
        return Texts::tr("Paid amount");
    case ImportField::Status:
        return Texts::tr("Status");
    case ImportField::Currency:
        return Texts::tr("Currency");
    case ImportField::SettledDate:
        return Texts::tr("Settled on");
    case ImportField::Disputed:
        return Texts::tr("Disputed");
    case ImportField::DisputeReason:
        return Texts::tr("Reason of dispute");
    case ImportField::OrderNumber:
        return Texts::tr("Order number");
    case ImportField::Text:
        return Texts::tr("Text");
    case ImportField::TermsDays:
        return Texts::tr("Terms in days");
    case ImportField::Segment:
        return Texts::tr("Segment");
    case ImportField::Language:
        return Texts::tr("Language");
    case ImportField::CreditLimit:
        return Texts::tr("Credit limit");
    case ImportField::TaxId:
        return Texts::tr("Tax number");
    case ImportField::Email:
        return Texts::tr("Email");
    case ImportField::Phone:
        return Texts::tr("Phone");
    case ImportField::Mobile:
        return Texts::tr("Mobile");
    case ImportField::Street:
        return Texts::tr("Street");
    case ImportField::Postcode:
        return Texts::tr("Postcode");
    case ImportField::City:
        return Texts::tr("City");
    case ImportField::Country:
        return Texts::tr("Country");
    case ImportField::ContactName:
        return Texts::tr("Contact");
    case ImportField::ContactRole:
        return Texts::tr("Role of the contact");
    case ImportField::PaymentDate:
        return Texts::tr("Payment date");
    case ImportField::PaymentReference:
        return Texts::tr("Payment reference");
    case ImportField::PaymentMethod:
        break;
    }
    return Texts::tr("Payment method");
}

QString dateOrder(DateOrder order)
{
    switch (order) {
    case DateOrder::Dmy:
        return Texts::tr("day/month/year");
    case DateOrder::Mdy:
        return Texts::tr("month/day/year");
    case DateOrder::Ymd:
        return Texts::tr("year/month/day");
    case DateOrder::Unknown:
        break;
    }
    return Texts::tr("choose …");
}

QString importRowKind(ImportRowKind kind)
{
    switch (kind) {
    case ImportRowKind::LeftOut:
        break;
    case ImportRowKind::Invoice:
        return Texts::tr("Invoice");
    case ImportRowKind::CreditNote:
        return Texts::tr("Credit note");
    case ImportRowKind::Charge:
        return Texts::tr("Charge");
    case ImportRowKind::Payment:
        return Texts::tr("Payment");
    }
    return Texts::tr("No item");
}

} // namespace duebook::ui::words
