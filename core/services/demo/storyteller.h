// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/demo/democontext.h"

#include <QHash>
#include <QJsonObject>

namespace duebook {

/// One story on its way into rows.
class StoryTeller {
public:
    /// `context` must outlive it.
    StoryTeller(DemoContext &context, const QJsonObject &story, AccountId id)
        : m_context(context), m_story(story), m_id(id)
    {
    }

    DemoAccount tell(DemoRandom &random);

private:
    UserId userOf(const QJsonObject &object, const char *key, UserId otherwise) const;
    UserId owner() const { return m_made.account.owner; }
    Invoice *invoice(const QString &word);
    QString domain() const;
    /// Numbers and amounts of invoices and days in place of their words.
    QString fill(QString text);

    void addAccount();
    void addContacts();
    void addInvoices();
    void addPayments();

    void addNote(const QJsonObject &from);
    void addPromise(const QJsonObject &from, const Note &note, QDate made);
    /// One promise per instalment: [[day, amount], ...], all of the same invoice.
    void addPlan(const DemoPromise &first, const QJsonArray &instalments);
    void addFollowUp(const QJsonObject &from, NoteId note, UserId otherwise);
    void addDispute(const QJsonObject &from);
    void addEscalation(const QJsonObject &from);
    void addDocument(const QJsonObject &from, const Note &note);

    DemoContext &m_context;
    const QJsonObject m_story;
    AccountId m_id;
    DemoAccount m_made;
    QHash<QString, size_t> m_invoices; ///< index by the story's word for it
    QHash<QString, ContactId> m_contacts;
};

} // namespace duebook
