// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook::test {

/// True where the environment asks (`DUEBOOK_PROOF=full`) for the sizes that a proof is made with
/// once, instead of those of every day.
inline bool fullProof()
{
    return qEnvironmentVariable("DUEBOOK_PROOF") == QStringLiteral("full");
}

} // namespace duebook::test
