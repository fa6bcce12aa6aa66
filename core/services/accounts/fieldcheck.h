// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Whether a text can be an email address: one @ with something before it, a domain with a point
/// (or a bare host) after it, no blanks. Whether mail arrives only sending can tell.
bool looksLikeEmail(const QString &text);

} // namespace duebook
