// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/searchfilterwords.h"

#include "core/base/textfold.h"

namespace duebook {

namespace {

/// Words are folded: lower case, without accents and points.
template <typename Meaning>
struct Entry {
    Meaning meaning;
    const char *words; ///< the English one first
};

constexpr Entry<SearchFilterKind> kKeys[] = {
    {SearchFilterKind::Account,
     "account customer konto kunde compte client cuenta cliente לקוח חשבון"},
    {SearchFilterKind::By, "by who von durch par por מאת"},
    {SearchFilterKind::From, "after since from ab nach seit apres depuis despues desde אחרי מאז"},
    {SearchFilterKind::Before, "before vor avant antes לפני"},
    {SearchFilterKind::Until, "until bis jusque hasta עד"},
    {SearchFilterKind::Kind, "kind type art typ genre tipo סוג"},
    {SearchFilterKind::State, "is ist status est etat es estado מצב"},
};

struct KindMeaning {
    SearchKind kind;
    int noteKind; ///< 0 = notes of any kind
};

constexpr KindMeaning note(NoteKind kind)
{
    return {SearchKind::Note, int(kind)};
}

constexpr Entry<KindMeaning> kKinds[] = {
    {{SearchKind::Note, 0}, "note notes talk notiz notizen nota notas הערה הערות"},
    {note(NoteKind::Call),
     "call calls phone anruf anrufe telefonat appel appels llamada llamadas שיחה שיחות"},
    {note(NoteKind::Email),
     "email emails mail mails e-mail courriel courriels correo correos מייל"},
    {note(NoteKind::Letter),
     "letter letters brief briefe lettre lettres courrier carta cartas מכתב"},
    {note(NoteKind::Meeting),
     "meeting meetings besprechung termin reunion reunions reuniones פגישה"},
    {note(NoteKind::TextMessage), "text texts sms mensaje mensajes הודעה"},
    {note(NoteKind::Visit), "visit visits besuch besuche visite visites visita visitas ביקור"},
    {note(NoteKind::Internal), "internal remark intern interne interna פנימי"},
    {{SearchKind::Document, 0},
     "document documents file files attachment dokument dokumente datei dateien beleg belege "
     "fichier "
     "fichiers documento documentos archivo archivos מסמך מסמכים"},
    {{SearchKind::Invoice, 0},
     "invoice invoices bill rechnung rechnungen facture factures factura facturas חשבונית "
     "חשבוניות"},
    {{SearchKind::Promise, 0},
     "promise promises zusage zusagen zahlungszusage promesse promesses promesa promesas הבטחה "
     "הבטחות"},
    {{SearchKind::Dispute, 0},
     "dispute disputes reklamation reklamationen litige litiges disputa disputas reclamo מחלוקת"},
    {{SearchKind::Contact, 0}, "contact contacts person kontakt kontakte contacto contactos קשר"},
    {{SearchKind::Account, 0},
     "account accounts customer customers konto konten kunde kunden compte comptes client clients "
     "cuenta cuentas cliente clientes לקוח לקוחות"},
};

constexpr Entry<SearchState> kStates[] = {
    {SearchState::Open, "open offen ouvert ouverte abierto abierta פתוח"},
    {SearchState::Overdue, "overdue late uberfallig faellig retard vencido vencida באיחור"},
    {SearchState::Disputed,
     "disputed strittig bestritten conteste contestee litige disputado במחלוקת"},
};

template <typename Meaning>
QStringList wordsOf(const Entry<Meaning> &entry)
{
    return QString::fromUtf8(entry.words).split(QLatin1Char(' '));
}

/// The entry with this word, else the first with a word that begins so.
template <typename Meaning, size_t count>
const Meaning *find(const Entry<Meaning> (&table)[count], const QString &typed, bool beginnings)
{
    const QString word = foldText(typed);
    const Meaning *begun = nullptr;
    for (const Entry<Meaning> &entry : table) {
        for (const QString &known : wordsOf(entry)) {
            if (known == word)
                return &entry.meaning;
            if (begun == nullptr && beginnings && word.size() >= 2 && known.startsWith(word))
                begun = &entry.meaning;
        }
    }
    return begun;
}

template <typename Meaning, size_t count>
QStringList firstWords(const Entry<Meaning> (&table)[count])
{
    QStringList words;
    for (const Entry<Meaning> &entry : table)
        words += wordsOf(entry).front();
    return words;
}

} // namespace

std::optional<SearchFilterKind> searchFilterKey(const QString &key)
{
    const SearchFilterKind *found = find(kKeys, key, false);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

QString searchFilterName(SearchFilterKind kind)
{
    for (const auto &entry : kKeys) {
        if (entry.meaning == kind)
            return wordsOf(entry).front();
    }
    return {};
}

std::optional<SearchKindWord> searchKindWord(const QString &word)
{
    const KindMeaning *found = find(kKinds, word, true);
    if (found == nullptr)
        return std::nullopt;
    SearchKindWord meaning{found->kind, std::nullopt};
    if (found->noteKind != 0)
        meaning.noteKind = NoteKind(found->noteKind);
    return meaning;
}

std::optional<SearchState> searchStateWord(const QString &word)
{
    const SearchState *found = find(kStates, word, true);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

QStringList searchKindWords()
{
    return firstWords(kKinds);
}

QStringList searchStateWords()
{
    return firstWords(kStates);
}

} // namespace duebook
