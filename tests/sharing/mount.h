// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace duebook::test {

/// A folder of this machine mounted through sshfs and an SFTP server without a network between: a
/// drive whose locks hold within one mount and not between two, and whose server can be stopped.
/// Gone after the test, also when its server stands still.
class SshMount {
public:
    explicit SshMount(const QString &folder);
    SshMount(const SshMount &) = delete;
    SshMount &operator=(const SshMount &) = delete;
    ~SshMount();

    /// Why there can be none here; empty = there can.
    static QString missing();

    bool mounted() const { return m_mounted; }
    QString path() const { return m_point.path(); }
    QString file(const QString &name) const { return m_point.filePath(name); }

    /// The server answers nothing any more (SIGSTOP), and goes on where it was (SIGCONT).
    void stopServer() const;
    void continueServer() const;
    /// It is gone for ever, with what it had not done.
    void killServer() const;

private:
    void signalServer(int signal) const;

    QTemporaryDir m_point;
    QTemporaryDir m_own; ///< of the script that starts the server
    bool m_mounted = false;
};

} // namespace duebook::test
