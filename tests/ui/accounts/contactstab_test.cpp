// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/contactstab.h"

#include "core/services/accounts/accountpeopleservice.h"
#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/followups/followupservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/accounts/contactmodel.h"
#include "ui/accounts/contactnotices.h"
#include "ui/tables/tableview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct TabDesk : Desk {
    ContactService contacts{book.session()};
    std::unique_ptr<ui::ContactsTab> tab;
    ui::UndoOffer undo;
    QStringList said;

    ContactId add(const char *name, const char *phone = "", const char *email = "")
    {
        Contact contact;
        contact.account = account;
        contact.name = QString::fromUtf8(name);
        contact.phone = QString::fromUtf8(phone);
        contact.email = QString::fromUtf8(email);
        return must(contacts.add(contact));
    }
    void open()
    {
        tab = std::make_unique<ui::ContactsTab>(pageContext(), prompts);
        QObject::connect(tab.get(), &ui::ContactsTab::undoOffered, tab.get(),
                         [this](const ui::UndoOffer &offer) { undo = offer; });
        QObject::connect(tab.get(), &ui::ContactsTab::noticed, tab.get(),
                         [this](const QString &sentence, ui::Tone) { said += sentence; });
        // The page reads the contacts again whenever something of the account changed.
        QObject::connect(&context, &ui::BookContext::changed, tab.get(), [this] { refresh(); });
        tab->resize(1000, 640);
        tab->setAccount(account);
        refresh();
        showActive(*tab);
    }
    void refresh() { tab->show(must(contacts.contacts(account))); }
    void choose(int row)
    {
        auto *table = named<ui::TableView>(*tab, "contactsTable");
        table->setCurrentIndex(table->model()->index(row, 0));
    }
    QPushButton *button(const char *name) { return named<QPushButton>(*tab, name); }
    QDialog *dialog(const char *name)
    {
        QDialog *found = nullptr;
        REQUIRE(eventually([&] {
            found = tab->findChild<QDialog *>(QLatin1String(name));
            return found != nullptr && found->isVisible();
        }));
        return found;
    }
    bool shows(const QString &text)
    {
        return eventually([&] {
            for (const QLabel *label :
                 named<QWidget>(*tab, "contactNotices")->findChildren<QLabel *>())
                if (label->text().contains(text))
                    return true;
            return false;
        });
    }
};

} // namespace

TEST_CASE("Contacts that look like one person are compared, merged and taken apart by Undo",
          "[contacts][gui]")
{
    TabDesk desk;
    const ContactId ingrid = desk.add("Ingrid Dahl", "+47 55 00 00 12");
    desk.add("I. Dahl", "", "i.dahl@halvorsen.example");
    desk.open();
    REQUIRE(desk.shows(QStringLiteral("look like one person: similar names")));
    desk.button("compareButton0")->click();
    QDialog *dialog = desk.dialog("mergeDialog");
    // The fuller value is chosen beforehand, and the other can be.
    CHECK(named<QRadioButton>(*dialog, "nameKeep")->isChecked());
    CHECK(named<QRadioButton>(*dialog, "emailOther")->isChecked());
    CHECK(dialog->findChild<QRadioButton *>(QStringLiteral("roleKeep")) == nullptr);
    named<QPushButton>(*dialog, "okButton")->click();
    REQUIRE(eventually([&] { return must(desk.contacts.contacts(desk.account)).size() == 1; }));
    const Contact merged = must(desk.contacts.contact(ingrid));
    CHECK(merged.email == QStringLiteral("i.dahl@halvorsen.example"));
    CHECK(merged.phone == QStringLiteral("+47 55 00 00 12"));
    CHECK(desk.shows(QStringLiteral("I. Dahl was merged")));

    REQUIRE(eventually([&] { return bool(desk.undo.undo); }));
    desk.undo.undo();
    CHECK(eventually([&] { return must(desk.contacts.contacts(desk.account)).size() == 2; }));
    CHECK(must(desk.contacts.contact(ingrid)).email.isEmpty());
}

TEST_CASE("Two persons who look like one are not offered again", "[contacts][gui]")
{
    TabDesk desk;
    desk.add("Ingrid Dahl");
    desk.add("I. Dahl");
    desk.open();
    REQUIRE(desk.shows(QStringLiteral("look like one person")));
    desk.button("compareButton0")->click();
    named<QPushButton>(*desk.dialog("mergeDialog"), "twoPersonsButton")->click();
    const auto *notices = named<QWidget>(*desk.tab, "contactNotices");
    CHECK(eventually([&] { return notices->isHidden(); }));
    desk.undo.undo();
    CHECK(eventually([&] { return notices->isVisible(); }));
}

TEST_CASE("Who has left moves to the end, and follow-ups that name them are told",
          "[contacts][gui]")
{
    TabDesk desk;
    desk.add("Ingrid Dahl");
    desk.add("Arne Lund");
    NewFollowUp call = aFollowUp(desk.account, QDate(2026, 3, 6));
    call.reason = QStringLiteral("Call Ingrid Dahl again");
    must(FollowUpService(desk.book.session()).create(call));
    desk.open();
    QSignalSpy wanted(desk.tab.get(), &ui::ContactsTab::followUpsWanted);
    desk.choose(0);
    desk.button("leftContactButton")->click();
    REQUIRE(desk.shows(QStringLiteral("Call Ingrid Dahl again")));
    auto *table = named<ui::TableView>(*desk.tab, "contactsTable");
    CHECK(eventually([&] {
        return table->model()->index(1, ui::ContactModel::Name).data().toString() ==
               QStringLiteral("Ingrid Dahl");
    }));
    desk.button("showNamingButton")->click();
    CHECK(eventually([&] { return wanted.count() == 1; }));
    desk.undo.undo();
    CHECK(eventually([&] {
        return table->model()->index(0, ui::ContactModel::Name).data().toString() ==
               QStringLiteral("Ingrid Dahl");
    }));
}

TEST_CASE(
    "Who must not be contacted can be neither rung nor written to, and the reason stands there",
    "[contacts][gui]")
{
    TabDesk desk;
    Contact silent = must(
        desk.contacts.contact(desk.add("Ingrid Dahl", "+47 55 00 00 12", "i@halvorsen.example")));
    silent.doNotContact = true;
    silent.doNotContactReason = QStringLiteral("letters only");
    must(desk.contacts.update(silent));
    desk.open();
    desk.choose(0);
    CHECK_FALSE(desk.button("callContactButton")->isEnabled());
    CHECK_FALSE(desk.button("emailContactButton")->isEnabled());
    CHECK(desk.button("callContactButton")->toolTip().contains(QStringLiteral("letters only")));
    const auto *model = named<ui::TableView>(*desk.tab, "contactsTable")->model();
    CHECK(model->index(0, ui::ContactModel::State)
              .data()
              .toString()
              .contains(QStringLiteral("letters only")));
    CHECK(ui::contactLabel(silent, QLocale::c()).contains(QStringLiteral("letters only")));
}

TEST_CASE("A name in another script stays before its role", "[contacts]")
{
    Contact contact;
    contact.name = QString::fromUtf8("מיכל שרון");
    contact.role = QStringLiteral("controller");
    const QString label = ui::contactLabel(contact, QLocale(QLocale::English));
    CHECK(label == QString::fromUtf8("\u2068מיכל שרון\u2069, controller"));
    CHECK_FALSE(label.isRightToLeft());
}

TEST_CASE("A number is rung with what is dialled, and an address written to", "[contacts][gui]")
{
    TabDesk desk;
    desk.add("Ingrid Dahl", "+47 (0)55 00-00 12 ext. 3", "i+x@halvorsen.example");
    desk.open();
    desk.choose(0);
    desk.button("callContactButton")->click();
    desk.button("emailContactButton")->click();
    REQUIRE(desk.prompts.opened.size() == 2);
    CHECK(desk.prompts.opened[0].toString() == QStringLiteral("tel:+4755000012;ext=3"));
    CHECK(desk.prompts.opened[1].toString() == QStringLiteral("mailto:i+x@halvorsen.example"));
}

TEST_CASE("The contact form says what is wrong beside its field and keeps what was typed",
          "[contacts][gui]")
{
    TabDesk desk;
    desk.open();
    desk.button("addContactButton")->click();
    QDialog *dialog = desk.dialog("contactDialog");
    auto *ok = named<QPushButton>(*dialog, "okButton");
    CHECK_FALSE(ok->isEnabled());
    named<QLineEdit>(*dialog, "contactNameEdit")->setText(QStringLiteral("Ingrid Dahl"));
    auto *role = named<QComboBox>(*dialog, "contactRoleBox");
    CHECK(role->findText(QStringLiteral("payables clerk")) > 0);
    role->setEditText(QStringLiteral("accounts, Tuesdays only"));
    auto *channel = named<QComboBox>(*dialog, "contactChannelBox");
    channel->setCurrentIndex(channel->findData(QStringLiteral("phone")));
    auto *phone = named<QLineEdit>(*dialog, "contactPhoneEdit");
    phone->setText(QStringLiteral("ask Petra"));
    CHECK(named<QLabel>(*dialog, "phoneDoubtLabel")->isVisible());
    named<QLineEdit>(*dialog, "contactEmailEdit")->setText(QStringLiteral("ingrid@"));
    named<QCheckBox>(*dialog, "doNotContactBox")->setChecked(true);
    CHECK_FALSE(ok->isEnabled());
    named<QLineEdit>(*dialog, "doNotContactReasonEdit")->setText(QStringLiteral("on leave"));
    REQUIRE(ok->isEnabled());
    ok->click();
    CHECK(eventually([&] {
        return named<QLineEdit>(*dialog, "contactEmailEdit")
            ->accessibleDescription()
            .contains(QStringLiteral("not an email address"));
    }));
    CHECK(phone->text() == QStringLiteral("ask Petra"));
    named<QLineEdit>(*dialog, "contactEmailEdit")->setText(QStringLiteral("ingrid@x.example"));
    ok->click();
    REQUIRE(eventually([&] { return must(desk.contacts.contacts(desk.account)).size() == 1; }));
    const Contact saved = must(desk.contacts.contacts(desk.account)).front();
    CHECK(saved.role == QStringLiteral("accounts, Tuesdays only"));
    CHECK(saved.preferredChannel == QStringLiteral("phone"));
    CHECK(saved.doNotContactReason == QStringLiteral("on leave"));
}

TEST_CASE("A contact form that is closed while a field has the focus tells nobody any more",
          "[contacts][gui]")
{
    for (int i = 0; i < 20; ++i) {
        TabDesk desk;
        desk.open();
        desk.button("addContactButton")->click();
        QDialog *dialog = desk.dialog("contactDialog");
        named<QLineEdit>(*dialog, "contactEmailEdit")->setFocus();
        delete dialog;
        CHECK(desk.tab->findChild<QDialog *>(QStringLiteral("contactDialog")) == nullptr);
    }
}

TEST_CASE("Our own people are linked to the account and taken off again", "[contacts][gui]")
{
    TabDesk desk;
    aUser(desk.book.session(), QStringLiteral("ben"));
    desk.open();
    auto *table = named<ui::TableView>(*desk.tab, "ourPeopleTable");
    // A form opened before the people were read does not have them: the next one does.
    REQUIRE(eventually([&] {
        desk.button("addPersonButton")->click();
        const auto forms = desk.tab->findChildren<QDialog *>(QStringLiteral("personDialog"));
        return std::any_of(forms.begin(), forms.end(), [](QDialog *form) {
            return named<QComboBox>(*form, "personBox")->findText(QStringLiteral("ben")) >= 0;
        });
    }));
    for (QDialog *each : desk.tab->findChildren<QDialog *>(QStringLiteral("personDialog"))) {
        auto *person = named<QComboBox>(*each, "personBox");
        if (person->findText(QStringLiteral("ben")) < 0) {
            each->reject();
            continue;
        }
        person->setCurrentIndex(person->findText(QStringLiteral("ben")));
        named<QComboBox>(*each, "personRoleBox")->setEditText(QStringLiteral("delivery"));
        named<QPushButton>(*each, "okButton")->click();
    }
    REQUIRE(eventually([&] { return table->model()->rowCount() == 1; }));
    CHECK(table->model()->index(0, 1).data().toString() == QStringLiteral("delivery"));
    table->setCurrentIndex(table->model()->index(0, 0));
    desk.button("removePersonButton")->click();
    REQUIRE(eventually([&] { return table->model()->rowCount() == 0; }));
    desk.undo.undo();
    CHECK(eventually([&] { return table->model()->rowCount() == 1; }));
    CHECK(must(AccountPeopleService(desk.book.session()).people(desk.account)).front().role ==
          QStringLiteral("delivery"));
}

TEST_CASE("Who may only read sees the contacts and no button to change them", "[contacts][gui]")
{
    TabDesk desk;
    desk.add("Ingrid Dahl", "+47 55 00 00 12");
    desk.add("I. Dahl");
    desk.open();
    desk.tab->setChangeable(false);
    desk.refresh();
    desk.choose(0);
    CHECK(desk.button("callContactButton")->isEnabled());
    for (const char *name : {"addContactButton", "editContactButton", "leftContactButton",
                             "mainContactButton", "addPersonButton", "removePersonButton"})
        CHECK_FALSE(desk.button(name)->isVisible());
    CHECK(eventually([&] {
        return desk.tab->findChild<QPushButton *>(QStringLiteral("compareButton0")) == nullptr;
    }));
}
