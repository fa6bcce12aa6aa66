// SPDX-License-Identifier: Apache-2.0
// What each role is refused, at every entrance of every service that changes something.
#include "core/rules/team/permissions.h"
#include "core/services/accounts/accountpeopleservice.h"
#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/calendar/holidayservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/care/exportservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/documents/documenttext.h"
#include "core/services/followups/followupservice.h"
#include "core/services/importing/importservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/services/rating/ratingservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/talks/remarkservice.h"
#include "core/services/team/assignmentservice.h"
#include "core/services/team/coverservice.h"
#include "core/services/team/signinservice.h"
#include "core/store/rating/ratingquery.h"
#include "tests/support/promises.h"
#include "tests/support/rolesoffice.h"
#include "tests/support/testpaths.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace duebook;
using namespace duebook::test;

namespace {

template <typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional<Error>(result.error());
}

struct Entrance {
    const char *name;
    Right right;
    std::function<std::optional<Error>(Session &, Office &)> enter;
};

const QDate kLater = QDate(2026, 4, 1);

/// With arguments that are good enough to tell a refusal from another answer.
std::vector<Entrance> talkEntrances()
{
    using S = Session &;
    using O = Office &;
    return {
        {"note", Right::RecordNotes,
         [](S s, O o) { return errorOf(NoteService(s).addNote(aNote(o.account))); }},
        {"remark add", Right::RecordNotes,
         [](S s, O) {
             return errorOf(RemarkService(s).add({{}, newUid(), newUid(), {}, 0, 0}));
         }},
        {"remark update", Right::RecordNotes,
         [](S s, O) {
             return errorOf(RemarkService(s).update({RemarkId(99), newUid(), newUid(), {}, 0, 0}));
         }},
        {"remark remove", Right::RecordNotes,
         [](S s, O) { return errorOf(RemarkService(s).remove(RemarkId(99), 1)); }},
        {"follow-up", Right::KeepFollowUps,
         [](S s, O o) { return errorOf(FollowUpService(s).create(aFollowUp(o.account, kLater))); }},
        {"follow-up done", Right::KeepFollowUps,
         [](S s, O) { return errorOf(FollowUpService(s).done(FollowUpId(99), 1)); }},
        {"follow-up restore", Right::KeepFollowUps,
         [](S s, O) { return errorOf(FollowUpService(s).restore(FollowUp(), 1)); }},
        {"follow-ups", Right::KeepFollowUps,
         [](S s, O o) {
             const FollowUpRef refs[] = {FollowUpRef{FollowUpId(99), 1}};
             return errorOf(FollowUpService(s).change(refs, FollowUpChange::reassign(o.other)));
         }},
        {"follow-ups restore", Right::KeepFollowUps,
         [](S s, O) { return errorOf(FollowUpService(s).restore(FollowUpChanges())); }},
        {"promise", Right::KeepPromises,
         [](S s, O o) {
             return errorOf(PromiseService(s).create(aPromise(o.account, "2026-04-01", eur(100))));
         }},
        {"promise cancel", Right::KeepPromises,
         [](S s, O) {
             return errorOf(PromiseService(s).cancel(PromiseId(99), 1, QStringLiteral("no")));
         }},
        {"promise restore", Right::KeepPromises,
         [](S s, O) { return errorOf(PromiseService(s).restore(Promise(), 1)); }},
        {"dispute", Right::KeepDisputes,
         [](S s, O) { return errorOf(DisputeService(s).open(NewDispute())); }},
        {"dispute change", Right::KeepDisputes,
         [](S s, O) { return errorOf(DisputeService(s).change(Dispute())); }},
        {"dispute settle", Right::KeepDisputes,
         [](S s, O) {
             return errorOf(DisputeService(s).settle(DisputeId(99), 1, DisputeOutcome(), {}));
         }},
        {"dispute reopen", Right::KeepDisputes,
         [](S s, O) { return errorOf(DisputeService(s).reopen(DisputeId(99), 1)); }},
        {"dispute restore", Right::KeepDisputes,
         [](S s, O) { return errorOf(DisputeService(s).restore(Dispute(), 1)); }},
        {"escalate", Right::Escalate,
         [](S s, O) { return errorOf(EscalationService(s).escalate(NewEscalation())); }},
        {"escalation change", Right::Escalate,
         [](S s, O) { return errorOf(EscalationService(s).change(Escalation())); }},
        {"escalation close", Right::Escalate,
         [](S s, O) { return errorOf(EscalationService(s).close(EscalationId(99), 1, {})); }},
        {"escalation restore", Right::Escalate,
         [](S s, O) { return errorOf(EscalationService(s).restore(Escalation(), 1)); }},
        {"document", Right::KeepDocuments,
         [](S s, O o) {
             NewDocument document;
             document.name = QStringLiteral("a.txt");
             document.content = "a";
             DocumentLink link;
             link.account = o.account;
             return errorOf(DocumentService(s).add(document, link));
         }},
        {"document change", Right::KeepDocuments,
         [](S s, O) { return errorOf(DocumentService(s).change(Document())); }},
        {"document link", Right::KeepDocuments,
         [](S s, O) { return errorOf(DocumentService(s).link(DocumentId(99), DocumentLink())); }},
        {"document unlink", Right::KeepDocuments,
         [](S s, O) { return errorOf(DocumentService(s).unlink(DocumentId(99), 1)); }},
        {"document remove", Right::KeepDocuments,
         [](S s, O) { return errorOf(DocumentService(s).remove(DocumentId(99), 1, {})); }},
        {"document bring back", Right::KeepDocuments,
         [](S s, O) { return errorOf(DocumentService(s).bringBack(DocumentId(99), 1)); }},
        {"document text", Right::KeepUp,
         [](S s, O) { return errorOf(DocumentTextService(s).store({})); }},
    };
}

std::vector<Entrance> accountEntrances()
{
    using S = Session &;
    using O = Office &;
    return {
        {"account", Right::ChangeAccounts,
         [](S s, O) {
             Account draft;
             draft.number = newUid();
             draft.name = draft.number;
             return errorOf(AccountService(s).create(draft));
         }},
        {"account update", Right::ChangeAccounts,
         [](S s, O o) {
             Account account = must(AccountService(s).account(o.account)).account;
             account.city += QLatin1Char('x');
             return errorOf(AccountService(s).update(account));
         }},
        {"credit limit", Right::ChangeCreditLimit,
         [](S s, O o) {
             Account account = must(AccountService(s).account(o.account)).account;
             account.creditLimit = eur(account.creditLimit ? 200000 : 100000);
             return errorOf(AccountService(s).update(account));
         }},
        {"owner", Right::AssignAccounts,
         [](S s, O o) {
             Account account = must(AccountService(s).account(o.account)).account;
             account.owner = account.owner == o.other ? UserId() : o.other;
             return errorOf(AccountService(s).update(account));
         }},
        {"hold", Right::SetHold,
         [](S s, O o) {
             return errorOf(AccountService(s).setHold(o.account, QStringLiteral("late"), kLater));
         }},
        {"status", Right::ChangeAccounts,
         [](S s, O o) {
             return errorOf(AccountService(s).setStatus(o.account, AccountStatus::Legal,
                                                        QStringLiteral("sued"), kLater));
         }},
        {"status restore", Right::ChangeAccounts,
         [](S s, O) { return errorOf(AccountService(s).restoreStatus(Account())); }},
        {"assign owner", Right::AssignAccounts,
         [](S s, O o) { return errorOf(AccountService(s).assignOwner({o.account}, o.other)); }},
        {"people role", Right::ChangeAccounts,
         [](S s, O o) {
             return errorOf(
                 AccountPeopleService(s).setRole(o.account, o.other, QStringLiteral("delivery")));
         }},
        {"people remove", Right::ChangeAccounts,
         [](S s, O o) { return errorOf(AccountPeopleService(s).remove(o.account, o.other)); }},
        {"representative", Right::ChangeAccounts,
         [](S s, O o) {
             return errorOf(AccountPeopleService(s).setRepresentative(o.account, o.other));
         }},
        {"contact", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactService(s).add(Contact())); }},
        {"contact update", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactService(s).update(Contact())); }},
        {"contact left", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactService(s).setLeft(ContactId(99), true)); }},
        {"contact main", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactService(s).makeMain(ContactId(99))); }},
        {"contacts merge", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactMergeService(s).merge(Contact(), Contact())); }},
        {"contacts merge undo", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactMergeService(s).takeBack(ContactMerge())); }},
        {"contacts separate", Right::ChangeContacts,
         [](S s, O) { return errorOf(ContactMergeService(s).separate(ContactId(99))); }},
        {"contacts distinct", Right::ChangeContacts,
         [](S s, O) {
             return errorOf(ContactMergeService(s).setDistinct(ContactId(98), ContactId(99), true));
         }},
        {"invoice", Right::ChangeInvoices,
         [](S s, O) { return errorOf(InvoiceService(s).add(Invoice())); }},
        {"invoice update", Right::ChangeInvoices,
         [](S s, O) { return errorOf(InvoiceService(s).update(Invoice())); }},
        {"payment", Right::ChangeInvoices,
         [](S s, O) { return errorOf(InvoiceService(s).addPayment(NewPayment())); }},
        {"credit", Right::ChangeInvoices,
         [](S s, O o) { return errorOf(InvoiceService(s).allocateCredit(o.invoice, kLater)); }},
        {"discount", Right::ChangeInvoices,
         [](S s, O o) {
             return errorOf(
                 InvoiceService(s).settle(o.invoice, AllocationKind::Discount, kLater, eur(1)));
         }},
        {"write-off", Right::WriteOff,
         [](S s, O o) {
             return errorOf(
                 InvoiceService(s).settle(o.invoice, AllocationKind::WriteOff, kLater, eur(1)));
         }},
    };
}

std::vector<Entrance> officeEntrances()
{
    using S = Session &;
    using O = Office &;
    return {
        {"assign by rule", Right::AssignAccounts,
         [](S s, O o) { return errorOf(AssignmentService(s).assign(AssignmentRule(), o.other)); }},
        {"assign", Right::AssignAccounts,
         [](S s, O o) {
             return errorOf(AssignmentService(s).assign(std::vector<OwnedAccount>(), o.other));
         }},
        {"hand over", Right::AssignAccounts,
         [](S s, O o) { return errorOf(AssignmentService(s).handOver(o.other, s.user().id)); }},
        {"hand over undo", Right::AssignAccounts,
         [](S s, O) { return errorOf(AssignmentService(s).undo(HandedOver())); }},
        {"pool", Right::AssignAccounts,
         [](S s, O o) {
             const AccountId accounts[] = {o.account};
             return errorOf(AssignmentService(s).setPool(accounts, true));
         }},
        {"pool undo", Right::AssignAccounts,
         [](S s, O) { return errorOf(AssignmentService(s).restorePool({})); }},
        {"pool by amount", Right::KeepUp,
         [](S s, O) { return errorOf(AssignmentService(s).changePool(PoolChange())); }},
        {"own cover", Right::ArrangeOwnCover,
         [](S s, O o) {
             return errorOf(
                 CoverService(s).add({s.user().id, o.other, QDate(2026, 5, 1), QDate(2026, 5, 2)}));
         }},
        {"cover of others", Right::ArrangeCovers,
         [](S s, O o) {
             return errorOf(
                 CoverService(s).add({o.other, UserId(1), QDate(2026, 6, 1), QDate(2026, 6, 2)}));
         }},
        {"cover end", Right::ArrangeOwnCover,
         [](S s, O) { return errorOf(CoverService(s).end(CoverId(99), 1)); }},
        {"cover resume", Right::ArrangeOwnCover,
         [](S s, O) { return errorOf(CoverService(s).resume(CoverId(99), 1)); }},
        {"import", Right::Import,
         [](S s, O o) {
             const QString file = o.files.file(
                 "Customer;Invoice;Invoice date;Due;Amount\n1001;R-9;2026-01-01;2026-02-01;5\n");
             return errorOf(ImportService(s).run(file, inCurrency("EUR")));
         }},
        {"import undo", Right::Import,
         [](S s, O) { return errorOf(ImportService(s).undo(ImportId(99))); }},
        {"import profile", Right::Import,
         [](S s, O) {
             return errorOf(ImportService(s).saveProfile({QStringLiteral("x"), ImportSettings()}));
         }},
        {"import profile remove", Right::Import,
         [](S s, O) { return errorOf(ImportService(s).removeProfile(QStringLiteral("y"))); }},
        {"ratings", Right::KeepUp,
         [](S s, O) { return errorOf(RatingService(s).refresh(true, {})); }},
        {"ratings store", Right::KeepUp,
         [](S s, O) { return errorOf(RatingService(s).store({})); }},
        {"ratings end", Right::KeepUp, [](S s, O) { return errorOf(RatingService(s).endRun(0)); }},
        {"settings", Right::ChangeSettings,
         [](S s, O) {
             return errorOf(SettingsService(s).setValue(QStringLiteral("company"), newUid()));
         }},
        {"backup folder", Right::ChangeBackups,
         [](S s, O) {
             return errorOf(SettingsService(s).setValue(QStringLiteral("backup_folder"), newUid()));
         }},
        {"force network", Right::ChangeSharing,
         [](S s, O) {
             BookSettings settings = must(SettingsService(s).settings());
             settings.forceNetwork = !settings.forceNetwork;
             return errorOf(SettingsService(s).save(settings));
         }},
        {"sign-in by password", Right::ManagePeople,
         [](S s, O) {
             BookSettings settings = must(SettingsService(s).settings());
             settings.signInByPassword = !settings.signInByPassword;
             return errorOf(SettingsService(s).save(settings));
         }},
        {"holiday", Right::ChangeSettings,
         [](S s, O) { return errorOf(HolidayService(s).add(kLater, QStringLiteral("Fair"))); }},
        {"holiday remove", Right::ChangeSettings,
         [](S s, O) { return errorOf(HolidayService(s).remove(kLater)); }},
        {"holidays import", Right::ChangeSettings,
         [](S s, O) { return errorOf(HolidayService(s).import("x", DateOrder::Dmy)); }},
        {"person", Right::ManagePeople,
         [](S s, O) {
             User user;
             user.login = newUid();
             user.name = user.login;
             return errorOf(UserService(s).add(user));
         }},
        {"person change", Right::ManagePeople,
         [](S s, O o) {
             User user = must(s.read(
                 [&](Database &db) -> Result<User> { return *UserRepository::find(db, o.other); }));
             user.callsPerDay += 1;
             return errorOf(UserService(s).change(user));
         }},
        {"password of another", Right::ManagePeople,
         [](S s, O) { return errorOf(SignInService(s).set(UserId(99), {})); }},
        {"password removed", Right::ManagePeople,
         [](S s, O) { return errorOf(SignInService(s).remove(UserId(99))); }},
        {"repair", Right::Repair, [](S s, O) { return errorOf(CheckService(s).repairDerived()); }},
        {"accept", Right::Repair, [](S s, O) { return errorOf(CheckService(s).acceptOutside()); }},
        {"backup", Right::BackUp,
         [](S s, O) { return errorOf(BackupService(s).backup(QStringLiteral("/dev/null/x"))); }},
        {"export", Right::ExportAll,
         [](S s, O) { return errorOf(ExportService(s).exportAll(QStringLiteral("/dev/null/x"))); }},
    };
}

std::vector<Entrance> allEntrances()
{
    std::vector<Entrance> all = talkEntrances();
    for (auto *part : {&accountEntrances, &officeEntrances}) {
        std::vector<Entrance> more = part();
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

/// Rows written by this connection, rolled back ones included.
qint64 written(Session &session)
{
    return session.database().integer("SELECT total_changes()");
}

void checkEntrances(Office &office, Session &session)
{
    QSet<QString> said;
    for (const Right right : allRights())
        said.insert(refusal(right, session.user()));
    for (const Entrance &entrance : allEntrances()) {
        INFO(entrance.name << " as role " << int(session.user().role));
        const qint64 before = written(session);
        const std::optional<Error> error = entrance.enter(session, office);
        const QString why = refusal(entrance.right, session.user());
        if (why.isEmpty()) {
            CHECK((!error || error->code != ErrorCode::Forbidden));
            continue;
        }
        REQUIRE(error.has_value());
        CHECK(error->code == ErrorCode::Forbidden);
        CHECK(said.contains(error->sentence));
        CHECK(written(session) == before);
    }
}

} // namespace

TEST_CASE(
    "Every entrance of every service lets in whom the table allows, and refusals write nothing",
    "[permissions]")
{
    Office office;
    for (const Role role : {Role::Clerk, Role::Manager, Role::Sales, Role::Administrator}) {
        const std::unique_ptr<Session> session = office.as(role);
        checkEntrances(office, *session);
    }
}

TEST_CASE("Who is no longer active, or has not signed in, is refused everywhere", "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> session = office.as(Role::Administrator, false);
    checkEntrances(office, *session);
    User nobody;
    nobody.active = false;
    session->setUser(nobody);
    checkEntrances(office, *session);
}

TEST_CASE("Every service that opens a transaction asks first who may", "[permissions]")
{
    // Runs in a transaction or at an entrance that was asked already, or keeps the book in order.
    const QStringList inside =
        QString::fromLatin1(
            "DocumentIntake::writeAhead DocumentIntake::stageFile DocumentIntake::~DocumentIntake "
            "DocumentService::removeLeftovers AssignmentService::moveAccounts BookService::create "
            "DayUpkeep::begin HolidayService::change CheckService::checkSearch "
            "CheckService::rebuildSaved SignInService::store ReminderEngine::claim "
            "ReminderEngine::confirm PresenceService::leave BackupService::claimToday "
            "BackupService::leaveAgain SignInAttempts::writeAs")
            .split(QLatin1Char(' '));
    static const QRegularExpression heading(QStringLiteral("^(?=\\S).*?\\b(\\w+::~?\\w+)\\("));
    QStringList careless;
    int asked = 0;
    QDirIterator sources(sourceDir() + QStringLiteral("/core/services"), {QStringLiteral("*.cpp")},
                         QDir::Files, QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        const QString name = sources.fileName();
        // Makes a book of its own.
        if (file.fileName().contains(QStringLiteral("/demo/")))
            continue;
        REQUIRE(file.open(QIODevice::ReadOnly));
        QString function;
        bool asks = false;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine());
            if (const auto match = heading.match(line); match.hasMatch()) {
                function = match.captured(1);
                asks = false;
            }
            if (line.contains(QStringLiteral("require(")) ||
                line.contains(QStringLiteral("refusalToWork(")) ||
                line.contains(QStringLiteral("mayArrange(")) ||
                line.contains(QStringLiteral("may(Right::")))
                asks = true;
            if (line.contains(QStringLiteral("ession.write(")) && !inside.contains(function)) {
                ++asked;
                if (!asks)
                    careless += name + QStringLiteral(": ") + function;
            }
        }
    }
    CHECK(asked > 40);
    CHECK(careless == QStringList());
}
