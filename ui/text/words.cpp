// SPDX-License-Identifier: Apache-2.0
#include "ui/text/words.h"

#include "ui/text/format.h"

#include <QCoreApplication>

namespace duebook::ui::words {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::words)
};

} // namespace

QString noteKind(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Call:
        return Texts::tr("Call");
    case NoteKind::Email:
        return Texts::tr("Email");
    case NoteKind::Letter:
        return Texts::tr("Letter");
    case NoteKind::Meeting:
        return Texts::tr("Meeting");
    case NoteKind::TextMessage:
        return Texts::tr("Text message");
    case NoteKind::Visit:
        return Texts::tr("Visit");
    case NoteKind::Internal:
        break;
    }
    return Texts::tr("Internal note");
}

QString accountStatus(AccountStatus status)
{
    switch (status) {
    case AccountStatus::Insolvency:
        return Texts::tr("Insolvency");
    case AccountStatus::Legal:
        return Texts::tr("With the lawyer");
    case AccountStatus::Agency:
        return Texts::tr("With the agency");
    case AccountStatus::Closed:
        return Texts::tr("Closed");
    case AccountStatus::Active:
        break;
    }
    return Texts::tr("Active");
}

QString invoiceKind(InvoiceKind kind)
{
    switch (kind) {
    case InvoiceKind::CreditNote:
        return Texts::tr("Credit note");
    case InvoiceKind::Charge:
        return Texts::tr("Charge");
    case InvoiceKind::Invoice:
        break;
    }
    return Texts::tr("Invoice");
}

QString role(duebook::Role role)
{
    switch (role) {
    case duebook::Role::Manager:
        return Texts::tr("Manager");
    case duebook::Role::Sales:
        return Texts::tr("Sales (reads only)");
    case duebook::Role::Administrator:
        return Texts::tr("Administrator");
    case duebook::Role::Clerk:
        break;
    }
    return Texts::tr("Clerk");
}

QString roleMay(duebook::Role role)
{
    switch (role) {
    case duebook::Role::Manager:
        return Texts::tr(
            "All that a clerk may; also gives accounts to people, lifts holds, changes "
            "credit limits, writes off, changes the settings, takes back the imports "
            "of others and exports the book.");
    case duebook::Role::Sales:
        return Texts::tr("Reads everything; changes only their own name, email and phone.");
    case duebook::Role::Administrator:
        return Texts::tr("Everything; also people and passwords, where backups go, restoring and "
                         "repairing the book.");
    case duebook::Role::Clerk:
        break;
    }
    return Texts::tr(
        "Records conversations, promises, disputes, follow-ups, documents, invoices "
        "and payments; changes accounts and contacts; sets holds, escalates, imports.");
}

std::vector<duebook::Role> roles()
{
    return {duebook::Role::Clerk, duebook::Role::Manager, duebook::Role::Sales,
            duebook::Role::Administrator};
}

QString amounts(const std::vector<Money> &money, Currency bookCurrency)
{
    const QLocale locale;
    if (money.empty())
        return QStringLiteral("–");
    if (money.size() == 1 && money.front().currency() == bookCurrency)
        return format::amount(money.front(), locale);
    QStringList parts;
    for (const Money each : money)
        parts += format::money(each, locale);
    return parts.join(QStringLiteral(" + "));
}

QStringList buckets(const AgeingEdges &edges)
{
    QStringList names{Texts::tr("not due")};
    int from = 1;
    for (const int edge : edges.days) {
        names += QStringLiteral("%1–%2").arg(from).arg(edge);
        from = edge + 1;
    }
    names += Texts::tr("over %1").arg(from - 1);
    return names;
}

} // namespace duebook::ui::words
