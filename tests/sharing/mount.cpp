// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/mount.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStorageInfo>

#include <signal.h>

namespace duebook::test {

namespace {

constexpr char kServer[] = "/usr/lib/openssh/sftp-server";

} // namespace

QString SshMount::missing()
{
    if (QStandardPaths::findExecutable(QStringLiteral("sshfs")).isEmpty() ||
        !QFileInfo::exists(QLatin1String(kServer)))
        return QStringLiteral("sshfs or sftp-server is not installed");
    const QFileInfo device(QStringLiteral("/dev/fuse"));
    if (!device.exists() || !device.isWritable())
        return QStringLiteral("/dev/fuse is not there or may not be used");
    const QTemporaryDir folder;
    return SshMount(folder.path()).mounted() ? QString()
                                             : QStringLiteral("sshfs may not mount here");
}

SshMount::SshMount(const QString &folder)
{
    // In place of ssh: the server itself, which tells us its number.
    QFile script(m_own.filePath(QStringLiteral("server")));
    if (!script.open(QIODevice::WriteOnly))
        return;
    script.write("#!/bin/sh\necho $$ > '" + m_own.filePath(QStringLiteral("pid")).toUtf8() +
                 "'\nexec " + kServer + "\n");
    script.close();
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_mounted =
        QProcess::execute(QStringLiteral("sshfs"),
                          {QStringLiteral("-o"), QStringLiteral("ssh_command=") + script.fileName(),
                           QStringLiteral("here:") + folder, m_point.path()}) == 0 &&
        QStorageInfo(m_point.path()).fileSystemType() == "fuse.sshfs";
}

SshMount::~SshMount()
{
    if (!m_mounted)
        return;
    continueServer();
    QProcess unmount;
    // Where the server died the drive may be gone already.
    unmount.start(QStringLiteral("umount"), {QStringLiteral("-l"), m_point.path()});
    unmount.waitForFinished();
}

void SshMount::stopServer() const
{
    signalServer(SIGSTOP);
}

void SshMount::continueServer() const
{
    signalServer(SIGCONT);
}

void SshMount::killServer() const
{
    signalServer(SIGKILL);
}

void SshMount::signalServer(int signal) const
{
    QFile pid(m_own.filePath(QStringLiteral("pid")));
    if (pid.open(QIODevice::ReadOnly))
        ::kill(pid.readAll().trimmed().toInt(), signal);
}

} // namespace duebook::test
