// SPDX-License-Identifier: Apache-2.0
#include "core/rules/accounts/contactduplicates.h"

#include "core/base/textfold.h"
#include "core/rules/accounts/phonenumber.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <set>

namespace duebook {

namespace {

constexpr size_t kMostCompared = 300;
/// Shorter words differ in one letter by chance.
constexpr qsizetype kLetterMayDiffer = 5;
constexpr qsizetype kShortForm = 3;

bool isTitle(const QString &word)
{
    static const QSet<QString> titles{
        QStringLiteral("dr"),       QStringLiteral("prof"),   QStringLiteral("mr"),
        QStringLiteral("mrs"),      QStringLiteral("ms"),     QStringLiteral("miss"),
        QStringLiteral("herr"),     QStringLiteral("frau"),   QStringLiteral("hr"),
        QStringLiteral("fr"),       QStringLiteral("mme"),    QStringLiteral("mlle"),
        QStringLiteral("monsieur"), QStringLiteral("madame"), QStringLiteral("sr"),
        QStringLiteral("sra"),      QStringLiteral("dipl"),   QStringLiteral("ing"),
        QStringLiteral("mag"),      QStringLiteral("don"),    QStringLiteral("dona"),
        QStringLiteral("מר"),       QStringLiteral("גב")};
    return titles.contains(word);
}

/// The words of a name as they are compared: folded, first names first, titles left out, "ae" as
/// "a" as in "Mueller".
QStringList nameWords(const QString &name)
{
    static const QRegularExpression part(QStringLiteral("[^\\W\\d_]+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    QString folded = foldText(name);
    const qsizetype comma = folded.indexOf(QLatin1Char(','));
    if (comma > 0)
        folded = folded.mid(comma + 1) + QLatin1Char(' ') + folded.left(comma);
    QStringList words;
    for (auto found = part.globalMatch(folded); found.hasNext();) {
        QString word = found.next().captured();
        if (isTitle(word))
            continue;
        for (const char *umlaut : {"ae", "oe", "ue"})
            word.replace(QLatin1String(umlaut), QString(QLatin1Char(umlaut[0])));
        words += word;
    }
    return words;
}

/// At most one letter added, left out or another, or two neighbours swapped.
bool oneLetterApart(const QString &a, const QString &b)
{
    if (qAbs(a.size() - b.size()) > 1)
        return false;
    qsizetype start = 0;
    while (start < std::min(a.size(), b.size()) && a[start] == b[start])
        ++start;
    qsizetype end = 0;
    while (end < std::min(a.size(), b.size()) - start &&
           a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    const qsizetype restA = a.size() - start - end;
    const qsizetype restB = b.size() - start - end;
    if (restA <= 1 && restB <= 1)
        return true;
    return restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
}

bool nearlyEqual(const QString &a, const QString &b)
{
    return a == b || (std::min(a.size(), b.size()) >= kLetterMayDiffer && oneLetterApart(a, b));
}

/// "Ingrid" for "I", "Alex" for "Alexander".
bool canBeFirstName(const QString &a, const QString &b)
{
    const QString &shorter = a.size() <= b.size() ? a : b;
    const QString &longer = a.size() <= b.size() ? b : a;
    if (shorter.size() == 1 || shorter.size() >= kShortForm)
        return longer.startsWith(shorter) || nearlyEqual(a, b);
    return a == b;
}

bool similarWords(QStringList a, QStringList b)
{
    if (a.isEmpty() || b.isEmpty())
        return false;
    if (a == b)
        return true;
    if (a.size() < 2 || b.size() < 2)
        return false;
    if (nearlyEqual(a.last(), b.last()) && canBeFirstName(a.first(), b.first())) {
        // Middle names that both have must fit.
        for (qsizetype i = 1; i + 1 < std::min(a.size(), b.size()); ++i) {
            if (!canBeFirstName(a[i], b[i]))
                return false;
        }
        return true;
    }
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

/// Whether the names speak for one person where something else does too: similar, or one is part of
/// the other ("Ingrid", "Ingrid Dahl").
bool relatedWords(const QStringList &a, const QStringList &b)
{
    if (similarWords(a, b))
        return true;
    const QStringList &fewer = a.size() <= b.size() ? a : b;
    const QStringList &more = a.size() <= b.size() ? b : a;
    return !fewer.isEmpty() &&
           std::all_of(fewer.begin(), fewer.end(), [&more](const QString &word) {
               return std::any_of(more.begin(), more.end(), [&word](const QString &other) {
                   return nearlyEqual(word, other);
               });
           });
}

bool isSharedMailbox(const QString &email)
{
    static const QRegularExpression shared(QStringLiteral(
        "^(info|office|mail|email|contact|kontakt|hello|account(s|ing)?|ap|ar|finance|invoice(s|"
        "ing)?|"
        "payables?|accounts?[._-]?payable|purchasing|orders?|sales|admin|service|support|team|"
        "buchhaltung|rechnung(en)?|rechnungswesen|kreditoren|einkauf|zentrale|verwaltung|"
        "comptabilite|compta|facture(s)?|facturation|achats|contabilidad|administracion|facturas?|"
        "compras|hanhalat|heshbonot)@"));
    return shared.match(email).hasMatch();
}

int filledFields(const Contact &contact)
{
    int filled = 0;
    for (const QString *field : {&contact.role, &contact.email, &contact.phone, &contact.mobile,
                                 &contact.language, &contact.preferredChannel})
        filled += field->trimmed().isEmpty() ? 0 : 1;
    return filled;
}

bool ratherStays(const Contact &a, const Contact &b)
{
    if (a.hasLeft != b.hasLeft)
        return !a.hasLeft;
    if (a.isMain != b.isMain)
        return a.isMain;
    if (filledFields(a) != filledFields(b))
        return filledFields(a) > filledFields(b);
    return a.id < b.id;
}

struct Compared {
    const Contact *contact;
    QStringList words;
    QString email;
};

std::optional<DuplicateReason> reasonFor(const Compared &a, const Compared &b)
{
    const bool related = relatedWords(a.words, b.words);
    if (!a.email.isEmpty() && a.email == b.email && (related || !isSharedMailbox(a.email)))
        return DuplicateReason::SameEmail;
    if (samePhone(a.contact->mobile, b.contact->mobile))
        return DuplicateReason::SameMobile;
    if (similarWords(a.words, b.words))
        return DuplicateReason::SimilarName;
    const auto phonesMeet = [&] {
        for (const QString &one : {a.contact->phone, a.contact->mobile}) {
            for (const QString &other : {b.contact->phone, b.contact->mobile}) {
                if (samePhone(one, other))
                    return true;
            }
        }
        return false;
    };
    if (related && phonesMeet())
        return DuplicateReason::SamePhone;
    return std::nullopt;
}

} // namespace

bool similarNames(const QString &one, const QString &other)
{
    return similarWords(nameWords(one), nameWords(other));
}

std::vector<DuplicatePair>
likelySamePerson(const std::vector<Contact> &contacts,
                 const std::vector<std::pair<ContactId, ContactId>> &distinct)
{
    const auto areTwo = [&distinct](ContactId a, ContactId b) {
        return std::any_of(distinct.begin(), distinct.end(), [&](const auto &pair) {
            return pair == std::pair(a, b) || pair == std::pair(b, a);
        });
    };
    std::vector<Compared> compared;
    for (const Contact &contact : contacts) {
        if (compared.size() == kMostCompared)
            break;
        compared.push_back({&contact, nameWords(contact.name), contact.email.trimmed().toLower()});
    }
    std::vector<DuplicatePair> pairs;
    for (size_t i = 0; i < compared.size(); ++i) {
        for (size_t j = i + 1; j < compared.size(); ++j) {
            const auto reason = reasonFor(compared[i], compared[j]);
            if (!reason)
                continue;
            const Contact &a = *compared[i].contact;
            const Contact &b = *compared[j].contact;
            if (areTwo(a.id, b.id))
                continue;
            const bool keepsA = ratherStays(a, b);
            pairs.push_back({keepsA ? a.id : b.id, keepsA ? b.id : a.id, *reason});
        }
    }
    std::stable_sort(
        pairs.begin(), pairs.end(),
        [](const DuplicatePair &a, const DuplicatePair &b) { return a.reason < b.reason; });
    std::set<qint64> met;
    std::erase_if(pairs, [&met](const DuplicatePair &pair) {
        if (met.count(pair.keep.number()) != 0 || met.count(pair.other.number()) != 0)
            return true;
        met.insert(pair.keep.number());
        met.insert(pair.other.number());
        return false;
    });
    return pairs;
}

} // namespace duebook
