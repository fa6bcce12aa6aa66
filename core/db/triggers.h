// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

class Database;

/// From now on no trigger of the file runs on this connection, whoever made it.
void ignoreTriggers(Database &db);

} // namespace duebook
