// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/contactdialog.h"

#include "core/services/accounts/contactservice.h"
#include "ui/accounts/contactmodel.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace duebook::ui {

namespace {

QLineEdit *line(const QString &name, const QString &text, QWidget *parent)
{
    auto *field = new QLineEdit(text, parent);
    field->setObjectName(name);
    return field;
}

/// The languages letters are written in most; another one that a contact has is added.
QComboBox *languageBox(const QString &chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("contactLanguageBox"));
    box->addItem(ContactDialog::tr("as the account"), QString());
    QStringList codes{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"),
                      QStringLiteral("es"), QStringLiteral("he"), QStringLiteral("it"),
                      QStringLiteral("nl"), QStringLiteral("pt"), QStringLiteral("pl"),
                      QStringLiteral("da"), QStringLiteral("nb"), QStringLiteral("sv"),
                      QStringLiteral("fi"), QStringLiteral("cs"), QStringLiteral("hu"),
                      QStringLiteral("tr"), QStringLiteral("ar")};
    if (!chosen.isEmpty() && !codes.contains(chosen))
        codes.append(chosen);
    for (const QString &code : codes)
        box->addItem(languageName(code), code);
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
    return box;
}

QComboBox *channelBox(const QString &chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("contactChannelBox"));
    for (const char *channel : {"", "phone", "email", "letter", "text"})
        box->addItem(channelName(QLatin1String(channel)), QString::fromLatin1(channel));
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
    return box;
}

} // namespace

ContactDialog::ContactDialog(const Contact &contact, QWidget *parent)
    : FormDialog(contact.id.isSet() ? tr("Edit contact") : tr("Add a contact"),
                 contact.id.isSet() ? tr("Save") : tr("Add"), parent),
      m_contact(contact), m_name(line(QStringLiteral("contactNameEdit"), contact.name, this)),
      m_role(new QComboBox(this)),
      m_phone(line(QStringLiteral("contactPhoneEdit"), contact.phone, this)),
      m_mobile(line(QStringLiteral("contactMobileEdit"), contact.mobile, this)),
      m_phoneDoubt(new QLabel(this)),
      m_email(line(QStringLiteral("contactEmailEdit"), contact.email, this)),
      m_language(languageBox(contact.language, this)),
      m_channel(channelBox(contact.preferredChannel, this)),
      m_main(new QCheckBox(tr("Main contact: the one to call first"), this)),
      m_doNotContact(new QCheckBox(tr("Do not contact"), this)),
      m_why(line(QStringLiteral("doNotContactReasonEdit"), contact.doNotContactReason, this))
{
    setObjectName(QStringLiteral("contactDialog"));
    m_role->setObjectName(QStringLiteral("contactRoleBox"));
    m_role->setEditable(true);
    m_role->addItems({QString(), tr("payables clerk"), tr("head of accounting"), tr("controller"),
                      tr("owner"), tr("managing director"), tr("purchasing"), tr("receiving"),
                      tr("account manager"), tr("reception"), tr("lawyer"), tr("administrator")});
    m_role->setEditText(contact.role);
    m_phoneDoubt->setObjectName(QStringLiteral("phoneDoubtLabel"));
    m_phoneDoubt->setWordWrap(true);
    setLook(m_phoneDoubt, Look::Small);
    m_main->setObjectName(QStringLiteral("mainContactBox"));
    m_main->setChecked(contact.isMain);
    m_main->setEnabled(!contact.hasLeft);
    m_doNotContact->setObjectName(QStringLiteral("doNotContactBox"));
    m_doNotContact->setChecked(contact.doNotContact);
    m_why->setPlaceholderText(tr("Why not"));
    build();
    validate();
}

void ContactDialog::build()
{
    addField(QStringLiteral("name"), tr("Name"), m_name);
    addField(QStringLiteral("role"), tr("Role"), m_role);
    addField(QStringLiteral("phone"), tr("Phone"), m_phone);
    addField(QStringLiteral("mobile"), tr("Mobile"), m_mobile);
    addRow(m_phoneDoubt);
    addField(QStringLiteral("email"), tr("Email"), m_email);
    addField(QStringLiteral("language"), tr("Language"), m_language);
    addField(QStringLiteral("preferredChannel"), tr("Prefers"), m_channel);
    addRow(m_main);
    addRow(m_doNotContact);
    addField(QStringLiteral("doNotContactReason"), tr("Reason"), m_why);
    for (QLineEdit *field : {m_name, m_phone, m_mobile, m_why})
        connect(field, &QLineEdit::textChanged, this, &ContactDialog::validate);
    // An address is judged when it is complete, not while it is being typed.
    connect(m_email, &QLineEdit::textChanged, this,
            [this] { showProblem(QStringLiteral("email"), {}); });
    connect(m_email, &QLineEdit::editingFinished, this, [this] {
        Contact alone;
        alone.name = QStringLiteral("x");
        alone.email = typed().email;
        const std::optional<Error> problem = ContactService::problemIn(alone);
        showProblem(QStringLiteral("email"), problem ? problem->sentence : QString());
    });
    connect(m_doNotContact, &QCheckBox::toggled, this, [this](bool checked) {
        validate();
        if (checked)
            m_why->setFocus();
    });
}

void ContactDialog::validate()
{
    m_why->setEnabled(m_doNotContact->isChecked());
    QStringList doubts;
    for (const QLineEdit *field : {m_phone, m_mobile}) {
        const QString doubt = ContactService::phoneWarning(field->text());
        if (!doubt.isEmpty())
            doubts += doubt;
    }
    m_phoneDoubt->setText(doubts.join(QLatin1Char('\n')));
    m_phoneDoubt->setVisible(!doubts.isEmpty());
    Contact contact = typed();
    contact.email.clear();
    const std::optional<Error> problem = ContactService::problemIn(contact);
    const bool unexplained = problem && problem->place == QLatin1String("doNotContactReason");
    showProblem(QStringLiteral("doNotContactReason"), unexplained ? problem->sentence : QString());
    setAcceptable(!problem);
}

Contact ContactDialog::typed() const
{
    Contact contact = m_contact;
    contact.name = m_name->text().trimmed();
    contact.role = m_role->currentText().trimmed();
    contact.phone = m_phone->text().trimmed();
    contact.mobile = m_mobile->text().trimmed();
    contact.email = m_email->text().trimmed();
    contact.language = m_language->currentData().toString();
    contact.preferredChannel = m_channel->currentData().toString();
    contact.isMain = m_main->isChecked();
    contact.doNotContact = m_doNotContact->isChecked();
    contact.doNotContactReason = contact.doNotContact ? m_why->text().trimmed() : QString();
    return contact;
}

void ContactDialog::submit()
{
    Q_EMIT submitted(typed());
}

} // namespace duebook::ui
