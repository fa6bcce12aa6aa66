// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

#include <vector>

namespace duebook::cli {

class Run;

/// What the program answers to the shell; also the table of the man page.
enum class ExitCode {
    Done = 0,
    Failed = 1, ///< nothing was written
    WrongUse = 2,
    Rejected = 3, ///< done, with rows or items rejected and listed
    Busy = 4,     ///< busy or unreachable: try again
    Damaged = 5,  ///< the book is damaged or the file is not a book
};

/// Texts of the command line; `tr` also turns the marked texts of the tables into the user's
/// language.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::Cli)
};

/// `--name VALUE`, or a switch when `value` is null.
struct OptionSpec {
    const char *name;
    const char *value;
    const char *help; ///< marked with QT_TRANSLATE_NOOP
    bool repeats = false;
    bool required = false;
};

/// What stands behind the verb without an option's name.
struct ArgumentSpec {
    const char *name;
    const char *help;
    bool optional = false;
    bool repeats = false; ///< the last one only
};

/// A verb with its help: the parser, `--help` and the man page are made from this alone. The name
/// may have two words ("follow-up done").
struct Verb {
    const char *name;
    const char *summary;
    const char *details; ///< paragraphs parted by an empty line; may be empty
    std::vector<ArgumentSpec> arguments;
    std::vector<OptionSpec> options;
    std::vector<const char *> examples; ///< without the program's name
    Result<ExitCode> (*run)(Run &);
};

/// "--dry-run" of verbs that only count with it.
OptionSpec dryRunOption();

/// Options that every verb takes, before or behind it.
const std::vector<OptionSpec> &globalOptions();

/// Every verb, in the order of the help.
const std::vector<Verb> &allVerbs();

// One group per file; `allVerbs` puts them together.
std::vector<Verb> accountListVerbs();
std::vector<Verb> accountVerbs();
std::vector<Verb> activityVerbs();
std::vector<Verb> administrationVerbs();
std::vector<Verb> ageingVerbs();
std::vector<Verb> assignmentVerbs();
std::vector<Verb> bookVerbs();
std::vector<Verb> calendarVerbs();
std::vector<Verb> contactMergeVerbs();
std::vector<Verb> contactVerbs();
std::vector<Verb> coverVerbs();
std::vector<Verb> disputeVerbs();
std::vector<Verb> documentVerbs();
std::vector<Verb> escalationVerbs();
std::vector<Verb> followUpVerbs();
std::vector<Verb> importVerbs();
std::vector<Verb> invoiceVerbs();
std::vector<Verb> listVerbs();
std::vector<Verb> backupVerbs();
std::vector<Verb> maintenanceVerbs();
std::vector<Verb> sharingVerbs();
std::vector<Verb> noteVerbs();
std::vector<Verb> peopleVerbs();
std::vector<Verb> poolVerbs();
std::vector<Verb> promiseVerbs();
std::vector<Verb> remarkVerbs();
std::vector<Verb> reportVerbs();
std::vector<Verb> searchVerbs();
std::vector<Verb> timelineVerbs();

} // namespace duebook::cli
