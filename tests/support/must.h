// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "tests/support/catch.h"

namespace duebook::test {

/// The value, or the test fails with the error's sentence and detail.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        FAIL(result.error().sentence.toStdString() + " | " + result.error().detail.toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

} // namespace duebook::test
