// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>

namespace duebook::test {

/// Notes which files are opened, and whether the network is asked for, from now on.
void watchSystemCalls(bool watch);

/// What was opened meanwhile, but for the libraries' own data; "network" for a socket.
QByteArrayList takeSystemCalls();

} // namespace duebook::test
