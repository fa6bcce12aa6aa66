// SPDX-License-Identifier: Apache-2.0
#include "ui/account/accountside.h"

#include "core/rules/accounts/phonenumber.h"
#include "ui/accounts/contactmodel.h"
#include "ui/followups/followuplist.h"
#include "ui/ledger/talkinvoicemodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/text/markup.h"
#include "ui/widgets/card.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kWidth = 300;
constexpr int kMostRows = 5;
constexpr int kMostContacts = 8;

} // namespace

AccountSide::AccountSide(const Theme &theme, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_reasons(new QLabel(this)),
      m_followUps(new FollowUpList(theme, this)), m_invoices(new TalkInvoiceModel(this)),
      m_table(new TableView(theme, this)), m_noInvoices(new QLabel(tr("Nothing is open."), this)),
      m_contacts(new MarkupLabel(this))
{
    setObjectName(QStringLiteral("accountSide"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(kWidth);
    setFocusPolicy(Qt::NoFocus);

    auto *card = new Card(this);
    m_column = card->body();
    m_reasonsHeading = heading(tr("Why today"));
    m_reasons->setObjectName(QStringLiteral("reasonsLabel"));
    m_reasons->setWordWrap(true);
    setLook(m_reasons, Look::Muted);
    m_column->addWidget(m_reasons);
    m_reasonsHeading->hide();
    m_reasons->hide();

    heading(tr("Next steps"));
    m_column->addWidget(m_followUps);

    heading(tr("Invoices in this talk"));
    m_table->setObjectName(QStringLiteral("talkInvoices"));
    m_table->setAccessibleName(tr("Invoices in this talk: Space ticks"));
    m_table->setModel(m_invoices);
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setColumnWidths({0, 100, 52});
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->installEventFilter(this);
    m_column->addWidget(m_table);
    setLook(m_noInvoices, Look::Muted);
    m_column->addWidget(m_noInvoices);

    heading(tr("Contacts"));
    m_contacts->setObjectName(QStringLiteral("contactsLabel"));
    m_contacts->setWordWrap(true);
    m_contacts->setTextInteractionFlags(Qt::TextBrowserInteraction);
    setLook(m_contacts, Look::Muted);
    connect(m_contacts, &QLabel::linkActivated, this, &AccountSide::linkPressed);
    m_column->addWidget(m_contacts);
    m_column->addStretch();
    setWidget(card);
    connect(&theme, &Theme::changed, this, [this] { showContacts(std::vector(m_known)); });
}

QLabel *AccountSide::heading(const QString &text)
{
    if (m_column->count() > 0)
        m_column->addSpacing(space::kTight);
    auto *label = new QLabel(text, this);
    setLook(label, Look::Heading);
    m_column->addWidget(label);
    return label;
}

void AccountSide::show(const AccountFacts &facts, UserId me, const NaturalDateContext &dates,
                       const Wording &wording)
{
    m_followUps->show(facts.followUps, facts.people, me, dates, wording);
    m_invoices->setWording(wording);
    showInvoices(facts);
    m_wording = wording;
    showContacts(facts.header.contacts);
}

void AccountSide::showReasons(const std::vector<WorkReason> &reasons, const Wording &wording)
{
    const WorklistService::Formats formats{
        [&wording](const Money &money) { return format::money(money, wording.locale); },
        [&wording](QDate day) { return wording.day(day); }};
    QStringList lines;
    for (const WorkReason &reason : reasons)
        lines.append(QStringLiteral("• ") + WorklistService::sentence(reason, formats));
    m_reasons->setText(lines.join(QLatin1Char('\n')));
    m_reasons->setVisible(!lines.isEmpty());
    m_reasonsHeading->setVisible(!lines.isEmpty());
}

void AccountSide::showInvoices(const AccountFacts &facts)
{
    m_invoices->setRows(facts.open);
    const int rows = std::min(int(facts.open.size()), kMostRows);
    m_table->setVisible(rows > 0);
    m_noInvoices->setVisible(rows == 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_theme.rowHeight() + 2);
}

void AccountSide::showContacts(const std::vector<Contact> &contacts)
{
    m_known = contacts;
    const QColor ink = m_theme.color(Role::Accent);
    QList<Markup> lines;
    for (const Contact &contact : m_known) {
        if (contact.hasLeft || lines.size() == kMostContacts)
            continue;
        QList<Markup> parts{Markup(contactLabel(contact, m_wording.locale))};
        // The label says already who must not be contacted, and why.
        if (contact.doNotContact) {
            lines.append(parts.first());
            continue;
        }
        if (const QString number = contact.phone.isEmpty() ? contact.mobile : contact.phone;
            !number.isEmpty())
            parts.append(Markup::link(telephoneLink(number), number, ink));
        else if (!contact.email.isEmpty())
            parts.append(
                Markup::link(QStringLiteral("mailto:") + contact.email, contact.email, ink));
        lines.append(Markup::joined(parts, QStringLiteral(" · ")));
    }
    m_contacts->setMarkup(lines.isEmpty() ? Markup(tr("Nobody yet: add one on the Contacts tab."))
                                          : Markup::lines(lines));
}

bool AccountSide::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QScrollArea::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex row = m_table->currentRow();
    const bool ticks = key->key() == Qt::Key_Space || key->key() == Qt::Key_Return;
    if (!ticks || key->modifiers() != Qt::NoModifier || !row.isValid())
        return false;
    const bool ticked = row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_invoices->setData(row, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

void AccountSide::focusInvoices()
{
    ensureWidgetVisible(m_table);
    m_table->setFocus();
    if (!m_table->currentIndex().isValid() && m_invoices->rowCount() > 0)
        m_table->setCurrentIndex(m_invoices->index(0, 0));
}

} // namespace duebook::ui
