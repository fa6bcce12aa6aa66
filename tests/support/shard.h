// SPDX-License-Identifier: Apache-2.0
#pragma once

// Only for the runners: it needs Catch2 with its implementation.
#include <catch2/catch.hpp>

#include <string>

namespace duebook::test {

/// Runs what the arguments ask for or, with DUEBOOK_TEST_SHARD=K/N in the environment, the K-th of
/// N equal parts of all cases. Starting a program for each case takes longer than the case, so
/// CTest runs parts. Returns the exit code.
inline int runCases(int argc, char **argv)
{
    Catch::Session session;
    const int refused = session.applyCommandLine(argc, argv);
    if (refused != 0)
        return refused;
    const QList<QByteArray> shard = qgetenv("DUEBOOK_TEST_SHARD").split('/');
    if (shard.size() != 2)
        return session.run();
    const int part = shard[0].toInt();
    const int parts = shard[1].toInt();
    int number = 0;
    for (const Catch::TestCase &test :
         Catch::getRegistryHub().getTestCaseRegistry().getAllTests()) {
        if (test.isHidden() || ++number % parts != part % parts)
            continue;
        std::string name;
        for (const char letter : test.name) {
            if (std::string("\\,[]\"").find(letter) != std::string::npos)
                name += '\\';
            name += letter;
        }
        session.configData().testsOrTags.push_back(name + ',');
    }
    // A part without cases would pass and prove nothing.
    session.configData().warnings = Catch::WarnAbout::NoTests;
    return session.run();
}

} // namespace duebook::test
