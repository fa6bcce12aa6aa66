// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/filekind.h"

#include "core/base/textfold.h"
#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/wordlist.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace duebook {

namespace {

using F = ImportField;

// Words are folded; those that end in '*' begin a word.
constexpr const char *kQuoteWords =
    "quote* quotation* estimate* proposal* proforma* angebot* kostenvoranschlag* devis "
    "presupuesto* "
    "cotizacion* preventiv* offerte* offert* tilbud* tarjous* oferta* nabidka* предложение";
constexpr const char *kOrderWords =
    "order confirmation* sales order* auftragsbestatigung* auftrage bestellungen commandes pedidos "
    "ordini bestellingen";
constexpr const char *kSupplierWords =
    "vendor* supplier* payee kreditor* lieferant* fournisseur* proveedor* fornitor* leverancier* "
    "crediteur* leverantor* leverandor* toimittaja* dostawca* dodavatel* ספק*";
constexpr const char *kCustomerWords =
    "customer* client* debtor* kunde* kunden* debitor* deudor* cliente* clienti debiteur* klant* "
    "kund* asiakas* kontrahent* odberatel* контрагент* покупатель* לקוח* buyer* party*";
constexpr const char *kRecurringWords =
    "frequency recurrence intervall turnus periodicite periodicidad frequenza frequentie "
    "nextinvoicedate nextdate nextrundate nextsenddate repeats repeatevery";
constexpr const char *kPaymentTitles = "payment* receipt* zahlung* zahlungseingang* paiement* "
                                       "reglement* pagos cobros pagament* incass* "
                                       "betaling* betalning* platnosci תקבולים תשלומים";
constexpr const char *kInvoiceTitles =
    "invoice* receivable* aging ageing aged outstanding unpaid openitems rechnung* posten faktur* "
    "facture* factur* fattur* openstaand* חשבוניות";
constexpr const char *kPeopleTitles =
    "customers clients contacts kunden debitoren kontakte clienten klanten clientes clienti "
    "kundenliste kundenstamm adressen stammdaten לקוחות";
constexpr const char *kBankWords = "iban bic swift kontoauszug buchungstag umsatzart auftraggeber* "
                                   "begunstigter* zahlungspflichtiger* counterparty";
constexpr const char *kInvoiceHeadings =
    "invoice* inv rechnung* faktura* factuur* facture* factura* fattura* bill* חשבונית* счет* "
    "документ* 請求*";
constexpr const char *kNotOfInvoices =
    "mail* email* address* anschrift* adresse* street city zip postcode country format* template* "
    "language* sprache delivery* versand* method group gruppe text";
constexpr const char *kOwnDays =
    "created* since seit birth* geburt* modified updated changed angelegt erstellt geandert login "
    "opened cree modifie creado";

QStringList thatSay(const QStringList &texts, const char *list)
{
    QStringList found;
    for (const QString &text : texts) {
        if (saysOneOf(text, list))
            found += text.simplified();
    }
    return found;
}

bool filledMostly(const FileHead &head, int column)
{
    int filled = 0;
    int rows = 0;
    for (const QStringList &row : head.rows) {
        if (row.size() < 2)
            continue;
        ++rows;
        filled += row.value(column).trimmed().isEmpty() ? 0 : 1;
    }
    return rows > 0 && filled * 2 > rows;
}

std::map<F, int> columnsOf(const FileHead &head, ImportKind kind)
{
    return suggestColumns(
        {head.headings, kind, columnFacts(head.rows, int(head.headings.size())), head.given, {}});
}

/// Everything that keeps rows from being receivables, strongest first.
FileKind refusedKind(const FileHead &head, const std::map<F, int> &invoices)
{
    FileKind kind;
    const auto refuse = [&kind](NotReceivable what, const QStringList &because) {
        kind.refused = what;
        kind.because = because;
    };
    const QStringList quoteHeadings = thatSay(head.headings, kQuoteWords);
    const QStringList quoteTitles = thatSay(head.titles, kQuoteWords);
    const bool numbered = invoices.contains(F::InvoiceNumber);
    const bool invoiceNamed =
        numbered && saysOneOf(head.headings.value(invoices.at(F::InvoiceNumber)), kInvoiceHeadings);
    if (!quoteHeadings.isEmpty() && !invoiceNamed)
        refuse(NotReceivable::Quotes, quoteHeadings);
    else if (!quoteTitles.isEmpty() && !invoiceNamed &&
             thatSay(head.titles, kInvoiceTitles).isEmpty())
        refuse(NotReceivable::Quotes, quoteTitles);
    if (kind.refused != NotReceivable::None)
        return kind;
    for (int column = 0; column < head.headings.size(); ++column) {
        if (saysOneOf(head.headings.at(column), kRecurringWords) && filledMostly(head, column)) {
            refuse(NotReceivable::RecurringTemplates, {head.headings.at(column)});
            return kind;
        }
    }
    QStringList buckets;
    for (const QString &heading : head.headings) {
        if (isAgeBucket(heading))
            buckets += heading;
    }
    if (buckets.size() >= 2 && !numbered && !invoices.contains(F::IssueDate) &&
        !invoices.contains(F::DueDate)) {
        refuse(NotReceivable::AgedSummary, buckets);
        return kind;
    }
    const QStringList suppliers = thatSay(head.headings, kSupplierWords);
    if (!suppliers.isEmpty() && thatSay(head.headings, kCustomerWords).isEmpty() &&
        (numbered || invoices.contains(F::Amount)))
        refuse(NotReceivable::SupplierBills, suppliers);
    else if (!thatSay(head.titles, "payable payables a/p").isEmpty() &&
             thatSay(head.titles, kCustomerWords).isEmpty() &&
             thatSay(head.titles, "receivable*").isEmpty())
        refuse(NotReceivable::SupplierBills, head.titles);
    else if (const QStringList orders = thatSay(head.titles, kOrderWords);
             !orders.isEmpty() && !invoiceNamed)
        refuse(NotReceivable::Orders, orders);
    return kind;
}

/// Columns that a list of accounts would leave out although they are money, days or invoices.
QStringList moneyBesideAccounts(const FileHead &head)
{
    const auto accounts = columnsOf(head, ImportKind::Accounts);
    const std::vector<ColumnFacts> facts = columnFacts(head.rows, int(head.headings.size()));
    QStringList found;
    for (int column = 0; column < head.headings.size(); ++column) {
        const QString &heading = head.headings.at(column);
        const bool used = std::any_of(accounts.begin(), accounts.end(),
                                      [&](const auto &entry) { return entry.second == column; });
        if (used || saysOneOf(heading, kNotOfInvoices))
            continue;
        const ColumnContent content = facts[size_t(column)].content;
        const bool own = saysOneOf(heading, kOwnDays);
        if (saysOneOf(heading, kInvoiceHeadings) || content == ColumnContent::Money ||
            (!own && (content == ColumnContent::Day || isMoneyHeading(heading))))
            found += heading;
    }
    return found;
}

/// What the title, else the name of the file calls the rows; nothing where it says both.
std::optional<ImportKind> namedKind(const FileHead &head)
{
    const QStringList names{QFileInfo(head.fileName).completeBaseName()};
    for (const QStringList &texts : {head.titles, names}) {
        const bool payments = !thatSay(texts, kPaymentTitles).isEmpty();
        const bool invoices = !thatSay(texts, kInvoiceTitles).isEmpty();
        if (payments != invoices)
            return payments ? ImportKind::Payments : ImportKind::OpenItems;
        if (payments && invoices)
            return std::nullopt;
    }
    return std::nullopt;
}

bool isOwnInvoiceDay(const QString &heading)
{
    return saysOneOf(heading, kInvoiceHeadings) ||
           saysOneOf(heading, "issue* issued ausstellung* emission "
                              "emision due document* beleg*");
}

} // namespace

bool isAgeBucket(const QString &text)
{
    static const QRegularExpression range(QStringLiteral(
        "^(uber|bis|over|under|up to|plus de|more than|older than|mehr als|mas de|oltre|meer dan|"
        "<|>|>=|<=)?\\s*\\d{1,3}\\s*(-|–|to|bis|a|à|au|tot|al)?\\s*\\d{0,3}\\s*(\\+|\\+?\\s*(or "
        "more\\s*)?"
        "(days?|tage?n?|jours?|dias?|giorni|dagen|months?|monate?|mois|d)\\.?)?"
        "\\s*(past due|overdue|old|uberfallig|and over|& over|or more)?$"));
    static const QRegularExpression orMore(
        QStringLiteral("^\\d{1,3} (or|and) (more|over)( days?)?( past due| overdue)?$"));
    static const QStringList words{
        QStringLiteral("current"),      QStringLiteral("older"),
        QStringLiteral("not due"),      QStringLiteral("not yet due"),
        QStringLiteral("nicht fallig"), QStringLiteral("noch nicht fallig"),
        QStringLiteral("alter"),        QStringLiteral("non echu"),
        QStringLiteral("no vencido"),   QStringLiteral("niet vervallen"),
        QStringLiteral("aktuell"),      QStringLiteral("ouder")};
    const QString folded = foldText(text);
    if (words.contains(folded))
        return true;
    if (orMore.match(folded).hasMatch())
        return true;
    const auto match = range.match(folded);
    if (!match.hasMatch())
        return false;
    // A bare number is no range.
    static const QRegularExpression bare(QStringLiteral("^\\d+$"));
    return !bare.match(folded).hasMatch();
}

FileKind recogniseKind(const FileHead &head)
{
    const auto invoices = columnsOf(head, ImportKind::Invoices);
    const auto payments = columnsOf(head, ImportKind::Payments);
    const auto contacts = columnsOf(head, ImportKind::Contacts);
    FileKind kind = refusedKind(head, invoices);
    if (kind.refused != NotReceivable::None)
        return kind;

    const auto decided = [&kind](ImportKind what) {
        kind.likely = what;
        return kind;
    };
    const auto asked = [&kind](ImportKind what, KindDoubt doubt, const QStringList &because = {}) {
        kind.likely = what;
        kind.doubt = doubt;
        kind.because = because;
        return kind;
    };
    const bool hasAmount = invoices.contains(F::Amount) || invoices.contains(F::Debit);
    const std::optional<ImportKind> named = namedKind(head);
    const QStringList bank = thatSay(head.headings, kBankWords);
    if (hasAmount && !invoices.contains(F::DueDate) && !invoices.contains(F::InvoiceNumber) &&
        !bank.isEmpty())
        return asked(ImportKind::Payments, KindDoubt::BankStatement, bank);
    const bool ownDay = invoices.contains(F::IssueDate) &&
                        isOwnInvoiceDay(head.headings.at(invoices.at(F::IssueDate)));
    if (hasAmount && invoices.contains(F::DueDate))
        return decided(invoices.contains(F::SettledDate) ? ImportKind::Invoices
                                                         : ImportKind::OpenItems);
    if (hasAmount && invoices.contains(F::OpenAmount))
        return decided(invoices.contains(F::SettledDate) ? ImportKind::Invoices
                                                         : ImportKind::OpenItems);
    if (hasAmount && invoices.contains(F::SettledDate) && ownDay)
        return decided(ImportKind::Invoices);
    const bool paymentDay = payments.contains(F::PaymentDate);
    if (hasAmount && paymentDay) {
        const QString &day = head.headings.at(payments.at(F::PaymentDate));
        const bool ownPayment =
            saysOneOf(day, kPaymentTitles) || saysOneOf(day, "paid received zahl* bezahlt paye*");
        if (ownPayment && !ownDay)
            return decided(ImportKind::Payments);
        if (!ownDay && (payments.contains(F::PaymentMethod) ||
                        (payments.contains(F::PaymentReference) && named != ImportKind::OpenItems &&
                         !invoices.contains(F::DocumentType))))
            return decided(ImportKind::Payments);
    }
    if (hasAmount && invoices.contains(F::IssueDate)) {
        if (named)
            return decided(*named);
        const bool clear = ownDay || invoices.contains(F::DocumentType) ||
                           invoices.contains(F::TermsDays) || invoices.contains(F::OpenAmount);
        return clear ? decided(ImportKind::OpenItems)
                     : asked(ImportKind::OpenItems, KindDoubt::InvoicesOrPayments);
    }
    const bool people = contacts.contains(F::ContactRole) ||
                        (contacts.contains(F::ContactName) && contacts.contains(F::AccountNumber) &&
                         contacts.contains(F::AccountName));
    const QStringList money = moneyBesideAccounts(head);
    if (people && money.isEmpty())
        return decided(ImportKind::Contacts);
    const auto accounts = columnsOf(head, ImportKind::Accounts);
    const bool called = !thatSay(head.titles, kPeopleTitles).isEmpty();
    if (accounts.empty() || (!accounts.contains(F::AccountNumber) && !called))
        return asked(ImportKind::OpenItems, KindDoubt::Unknown);
    if (!money.isEmpty())
        return asked(people ? ImportKind::Contacts : ImportKind::Accounts,
                     KindDoubt::AccountsWithMoney, money);
    return decided(ImportKind::Accounts);
}

} // namespace duebook
