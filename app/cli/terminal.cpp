// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <QtGlobal>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <clocale>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace duebook::cli {

#ifdef Q_OS_UNIX

namespace {

/// The terminal of this program as long as it lives, with letters neither shown nor gathered to
/// lines, so that also Ctrl+C comes as a letter and the terminal is left as it was.
class QuietTerminal {
public:
    QuietTerminal() : m_file(open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (m_file < 0 || tcgetattr(m_file, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG);
        m_quiet = tcsetattr(m_file, TCSAFLUSH, &quiet) == 0;
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    ~QuietTerminal()
    {
        if (m_quiet)
            tcsetattr(m_file, TCSAFLUSH, &m_before);
        if (m_file >= 0)
            close(m_file);
    }

    bool isThere() const { return m_quiet; }
    void say(const QByteArray &text)
    {
        m_quiet = write(m_file, text.constData(), size_t(text.size())) == text.size() && m_quiet;
    }
    /// The next byte; nothing at the end.
    std::optional<char> next()
    {
        char byte = 0;
        return read(m_file, &byte, 1) == 1 ? std::optional(byte) : std::nullopt;
    }

private:
    int m_file;
    termios m_before{};
    bool m_quiet = false;
};

constexpr char kCtrlC = 3;
constexpr char kCtrlD = 4;
constexpr char kCtrlU = 21;
constexpr char kDelete = 127;

} // namespace

bool isTerminal(Stream stream)
{
    const int file = stream == Stream::Input    ? STDIN_FILENO
                     : stream == Stream::Output ? STDOUT_FILENO
                                                : STDERR_FILENO;
    return isatty(file) == 1;
}

std::optional<QString> askUnseen(const QString &question)
{
    QuietTerminal terminal;
    if (!terminal.isThere())
        return std::nullopt;
    terminal.say(question.toUtf8());
    QByteArray typed;
    bool given = false;
    while (const std::optional<char> byte = terminal.next()) {
        given = *byte == '\n' || *byte == '\r';
        if (given || *byte == kCtrlC || *byte == kCtrlD)
            break;
        if (*byte == kCtrlU)
            typed.clear();
        else if (*byte == kDelete || *byte == '\b')
            typed = QString::fromUtf8(typed).chopped(typed.isEmpty() ? 0 : 1).toUtf8();
        else
            typed += *byte;
    }
    terminal.say("\n");
    return given ? std::optional(QString::fromUtf8(typed)) : std::nullopt;
}

int terminalWidth()
{
    winsize size{};
    if (!isTerminal(Stream::Output) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setenv("LC_ALL", "C.UTF-8", 1);
}

#else

bool isTerminal(Stream)
{
    return false;
}

std::optional<QString> askUnseen(const QString &)
{
    return std::nullopt;
}

int terminalWidth()
{
    return 0;
}

void useUtf8() {}

#endif

} // namespace duebook::cli
