// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/currency.h"
#include "core/domain/ids.h"
#include "core/rules/calendar/workcalendar.h"
#include "core/services/demo/demorandom.h"
#include "core/store/demo/demorepository.h"

#include <QTimeZone>

#include <array>
#include <vector>

namespace duebook {

/// How an account pays: what its invoices, promises and notes follow from.
enum class DemoBehaviour { Prompt, BitLate, Chronic, Seasonal, Disputing, Breaking, Insolvent };

/// What all parts of the made-up book share: the day it is made for, the people of the company and
/// the ids given so far.
class DemoContext {
public:
    /// History begins this many days before today.
    static constexpr int kHistoryDays = 548;

    static constexpr UserId kAnna{1};
    static constexpr UserId kJonas{2};
    static constexpr UserId kMia{3};
    static constexpr UserId kSam{4};

    DemoContext(QDate today, QTimeZone zone, int invoices);

    QDate today() const { return m_today; }
    const WorkCalendar &calendar() const { return m_calendar; }

    /// Today + `offset`, moved off weekends: before today to the working day before, after it to
    /// the next.
    QDate day(int offset) const;

    /// A moment of a day in the book's time zone, as UTC.
    QDateTime moment(QDate day, QTime time) const;

    /// An invoice number that rises with the day of issue; each is given once.
    QString takeInvoiceNumber(QDate issued);

    ContactId newContact() { return ContactId(++m_contacts); }
    InvoiceId newInvoice() { return InvoiceId(++m_invoices); }
    PaymentId newPayment() { return PaymentId(++m_payments); }
    AllocationId newAllocation() { return AllocationId(++m_allocations); }
    NoteId newNote() { return NoteId(++m_notes); }
    FollowUpId newFollowUp() { return FollowUpId(++m_followUps); }
    DocumentId newDocument() { return DocumentId(++m_documents); }
    qint64 newPromise() { return ++m_promises; }
    qint64 newDispute() { return ++m_disputes; }

private:
    QDate m_today;
    QTimeZone m_zone;
    WorkCalendar m_calendar;
    int m_numbersPerDay;
    std::vector<int> m_numbersTaken; ///< per day of the history
    qint64 m_contacts = 0;
    qint64 m_invoices = 0;
    qint64 m_payments = 0;
    qint64 m_allocations = 0;
    qint64 m_notes = 0;
    qint64 m_followUps = 0;
    qint64 m_documents = 0;
    qint64 m_promises = 0;
    qint64 m_disputes = 0;
};

/// An amount the way a person types it: "18400" or "1310.5" of the currency.
Money demoMoney(double amount, Currency currency);

/// What of `invoice` was open at the end of `day`, in minor units.
qint64 demoOpenAsOf(const DemoAccount &account, const Invoice &invoice, QDate day);

/// Settles a part of an invoice and keeps its open amount and settled day right.
void demoAllocate(DemoContext &context, DemoAccount &account, DemoInvoice &invoice,
                  AllocationKind kind, PaymentId payment, InvoiceId credit, QDate day,
                  qint64 minor);

/// A payment of `minor` that nothing is allocated from yet.
Payment &demoPay(DemoContext &context, DemoAccount &account, QDate day, qint64 minor,
                 const QString &method, const QString &reference);

/// Fills received amount, state and state day of the account's promises from its allocations
/// (core/README.md, rule 3); replaced and cancelled ones stay so.
void demoJudgePromises(const DemoContext &context, DemoAccount &account);

/// The follow-up that brings an account back on the day its status is looked at again; nothing for
/// one without such a day.
void demoAddStatusTask(DemoContext &context, DemoAccount &account);

/// Rating A to E with its reason in words, from the invoices of the last year; none with fewer than
/// three settled ones.
void demoRate(const DemoContext &context, DemoAccount &account, DemoBehaviour behaviour);

} // namespace duebook
