// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include <sys/stat.h>

namespace duebook::test {

/// The system's mask for one test.
class Mask {
public:
    explicit Mask(mode_t mask) : m_before(::umask(mask)) {}
    ~Mask() { ::umask(m_before); }
    Mask(const Mask &) = delete;
    Mask &operator=(const Mask &) = delete;

private:
    mode_t m_before;
};

/// Who may use the file, with the sticky and setgid bits; -1 = there is none. A link is not
/// followed.
inline int modeOf(const QString &path)
{
    struct stat found {};
    return ::lstat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 07777 : -1;
}

} // namespace duebook::test
