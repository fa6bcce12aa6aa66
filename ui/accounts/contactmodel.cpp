// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/contactmodel.h"

#include "ui/look/itemroles.h"
#include "ui/text/format.h"

namespace duebook::ui {

namespace {

QString stateOf(const Contact &contact)
{
    if (contact.hasLeft)
        return ContactModel::tr("has left");
    if (contact.doNotContact)
        return ContactModel::tr("do not contact: %1").arg(contact.doNotContactReason);
    return contact.isMain ? ContactModel::tr("main") : QString();
}

Tone toneOf(const Contact &contact)
{
    if (contact.hasLeft)
        return Tone::Neutral;
    return contact.doNotContact ? Tone::Bad : Tone::Accent;
}

QString textOf(const Contact &contact, int column)
{
    switch (column) {
    case ContactModel::Name:
        return contact.name;
    case ContactModel::Role:
        return contact.role;
    case ContactModel::Phone:
        return contact.phone;
    case ContactModel::Mobile:
        return contact.mobile;
    case ContactModel::Email:
        return contact.email;
    case ContactModel::Prefers: {
        QStringList parts;
        if (!contact.preferredChannel.isEmpty())
            parts += channelName(contact.preferredChannel);
        if (!contact.language.isEmpty())
            parts += languageName(contact.language);
        return parts.join(QStringLiteral(", "));
    }
    case ContactModel::State:
        return stateOf(contact);
    default:
        return {};
    }
}

} // namespace

ContactModel::ContactModel(QObject *parent)
    : TableModel(
          {}, [](const Contact &contact) { return contact.id.number(); }, parent)
{
}

int ContactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ContactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Contact &contact = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(contact, index.column());
    case Qt::ToolTipRole:
        if (index.column() == State && contact.doNotContact)
            return stateOf(contact);
        return {};
    case ToneRole:
        if (index.column() == State && !stateOf(contact).isEmpty())
            return QVariant::fromValue(toneOf(contact));
        return {};
    case EmphasisRole:
        if (contact.hasLeft)
            return QVariant::fromValue(Emphasis::Muted);
        return QVariant::fromValue(index.column() == Name ? Emphasis::Strong : Emphasis::Normal);
    default:
        return {};
    }
}

QVariant ContactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Role:
        return tr("Role");
    case Phone:
        return tr("Phone");
    case Mobile:
        return tr("Mobile");
    case Email:
        return tr("Email");
    case Prefers:
        return tr("Prefers");
    default:
        return QString();
    }
}

QString contactLabel(const Contact &contact, const QLocale &locale)
{
    // A name in another script does not turn name and role around.
    const QString name = format::isolate(contact.name, locale);
    const QString label = contact.role.isEmpty()
                              ? name
                              : ContactModel::tr("%1, %2", "name, role")
                                    .arg(name, format::isolate(contact.role, locale));
    if (!contact.doNotContact)
        return label;
    return ContactModel::tr("%1 – do not contact: %2", "name, reason")
        .arg(label, contact.doNotContactReason);
}

QString languageName(const QString &code)
{
    const QLocale locale(code);
    if (code.isEmpty() || locale.language() == QLocale::C)
        return code;
    return QLocale::languageToString(locale.language());
}

QString channelName(const QString &channel)
{
    if (channel == QLatin1String("phone"))
        return ContactModel::tr("phone");
    if (channel == QLatin1String("email"))
        return ContactModel::tr("email");
    if (channel == QLatin1String("letter"))
        return ContactModel::tr("letter");
    if (channel == QLatin1String("text"))
        return ContactModel::tr("text message");
    return channel.isEmpty() ? ContactModel::tr("no preference") : channel;
}

} // namespace duebook::ui
