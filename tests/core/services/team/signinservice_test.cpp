// SPDX-License-Identifier: Apache-2.0
#include "core/base/passwordhash.h"
#include "core/base/uid.h"
#include "core/services/book/bookservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/care/exportservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kSecret = QStringLiteral("seven green bottles");
const QString kOther = QStringLiteral("eight brown jugs");

/// The name used to sign in to this computer, for one test.
class SystemLogin {
public:
    explicit SystemLogin(const char *login) { qputenv("USER", login); }
    SystemLogin(const SystemLogin &) = delete;
    SystemLogin &operator=(const SystemLogin &) = delete;
    ~SystemLogin()
    {
        if (m_before.isNull())
            qunsetenv("USER");
        else
            qputenv("USER", m_before);
    }

private:
    QByteArray m_before = qgetenv("USER");
};

struct Office {
    LedgerBook ledger;
    Session &session = ledger.session;
    SignInAttempts attempts;
    SignInService service{session};
    UserId anna = session.user().id;
    UserId mia = aUser(session, QStringLiteral("mia"));

    Result<User> signIn(const char *login, const QString &password)
    {
        return service.signIn(QString::fromLatin1(login), password, attempts);
    }
    OpenedBook opened(const QString &login = {}, bool additional = false)
    {
        BookOpening opening;
        opening.additional = additional;
        return must(BookService::open(ledger.book.path(), opening, ledger.clock, login, newUid()));
    }
    User user(UserId id)
    {
        return must(session.read(
            [&](Database &db) -> Result<User> { return *UserRepository::find(db, id); }));
    }
    void everybodyByPassword()
    {
        must(service.set(anna, kSecret));
        must(SettingsService(session).setValue(QStringLiteral("sign_in_by_password"),
                                               QStringLiteral("1")));
    }
};

} // namespace

TEST_CASE("A hash that asks for more memory or time than ours is not even tried", "[signin]")
{
    const QByteArray hash = hashPassword(kSecret);
    REQUIRE(hash.contains("m=65536,t=2,p=1"));
    for (const char *costs :
         {"m=4194304,t=2,p=1", "m=65536,t=4000000,p=1", "m=65536,t=2,p=9", "m=-1,t=2,p=1",
          "m=99999999999999999999,t=2,p=1", "m=,t=2,p=1", "t=2,m=65536,p=1", "m=65536,t=2"}) {
        QByteArray asking = hash;
        asking.replace("m=65536,t=2,p=1", costs);
        INFO(costs);
        // A try would take the time and memory that is asked for.
        CHECK_FALSE(passwordMatches(asking, kSecret));
    }
    QByteArray older = hash;
    CHECK_FALSE(passwordMatches(older.replace("argon2id", "argon2i"), kSecret));
    CHECK_FALSE(passwordMatches(hash + QByteArray(1000, 'A'), kSecret));
    CHECK(passwordMatches(hash, kSecret));
}

TEST_CASE("A password is kept as an Argon2id hash, each with its own salt", "[signin]")
{
    const QByteArray hash = hashPassword(kSecret);
    CHECK(hash.startsWith("$argon2id$"));
    CHECK(hashPassword(kSecret) != hash);
    CHECK(passwordMatches(hash, kSecret));
    CHECK_FALSE(passwordMatches(hash, kSecret + QLatin1Char(' ')));
    CHECK_FALSE(passwordMatches(hash, QString()));
    CHECK_FALSE(passwordMatches(QByteArray(), QString()));
    CHECK_FALSE(passwordMatches("rubbish", kSecret));
}

TEST_CASE("The same letters count however the keyboard writes them", "[signin]")
{
    const QString composed = QStringLiteral("Schl\u00fcssel1");
    CHECK(
        passwordMatches(hashPassword(composed), composed.normalized(QString::NormalizationForm_D)));
}

TEST_CASE("Without passwords the system's name is enough, with one it is not", "[signin]")
{
    Office office;
    CHECK_FALSE(office.opened(QStringLiteral("mia")).signInNeeded);
    must(office.service.set(office.mia, kSecret));
    const OpenedBook book = office.opened(QStringLiteral("mia"));
    CHECK(book.signInNeeded);
    CHECK(book.login == QStringLiteral("mia"));
    // Until the person has signed in the session is nobody's.
    const Result<NoteId> note = NoteService(*book.session).addNote(aNote(AccountId(1)));
    REQUIRE_FALSE(note);
    CHECK(note.error().code == ErrorCode::Forbidden);
    CHECK_FALSE(book.session->write([](Transaction &) { return Result<void>(); }));

    CHECK(office.signIn("mia", QStringLiteral("wrong one")).error().place ==
          QStringLiteral("password"));
    const User mia =
        must(SignInService(*book.session).signIn(QStringLiteral("MIA"), kSecret, office.attempts));
    CHECK(mia.id == office.mia);
    book.session->setUser(mia);
    must(NoteService(*book.session).addNote(aNote(office.ledger.account("1"))));
    // A further connection of the program that has the book open does not ask again.
    CHECK_FALSE(office.opened(QStringLiteral("mia"), true).signInNeeded);
}

TEST_CASE("Whom the book does not know is taken for its only person", "[signin]")
{
    LedgerBook ledger;
    const SystemLogin system("somebody");
    const auto opened = [&] {
        return must(BookService::open(ledger.book.path(), {}, ledger.clock, {}, newUid()));
    };
    const OpenedBook guessed = opened();
    CHECK(guessed.userGuessed);
    CHECK_FALSE(guessed.signInNeeded);
    CHECK(guessed.session->user().login == QStringLiteral("anna"));
    // Who has a password is nobody else.
    must(SignInService(ledger.session).set(ledger.session.user().id, kSecret));
    const OpenedBook asks = opened();
    CHECK(asks.signInNeeded);
    CHECK(asks.login.isEmpty());
    CHECK_FALSE(asks.userGuessed);
}

TEST_CASE("Of several people nobody is guessed, least of all the administrator", "[signin]")
{
    Office office;
    {
        const SystemLogin system("somebody");
        const OpenedBook asks = office.opened();
        CHECK(asks.signInNeeded);
        CHECK_FALSE(asks.userGuessed);
        CHECK(asks.login.isEmpty());
        CHECK(asks.people.size() == 2);
        CHECK_FALSE(asks.session->write([](Transaction &) { return Result<void>(); }));
        // Also one who no longer works here is a second person.
        User mia = office.user(office.mia);
        mia.active = false;
        must(UserService(office.session).change(mia));
        CHECK(office.opened().signInNeeded);
        CHECK(office.opened().people.size() == 1);
        mia = office.user(office.mia);
        mia.active = true;
        must(UserService(office.session).change(mia));
    }
    const SystemLogin system("mia");
    const OpenedBook known = office.opened();
    CHECK_FALSE(known.signInNeeded);
    CHECK(known.session->user().id == office.mia);
    CHECK(known.people.empty());
}

TEST_CASE("Where everybody signs in with a password nobody is guessed", "[signin]")
{
    Office office;
    const SystemLogin system("somebody");
    office.everybodyByPassword();
    CHECK(office.opened().signInNeeded);
    CHECK(office.opened(QStringLiteral("mia")).signInNeeded);
    const Result<User> mia = office.signIn("mia", {});
    REQUIRE_FALSE(mia);
    CHECK(mia.error().sentence ==
          QStringLiteral("mia has no password yet: an administrator sets one in Settings, section "
                         "People."));
    CHECK(must(office.signIn("anna", kSecret)).id == office.anna);
    CHECK(office.signIn("nobody", kSecret).error().place == QStringLiteral("login"));
    CHECK(office.signIn("", kSecret).error().place == QStringLiteral("login"));
}

TEST_CASE("Who no longer works with the book does not get in, whatever the password", "[signin]")
{
    Office office;
    must(office.service.set(office.mia, kSecret));
    User mia = office.user(office.mia);
    mia.active = false;
    must(UserService(office.session).change(mia));
    CHECK(office.signIn("mia", kSecret).error().place == QStringLiteral("login"));
}

TEST_CASE("Three wrong passwords make one wait, ever longer up to a minute", "[signin]")
{
    Office office;
    must(office.service.set(office.mia, kSecret));
    for (int i = 0; i < 3; ++i)
        CHECK(office.signIn("mia", kOther).error().code == ErrorCode::Forbidden);
    // Not even the right one is looked at, so guessing goes no faster.
    const Result<User> early = office.signIn("mia", kSecret);
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::Busy);
    office.ledger.clock.advance(2);
    CHECK(office.signIn("mia", kOther).error().code == ErrorCode::Forbidden);
    office.ledger.clock.advance(2);
    CHECK(office.signIn("mia", kSecret).error().code == ErrorCode::Busy);
    office.ledger.clock.advance(2);
    must(office.signIn("mia", kSecret));

    CHECK(SignInAttempts::delayAfter(2) == 0);
    CHECK(SignInAttempts::delayAfter(3) == 2);
    CHECK(SignInAttempts::delayAfter(1000) == 60);
}

TEST_CASE("Wrong passwords count in the next run of a program", "[signin]")
{
    Office office;
    must(office.service.set(office.mia, kSecret));
    const auto tryWith = [&](const QString &password) {
        SignInAttempts fresh;
        return office.service.signIn(QStringLiteral("mia"), password, fresh);
    };
    for (int i = 0; i < 3; ++i)
        CHECK(tryWith(kOther).error().code == ErrorCode::Forbidden);
    const Result<User> early = tryWith(kSecret);
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::Busy);
    CHECK(early.error().sentence.contains(QStringLiteral("wait 2 seconds")));
    // Whoever waits does not wait longer for having asked, and another person does not wait.
    CHECK(tryWith(kSecret).error().sentence == early.error().sentence);
    must(office.service.set(office.anna, kSecret));
    must(office.signIn("anna", kSecret));
    office.ledger.clock.advance(2);
    must(tryWith(kSecret));
    // It begins anew.
    CHECK(tryWith(kOther).error().code == ErrorCode::Forbidden);
    CHECK(tryWith(kOther).error().code == ErrorCode::Forbidden);
    must(tryWith(kSecret));
    CHECK(office.session.user().id == office.anna);
}

TEST_CASE("Nobody is kept out for longer than a minute, whatever the clock shows", "[signin]")
{
    Office office;
    must(office.service.set(office.anna, kSecret));
    FakeClock &clock = office.ledger.clock;
    for (int i = 0; i < 20; ++i) {
        SignInAttempts fresh;
        CHECK_FALSE(office.service.signIn(QStringLiteral("anna"), kOther, fresh));
        clock.advance(61);
    }
    SignInAttempts fresh;
    CHECK(office.service.signIn(QStringLiteral("anna"), kOther, fresh).error().code ==
          ErrorCode::Forbidden);
    // Put back by a year: neither free at once nor only in a year.
    clock.advance(-365LL * 24 * 60 * 60);
    CHECK(office.service.signIn(QStringLiteral("anna"), kSecret, fresh).error().code ==
          ErrorCode::Busy);
    clock.advance(60);
    must(office.service.signIn(QStringLiteral("anna"), kSecret, fresh));
}

TEST_CASE("In a book that cannot be written wrong passwords are counted at the person's",
          "[signin]")
{
    Office office;
    must(office.service.set(office.mia, kSecret));
    BookOpening opening;
    opening.readOnly = true;
    const OpenedBook book = must(
        BookService::open(office.ledger.book.path(), opening, office.ledger.clock, {}, newUid()));
    const QTemporaryDir own;
    const auto tryWith = [&](const QString &password) {
        SignInAttempts fresh(own.path());
        return SignInService(*book.session).signIn(QStringLiteral("mia"), password, fresh);
    };
    for (int i = 0; i < 3; ++i)
        CHECK(tryWith(kOther).error().code == ErrorCode::Forbidden);
    CHECK(tryWith(kSecret).error().code == ErrorCode::Busy);
    office.ledger.clock.advance(2);
    must(tryWith(kSecret));
    CHECK(tryWith(kOther).error().code == ErrorCode::Forbidden);
    CHECK(QDir(own.path() + QStringLiteral("/sign-in")).entryList(QDir::Files).size() == 1);
}

TEST_CASE("The true time counts, not a day that was given", "[signin]")
{
    Office office;
    must(office.service.set(office.mia, kSecret));
    const FakeClock truth;
    SignInAttempts attempts({}, &truth);
    for (int i = 0; i < 3; ++i)
        CHECK_FALSE(office.service.signIn(QStringLiteral("mia"), kOther, attempts));
    office.ledger.clock.advance(3600);
    CHECK(office.service.signIn(QStringLiteral("mia"), kSecret, attempts).error().code ==
          ErrorCode::Busy);
}

TEST_CASE("One's own password is changed by who knows the old one, also by sales", "[signin]")
{
    Office office;
    const UserId sam = aUser(office.session, QStringLiteral("sam"), Role::Sales);
    must(office.service.set(sam, kSecret));
    const auto session = office.ledger.book.anotherSession();
    session->setUser(office.user(sam));
    SignInService own(*session);
    CHECK(own.changeOwn(kOther, kOther, office.attempts).error().place ==
          QStringLiteral("oldPassword"));
    must(own.changeOwn(kSecret, kOther, office.attempts));
    CHECK_FALSE(office.signIn("sam", kSecret));
    must(office.signIn("sam", kOther));
    CHECK(own.set(office.mia, kOther).error().code == ErrorCode::Forbidden);
    CHECK(own.remove(sam).error().code == ErrorCode::Forbidden);
}

TEST_CASE("A password that is no protection is refused with the reason", "[signin]")
{
    Office office;
    for (const QString &bad :
         {QString(), QStringLiteral("1234567"), QString(1001, QLatin1Char('x'))})
        CHECK(office.service.set(office.mia, bad).error().place == QStringLiteral("password"));
    const UserId long1 = aUser(office.session, QStringLiteral("maximilian"));
    CHECK(office.service.set(long1, QStringLiteral("Maximilian")).error().code ==
          ErrorCode::Invalid);
    CHECK_FALSE(office.user(office.mia).hasPassword);
    must(office.service.set(office.mia, QStringLiteral("12345678")));
    CHECK(office.user(office.mia).hasPassword);
    must(office.service.remove(office.mia));
    CHECK_FALSE(office.user(office.mia).hasPassword);
}

TEST_CASE("An administrator always can sign in", "[signin]")
{
    Office office;
    const auto byPassword = [&](const char *value) {
        return SettingsService(office.session)
            .setValue(QStringLiteral("sign_in_by_password"), QString::fromLatin1(value));
    };
    CHECK(byPassword("1").error().place == QStringLiteral("sign_in_by_password"));
    office.everybodyByPassword();
    CHECK(office.service.remove(office.anna).error().place == QStringLiteral("password"));
    // Another administrator without a password does not help.
    aUser(office.session, QStringLiteral("adam"), Role::Administrator);
    User anna = office.user(office.anna);
    anna.active = false;
    CHECK(UserService(office.session).change(anna).error().place == QStringLiteral("role"));
    must(byPassword("0"));
    must(office.service.remove(office.anna));
}

TEST_CASE("A password's hash stands nowhere but with its person", "[signin]")
{
    Office office;
    must(office.service.set(office.mia, kSecret));
    CHECK(office.session.database().integer(
              "SELECT count(*) FROM audit WHERE action = 'password set'") == 1);
    CHECK(office.session.database().integer(
              "SELECT count(*) FROM audit WHERE changes LIKE '%argon2%'") == 0);
    QTemporaryDir folder;
    must(ExportService(office.session).exportAll(folder.filePath(QStringLiteral("all"))));
    int files = 0;
    QDirIterator each(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK_FALSE(file.readAll().contains("argon2"));
        ++files;
    }
    CHECK(files > 5);
}
