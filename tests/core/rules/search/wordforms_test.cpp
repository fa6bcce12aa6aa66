// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/wordforms.h"

#include "tests/support/catch.h"

namespace duebook {

namespace {

/// True when a text with `written` is found by `typed`, as itself or in another form.
bool finds(const char *typed, const char *written, bool forms = true)
{
    return hasTerms(QString::fromUtf8(written), searchTerms(QString::fromUtf8(typed)), forms);
}

} // namespace

TEST_CASE("A word is found in its other forms", "[search][wordforms]")
{
    const char *pairs[][2] = {
        // English
        {"payments", "payment"},
        {"promised", "promise"},
        {"promise", "promising"},
        {"deliveries", "delivery"},
        {"delivery", "deliveries"},
        {"calls", "call"},
        {"calling", "called"},
        {"invoices", "invoice"},
        {"disputes", "disputing"},
        {"paid", "pays"},
        {"paying", "paid"},
        {"sent", "sending"},
        {"companies", "company"},
        {"said", "says"},
        {"agreed", "agree"},
        {"companys", "company"},
        // German
        {"Rechnungen", "Rechnung"},
        {"Zahlungen", "Zahlung"},
        {"zahlte", "zahlt"},
        {"bezahlt", "zahlen"},
        {"Kunden", "Kunde"},
        {"Konten", "Konto"},
        {"Häuser", "Haus"},
        {"Lieferscheine", "Lieferschein"},
        {"überwiesen", "überweist"},
        {"geschickt", "schicken"},
        {"versprochen", "verspricht"},
        {"Mueller", "Müller"},
        {"Müller", "Mueller"},
        {"Strasse", "Straße"},
        {"Straße", "Strasse"},
        {"Gläubiger", "Glaeubiger"},
        // French
        {"factures", "facture"},
        {"paiements", "paiement"},
        {"payée", "payer"},
        {"relancer", "relance"},
        {"journaux", "journal"},
        {"envoyé", "envoi"},
        {"promis", "promettre"},
        // Spanish
        {"facturas", "factura"},
        {"pagos", "pago"},
        {"pagado", "pagar"},
        {"reclamaciones", "reclamacion"},
        {"enviado", "enviar"},
        {"clientes", "cliente"},
        // Hebrew: and, the, in, to ... are written onto the word
        {"תשלום", "התשלום"},
        {"תשלום", "לתשלום"},
        {"תשלום", "והתשלום"},
        {"התשלום", "תשלום"},
        {"תשלומים", "תשלום"},
        {"תשלום", "תשלומים"},
        {"חשבונית", "החשבונית"},
        {"חשבוניות", "חשבונית"},
        {"לקוח", "הלקוח"},
        {"שהתשלום", "תשלום"},
    };
    for (const auto &pair : pairs) {
        INFO(pair[0] << " finds " << pair[1]);
        CHECK(finds(pair[0], pair[1]));
    }
}

TEST_CASE("Other forms are a guess beside the word, not in place of it", "[search][wordforms]")
{
    CHECK_FALSE(finds("payments", "payment", false));
    CHECK_FALSE(finds("payments", "repay"));
    CHECK_FALSE(finds("Rechnungen", "Recht"));
    CHECK_FALSE(finds("promised", "prompt"));
    // What stands in quotes, phrases and numbers are taken as they are.
    CHECK_FALSE(finds("\"payments\"", "payment"));
    CHECK_FALSE(finds("\"payment runs\"", "payment run"));
    CHECK_FALSE(finds("30277", "3027"));
    for (const char *word : {"a", "pay", "30277", "東京", "", "---"}) {
        for (const QString &form : wordForms(QString::fromUtf8(word)))
            CHECK(form.size() >= 3);
    }
    CHECK(wordForms(QStringLiteral("run")).isEmpty());
    CHECK(wordForms(QStringLiteral("30277")).isEmpty());
    // Never so many that a search of twelve words gets slow.
    for (const char *word : {"versprochen", "bezahlt", "התשלומים", "reclamaciones"})
        CHECK(wordForms(QString::fromUtf8(word)).size() <= 24);
}

} // namespace duebook
