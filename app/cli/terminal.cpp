// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <QtGlobal>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <clocale>
#include <cstdlib>
#include <cstring>

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace duebook::cli {

#ifdef Q_OS_UNIX

bool isTerminal(Stream stream)
{
    return isatty(stream == Stream::Output ? STDOUT_FILENO : STDERR_FILENO) == 1;
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

int terminalWidth()
{
    return 0;
}

void useUtf8() {}

#endif

} // namespace duebook::cli
