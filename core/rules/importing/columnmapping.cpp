// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/columnmapping.h"

#include "core/base/textfold.h"
#include "core/rules/importing/headingcurrency.h"

#include <QHash>

#include <set>

namespace duebook {

namespace {

struct Heading {
    ImportField field;
    /// Headings folded and without blanks and signs, separated by blanks; the likeliest first.
    const char *words;
};

using F = ImportField;

// Order matters where one heading can mean two fields: the field that needs it more comes first.
constexpr Heading kHeadings[] = {
    {F::AccountNumber,
     "accountnumber accountno accountid accountcode account customernumber customerno customerid "
     "customercode customeraccount custid custno custnumber clientid clientnumber clientno "
     "clientcode "
     "debtornumber debtorno debtorid debtor debtorcode bpcode cardcode soldto soldtoparty payer "
     "konto kontonummer kontonr kundennummer kundennr kdnr kdnummer debitor debitorennummer "
     "debitorennr debitorenkonto debitornr personenkonto gegenkonto kundenkonto "
     "comptetiers compte numerodecompte numerocompte numeroclient nclient noclient codeclient "
     "comptenum "
     "compauxnum compteauxiliaire "
     "cuenta numerocliente ncliente nocliente codigocliente codcliente numerodecliente "
     "cuentacliente "
     "codicecliente klantnummer debiteurnummer debiteur "
     "מספרלקוח מסלקוח קודלקוח מפתחחשבון מספרחשבון חשבון מפתח"},
    {F::AccountName, "accountname customername customer clientname client company companyname "
                     "debtorname name name1 "
                     "cardname organization organisation contactname businessname "
                     "kundenname kunde kontobezeichnung kontoname firma firmenname bezeichnung "
                     "nameadressattypunternehmen nameadressatentypunternehmen debitorname "
                     "debitorenname kurzbezeichnung "
                     "nomclient nomduclient raisonsociale comptelib compauxlib intitule "
                     "intituleducompte libellecompte "
                     "nombrecliente nombredelcliente cliente razonsocial nombre "
                     "ragionesociale klantnaam debiteurnaam naam "
                     "שםלקוח שםחשבון לקוח שם"},
    {F::LastName,
     "lastname surname familyname nachname familienname nameadressatentypnaturlperson nom apellido "
     "apellidos cognome achternaam שםמשפחה"},
    {F::FirstName, "firstname givenname vorname vornameadressatentypnaturlperson prenom "
                   "nombredepila voornaam שםפרטי"},
    {F::InvoiceNumber,
     "invoicenumber invoiceno invoiceid invoice invno invnumber invoicenum documentnumber "
     "documentno "
     "documentid docnumber docno docnum transactionnumber transactionid num number billnumber "
     "referencenumber reference ref "
     "rechnungsnummer rechnungsnr rechnungnr rechnr renr belegnummer belegnr belegfeld1 belegfeld "
     "rechnung opnummer opnr "
     "numerofacture nfacture nofacture facture numerodefacture pieceref numeropiece npiece piece "
     "numerofactura nfactura factura numerodefactura nofactura documento "
     "numerofattura fattura factuurnummer factuurnr "
     "מספרחשבונית חשבונית מסחשבונית אסמכתא מספרמסמך אסמכתה"},
    {F::DocumentType,
     "documenttype doctype transactiontype type invoicetype trantype transtype "
     "belegart belegtyp buchungsart art typ typepiece typedocument typedepiece tipo tipodocumento "
     "tipodedocumento soort סוגמסמך סוגתנועה סוג"},
    {F::IssueDate,
     "invoicedate issuedate dateissued documentdate docdate transactiondate billdate billingdate "
     "dateofissue postingdate taxdate entrydate created date "
     "rechnungsdatum belegdatum buchungsdatum ausstellungsdatum redatum datum "
     "datefacture datedefacture datepiece piecedate ecrituredate dateecriture dateemission "
     "fechafactura fechadefactura fechaemision fechadeemision fecha "
     "datafattura factuurdatum תאריךחשבונית תאריךמסמך תאריךאסמכתא תאריךהפקה תאריך"},
    {F::DueDate,
     "duedate duedt datedue netduedate paymentdue paymentduedate due maturity maturitydate "
     "baselineduedate falligkeitsdatum falligkeit fallig falligam zahlungsziel nettofalligkeit "
     "falligdatum zahlbarbis dateecheance datedecheance echeance "
     "fechavencimiento fechadevencimiento vencimiento vence datascadenza scadenza vervaldatum "
     "תאריךפירעון תאריךפרעון תאריךלתשלום מועדתשלום פירעון תאריךערך"},
    {F::SettledDate,
     "settleddate settlementdate datesettled paiddate datepaid paidon fullypaiddate fullypaidon "
     "clearingdate closeddate cleareddate ausgleichsdatum bezahltam ausgleich zahldatum "
     "datelettrage datesolde fechapago fechadepago fechacobro datapagamento betaaldatum "
     "תאריךסגירה"},
    {F::PaymentDate,
     "paymentdate datereceived receiptdate receiveddate paiddate paidon datepaid valuedate "
     "depositdate "
     "postingdate transactiondate date zahlungsdatum zahldatum wertstellung valuta valutadatum "
     "buchungsdatum datum eingangsdatum datepaiement datedepaiement datereglement datereglement "
     "date "
     "fechapago fechadepago fechacobro fecha datapagamento betaaldatum תאריךתשלום תאריךתקבול "
     "תאריך"},
    {F::OpenAmount,
     "openamount openbalance amountdue balancedue outstanding outstandingamount amountoutstanding "
     "remaining remainingamount amountremaining residual residualamount amountresidual balance "
     "outstandingbalance unpaid unpaidamount openamt invoicebalance foreignopenbalance "
     "offenerbetrag offen restbetrag saldo offenerposten rest nochoffen opbetrag "
     "soldedu resteapayer restedu montantdu solde saldopendiente pendiente importependiente "
     "importoaperto openstaand openstaandbedrag יתרה יתרהלתשלום יתרתחוב יתרהפתוחה"},
    {F::PaidAmount,
     "paidamount amountpaid paid payments receivedamount amountreceived bezahlt gezahlt zahlbetrag "
     "pagato bereitsbezahlt montantpaye paye regle montantregle pagado importepagado betaald שולם "
     "סכוםששולם"},
    {F::Amount,
     "invoiceamount amount totalamount invoicetotal total grandtotal totalinclvat totalincltax "
     "amounttotal "
     "grossamount gross originalamount documentamount docamount paymentamount amountreceived value "
     "totalopenamount doctotal amountinlocalcurrency "
     "betrag rechnungsbetrag bruttobetrag brutto umsatz umsatzohnesollhabenkz gesamtbetrag summe "
     "endbetrag zahlungsbetrag "
     "montant montantttc totalttc ttc montanttotal importe importetotal monto valor "
     "importo totale bedrag totaalbedrag סכום סהכ סהכלתשלום סכוםחשבונית סכוםכולל סכוםמסמך"},
    {F::Debit, "debit debitamount soll sollbetrag debitbetrag debe cargo dare חובה"},
    {F::Credit, "credit creditamount haben habenbetrag montantcredit haber abono avere זכות"},
    {F::DebitCreditMark,
     "debitcredit dc drcr debitcreditindicator sollhaben sollhabenkennzeichen sh shkz sens dh"},
    {F::Status,
     "status invoicestatus documentstatus docstatus paymentstatus state paymentstate isopen ispaid "
     "rechnungsstatus belegstatus zahlungsstatus zahlstatus zustand statut statutfacture etat "
     "etatfacture statutpaiement estado estadofactura estadopago stato statofattura "
     "statopagamento factuurstatus betaalstatus fakturastatus betalingsstatus betalningsstatus "
     "statusfaktury statusplatnosci stan estadofatura situacao סטטוס סטטוסתשלום מצב"},
    {F::Currency,
     "currency currencycode curr ccy invoicecurrency isocode wahrung wkz wkzumsatz "
     "wahrungskennzeichen "
     "waehrung wahrungscode devise deviseiso monnaie idevise moneda divisa valuta munt מטבע"},
    {F::Disputed,
     "disputed indispute dispute isdisputed disputestatus strittig reklamation reklamiert "
     "reklamiertam "
     "inklarung litige enlitige conteste disputado endisputa reclamada betwist במחלוקת"},
    {F::DisputeReason,
     "disputereason reasonfordispute disputenote reklamationsgrund motiflitige motivodisputa"},
    {F::OrderNumber,
     "ordernumber orderno ponumber pono po purchaseorder purchaseordernumber customerreference "
     "customerpo yourreference orderref salesorder bestellnummer bestellnr auftragsnummer "
     "auftragsnr "
     "auftrag kundenreferenz ihrzeichen belegfeld2 numerocommande ncommande commande numeropedido "
     "pedido "
     "ordine ordernummer מספרהזמנה הזמנה"},
    {F::Text,
     "description text memo details note notes remark remarks particulars narrative buchungstext "
     "bemerkung notiz verwendungszweck beschreibung libelle ecriturelib descripcion concepto "
     "descrizione omschrijving תיאור הערות פרטים"},
    {F::TermsDays,
     "termsdays paymenttermsdays netdays paymentterms terms zahlungsbedingung zahlungszieltage "
     "zieltage nettotage delaipaiement conditionsdepaiement plazo diaspago betalingstermijn "
     "ימיאשראי"},
    {F::Segment,
     "segment customergroup group category kundengruppe gruppe categorie grupo categoria"},
    {F::Language, "language lang languagecode sprache sprachid langue idioma lingua taal שפה"},
    {F::CreditLimit,
     "creditlimit limit kreditlimit kreditlimitdebitor plafond encoursautorise limitecredito fido "
     "kredietlimiet מסגרתאשראי"},
    {F::TaxId,
     "taxid vatid vatnumber vatno vat vatregistrationnumber taxnumber euustidnr ustidnr ustid "
     "umsatzsteueridentifikationsnummer numerotva tvaintracommunautaire tva nif cif rfc partitaiva "
     "btwnummer siret עוסקמורשה חפ מספרעוסק"},
    {F::Email,
     "email emailaddress mail contactemail billingemail invoiceemail emailadresse mailadresse "
     "courriel "
     "adressemail correo correoelectronico posta דואל מייל דוארלאלקטרוני דואראלקטרוני אימייל"},
    {F::Mobile,
     "mobile mobilephone cell cellphone mobil mobiltelefon handy portable movil נייד טלפוןנייד"},
    {F::Phone, "phone phonenumber telephone tel phone1 contactphone telefon telefonnummer "
               "rufnummer telephone1 "
               "telefono telefoon טלפון"},
    {F::Street,
     "street address address1 addressline1 streetaddress billingstreet billingaddress strasse "
     "strassehausnr anschrift adresse rue adresse1 direccion calle domicilio indirizzo via adres "
     "כתובת רחוב"},
    {F::Postcode,
     "postcode zip zipcode postalcode plz postleitzahl codepostal cp codigopostal cap מיקוד"},
    {F::City, "city town ort stadt wohnort ville ciudad poblacion localidad citta plaats עיר ישוב"},
    {F::Country, "country countrycode land landerkennzeichen pays codepays pais paese ארץ מדינה"},
    {F::ContactName, "contactname contact contactperson fullname name ansprechpartner "
                     "kontaktperson kontakt interlocuteur "
                     "nomcontact contacto persona referente contactpersoon אישקשר שםאישקשר"},
    {F::ContactRole, "role jobtitle position title function department funktion abteilung position "
                     "fonction poste cargo "
                     "puesto ruolo functie תפקיד"},
    {F::PaymentReference,
     "paymentreference reference ref checknumber chequenumber transactionid paymentnumber "
     "paymentid "
     "receiptnumber zahlungsreferenz referenz belegnummer verwendungszweck numerocheque referencia "
     "riferimento kenmerk אסמכתא מספרקבלה קבלה"},
    {F::PaymentMethod,
     "paymentmethod method paymenttype paymode zahlungsart zahlweise zahlungsweg modereglement "
     "modedepaiement formadepago metododepago אמצעיתשלום"},
};

/// Headings with everything removed but letters and digits: "Rechnungs-Nr." and "rechnungsnr" are
/// one.
QString bareHeading(const QString &heading)
{
    QString bare;
    for (const QChar c : foldText(heading)) {
        if (c.isLetterOrNumber())
            bare += c;
    }
    return bare;
}

struct Known {
    ImportField field;
    int rank; ///< 0 = the likeliest heading of the field
};

const QHash<QString, std::vector<Known>> &knownByHeading()
{
    static const auto known = [] {
        QHash<QString, std::vector<Known>> byHeading;
        for (const Heading &entry : kHeadings) {
            int rank = 0;
            for (const QString &word : QString::fromUtf8(entry.words).split(QLatin1Char(' ')))
                byHeading[word].push_back({entry.field, rank++});
        }
        return byHeading;
    }();
    return known;
}

/// What a heading is known as; one that names a currency is less likely than one without.
std::vector<Known> knownAs(const QString &heading)
{
    constexpr int kWithCurrency = 1000;
    const auto found = knownByHeading().constFind(bareHeading(heading));
    if (found != knownByHeading().constEnd())
        return *found;
    const QString without = splitHeadingCurrency(heading).heading;
    std::vector<Known> known = knownByHeading().value(bareHeading(without));
    for (Known &each : known)
        each.rank += kWithCurrency;
    return known;
}

/// Headings of a column that may hold the number or the name of a customer.
bool namesTheParty(const QString &heading)
{
    static const QStringList kParties{QStringLiteral("customer"), QStringLiteral("client"),
                                      QStringLiteral("kunde"), QStringLiteral("cliente"),
                                      QString::fromUtf8("לקוח")};
    return kParties.contains(bareHeading(heading));
}

bool suggests(ImportField field, ImportKind kind)
{
    const std::vector<ImportField> fields = importFields(kind);
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

} // namespace

std::map<ImportField, int> suggestColumns(const QStringList &headings, ImportKind kind)
{
    struct Candidate {
        int rank;
        int order; ///< of the field in kHeadings
        int column;
        ImportField field;
    };
    std::vector<Candidate> candidates;
    for (int column = 0; column < headings.size(); ++column) {
        for (const Known &known : knownAs(headings.at(column))) {
            if (suggests(known.field, kind))
                candidates.push_back({known.rank, int(known.field), column, known.field});
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return std::tie(a.rank, a.order, a.column) < std::tie(b.rank, b.order, b.column);
    });
    std::map<ImportField, int> columns;
    std::set<int> taken;
    for (const Candidate &candidate : candidates) {
        if (!columns.contains(candidate.field) && !taken.contains(candidate.column)) {
            columns[candidate.field] = candidate.column;
            taken.insert(candidate.column);
        }
    }
    // A list that only names what is open tells the amount by it.
    if ((kind == ImportKind::OpenItems || kind == ImportKind::Invoices) &&
        !columns.contains(F::Amount) && !columns.contains(F::Debit)) {
        if (const auto open = columns.find(F::OpenAmount); open != columns.end()) {
            columns[F::Amount] = open->second;
            columns.erase(open);
        }
    }
    // "Customer" alone: a number where there is no other, a name where there is. Beside a second
    // column that can only be the name ("Customer", "Name") it is the number.
    if (!columns.contains(F::AccountNumber)) {
        if (const auto name = columns.find(F::AccountName); name != columns.end()) {
            const int first = name->second;
            const auto second =
                std::find_if(candidates.begin(), candidates.end(), [&](const Candidate &candidate) {
                    return candidate.field == F::AccountName && candidate.column != first &&
                           !taken.contains(candidate.column) &&
                           namesTheParty(headings.at(first)) !=
                               namesTheParty(headings.at(candidate.column));
                });
            columns[F::AccountNumber] = first;
            if (second == candidates.end()) {
                columns.erase(F::AccountName);
            } else if (namesTheParty(headings.at(first))) {
                columns[F::AccountName] = second->column;
            } else {
                columns[F::AccountName] = first;
                columns[F::AccountNumber] = second->column;
            }
        }
    }
    return columns;
}

int knownHeadings(const QStringList &texts)
{
    int count = 0;
    for (const QString &text : texts)
        count += knownAs(text).empty() ? 0 : 1;
    return count;
}

ImportKind suggestKind(const QStringList &headings)
{
    const auto invoices = suggestColumns(headings, ImportKind::Invoices);
    const auto payments = suggestColumns(headings, ImportKind::Payments);
    const auto contacts = suggestColumns(headings, ImportKind::Contacts);
    const bool hasAmount = invoices.contains(F::Amount) || invoices.contains(F::Debit);
    if (hasAmount && (invoices.contains(F::DueDate) || invoices.contains(F::SettledDate)))
        return invoices.contains(F::SettledDate) ? ImportKind::Invoices : ImportKind::OpenItems;
    if (hasAmount && payments.contains(F::PaymentDate) &&
        (payments.contains(F::PaymentReference) || payments.contains(F::PaymentMethod)))
        return ImportKind::Payments;
    if (hasAmount && invoices.contains(F::IssueDate))
        return ImportKind::OpenItems;
    if (contacts.contains(F::ContactRole) ||
        (contacts.contains(F::ContactName) && contacts.contains(F::AccountNumber) &&
         contacts.contains(F::AccountName)))
        return ImportKind::Contacts;
    return ImportKind::Accounts;
}

} // namespace duebook
