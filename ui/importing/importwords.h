// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importreport.h"

#include <QString>

/// The words of an import as a person reads them, translated. Pure.
namespace duebook::ui::words {

QString importKind(ImportKind kind);
QString importField(ImportField field);
QString dateOrder(DateOrder order);
QString importRowKind(ImportRowKind kind);

} // namespace duebook::ui::words
