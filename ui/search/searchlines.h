// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/search/searchservice.h"
#include "ui/book/wording.h"
#include "ui/frame/searchbox.h"

namespace duebook::ui {

/// A hit as a list shows it: written for a person, words marked, with the place it leads to.
SearchHit searchLine(const duebook::SearchHit &hit, const Wording &wording);

/// Where a hit stands: the note in its account's timeline, the invoice on its tab ...
PageRef placeOf(const duebook::SearchHit &hit);

} // namespace duebook::ui
