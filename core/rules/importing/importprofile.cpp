// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/importprofile.h"

namespace duebook {

namespace {

struct KindName {
    ImportKind kind;
    const char *name;
};

constexpr KindName kKinds[] = {
    {ImportKind::OpenItems, "open-items"}, {ImportKind::Invoices, "invoices"},
    {ImportKind::Accounts, "accounts"},    {ImportKind::Contacts, "contacts"},
    {ImportKind::Payments, "payments"},
};

struct FieldName {
    ImportField field;
    const char *name;
};

constexpr FieldName kFields[] = {
    {ImportField::AccountNumber, "account_number"},
    {ImportField::AccountName, "account_name"},
    {ImportField::LastName, "last_name"},
    {ImportField::FirstName, "first_name"},
    {ImportField::InvoiceNumber, "invoice_number"},
    {ImportField::DocumentType, "document_type"},
    {ImportField::IssueDate, "issue_date"},
    {ImportField::DueDate, "due_date"},
    {ImportField::Amount, "amount"},
    {ImportField::Debit, "debit"},
    {ImportField::Credit, "credit"},
    {ImportField::DebitCreditMark, "debit_credit_mark"},
    {ImportField::OpenAmount, "open_amount"},
    {ImportField::PaidAmount, "paid_amount"},
    {ImportField::Status, "status"},
    {ImportField::Currency, "currency"},
    {ImportField::SettledDate, "settled_date"},
    {ImportField::Disputed, "disputed"},
    {ImportField::DisputeReason, "dispute_reason"},
    {ImportField::OrderNumber, "order_number"},
    {ImportField::Text, "text"},
    {ImportField::TermsDays, "terms_days"},
    {ImportField::Segment, "segment"},
    {ImportField::Language, "language"},
    {ImportField::CreditLimit, "credit_limit"},
    {ImportField::TaxId, "tax_id"},
    {ImportField::Email, "email"},
    {ImportField::Phone, "phone"},
    {ImportField::Mobile, "mobile"},
    {ImportField::Street, "street"},
    {ImportField::Postcode, "postcode"},
    {ImportField::City, "city"},
    {ImportField::Country, "country"},
    {ImportField::ContactName, "contact_name"},
    {ImportField::ContactRole, "contact_role"},
    {ImportField::PaymentDate, "payment_date"},
    {ImportField::PaymentReference, "payment_reference"},
    {ImportField::PaymentMethod, "payment_method"},
};

} // namespace

QString zeroLimitName(ZeroLimit meaning)
{
    switch (meaning) {
    case ZeroLimit::Unknown:
        break;
    case ZeroLimit::None:
        return QStringLiteral("none");
    case ZeroLimit::NoCredit:
        return QStringLiteral("no-credit");
    }
    return {};
}

std::optional<ZeroLimit> zeroLimitFromName(const QString &name)
{
    for (const ZeroLimit meaning : {ZeroLimit::None, ZeroLimit::NoCredit}) {
        if (name == zeroLimitName(meaning))
            return meaning;
    }
    return std::nullopt;
}

QString importKindName(ImportKind kind)
{
    for (const KindName &entry : kKinds) {
        if (entry.kind == kind)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

std::optional<ImportKind> importKindFromName(const QString &name)
{
    for (const KindName &entry : kKinds) {
        if (name == QLatin1String(entry.name))
            return entry.kind;
    }
    return std::nullopt;
}

QString importFieldName(ImportField field)
{
    for (const FieldName &entry : kFields) {
        if (entry.field == field)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

std::optional<ImportField> importFieldFromName(const QString &name)
{
    for (const FieldName &entry : kFields) {
        if (name == QLatin1String(entry.name))
            return entry.field;
    }
    return std::nullopt;
}

std::vector<ImportField> importFields(ImportKind kind)
{
    using F = ImportField;
    switch (kind) {
    case ImportKind::OpenItems:
    case ImportKind::Invoices:
        return {
            F::AccountNumber, F::AccountName, F::InvoiceNumber, F::DocumentType,    F::IssueDate,
            F::DueDate,       F::Amount,      F::Currency,      F::OpenAmount,      F::PaidAmount,
            F::SettledDate,   F::Disputed,    F::DisputeReason, F::OrderNumber,     F::Text,
            F::TermsDays,     F::Debit,       F::Credit,        F::DebitCreditMark, F::Status};
    case ImportKind::Accounts:
        return {F::AccountNumber, F::AccountName, F::LastName,    F::FirstName,
                F::Email,         F::Phone,       F::Street,      F::Postcode,
                F::City,          F::Country,     F::TaxId,       F::Language,
                F::Currency,      F::TermsDays,   F::CreditLimit, F::Segment};
    case ImportKind::Contacts:
        return {F::AccountNumber, F::AccountName, F::ContactName, F::LastName,    F::FirstName,
                F::Email,         F::Phone,       F::Mobile,      F::ContactRole, F::Language};
    case ImportKind::Payments:
        return {F::AccountNumber, F::AccountName,   F::PaymentDate,      F::Amount,
                F::Currency,      F::InvoiceNumber, F::PaymentReference, F::PaymentMethod,
                F::Debit,         F::Credit,        F::DebitCreditMark};
    }
    return {};
}

QString sameNumberName(SameNumber how)
{
    switch (how) {
    case SameNumber::Sum:
        return QStringLiteral("sum");
    case SameNumber::First:
        return QStringLiteral("first");
    case SameNumber::Ask:
        break;
    }
    return {};
}

std::optional<SameNumber> sameNumberFromName(const QString &name)
{
    for (const SameNumber how : {SameNumber::Sum, SameNumber::First}) {
        if (name == sameNumberName(how))
            return how;
    }
    return std::nullopt;
}

std::optional<RowFilter> rowFilterFromText(const QString &text)
{
    static constexpr std::pair<const char *, RowFilter::Test> kTests[] = {
        {" is not ", RowFilter::Test::IsNot},
        {" begins with ", RowFilter::Test::BeginsWith},
        {" is ", RowFilter::Test::Is}};
    for (const auto &[words, test] : kTests) {
        const QLatin1String middle(words);
        const qsizetype at = text.indexOf(middle, 0, Qt::CaseInsensitive);
        if (at < 1)
            continue;
        RowFilter filter{text.left(at).trimmed(), test, {}};
        for (const QString &value : text.mid(at + middle.size()).split(QLatin1Char(',')))
            filter.values += value.trimmed();
        return filter;
    }
    return std::nullopt;
}

QString rowFilterText(const RowFilter &filter)
{
    QLatin1String middle(" is ");
    if (filter.test == RowFilter::Test::IsNot)
        middle = QLatin1String(" is not ");
    else if (filter.test == RowFilter::Test::BeginsWith)
        middle = QLatin1String(" begins with ");
    return filter.column + middle + filter.values.join(QStringLiteral(", "));
}

} // namespace duebook
