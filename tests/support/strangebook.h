// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/accounts/accountpeopleservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/calendar/holidayservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/talks/remarkservice.h"
#include "core/services/team/coverservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/ledger.h"
#include "tests/support/probefile.h"
#include "tests/support/talks.h"

namespace duebook::test {

/// Fills a book in which every text that a person or a file gave is HTML that names the probe.
class StrangeBook {
public:
    StrangeBook(Session &session, const ProbeFile &probe, AccountId account)
        : m_session(session), m_probe(probe), m_account(account), m_today(day("2026-03-02"))
    {
        addSettings();
        addPeople();
        addAccount();
        addContacts();
        addInvoices();
        addTalks();
        addStanding();
    }

private:
    void addSettings()
    {
        BookSettings settings = must(SettingsService(m_session).settings());
        settings.company = m_probe.text("company");
        settings.companyAddress = m_probe.text("address");
        settings.companyPhone = m_probe.text("phone");
        settings.outcomes = {m_probe.text("outcome")};
        settings.disputeReasons = {m_probe.text("reason")};
        settings.documentKinds = {m_probe.text("kind")};
        must(SettingsService(m_session).save(settings));
        must(HolidayService(m_session).add(m_today.addDays(4), m_probe.shortText("holiday")));
        Remark remark;
        remark.name = m_probe.shortText("remark");
        remark.text = m_probe.text("remark's words");
        must(RemarkService(m_session).add(remark));
    }

    void addPeople()
    {
        User me = must(UserService(m_session).users()).front();
        me.name = m_probe.text("Anna");
        me.phone = m_probe.text("1");
        must(UserService(m_session).change(me));
        m_me = me.id;
        User other;
        other.login = m_probe.shortText("mia");
        other.name = m_probe.text("Mia");
        other.role = Role::Manager;
        m_other = must(UserService(m_session).add(other));
        must(CoverService(m_session).add({m_other, m_me, m_today, m_today.addDays(5)}));
    }

    void addAccount()
    {
        Account account = must(AccountService(m_session).account(m_account)).account;
        account.number = m_probe.shortText("40117");
        account.name = m_probe.text("account");
        account.owner = m_me;
        account.phone = m_probe.text("phone");
        account.street = m_probe.text("street");
        account.postcode = m_probe.shortText("1");
        account.city = m_probe.text("city");
        account.taxId = m_probe.text("tax");
        account.creditLimit = eur(5'000'00);
        must(AccountService(m_session).update(account));
        must(AccountPeopleService(m_session).setRole(m_account, m_other,
                                                     m_probe.text("role at account")));
        must(AccountPeopleService(m_session).setRepresentative(m_account, m_other));
    }

    void addContacts()
    {
        // Two alike, so that merging is offered; one who must not be written to.
        for (const char *name : {"contact", "contact", "other contact"}) {
            Contact contact;
            contact.account = m_account;
            contact.name = m_probe.text(name);
            contact.role = m_probe.text("position");
            contact.phone = m_probe.text("phone");
            contact.mobile = m_probe.text("mobile");
            contact.doNotContact = name[0] == 'o';
            contact.doNotContactReason =
                contact.doNotContact ? m_probe.text("leave alone") : QString();
            m_contact = must(ContactService(m_session).add(contact));
        }
    }

    void addInvoices()
    {
        for (int number = 0; number < 3; ++number) {
            Invoice draft;
            draft.account = m_account;
            draft.number = m_probe.text("R-") + QString::number(number);
            draft.due = m_today.addDays(-40);
            draft.issued = draft.due.addDays(-30);
            draft.amount = eur(900'00);
            draft.orderNumber = m_probe.text("order");
            draft.text = m_probe.text("invoice text");
            m_invoices.push_back(must(InvoiceService(m_session).add(draft)));
        }
        NewPayment payment;
        payment.account = m_account;
        payment.day = m_today.addDays(-1);
        payment.amount = eur(50'00);
        payment.method = m_probe.text("method");
        payment.reference = m_probe.text("reference");
        must(InvoiceService(m_session).addPayment(payment));
    }

    void addTalks()
    {
        NewPromise promise;
        promise.uid = newUid();
        promise.account = m_account;
        promise.made = m_today;
        promise.instalments = {{m_today.addDays(3), eur(300'00)}};
        promise.saidBy = m_probe.text("said by");
        promise.evidence = m_probe.text("evidence");
        must(PromiseService(m_session).create(promise));

        NewDispute dispute;
        dispute.uid = newUid();
        dispute.account = m_account;
        dispute.reason = m_probe.text("reason");
        dispute.text = m_probe.text("dispute");
        dispute.owner = m_me;
        dispute.opened = m_today;
        dispute.deadline = m_today.addDays(7);
        dispute.parts = {{m_invoices[0], {}, eur(100'00)}};
        must(DisputeService(m_session).open(dispute));

        NewNote note = aNote(m_account, m_probe.text("note"));
        note.contact = m_contact;
        note.outcome = m_probe.text("outcome");
        note.invoices = {m_invoices[1]};
        note.documents = {document("note.txt", "text")};
        note.nextContact = m_today;
        note.nextReason = m_probe.text("next reason");
        note.inform = {m_other};
        must(NoteService(m_session).addNote(note));
        DocumentLink link;
        link.account = m_account;
        must(DocumentService(m_session).add(document("page.html", m_probe.text("page").toUtf8()),
                                            link));
        must(DocumentService(m_session).add(
            document("mail.eml",
                     "From: \"" + m_probe.text("from").toUtf8() +
                         "\" <a@example.com>\r\nSubject: " + m_probe.text("subject").toUtf8() +
                         "\r\nContent-Type: text/html\r\n\r\n" + m_probe.text("mail").toUtf8()),
            link));
        NewFollowUp followUp = aFollowUp(m_account, m_today);
        followUp.reason = m_probe.text("follow-up");
        must(FollowUpService(m_session).create(followUp));
    }

    void addStanding()
    {
        must(
            AccountService(m_session).setHold(m_account, m_probe.text("hold"), m_today.addDays(9)));
        must(AccountService(m_session).setStatus(m_account, AccountStatus::Insolvency,
                                                 m_probe.text("insolvent"), m_today.addDays(30)));
        NewEscalation escalation;
        escalation.uid = newUid();
        escalation.account = m_account;
        escalation.to = m_other;
        escalation.reason = m_probe.text("escalation");
        escalation.revisit = m_today.addDays(2);
        must(EscalationService(m_session).escalate(escalation));
    }

    NewDocument document(const char *name, const QByteArray &content) const
    {
        NewDocument document;
        // A name has no slash.
        document.name = QStringLiteral("<img src=p.png><b>%1").arg(QLatin1String(name));
        document.content = content;
        document.kind = m_probe.text("kind");
        return document;
    }

    Session &m_session;
    const ProbeFile &m_probe;
    AccountId m_account;
    QDate m_today;
    UserId m_me;
    UserId m_other;
    ContactId m_contact;
    std::vector<InvoiceId> m_invoices;
};

} // namespace duebook::test
