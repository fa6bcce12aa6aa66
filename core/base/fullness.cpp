// SPDX-License-Identifier: Apache-2.0
#include "core/base/fullness.h"

#include <QFileDevice>
#include <QString>

#include <algorithm>
#include <cerrno>

namespace duebook {

namespace {

#ifdef Q_OS_WIN
constexpr int kFull[] = {112 /* ERROR_DISK_FULL */, 39 /* ERROR_HANDLE_DISK_FULL */,
                         1295 /* ERROR_DISK_QUOTA_EXCEEDED */};
#else
constexpr int kFull[] = {ENOSPC, EDQUOT};
#endif

} // namespace

bool saysFull(int systemError)
{
    return std::find(std::begin(kFull), std::end(kFull), systemError) != std::end(kFull);
}

bool ranFull(const QFileDevice &file)
{
    const QString said = file.errorString();
    return std::any_of(std::begin(kFull), std::end(kFull), [&said](int systemError) {
        return said.contains(qt_error_string(systemError));
    });
}

} // namespace duebook
