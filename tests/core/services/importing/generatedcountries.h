// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook::test {

/// How the programs of a country head their columns and name their documents.
struct Country {
    const char *name;
    const char *account;
    const char *customer;
    const char *number;
    const char *type;
    const char *issued;
    const char *due;
    const char *amount;
    const char *open;
    const char *paid;
    const char *currency;
    const char *status;
    const char *terms;
    const char *invoice;
    const char *credit;
    const char *payment;
    const char *draft;
    const char *statusOpen;
    const char *statusPaid;
    const char *statusDraft;
    const char *net; ///< terms in words with %1 for the days
    const char *total;
};

constexpr Country kCountries[] = {
    {"English",  "Customer no", "Customer name", "Invoice number", "Type",     "Invoice date",
     "Due date", "Amount",      "Balance",       "Paid",           "Currency", "Status",
     "Terms",    "Invoice",     "Credit memo",   "Payment",        "Draft",    "Overdue",
     "Paid",     "Draft",       "Net %1",        "Total"},
    {"German",
     "Kundennummer",
     "Kundenname",
     "Rechnungsnummer",
     "Belegart",
     "Rechnungsdatum",
     "Fälligkeitsdatum",
     "Betrag",
     "Offener Betrag",
     "Bezahlt",
     "Währung",
     "Status",
     "Zahlungsbedingung",
     "Rechnung",
     "Gutschrift",
     "Zahlung",
     "Angebot",
     "offen",
     "bezahlt",
     "Entwurf",
     "%1 Tage netto",
     "Gesamtsumme"},
    {"French",
     "Compte",
     "Nom client",
     "Numéro facture",
     "Type pièce",
     "Date facture",
     "Date échéance",
     "Montant TTC",
     "Solde",
     "Montant payé",
     "Devise",
     "Statut",
     "Conditions de paiement",
     "Facture",
     "Avoir",
     "Règlement",
     "Devis",
     "impayée",
     "payée",
     "brouillon",
     "%1 jours",
     "Total"},
    {"Spanish",
     "Código cliente",
     "Razón social",
     "Número factura",
     "Tipo documento",
     "Fecha factura",
     "Fecha vencimiento",
     "Importe",
     "Pendiente",
     "Pagado",
     "Moneda",
     "Estado",
     "Plazo",
     "Factura",
     "Nota de crédito",
     "Cobro",
     "Presupuesto",
     "pendiente",
     "pagada",
     "borrador",
     "%1 días",
     "Total"},
    {"Italian",      "Codice cliente", "Ragione sociale", "Numero fattura", "Tipo",
     "Data fattura", "Scadenza",       "Importo",         "Importo aperto", "Pagato",
     "Valuta",       "Stato",          "Terms",           "Fattura",        "Nota di credito",
     "Incasso",      "Preventivo",     "aperta",          "pagata",         "bozza",
     "%1 gg",        "Totale"},
    {"Dutch",        "Debiteurnummer", "Debiteurnaam",     "Factuurnummer", "Soort",
     "Factuurdatum", "Vervaldatum",    "Bedrag",           "Openstaand",    "Betaald",
     "Valuta",       "Status",         "Betalingstermijn", "Factuur",       "Creditnota",
     "Betaling",     "Offerte",        "openstaand",       "betaald",       "concept",
     "%1 dagen",     "Totaal"},
    {"Hebrew",       "מספר לקוח", "שם לקוח", "מספר חשבונית", "סוג מסמך", "תאריך חשבונית",
     "תאריך פירעון", "סכום",      "יתרה",    "שולם",         "מטבע",     "סטטוס",
     "ימי אשראי",    "חשבונית",   "זיכוי",   "קבלה",         "טיוטה",    "פתוח",
     "שולם",         "מבוטל",     "%1 ימים", "סה\"כ"},
};

} // namespace duebook::test
