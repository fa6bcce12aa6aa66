// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook::test {

/// How long a test waits for what must happen. Only a test that fails waits so long; under
/// sanitizers on a busy machine what takes milliseconds takes seconds.
constexpr int kPatienceMs = 30000;

} // namespace duebook::test
