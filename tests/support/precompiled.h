// SPDX-License-Identifier: Apache-2.0
// Precompiled for speed only.
#pragma once

#include "core/precompiled.h"
#include "tests/support/catch.h"
