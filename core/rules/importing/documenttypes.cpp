// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/documenttypes.h"

namespace duebook {

namespace {

using M = WordMeaning;

// The order matters for the patterns: what only begins like an invoice or a payment comes before
// them.
constexpr PhraseTable::Entry kTypes[] = {
    // What turns a payment round may raise the debt: a person says what it is.
    {M::Unknown,
     "payment reversal*|reversed payment*|returned payment*|payment request*|*chargeback*|"
     "bounced*|refund*|customer refund*|erstattung*|ruck*|zahlungsaufforderung*|"
     "zahlungserinnerung*|remboursement*|reembolso*|rimborso*|terugbetaling*|aterbetalning*|"
     "tilbagebetaling*|tilbakebetaling*|zwrot*|devolucion*|devolucao*|החזר*|bill|vendor*|payable*|"
     "accpay*|in invoice|in refund|eingangs*|purchase*|einkauf*|supplier*"},
    // A bill of an advance is a bill.
    {M::Invoice,
     "prepayment invoice|deposit invoice|down payment invoice|progress invoice|retainer invoice|"
     "advance invoice|down payment request|anzahlungsrechnung*|abschlagsrechnung*|"
     "teilrechnung*|schlussrechnung*|facture d acompte*|facture acompte*|factura de anticipo*|"
     "factura anticipo*|fattura di acconto*|fattura d acconto*|fattura acconto*|"
     "voorschotfactuur*|aanbetalingsfactuur*|forskottsfaktura*|forskuddsfaktura*|acontofaktura*|"
     "aconto faktura*|"
     "a conto faktura*|akontofaktura*|akontorechnung*|faktura zaliczkowa*|faktura koncowa*|fatura "
     "de adiantamento*"},
    // Nothing is owed by these: not yet, not any more, or paid at once.
    {M::LeftOut,
     "draft*|void*|cancelled*|canceled*|deleted*|quote*|quotation*|estimate*|proposal*|proforma*|"
     "pro forma*|order|sales order*|order confirmation*|delivery note*|sales receipt*|"
     "invoice receipt*|cash sale*|recurring*|template*|entwurf*|storniert*|angebot*|"
     "kostenvoranschlag*|auftrag*|lieferschein*|barverkauf*|brouillon*|devis*|annulee*|"
     "facture pro forma*|facture proforma*|bon de livraison*|bon de commande*|borrador*|"
     "presupuesto*|anulad*|factura proforma*|albaran*|pedido*|bozza*|preventivo*|annullat*|"
     "fattura proforma*|fattura pro forma*|ordine*|concept*|offerte*|geannuleerd*|pakbon*|"
     "utkast*|offert*|makulerad*|foljesedel*|kladde*|tilbud*|annulleret*|annullert*|ordre*|"
     "szkic*|anulowan*|oferta*|faktura proforma*|faktura pro forma*|zamowienie*|paragon*|"
     "rascunho*|orcamento*|encomenda*|fatura recibo*|fatura simplificada*|fatura proforma*|"
     "fatura pro forma*|טיוטה*|הצעת מחיר*|מבוטל*|חשבון עסקה*|חשבונית עסקה*|תעודת משלוח*|הזמנה*|"
     "חשבונית מס קבלה*|קבלה חשבונית*|kontantfaktura*|kontantnota*|fr"},
    {M::CreditNote,
     "*credit note*|*credit memo*|*creditnote*|*creditmemo*|*credit invoice*|credit|credits|"
     "credit adjustment*|sales credit*|customer credit*|adjustment note*|arcredit*|"
     "accreccredit*|out refund|sales return*|return|credit entry|cn|cm|crn|crm|cr|sc|arc|"
     "*gutschrift*|storno*|stornorechnung*|*rechnungskorrektur*|korrekturrechnung*|rechnungsstorno*"
     "|"
     "retoure*|kreditnota*|gs|gu|ks|st|sr|dg|*avoir*|*note de credit*|facture rectificative*|"
     "av|*nota de credito*|abono*|rectificativa*|factura rectificativa*|nc|"
     "*nota di credito*|nota credito*|nota accredito*|nota di accredito*|td04|*creditnota*|"
     "creditfactuur*|creditering*|*kreditfaktura*|kreditnota*|kredit|kreditering*|"
     "*kreditnote*|korekta*|faktura koryguj*|*koryguj*|kor|fk|fkor|*זיכוי*"},
    {M::Payment,
     "payment*|customer payment*|receipt*|cash receipt*|sales receipt on account|overpayment*|"
     "prepayment*|advance*|deposit*|on account*|unapplied*|ar overpayment*|ar prepayment*|"
     "aroverpayment*|arprepayment*|receivable overpayment*|receivable prepayment*|pmt|pay|pymt|"
     "rcpt|rct|rec|sa|cash|bank|bank receipt*|dz|zahlung*|*zahlungseingang*|einzahlung*|"
     "uberzahlung*|vorauszahlung*|anzahlung*|akontozahlung*|geldeingang*|za|ze|zl|zg|"
     "paiement*|reglement*|encaissement*|acompte*|trop percu*|versement*|pago*|cobro*|"
     "anticipo*|pago anticipado*|recibo*|pagament*|incasso*|acconto*|anticip*|bonifico*|"
     "betaling*|vooruitbetaling*|aanbetaling*|ontvangst*|teveel betaald*|inbetalning*|"
     "betalning*|forskott*|overbetalning*|forskuddsbetaling*|forudbetaling*|overbetaling*|"
     "indbetaling*|innbetaling*|forskudd*|wplata*|platnosc*|zaliczka*|nadplata*|przelew*|"
     "adiantamento*|recebimento*|rc|תשלום*|קבלה*|מקדמה*|תקבול*"},
    {M::Charge,
     "charge*|fee*|finance charge*|interest*|late*|debit note*|debit memo*|debit adjustment*|dn|"
     "dm|fc|mahngebuhr*|gebuhr*|zinsen*|verzugszins*|lastschriftgebuhr*|belastung*|frais*|"
     "interets*|note de debit*|interes*|nota de debito*|recargo*|cargo*|interessi*|"
     "nota di debito*|nota debito*|td05|rente*|kosten*|debetnota*|boete*|ranta*|"
     "drojsmalsranta*|avgift*|gebyr*|morarente*|rentenota*|odsetki*|nota odsetkowa*|oplata*|"
     "juros*|nd|ריבית*|עמלה*"},
    {M::BySign,
     "journal*|general journal*|je|gj|jnl|jrnl|opening balance*|opening*|balance forward*|"
     "balance brought forward*|brought forward|entry|adjustment*|journal voucher*|ab|"
     "saldovortrag*|vortrag*|anfangsbestand*|eroffnung*|umbuchung*|buchung*|journal entry*|"
     "ecriture*|od|report a nouveau*|a nouveau*|an|apunte*|asiento*|saldo inicial*|apertura*|"
     "saldo iniziale*|registrazione*|memoriaal*|beginbalans*|verifikation*|ingaende balans*|"
     "primo*|bilag*|inngaende balanse*|bilans otwarcia*|bo|nota ksiegowa*|pk|saldo de abertura*|"
     "lancamento*|יתרת פתיחה*|פקודת יומן*"},
    {M::Invoice,
     "invoice*|sales invoice*|customer invoice*|tax invoice*|ar invoice*|a r invoice*|"
     "receivable invoice*|out invoice|accrec|arinvoice|inv|si|in|sale|sales|standard|service "
     "invoice*|rv|dr|rechnung*|ausgangsrechnung*|kundenrechnung*|verkaufsrechnung*|forderung*|"
     "faktura*|re|rg|ar|vr|facture*|fa|ft|factura*|fra|fac|fattura*|td01|td02|td24|td25|"
     "*factuur|verkoop*|vf|kundfaktura*|slutfaktura*|salgsfaktura*|utgaende faktura*|"
     "faktura vat*|fv|fs|rachunek*|fatura*|nota de cobranca*|חשבונית*|חשבון*|"
     "debitor invoice*|bill of sale|ocr faktura*"},
};

} // namespace

WordMeaning documentTypeMeaning(const QString &text)
{
    static const PhraseTable table(kTypes);
    return table.meaningOf(text);
}

} // namespace duebook
