// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "app/cli/values.h"
#include "app/cli/verb.h"
#include "core/domain/documentlist.h"

namespace duebook::cli {

// What the verbs about documents share: their words, options and tables.

const Choices<DocumentSource> &documentSourceWords();
const Choices<DocumentTextState> &documentTextWords();

/// `--invoice`, `--note`, `--promise`, `--dispute` and `--payment`: what a document belongs to
/// beside its account.
std::vector<OptionSpec> documentLinkOptions();
/// Those options and `--account`, which is needed for an invoice's number.
Result<DocumentLink> readDocumentLink(const CommandLine &given, Session &session);

std::vector<Column> documentColumns();
std::vector<Cell> documentCells(const Document &document, const QTimeZone &zone);
void printDocuments(Output &out, const std::vector<Document> &documents, const QTimeZone &zone);
void printLinks(Output &out, const std::vector<DocumentLinkRow> &links);

/// What could not be done, by what was typed; Rejected when there is anything.
ExitCode printRejected(Output &out, const std::vector<std::pair<QString, Error>> &rejected);

// The second half of the verbs, in a file of its own.
std::vector<Verb> documentChangeVerbs();

} // namespace duebook::cli
