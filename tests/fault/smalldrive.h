// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

namespace duebook::test {

/// A small drive of its own, gone after the test. Only root can make one.
class SmallDrive {
public:
    SmallDrive()
    {
        m_mounted =
            geteuid() == 0 && QProcess::execute(QStringLiteral("mount"),
                                                {QStringLiteral("-t"), QStringLiteral("tmpfs"),
                                                 QStringLiteral("-o"), QStringLiteral("size=2m"),
                                                 QStringLiteral("tmpfs"), m_folder.path()}) == 0;
    }
    ~SmallDrive()
    {
        m_filler.close();
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {m_folder.path()});
    }
    SmallDrive(const SmallDrive &) = delete;
    SmallDrive &operator=(const SmallDrive &) = delete;

    bool mounted() const { return m_mounted; }
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    /// Takes what room is left until `release`.
    void fill()
    {
        m_filler.setFileName(file("filler"));
        if (!m_filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (const qint64 bytes : {qint64{4096}, qint64{1}}) {
            while (m_filler.write(QByteArray(int(bytes), 'x')) == bytes) {
            }
        }
    }
    void release() { m_filler.remove(); }

private:
    QTemporaryDir m_folder;
    QFile m_filler;
    bool m_mounted = false;
};

} // namespace duebook::test
