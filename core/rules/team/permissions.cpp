// SPDX-License-Identifier: Apache-2.0
#include "core/rules/team/permissions.h"

#include <QCoreApplication>

#include <array>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::Permissions)
};

/// Each includes those below it; who only reads stands outside.
enum class From { Clerk, Manager, Administrator };

struct Rule {
    Right right;
    From from;
    const char *refusal;
};

constexpr Rule kRules[] = {
    {Right::RecordNotes, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: notes are recorded by clerks and managers.")},
    {Right::KeepFollowUps, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: follow-ups are kept by clerks and managers.")},
    {Right::KeepPromises, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: promises are recorded by clerks and managers.")},
    {Right::KeepDisputes, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: disputes are kept by clerks and managers.")},
    {Right::KeepDocuments, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: documents are filed by clerks and managers.")},
    {Right::Escalate, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: clerks and managers escalate.")},
    {Right::ChangeAccounts, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: accounts are changed by clerks and managers.")},
    {Right::ChangeContacts, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: contacts are changed by clerks and managers.")},
    {Right::ChangeInvoices, From::Clerk,
     QT_TRANSLATE_NOOP(
         "duebook::Permissions",
         "Your role reads the book: invoices and payments are entered by clerks and managers.")},
    {Right::SetHold, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: holds are set by clerks and managers.")},
    {Right::Import, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: files are imported by clerks and managers.")},
    {Right::ArrangeOwnCover, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: covers are arranged by clerks and managers.")},
    {Right::BackUp, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: backups are made by clerks and managers.")},
    {Right::KeepUp, From::Clerk,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Your role reads the book: what follows from its figures is kept up to date "
                       "by clerks and managers.")},
    {Right::LiftHold, From::Manager,
     QT_TRANSLATE_NOOP(
         "duebook::Permissions",
         "A hold that someone else has set is lifted by a manager or an administrator.")},
    {Right::ChangeCreditLimit, From::Manager,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only a manager or an administrator changes a credit limit.")},
    {Right::WriteOff, From::Manager,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only a manager or an administrator writes an amount off.")},
    {Right::UndoImports, From::Manager,
     QT_TRANSLATE_NOOP(
         "duebook::Permissions",
         "Only a manager or an administrator takes back what someone else has imported.")},
    {Right::AssignAccounts, From::Manager,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only a manager or an administrator gives accounts to other people.")},
    {Right::ArrangeCovers, From::Manager,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only a manager or an administrator arranges a cover between others.")},
    {Right::ChangeSettings, From::Manager,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only a manager or an administrator changes the settings of the book.")},
    {Right::ExportAll, From::Manager,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only a manager or an administrator exports the whole book.")},
    {Right::ManagePeople, From::Administrator,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only an administrator says who works with the book and how they sign in.")},
    {Right::ChangeBackups, From::Administrator,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only an administrator changes when and where backups are made.")},
    {Right::Restore, From::Administrator,
     QT_TRANSLATE_NOOP("duebook::Permissions", "Only an administrator restores a backup.")},
    {Right::Repair, From::Administrator,
     QT_TRANSLATE_NOOP("duebook::Permissions", "Only an administrator repairs the book.")},
    {Right::ChangeSharing, From::Administrator,
     QT_TRANSLATE_NOOP("duebook::Permissions",
                       "Only an administrator changes how the book is shared.")},
};

constexpr auto kRights = [] {
    std::array<Right, std::size(kRules)> rights{};
    for (size_t i = 0; i < rights.size(); ++i)
        rights[i] = kRules[i].right;
    return rights;
}();

// A rule is found by the number of its right.
static_assert([] {
    for (size_t i = 0; i < kRights.size(); ++i) {
        if (size_t(kRights[i]) != i)
            return false;
    }
    return size_t(Right::ChangeSharing) + 1 == kRights.size();
}());

} // namespace

std::span<const Right> allRights()
{
    return kRights;
}

bool may(Right right, Role role)
{
    const From from = kRules[size_t(right)].from;
    switch (role) {
    case Role::Clerk:
        return from == From::Clerk;
    case Role::Manager:
        return from != From::Administrator;
    case Role::Administrator:
        return true;
    case Role::Sales:
        break;
    }
    return false;
}

QString refusalToWork(const User &user)
{
    if (user.active)
        return {};
    if (!user.id.isSet())
        return Texts::tr("Sign in first: nobody may change the book unnamed.");
    return Texts::tr("%1 no longer works with this book: nothing was changed. An administrator can "
                     "make the person active again.")
        .arg(user.name);
}

QString refusal(Right right, const User &user)
{
    const QString notAtAll = refusalToWork(user);
    if (!notAtAll.isEmpty() || may(right, user.role))
        return notAtAll;
    return Texts::tr(kRules[size_t(right)].refusal);
}

Result<void> require(Right right, const User &user, const char *place)
{
    const QString why = refusal(right, user);
    if (why.isEmpty())
        return {};
    return Error{ErrorCode::Forbidden, why, QLatin1String(place), {}};
}

} // namespace duebook
