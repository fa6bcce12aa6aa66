// SPDX-License-Identifier: Apache-2.0
// Precompiled for speed only.
#pragma once

#include "tests/support/catch.h"
#include "ui/precompiled.h"

#include <QSignalSpy>
#include <QTest>
