// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/headingwords.h"

namespace duebook {

namespace {

using F = ImportField;

constexpr HeadingWords kHeadings[] = {
    {F::AccountNumber,
     "accountnumber accountno accountid accountcode account customernumber customerno "
     "customerid customercode customeraccount custid custno custnumber clientid clientnumber "
     "clientno clientcode debtornumber debtorno debtorid debtor debtorcode bpcode cardcode "
     "soldto soldtoparty payer konto kontonummer kontonr kundennummer kundennr kdnr kdnummer "
     "debitor debitorennummer debitorennr debitorenkonto debitornr personenkonto gegenkonto "
     "kundenkonto comptetiers compte numerodecompte numerocompte numeroclient nclient "
     "noclient codeclient comptenum compauxnum compteauxiliaire cuenta numerocliente "
     "ncliente nocliente codigocliente codcliente numerodecliente cuentacliente "
     "codicecliente klantnummer debiteurnummer debiteur מספרלקוח מסלקוח קודלקוח מפתחחשבון "
     "מספרחשבון חשבון מפתח partycode ledgercode accountnbr acctno acctnumber customernbr "
     "bpcustomerno billtocustomerno selltocustomerno debnr debiteurnr klantcode klantnr "
     "relcode relatiecode relatienummer kundnr kundnummer kundenr kundenummer kundeid "
     "asiakasnumero asiakasnro kodkontrahenta numerklienta numerkontrahenta kodklienta "
     "cisloodberatele ico kodkontragenta кодклиента кодконтрагента コード 得意先コード 顧客コード "
     "取引先コード "
     "numeroconto compteclient codetiers tiers kontonummerdebitor kundenkontonummer "
     "mitgliedsnr mitgliedsnummer"},
    {F::AccountName,
     "accountname customername customer clientname client company companyname debtorname "
     "name name1 cardname organization organisation contactname businessname kundenname "
     "kunde kontobezeichnung kontoname firma firmenname bezeichnung "
     "nameadressattypunternehmen nameadressatentypunternehmen debitorname debitorenname "
     "kurzbezeichnung nomclient nomduclient raisonsociale comptelib compauxlib intitule "
     "intituleducompte libellecompte nombrecliente nombredelcliente cliente razonsocial "
     "nombre ragionesociale klantnaam debiteurnaam naam שםלקוח שםחשבון לקוח שם "
     "customerfullname customerfull partyname party partysname nameofparty buyer "
     "buyername billtoname billtocustomer billto namecustomer debtorsname relatie "
     "relatienaam relbedrijf bedrijf bedrijfsnaam klant kund kundnamn kundnavn kundenavn "
     "asiakas asiakkaannimi kontrahent nazwakontrahenta nazwa nazwaklienta klient odberatel "
     "nazevodberatele firmaname контрагент покупатель клиент наименование 得意先名 得意先 顧客名 "
     "取引先名 "
     "取引先 会社名 counterparty counterpartyname businesspartnername partner partnername "
     "partnerdisplayname clientcompany nomtiers"},
    {F::LastName,
     "lastname surname familyname nachname familienname nameadressatentypnaturlperson nom "
     "apellido apellidos cognome achternaam שםמשפחה"},
    {F::FirstName,
     "firstname givenname vorname vornameadressatentypnaturlperson prenom nombredepila "
     "voornaam שםפרטי"},
    {F::InvoiceNumber,
     "invoicenumber invoiceno invoiceid invoice invno invnumber invoicenum documentnumber "
     "documentno documentid docnumber docno docnum transactionnumber transactionid num "
     "number billnumber referencenumber reference ref rechnungsnummer rechnungsnr rechnungnr "
     "rechnr renr belegnummer belegnr belegfeld1 belegfeld rechnung opnummer opnr "
     "numerofacture nfacture nofacture facture numerodefacture pieceref numeropiece npiece "
     "piece numerofactura nfactura factura numerodefactura nofactura documento numerofattura "
     "fattura factuurnummer factuurnr מספרחשבונית חשבונית מסחשבונית אסמכתא מספרמסמך אסמכתה "
     "invoicenbr billno billnum bill voucherno vouchernumber vchno refno refnumber docref "
     "invoiceref invoicereference transactionno factuurnumero factuur mutfactuur faktnr "
     "fakturanr fakturanummer faktura fakturanumero fakturanumer faktury nrfaktury "
     "numerfaktury numerdokumentu nrdokumentu dokument cislofaktury cislodokladu doklad "
     "документ номердокумента номерсчета счет номер 請求番号 請求書番号 伝票番号 numerodocumento "
     "numeroefattura nrfattura ndocumento nfattura belegnum beleg belegfeldeins rgnr "
     "rgnummer rechnungno vbeln xblnr assignment zuordnung docid invoicenumberid transno "
     "trans entryno"},
    {F::DocumentType,
     "documenttype kind doctype transactiontype type invoicetype trantype transtype belegart "
     "belegtyp buchungsart art typ typepiece typedocument typedepiece tipo tipodocumento "
     "tipodedocumento soort סוגמסמך סוגתנועה סוג vouchertype vchtype tipodoc doctypecode "
     "dokumenttyp bilagstype bilagstyp transaktionstyp typdokumentu rodzajdokumentu "
     "documentsoort blart movetype вид видоперации 種別 区分"},
    {F::IssueDate,
     "invoicedate issued issuedate dateissued documentdate docdate transactiondate billdate "
     "billingdate dateofissue postingdate taxdate entrydate created date rechnungsdatum "
     "belegdatum buchungsdatum ausstellungsdatum redatum datum datefacture datedefacture "
     "datepiece piecedate ecrituredate dateecriture dateemission fechafactura fechadefactura "
     "fechaemision fechadeemision fecha datafattura factuurdatum תאריךחשבונית תאריךמסמך "
     "תאריךאסמכתא תאריךהפקה תאריך invoicedt billdt voucherdate documentcreatedate "
     "dateinvoice invoicedatecreated mutdatum fakturadatum fakturadato fakturadag laskupaiva "
     "datawystawienia dataфактури datafaktury datadokumentu data datumvystaveni vystaveno "
     "дата датадокумента датасчета 請求日 発行日 伝票日付 日付 dataemissione dataemissao "
     "datadocumento "
     "rgdatum rgdat belegdat erstelltam bldat budat txndate transdate entrydatum boekdatum"},
    {F::DueDate,
     "duedate duedt datedue netduedate paymentdue paymentduedate due maturity maturitydate "
     "baselineduedate falligkeitsdatum falligkeit fallig falligam zahlungsziel "
     "nettofalligkeit falligdatum zahlbarbis dateecheance datedecheance echeance "
     "fechavencimiento fechadevencimiento vencimiento vence datascadenza scadenza "
     "vervaldatum תאריךפירעון תאריךפרעון תאריךלתשלום מועדתשלום פירעון תאריךערך dueon "
     "duebydate duein dueindate paymentdueby paybydate payby zahlungsfrist falligzum "
     "falligper faelligkeit faellig faelligam fdato forfallsdato forfaldsdato forfallodatum "
     "forfallodag forfall erapaiva terminplatnosci termin datasplatnosti splatnost "
     "срокоплаты датаоплаты срок 支払期限 支払期日 期日 入金予定日 vervalt vervaldag vencimento "
     "datavencimento datascad vtodate zfaelligkeit netdue zfbdt faedt verfalldatum"},
    {F::SettledDate,
     "settleddate settled settlementdate datesettled paiddate datepaid paidon fullypaiddate "
     "fullypaidon clearingdate closeddate cleareddate ausgleichsdatum bezahltam ausgleich "
     "zahldatum datelettrage datesolde fechapago fechadepago fechacobro datapagamento "
     "betaaldatum תאריךסגירה cleardate clearedon dateclosed closingdate augdt betaltdatum "
     "betalddatum betalingsdato datazaplaty datumuhrady"},
    {F::PaymentDate,
     "paymentdate datereceived receiptdate receiveddate paiddate paidon datepaid valuedate "
     "depositdate postingdate transactiondate date zahlungsdatum zahldatum wertstellung "
     "valuta valutadatum buchungsdatum datum eingangsdatum datepaiement datedepaiement "
     "datereglement fechapago fechadepago fechacobro fecha datapagamento betaaldatum "
     "תאריךתשלום תאריךתקבול תאריך"},
    {F::OpenAmount,
     "openamount openbalance open amountdue balancedue outstanding outstandingamount "
     "amountoutstanding remaining remainingamount amountremaining residual residualamount "
     "amountresidual balance outstandingbalance unpaid unpaidamount openamt invoicebalance "
     "foreignopenbalance offenerbetrag offen restbetrag saldo offenerposten rest nochoffen "
     "opbetrag soldedu resteapayer restedu montantdu solde saldopendiente pendiente "
     "importependiente importoaperto openstaand openstaandbedrag יתרה יתרהלתשלום יתרתחוב "
     "יתרהפתוחה pendingamount pending balanceamount balanceamt amtdue amountdueopen "
     "currentbalance openamountlc dueamount unpaidbalance totaldue invoicedue amountopen "
     "openbal remainingamt remainingbalance aktuelloffen offeneposten offenerbetrageur "
     "offenbetrag restsaldo nochzuzahlen restbelopp restbelob restbelop resterende avoinna "
     "openstaandsaldo nogtebetalen pozostalo dozaplaty kwotapozostala nezaplaceno zbyva "
     "zbyvauhradit остаток остатокдолга суммадолга долг задолженность 残高 未収金額 売掛残高 "
     "dapagare "
     "residuo saldoaperto emaberto valoremaberto duependiente outstandingbal bedragopen "
     "totalopenamount"},
    {F::PaidAmount,
     "paidamount amountpaid paid payments receivedamount amountreceived bezahlt gezahlt "
     "zahlbetrag pagato bereitsbezahlt montantpaye paye regle montantregle pagado importepagado "
     "betaald שולם סכוםששולם amtpaid receivedamt settledamount allocated amountapplied "
     "paymentsapplied voldaan betalt inbetalt innbetalt betaltbelopp maksettu zaplacono "
     "zaplaceno uhrazeno оплачено 入金額 pagato incassato pago"},
    {F::Amount,
     "invoiceamount amount totalamount invoicetotal total grandtotal totalinclvat "
     "totalincltax amounttotal grossamount gross originalamount documentamount docamount "
     "paymentamount amountreceived value totalopenamount doctotal amountinlocalcurrency "
     "betrag rechnungsbetrag bruttobetrag brutto umsatz umsatzohnesollhabenkz gesamtbetrag "
     "summe endbetrag zahlungsbetrag montant montantttc totalttc ttc montanttotal importe "
     "importetotal monto valor importo totale bedrag totaalbedrag סכום סהכ סהכלתשלום "
     "סכוםחשבונית סכוםכולל סכוםמסמך billamt billamount invoiceamt amt openingamount "
     "origamount originalamt grossvalue netamount invoicevalue totalamt amountgross "
     "amountincltax amountinclvat amountdoc documentvalue rechnungssumme bruttosumme "
     "forderung forderungsbetrag belopp belop belob totalbelopp summa kwota kwotabrutto "
     "wartoscbrutto castka castkacelkem celkem сумма суммадокумента 請求金額 金額 税込金額 "
     "importototale valortotal montantfacture factuurbedrag factuur factuurtotaal "
     "bedraginclbtw totaalinclbtw transactiontotal dmbtr wrbtr amountindoccurr "
     "amountindoccurrency invoicetotalamount"},
    {F::Debit,
     "debit debitamount soll sollbetrag debitbetrag debe cargo dare חובה debet debetbelopp "
     "wn ma dt дебет 借方 dareimporto"},
    {F::Credit, "credit creditamount haben habenbetrag montantcredit haber abono avere זכות kredit "
                "kreditbelopp ct кредит 貸方"},
    {F::DebitCreditMark,
     "debitcredit dc drcr debitcreditindicator sollhaben sollhabenkennzeichen sh shkz sens "
     "dh"},
    {F::Status,
     "status invoicestatus documentstatus docstatus paymentstatus state paymentstate isopen ispaid "
     "rechnungsstatus belegstatus zahlungsstatus zahlstatus zustand statut statutfacture etat "
     "etatfacture statutpaiement estado estadofactura estadopago stato statofattura "
     "statopagamento factuurstatus betaalstatus fakturastatus betalingsstatus betalningsstatus "
     "statusfaktury statusplatnosci stan estadofatura situacao סטטוס סטטוסתשלום מצב"},
    {F::Currency,
     "currency currencycode curr ccy invoicecurrency isocode wahrung wkz wkzumsatz "
     "wahrungskennzeichen waehrung wahrungscode devise deviseiso monnaie idevise moneda "
     "divisa valuta munt מטבע valutakod valutakode waluta mena валюта 通貨 currencyid "
     "isocurrency currencyiso waers trxcurrency doccurrency documentcurrency"},
    {F::Disputed,
     "disputed indispute dispute isdisputed disputestatus strittig reklamation reklamiert "
     "reklamiertam inklarung litige enlitige conteste disputado endisputa reclamada betwist "
     "במחלוקת onhold contested blocked reklamerad tvist sporny"},
    {F::DisputeReason,
     "disputereason reasonfordispute disputenote reklamationsgrund motiflitige motivodisputa"},
    {F::OrderNumber,
     "ordernumber orderno ponumber pono po purchaseorder purchaseordernumber "
     "customerreference customerpo yourreference orderref salesorder bestellnummer bestellnr "
     "auftragsnummer auftragsnr auftrag kundenreferenz ihrzeichen belegfeld2 numerocommande "
     "ncommande commande numeropedido pedido ordine ordernummer מספרהזמנה הזמנה "
     "purchaseordernbr orderreference ourreference yourorder custpo bestelnummer договор "
     "contract zamowienie objednavka ordrenummer"},
    {F::Text,
     "description text memo details note notes remark remarks particulars narrative "
     "buchungstext bemerkung notiz verwendungszweck beschreibung libelle ecriturelib "
     "descripcion concepto descrizione omschrijving תיאור הערות פרטים betreff zahlungsgrund "
     "omschrijvingfactuur beskrivning beskrivelse opis popis описание 摘要 備考 subject longtext"},
    {F::TermsDays,
     "termsdays paymenttermsdays netdays paymentterms terms zahlungsbedingung "
     "zahlungszieltage zieltage nettotage delaipaiement conditionsdepaiement plazo diaspago "
     "betalingstermijn ימיאשראי creditdays creditperiod creditterms betaaltermijnen "
     "betalingsvillkor betalingsbetingelser terminydni срокдней zahlungszieltg "
     "zahlungszielintagen"},
    {F::Segment,
     "segment customergroup group category kundengruppe gruppe categorie grupo categoria"},
    {F::Language, "language lang languagecode sprache sprachid langue idioma lingua taal שפה"},
    {F::CreditLimit,
     "creditlimit limit kreditlimit kreditlimitdebitor plafond encoursautorise limitecredito "
     "fido kredietlimiet מסגרתאשראי"},
    {F::TaxId,
     "taxid vatid vatnumber vatno vat vatregistrationnumber taxnumber euustidnr ustidnr "
     "ustid umsatzsteueridentifikationsnummer numerotva tvaintracommunautaire tva nif cif "
     "rfc partitaiva btwnummer siret עוסקמורשה חפ מספרעוסק"},
    {F::Email, "email emailaddress mail contactemail billingemail invoiceemail emailadresse "
               "mailadresse courriel adressemail correo correoelectronico posta דואל מייל "
               "דוארלאלקטרוני דואראלקטרוני אימייל emailid mailid customeremail epost eposta "
               "emailaddresses billtoemail почта электроннаяпочта メール"},
    {F::Mobile, "mobile mobilephone cell cellphone mobil mobiltelefon handy portable movil נייד "
                "טלפוןנייד mobileno mobilenumber mobiltlf"},
    {F::Phone,
     "phone phonenumber telephone tel phone1 contactphone telefon telefonnummer rufnummer "
     "telephone1 telefono telefoon טלפון telefonnr telno phoneno telefonas контактныителефон "
     "телефон 電話番号"},
    {F::Street, "street address address1 addressline1 streetaddress billingstreet billingaddress "
                "strasse strassehausnr anschrift adresse rue adresse1 direccion calle domicilio "
                "indirizzo via adres כתובת רחוב"},
    {F::Postcode,
     "postcode zip zipcode postalcode plz postleitzahl codepostal cp codigopostal cap מיקוד"},
    {F::City, "city town ort stadt wohnort ville ciudad poblacion localidad citta plaats עיר ישוב"},
    {F::Country, "country countrycode land landerkennzeichen pays codepays pais paese ארץ מדינה"},
    {F::ContactName,
     "contactname contact contactperson fullname name ansprechpartner kontaktperson kontakt "
     "interlocuteur nomcontact contacto persona referente contactpersoon אישקשר שםאישקשר"},
    {F::ContactRole,
     "role jobtitle position title function department funktion abteilung fonction poste "
     "cargo puesto ruolo functie תפקיד"},
    {F::PaymentReference,
     "paymentreference reference ref checknumber chequenumber transactionid paymentnumber "
     "paymentid receiptnumber zahlungsreferenz referenz belegnummer verwendungszweck "
     "numerocheque referencia riferimento kenmerk אסמכתא מספרקבלה קבלה"},
    {F::PaymentMethod, "paymentmethod method paymenttype paymode zahlungsart zahlweise zahlungsweg "
                       "modereglement modedepaiement formadepago metododepago אמצעיתשלום"},
};

} // namespace

std::span<const HeadingWords> headingWords()
{
    return kHeadings;
}

} // namespace duebook
