// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/catch.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTextDocument>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

namespace duebook::test {

/// A picture that nobody may open, and texts that are opening it where they are rendered. While it
/// lives, it hears of every picture that a rendered text asks for and does not find (each text
/// names one), and on Linux of its own being opened, by whomever.
class ProbeFile {
public:
    ProbeFile()
    {
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::magenta);
        REQUIRE(picture.save(path(), "PNG"));
        m_before = QTextDocument::defaultResourceProvider();
        QTextDocument::setDefaultResourceProvider([this](const QUrl &url) {
            m_asked += url.toString();
            return QVariant();
        });
#ifdef Q_OS_LINUX
        m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        REQUIRE(inotify_add_watch(m_watch, QFile::encodeName(path()).constData(), IN_OPEN) >= 0);
#endif
    }
    ~ProbeFile()
    {
        QTextDocument::setDefaultResourceProvider(m_before);
#ifdef Q_OS_LINUX
        ::close(m_watch);
#endif
    }
    ProbeFile(const ProbeFile &) = delete;
    ProbeFile &operator=(const ProbeFile &) = delete;

    QString path() const
    {
        return m_folder.filePath(QStringLiteral("p"));
    }
    /// Every kind of HTML a label would take it for, with `words` in bold.
    QString text(const char *words) const
    {
        return QStringLiteral("<img src=\"%1\"><img src=\"%1n\"><b>%2</b> &amp; <a href=x>y</a>")
            .arg(path(), QLatin1String(words));
    }
    /// For fields that are short or hold no blanks.
    QString shortText(const char *words) const
    {
        return QStringLiteral("<b>%1</b>").arg(QLatin1String(words));
    }
    /// What rendered texts asked for and did not find.
    const QStringList &asked() const
    {
        return m_asked;
    }
    bool opened() const
    {
#ifdef Q_OS_LINUX
        QByteArray events(4096, 0);
        return ::read(m_watch, events.data(), size_t(events.size())) > 0;
#else
        return false;
#endif
    }

private:
    // Some fields are short.
    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/d")};
    QStringList m_asked;
    QTextDocument::ResourceProvider m_before;
#ifdef Q_OS_LINUX
    int m_watch = -1;
#endif
};

} // namespace duebook::test
