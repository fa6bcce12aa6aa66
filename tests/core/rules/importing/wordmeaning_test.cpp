// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/documentstatuses.h"
#include "core/rules/importing/documenttypes.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

using M = WordMeaning;

void checkTypes(M meaning, std::initializer_list<const char *> words)
{
    for (const char *word : words) {
        INFO(word);
        CHECK(wordMeaningName(documentTypeMeaning(QString::fromUtf8(word))) ==
              wordMeaningName(meaning));
    }
}

void checkStatuses(M meaning, std::initializer_list<const char *> words)
{
    for (const char *word : words) {
        INFO(word);
        CHECK(wordMeaningName(documentStatusMeaning(QString::fromUtf8(word))) ==
              wordMeaningName(meaning));
    }
}

} // namespace

TEST_CASE("Document types in twelve languages raise or lower the debt", "[import]")
{
    checkTypes(M::Invoice, {"Invoice",
                            "Sales Invoice",
                            "Tax Invoice",
                            "INV",
                            "ACCREC",
                            "Rechnung",
                            "RE",
                            "RV",
                            "Anzahlungsrechnung",
                            "Teilrechnung",
                            "Facture",
                            "Facture d'acompte",
                            "Factura",
                            "Fattura",
                            "TD01",
                            "Factuur",
                            "Verkoopfactuur",
                            "Faktura",
                            "Kundfaktura",
                            "Salgsfaktura",
                            "Faktura VAT",
                            "FV",
                            "Faktura zaliczkowa",
                            "Fatura",
                            "חשבונית",
                            "חשבונית מס",
                            "out_invoice"});
    checkTypes(M::CreditNote, {"Credit Memo",
                               "credit_note",
                               "Credit",
                               "CreditNote",
                               "ACCRECCREDIT",
                               "Gutschrift",
                               "Stornorechnung",
                               "Rechnungskorrektur",
                               "Korrekturrechnung",
                               "GS",
                               "Avoir",
                               "Note de crédit",
                               "Facture d'avoir",
                               "Nota de crédito",
                               "Factura rectificativa",
                               "Abono",
                               "Nota di credito",
                               "TD04",
                               "Creditnota",
                               "Creditfactuur",
                               "Kreditfaktura",
                               "Kreditnota",
                               "Korekta",
                               "Faktura korygująca",
                               "זיכוי",
                               "חשבונית זיכוי",
                               "out_refund"});
    checkTypes(M::Payment, {"Payment",      "Customer payment", "Receipt",     "Overpayment",
                            "Prepayment",   "Unapplied",        "Zahlung",     "Zahlungseingang",
                            "Überzahlung",  "Vorauszahlung",    "Paiement",    "Règlement",
                            "Acompte",      "Trop-perçu",       "Pago",        "Cobro",
                            "Anticipo",     "Pagamento",        "Incasso",     "Acconto",
                            "Betaling",     "Vooruitbetaling",  "Inbetalning", "Förskott",
                            "Overbetaling", "Innbetaling",      "Wpłata",      "Zaliczka",
                            "Nadpłata",     "Adiantamento",     "תשלום",       "קבלה",
                            "מקדמה"});
    checkTypes(M::Charge, {"Finance Charge", "Debit note", "Interest", "Mahngebühr", "Zinsen",
                           "Nota de débito", "Intérêts", "Odsetki", "Juros", "ריבית"});
    checkTypes(M::BySign, {"Journal Entry", "Opening balance", "Saldovortrag", "Écriture"});
}

TEST_CASE("Nothing is owed by a draft, a quote or what was paid at once", "[import]")
{
    checkTypes(M::LeftOut, {"Draft",
                            "Void",
                            "Quote",
                            "Estimate",
                            "Pro-forma",
                            "Proforma invoice",
                            "Sales Receipt",
                            "Sales Order",
                            "Angebot",
                            "Entwurf",
                            "Auftragsbestätigung",
                            "Devis",
                            "Brouillon",
                            "Presupuesto",
                            "Borrador",
                            "Preventivo",
                            "Bozza",
                            "Offerte",
                            "Concept",
                            "Utkast",
                            "Offert",
                            "Kladde",
                            "Tilbud",
                            "Oferta",
                            "Szkic",
                            "Orçamento",
                            "Rascunho",
                            "Fatura-Recibo",
                            "הצעת מחיר",
                            "טיוטה",
                            "חשבונית מס קבלה"});
}

TEST_CASE("A type that nobody knows is no invoice", "[import]")
{
    checkTypes(M::Unknown, {"X2", "Payment reversal", "Returned payment", "Chargeback",
                            "Rücklastschrift", "Customer Refund", "Rückzahlung", "Bill",
                            "Purchase invoice", "Eingangsrechnung", "Whatever", "Remboursement"});
    checkTypes(M::Blank, {"", " ", "-"});
}

TEST_CASE("Statuses in twelve languages", "[import]")
{
    checkStatuses(M::Open, {"Open",
                            "Unpaid",
                            "Overdue",
                            "Sent",
                            "AUTHORISED",
                            "Awaiting Payment",
                            "offen",
                            "unbezahlt",
                            "überfällig",
                            "impayée",
                            "ouverte",
                            "en retard",
                            "pendiente",
                            "vencida",
                            "aperta",
                            "da pagare",
                            "scaduta",
                            "openstaand",
                            "vervallen",
                            "obetald",
                            "förfallen",
                            "ubetalt",
                            "forfalden",
                            "niezapłacona",
                            "przeterminowana",
                            "em aberto",
                            "em atraso",
                            "לא שולם",
                            "פתוח"});
    checkStatuses(M::Paid,
                  {"Paid",     "Paid in full", "Closed",  "Cleared", "bezahlt", "ausgeglichen",
                   "payée",    "réglée",       "soldée",  "pagada",  "cobrada", "pagata",
                   "saldata",  "betaald",      "voldaan", "betald",  "betalt",  "zapłacona",
                   "opłacona", "paga",         "שולם",    "שולמה"});
    checkStatuses(M::PartPaid,
                  {"Part paid", "Partially Paid", "Partial", "teilweise bezahlt", "teilbezahlt",
                   "partiellement payée", "parcialmente pagada", "parzialmente pagata",
                   "deels betaald", "delbetald", "delvis betalt", "częściowo zapłacona",
                   "parcialmente paga", "שולם חלקית"});
    checkStatuses(M::LeftOut,
                  {"Draft",   "Void",       "Voided",    "Cancelled",   "Deleted",  "Quote",
                   "Entwurf", "storniert",  "brouillon", "annulée",     "borrador", "anulada",
                   "bozza",   "annullata",  "concept",   "geannuleerd", "utkast",   "makulerad",
                   "kladde",  "annulleret", "szkic",     "anulowana",   "rascunho", "cancelada",
                   "טיוטה",   "מבוטל"});
    checkStatuses(M::Disputed, {"Disputed", "In dispute", "strittig", "in Klärung", "en litige",
                                "contestée", "en disputa", "in contestazione", "betwist",
                                "bestridd", "omtvistet", "sporna", "em disputa", "במחלוקת"});
    checkStatuses(M::WrittenOff,
                  {"Written off", "Bad debt", "abgeschrieben", "uneinbringlich", "irrécouvrable",
                   "incobrable", "inesigibile", "oninbaar", "avskriven", "umorzona", "חוב אבוד"});
    checkStatuses(M::Unknown, {"Pending", "Submitted", "Processing", "A7", "Saved"});
}

TEST_CASE("Yes and no mean what the heading says", "[import]")
{
    CHECK(flaggedStatus(QStringLiteral("isOpen"), false) == M::Paid);
    CHECK(flaggedStatus(QStringLiteral("Paid?"), true) == M::Paid);
    CHECK(flaggedStatus(QStringLiteral("Storniert"), true) == M::LeftOut);
    CHECK(flaggedStatus(QStringLiteral("Status"), true) == M::Unknown);
}
