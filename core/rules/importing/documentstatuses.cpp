// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/documentstatuses.h"

namespace duebook {

namespace {

using M = WordMeaning;

constexpr PhraseTable::Entry kStatuses[] = {
    {M::PartPaid,
     "part paid*|partly paid*|partially paid*|partial*|part payment*|partpaid|partiallypaid|"
     "paid partially|teilweise bezahlt*|teilbezahlt*|teilzahlung*|teilweise*|"
     "partiellement*|payee partiellement*|paye partiellement*|reglee partiellement*|"
     "parcialmente*|pago parcial*|pagada parcialmente*|parzialmente*|pagata parzialmente*|"
     "deels betaald*|gedeeltelijk*|deelbetaling*|delbetald*|delvis*|delvist*|delbetalt*|"
     "czesciowo*|שולם חלקית*|שולמה חלקית*|חלקי*"},
    {M::Open,
     "open*|unpaid*|not paid*|outstanding|overdue*|late|past due*|due|not due|not yet due|current|"
     "sent|issued|approved|authorised|authorized|awaiting payment*|waiting for "
     "payment*|posted|viewed|finalized|"
     "finalised|emailed|printed|mailed|invoiced|billed|offen*|unbezahlt*|nicht bezahlt*|"
     "uberfallig*|fallig*|nicht fallig*|gesendet|versendet|verschickt|gebucht|gemahnt*|angemahnt*|"
     "in mahnung|ouvert*|impaye*|non paye*|en attente de paiement|a payer|echue|non echue|"
     "envoyee|en retard|validee|emise|comptabilisee|abiert*|pendiente*|vencid*|enviad*|no pagad*|"
     "impagad*|emitid*|apert*|da pagare|non pagat*|scadut*|inviat*|insolut*|emessa|"
     "da incassare|wacht op betaling*|niet vervallen|nog niet "
     "vervallen|openstaand*|onbetaald*|niet betaald*|vervallen|verzonden|verstuurd|geboekt|"
     "oppen|obetald*|ej betald|forfallen*|skickad|bokford|aben|ubetalt*|forfalden*|sendt|"
     "bogfort|apen|forfalt*|otwart*|niezaplacon*|nieoplacon*|przeterminowan*|wyslan*|"
     "wystawion*|do zaplaty|nierozliczon*|abert*|em aberto|pendente*|por pagar|em atraso|"
     "nao pag*|פתוח*|לא שולם*|לא שולמה*|באיחור*|בפיגור*|נשלח*|ממתין לתשלום"},
    {M::Paid,
     "paid*|fully paid*|settled*|closed|cleared|reconciled|complete|completed|collected|bezahlt*|"
     "voll bezahlt*|vollstandig bezahlt*|beglichen*|ausgeglichen*|erledigt*|payee*|paye|"
     "reglee*|regle|soldee*|solde|acquitte*|encaisse*|pagad*|cobrad*|saldad*|liquidad*|pagat*|"
     "saldat*|incassat*|betaald*|voldaan*|betald*|slutbetald*|betalt*|zaplacon*|oplacon*|"
     "rozliczon*|paga|pago|pagas|שולם|שולמה|נפרע*|סגור*|שולם במלואו"},
    {M::LeftOut,
     "draft*|void*|cancel*|deleted*|reversed*|rejected*|declined*|quote*|estimate*|proforma*|"
     "pro forma*|recurring*|template*|entwurf*|storn*|annulliert*|geloscht*|angebot*|abgelehnt*|"
     "brouillon*|annul*|devis*|supprimee*|rejetee*|borrador*|anulad*|cancelad*|presupuesto*|"
     "rechazad*|eliminad*|bozza*|stornat*|preventivo*|concept*|geannuleerd*|"
     "offerte*|verwijderd*|utkast*|makulera*|krediterad*|offert*|raderad*|kladde*|annuller*|"
     "tilbud*|slettet*|kreditert*|krediteret*|szkic*|robocz*|anulowan*|oferta*|usuniet*|"
     "rascunho*|orcamento*|eliminad*|טיוטה*|מבוטל*|בוטל*|הצעת מחיר*"},
    {M::Disputed, "disput*|in dispute*|contested*|strittig*|bestritten*|reklam*|in klarung*|"
                  "en litige*|litig*|contest*|en disputa*|reclamad*|in contestazione*|betwist*|"
                  "in geschil*|bestridd*|bestridt*|tvist*|omtvist*|sporn*|em disputa*|במחלוקת*|"
                  "שנוי במחלוקת*"},
    {M::WrittenOff,
     "written off*|write off*|writeoff*|writtenoff*|bad debt*|uncollectible*|abgeschrieben*|"
     "ausgebucht*|uneinbringlich*|passee en perte*|irrecouvrable*|perte*|incobrable*|fallid*|"
     "castigad*|inesigibil*|oninbaar*|afgeboekt*|avskriven*|bortskriven*|kundforlust*|afskrevet*|"
     "avskrevet*|tapsfort*|umorzon*|spisan*|niesciagaln*|incobrave*|חוב אבוד*|נמחק*"},
};

struct Flag {
    const char *begins; ///< folded, blanks left out
    WordMeaning yes;
    WordMeaning no;
};

constexpr Flag kFlags[] = {
    {"open", M::Open, M::Paid},         {"isopen", M::Open, M::Paid},
    {"unpaid", M::Open, M::Paid},       {"offen", M::Open, M::Paid},
    {"paid", M::Paid, M::Open},         {"ispaid", M::Paid, M::Open},
    {"fullypaid", M::Paid, M::Open},    {"settled", M::Paid, M::Open},
    {"closed", M::Paid, M::Open},       {"isclosed", M::Paid, M::Open},
    {"cleared", M::Paid, M::Open},      {"bezahlt", M::Paid, M::Open},
    {"beglichen", M::Paid, M::Open},    {"ausgeglichen", M::Paid, M::Open},
    {"paye", M::Paid, M::Open},         {"regle", M::Paid, M::Open},
    {"pagad", M::Paid, M::Open},        {"pagat", M::Paid, M::Open},
    {"betaald", M::Paid, M::Open},      {"betald", M::Paid, M::Open},
    {"betalt", M::Paid, M::Open},       {"void", M::LeftOut, M::Open},
    {"isvoid", M::LeftOut, M::Open},    {"cancel", M::LeftOut, M::Open},
    {"storniert", M::LeftOut, M::Open}, {"draft", M::LeftOut, M::Open},
    {"deleted", M::LeftOut, M::Open},   {"isdeleted", M::LeftOut, M::Open},
    {"disputed", M::Disputed, M::Open}, {"writtenoff", M::WrittenOff, M::Open},
};

} // namespace

WordMeaning documentStatusMeaning(const QString &text)
{
    static const PhraseTable table(kStatuses);
    return table.meaningOf(text);
}

WordMeaning flaggedStatus(const QString &heading, bool yes)
{
    const QString bare = foldWord(heading).remove(QLatin1Char(' '));
    for (const Flag &flag : kFlags) {
        if (bare.startsWith(QLatin1String(flag.begins)))
            return yes ? flag.yes : flag.no;
    }
    return WordMeaning::Unknown;
}

} // namespace duebook
