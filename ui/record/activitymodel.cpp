// SPDX-License-Identifier: Apache-2.0
#include "ui/record/activitymodel.h"

#include "core/services/record/activityservice.h"
#include "ui/look/itemroles.h"
#include "ui/text/format.h"

#include <algorithm>

namespace duebook::ui {

namespace {

Icon noteIcon(const ActivityEntry &entry)
{
    switch (entry.noteKind.value_or(NoteKind::Internal)) {
    case NoteKind::Call:
        return Icon::Call;
    case NoteKind::Email:
        return Icon::Email;
    case NoteKind::Letter:
        return Icon::Letter;
    case NoteKind::Meeting:
        return Icon::Meeting;
    case NoteKind::TextMessage:
        return Icon::TextMessage;
    case NoteKind::Visit:
        return Icon::Visit;
    case NoteKind::Internal:
        break;
    }
    return Icon::Note;
}

Icon iconOf(const ActivityEntry &entry)
{
    switch (entry.entity) {
    case Entity::Note:
        return noteIcon(entry);
    case Entity::FollowUp:
        return Icon::FollowUp;
    case Entity::Promise:
        return Icon::Promises;
    case Entity::Dispute:
        return Icon::Disputes;
    case Entity::Document:
        return Icon::Document;
    case Entity::Contact:
    case Entity::User:
    case Entity::Cover:
        return Icon::Person;
    case Entity::Invoice:
        return Icon::Invoices;
    case Entity::Payment:
        return Icon::Payment;
    case Entity::Account:
        return entry.action.startsWith(QLatin1String("hold")) ? Icon::Hold : Icon::Accounts;
    case Entity::Import:
        return Icon::Import;
    case Entity::Escalation:
        return Icon::Warning;
    default:
        break;
    }
    return Icon::Settings;
}

} // namespace

ActivityModel::ActivityModel(const Theme &theme, QObject *parent)
    : QAbstractListModel(parent), m_theme(theme)
{
}

void ActivityModel::setEntries(std::vector<ActivityEntry> entries)
{
    const size_t before = m_entries.size();
    const bool goesOn = before > 0 && entries.size() >= before &&
                        std::equal(m_entries.begin(), m_entries.end(), entries.begin());
    if (goesOn) {
        if (entries.size() > before)
            append(std::move(entries), before);
        return;
    }
    beginResetModel();
    m_entries = std::move(entries);
    m_rows.clear();
    addRows(0);
    endResetModel();
}

void ActivityModel::append(std::vector<ActivityEntry> entries, size_t first)
{
    const int before = rowCount();
    m_entries = std::move(entries);
    std::vector<Row> rows = m_rows;
    addRows(first);
    std::swap(rows, m_rows);
    beginInsertRows({}, before, int(rows.size()) - 1);
    m_rows = std::move(rows);
    endInsertRows();
}

void ActivityModel::addRows(size_t first)
{
    QDate day = m_rows.empty() ? QDate() : m_rows.back().day;
    for (size_t i = first; i < m_entries.size(); ++i) {
        const QDate its = dayOf(m_entries[i]);
        if (its != day)
            m_rows.push_back({its, -1});
        day = its;
        m_rows.push_back({its, int(i)});
    }
}

QDate ActivityModel::dayOf(const ActivityEntry &entry) const
{
    return entry.at.toTimeZone(m_wording.zone).date();
}

QString ActivityModel::headingText(QDate day) const
{
    const QString date = m_wording.day(day);
    if (day == m_wording.today)
        return tr("Today, %1").arg(date);
    return day.addDays(1) == m_wording.today ? tr("Yesterday, %1").arg(date) : date;
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags ActivityModel::flags(const QModelIndex &index) const
{
    return entry(index.row()) != nullptr ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                         : Qt::ItemFlags(Qt::NoItemFlags);
}

const ActivityEntry *ActivityModel::entry(int row) const
{
    const bool there = row >= 0 && row < rowCount() && m_rows[size_t(row)].entry >= 0;
    return there ? &m_entries[size_t(m_rows[size_t(row)].entry)] : nullptr;
}

int ActivityModel::rowOf(qint64 id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const ActivityEntry *here = entry(row);
        if (here != nullptr && here->id == id)
            return row;
    }
    return -1;
}

QString ActivityModel::sentence(const ActivityEntry &entry) const
{
    const QLocale &locale = m_wording.locale;
    return ActivityService::sentence(
        entry, {[&locale](const Money &money) { return format::money(money, locale); },
                [this](QDate day) { return m_wording.day(day); },
                [&locale](const QString &name) { return format::isolate(name, locale); }});
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ActivityEntry *here = entry(index.row());
    if (here == nullptr) {
        const bool text = role == Qt::DisplayRole || role == HeadingRole;
        return text ? headingText(m_rows[size_t(index.row())].day) : QVariant();
    }
    const QString time = format::time(here->at.toTimeZone(m_wording.zone).time(), m_wording.locale);
    switch (role) {
    case Qt::DisplayRole:
        return sentence(*here);
    case SecondLineRole:
        return format::isolate(here->excerpt.simplified(), m_wording.locale);
    case TrailingRole:
        return time;
    case Qt::DecorationRole:
        return icon(m_theme, iconOf(*here), Role::Muted);
    case Qt::ToolTipRole:
        return here->excerpt.isEmpty() ? sentence(*here) : here->excerpt;
    case Qt::AccessibleTextRole:
        return QStringList{time, sentence(*here), here->excerpt}.join(QStringLiteral(", "));
    case RowIdRole:
        return here->id;
    default:
        return {};
    }
}

PageRef ActivityModel::placeOf(const ActivityEntry &entry)
{
    const auto within = [&entry](const char *part) {
        return PageRef::to(PageId::Account, entry.account.number(), QLatin1String(part),
                           entry.place);
    };
    if (!entry.account.isSet()) {
        if (entry.entity == Entity::Import)
            return PageRef::to(PageId::Import);
        const bool settings = entry.entity == Entity::User || entry.entity == Entity::Setting;
        return settings ? PageRef::to(PageId::Settings) : PageRef{};
    }
    switch (entry.entity) {
    case Entity::Note:
        return within("note");
    case Entity::FollowUp:
        return within("followup");
    case Entity::Promise:
        return within("promise");
    case Entity::Dispute:
        return within("dispute");
    case Entity::Document:
        return within("document");
    case Entity::Contact:
        return within("contact");
    case Entity::Invoice:
        return within("invoice");
    case Entity::Account:
        return PageRef::to(PageId::Account, entry.account.number(), QStringLiteral("changes"),
                           entry.id);
    default:
        break;
    }
    return PageRef::to(PageId::Account, entry.account.number());
}

} // namespace duebook::ui
