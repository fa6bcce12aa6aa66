// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/assignment.h"
#include "core/domain/ids.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <functional>
#include <vector>

namespace duebook::ui {

/// Tells what came of the forms below: an offer to take it back, or a sentence.
struct PeopleFlow {
    std::function<void(const UndoOffer &)> undo;
    std::function<void(const QString &, Tone)> notice;
};

/// Asks who covers for whom and until when, and writes it. `absent` and `by` may be unset.
void askForCover(QWidget *parent, const PageContext &context, UserId absent, UserId by,
                 const PeopleFlow &flow);

/// Asks who takes over all that `from` has, shows how much that is, and writes it.
void askForHandOver(QWidget *parent, const PageContext &context, UserId from,
                    const PeopleFlow &flow);

/// Gives these accounts, as they were seen, to `to` (unset = nobody), called `name`. `page` bounds
/// the work.
void giveAccounts(QWidget *page, const PageContext &context,
                  const std::vector<OwnedAccount> &accounts, UserId to, const QString &name,
                  const PeopleFlow &flow);

} // namespace duebook::ui
