// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/contactrows.h"

#include "core/base/textfold.h"
#include "core/store/accounts/contactrepository.h"

#include <QStringList>

namespace duebook {

namespace {

/// The domain of the first address in the text; empty for those of public mail services.
QString domainOf(const QString &addresses)
{
    static const QStringList kPublic{
        QStringLiteral("gmail.com"),   QStringLiteral("googlemail.com"),
        QStringLiteral("outlook.com"), QStringLiteral("hotmail.com"),
        QStringLiteral("live.com"),    QStringLiteral("yahoo.com"),
        QStringLiteral("icloud.com"),  QStringLiteral("me.com"),
        QStringLiteral("aol.com"),     QStringLiteral("gmx.de"),
        QStringLiteral("gmx.net"),     QStringLiteral("web.de"),
        QStringLiteral("t-online.de"), QStringLiteral("freenet.de"),
        QStringLiteral("orange.fr"),   QStringLiteral("wanadoo.fr"),
        QStringLiteral("free.fr"),     QStringLiteral("laposte.net"),
        QStringLiteral("libero.it"),   QStringLiteral("wp.pl"),
        QStringLiteral("o2.pl"),       QStringLiteral("walla.co.il"),
        QStringLiteral("proton.me"),   QStringLiteral("protonmail.com"),
        QStringLiteral("ziggo.nl"),    QStringLiteral("telia.com")};
    const qsizetype at = addresses.indexOf(QLatin1Char('@'));
    if (at < 0)
        return {};
    QString domain;
    for (const QChar c : QStringView(addresses).sliced(at + 1)) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('.') && c != QLatin1Char('-'))
            break;
        domain += c.toLower();
    }
    return kPublic.contains(domain) ? QString() : domain;
}

} // namespace

ContactAccounts::ContactAccounts(Database &db) : m_db(db)
{
    for (const KnownAccountRow &account : ImportLedgerReader::accounts(db)) {
        m_byKey.insert(account.key, account.id);
        const QString name = foldText(account.name);
        m_byName.insert(name, m_byName.contains(name) ? AccountId() : account.id);
    }
}

ContactAccounts::Answer ContactAccounts::in(const Index &index, const QString &key)
{
    const auto found = key.isEmpty() ? index.constEnd() : index.constFind(key);
    if (found == index.constEnd())
        return {};
    return {found->isSet() ? Found::One : Found::Several, *found};
}

ContactAccounts::Answer ContactAccounts::byName(const QString &name) const
{
    return in(m_byName, foldText(name));
}

ContactAccounts::Answer ContactAccounts::byMail(const QString &address)
{
    if (!m_domainsRead) {
        m_domainsRead = true;
        for (const KnownMail &mail : knownMails(m_db)) {
            const QString domain = domainOf(mail.addresses);
            if (domain.isEmpty())
                continue;
            const auto known = m_byDomain.find(domain);
            if (known == m_byDomain.end())
                m_byDomain.insert(domain, mail.account);
            else if (*known != mail.account)
                *known = AccountId();
        }
    }
    return in(m_byDomain, domainOf(address));
}

ContactRows::Done ContactRows::apply(const Contact &given, const Writer &writer)
{
    const QString key =
        QStringLiteral("%1 %2").arg(given.account.number()).arg(foldText(given.name));
    if (given.account.isSet() && !m_met.insert(key).second)
        return Done::Twice;
    Contact before;
    if (given.account.isSet()) {
        for (const Contact &contact : ContactRepository::of(m_db, given.account)) {
            if (foldText(contact.name) == foldText(given.name))
                before = contact;
        }
    }
    if (given.account.isSet() && !before.id.isSet()) {
        // Merged by a person: what stands there was chosen, the file does not undo it.
        for (const Contact &merged : ContactRepository::mergedOf(m_db, given.account)) {
            if (foldText(merged.name) == foldText(given.name))
                return Done::Unchanged;
        }
    }
    Contact after = before;
    after.account = given.account;
    if (!before.id.isSet())
        after.name = given.name;
    for (QString Contact::*field :
         {&Contact::role, &Contact::email, &Contact::phone, &Contact::mobile, &Contact::language}) {
        if (!(given.*field).isEmpty())
            after.*field = given.*field;
    }
    if (before.id.isSet() && after == before)
        return Done::Unchanged;
    if (writer && before.id.isSet())
        writer().changeContact(before, after);
    else if (writer)
        writer().addContact(after);
    return before.id.isSet() ? Done::Changed : Done::Created;
}

} // namespace duebook
