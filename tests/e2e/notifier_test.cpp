// SPDX-License-Identifier: Apache-2.0
#include "app/platform/notifier.h"

#include "core/base/uid.h"
#include "tests/support/catch.h"
#include "tests/support/patience.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QTextDocument>
#include <QVariantMap>

using namespace duebook;
using duebook::test::kPatienceMs;

namespace {

/// A session bus of its own, gone after the test.
class PrivateBus {
public:
    PrivateBus()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            return;
        m_daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                 QStringLiteral("--print-address=1")});
        if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead(10000))
            m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        for (const QString &name : m_names)
            QDBusConnection::disconnectFromBus(name);
        m_daemon.terminate();
        m_daemon.waitForFinished(5000);
    }
    bool isUp() const { return !m_address.isEmpty(); }
    const QString &address() const { return m_address; }
    QDBusConnection connect()
    {
        m_names.push_back(newUid());
        return QDBusConnection::connectToBus(m_address, m_names.back());
    }

private:
    QProcess m_daemon;
    QString m_address;
    std::vector<QString> m_names;
};

/// The desktop's side, as far as Duebook uses it.
class FakeService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        uint id = 0;
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
    };
    explicit FakeService(QStringList capabilities) : m_capabilities(std::move(capabilities)) {}

    void start(QDBusConnection bus)
    {
        REQUIRE(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                   QDBusConnection::ExportAllSlots |
                                       QDBusConnection::ExportAllSignals));
        REQUIRE(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    }

    std::vector<Shown> shown;
    std::vector<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() const { return m_capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &, int)
    {
        const uint id = replaces != 0 ? replaces : ++m_last;
        shown.push_back({id, replaces, title, body, actions});
        return id;
    }
    void CloseNotification(uint id) { closed.push_back(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QStringList m_capabilities;
    uint m_last = 40;
};

const QStringList kEverything{QStringLiteral("actions"), QStringLiteral("body"),
                              QStringLiteral("body-markup")};

Notification reminder(qint64 id)
{
    return {QStringLiteral("follow-up/%1").arg(id), QStringLiteral("Brown & Sons"),
            QStringLiteral("ask <again> & again"), FollowUpId(id)};
}

} // namespace

TEST_CASE("A desktop notification shows plain text and its buttons come back", "[notifier]")
{
    PrivateBus bus;
    if (!bus.isUp()) {
        WARN("skipped: dbus-daemon is not installed");
        return;
    }
    FakeService service(kEverything);
    service.start(bus.connect());
    app::DesktopNotifier notifier(bus.connect());
    std::vector<std::pair<Notification, NotificationAction>> clicked;
    notifier.onAction([&](const Notification &notification, NotificationAction action) {
        clicked.emplace_back(notification, action);
    });
    notifier.onUnavailable([](const Notification &) { FAIL("the service is there"); });

    notifier.show(reminder(7));
    REQUIRE(QTest::qWaitFor([&] { return service.shown.size() == 1; }, kPatienceMs));
    CHECK(service.shown[0].title == QStringLiteral("Brown & Sons"));
    CHECK(service.shown[0].body == QStringLiteral("ask &lt;again&gt; &amp; again"));
    REQUIRE(service.shown[0].actions.size() == 6);

    // The answer to Notify and this signal come over one connection, in order.
    Q_EMIT service.ActionInvoked(99, QStringLiteral("done"));
    Q_EMIT service.ActionInvoked(service.shown[0].id, QStringLiteral("done"));
    REQUIRE(QTest::qWaitFor([&] { return !clicked.empty(); }, kPatienceMs));
    CHECK(clicked.size() == 1);
    CHECK(clicked[0].first == reminder(7));
    CHECK(clicked[0].second == NotificationAction::Done);
    Q_EMIT service.ActionInvoked(service.shown[0].id, QStringLiteral("snooze"));
    Q_EMIT service.ActionInvoked(service.shown[0].id, QStringLiteral("default"));
    REQUIRE(QTest::qWaitFor([&] { return clicked.size() == 3; }, kPatienceMs));
    CHECK(clicked[1].second == NotificationAction::Snooze);
    CHECK(clicked[2].second == NotificationAction::Open);

    SECTION("a name that is HTML is letters, also to a service that renders titles")
    {
        Notification strange = reminder(8);
        strange.title = QStringLiteral("<img src=\"file:///dev/zero\">");
        strange.body = strange.title;
        notifier.show(strange);
        REQUIRE(QTest::qWaitFor([&] { return service.shown.size() == 2; }, kPatienceMs));
        CHECK_FALSE(Qt::mightBeRichText(service.shown[1].title));
        CHECK(service.shown[1].title.remove(QChar(0x200B)) == strange.title);
        CHECK(service.shown[1].body == strange.body.toHtmlEscaped());
    }

    SECTION("shown again it replaces itself")
    {
        notifier.show(reminder(7));
        REQUIRE(QTest::qWaitFor([&] { return service.shown.size() == 2; }, kPatienceMs));
        CHECK(service.shown[1].replaces == service.shown[0].id);
    }
    SECTION("withdrawn it is closed")
    {
        notifier.withdraw(reminder(7).key);
        REQUIRE(QTest::qWaitFor([&] { return !service.closed.empty(); }, kPatienceMs));
        CHECK(service.closed[0] == service.shown[0].id);
    }
    SECTION("a summary has no buttons but Open")
    {
        notifier.show({QStringLiteral("follow-ups"), QStringLiteral("9 are due"), {}, {}});
        REQUIRE(QTest::qWaitFor([&] { return service.shown.size() == 2; }, kPatienceMs));
        CHECK(service.shown[1].actions.size() == 2);
    }
}

TEST_CASE("A service without markup and actions gets neither", "[notifier]")
{
    PrivateBus bus;
    if (!bus.isUp()) {
        WARN("skipped: dbus-daemon is not installed");
        return;
    }
    FakeService service({QStringLiteral("body")});
    service.start(bus.connect());
    app::DesktopNotifier notifier(bus.connect());
    notifier.show(reminder(1));
    REQUIRE(QTest::qWaitFor([&] { return service.shown.size() == 1; }, kPatienceMs));
    CHECK(service.shown[0].body == QStringLiteral("ask <\u200Bagain> & again"));
    CHECK_FALSE(Qt::mightBeRichText(service.shown[0].body));
    CHECK(service.shown[0].actions.isEmpty());
}

TEST_CASE("Without a notification service the window is asked to show it", "[notifier]")
{
    std::vector<Notification> banners;
    const auto remember = [&](const Notification &notification) {
        banners.push_back(notification);
    };
    SECTION("no bus at all")
    {
        app::DesktopNotifier notifier(QDBusConnection(QStringLiteral("never connected")));
        notifier.onUnavailable(remember);
        notifier.show(reminder(1));
        REQUIRE(banners.size() == 1);
        CHECK(banners[0] == reminder(1));
    }
    SECTION("a bus without a service, and the service comes later")
    {
        PrivateBus bus;
        if (!bus.isUp()) {
            WARN("skipped: dbus-daemon is not installed");
            return;
        }
        app::DesktopNotifier notifier(bus.connect());
        notifier.onUnavailable(remember);
        notifier.show(reminder(1));
        REQUIRE(QTest::qWaitFor([&] { return banners.size() == 1; }, kPatienceMs));
        FakeService service(kEverything);
        service.start(bus.connect());
        notifier.show(reminder(2));
        REQUIRE(QTest::qWaitFor([&] { return service.shown.size() == 1; }, kPatienceMs));
        CHECK(banners.size() == 1);
    }
}

TEST_CASE("A real notification server shows a reminder, and its click comes back", "[notifier]")
{
    PrivateBus bus;
    const QString screen = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
    const QString server = QStandardPaths::findExecutable(QStringLiteral("dunst"));
    if (!bus.isUp() || screen.isEmpty() || server.isEmpty()) {
        WARN("skipped: dbus-daemon, Xvfb or dunst is not installed");
        return;
    }
    QProcess display;
    display.start(screen, {QStringLiteral("-displayfd"), QStringLiteral("1"),
                           QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    REQUIRE(display.waitForReadyRead(15000));
    QProcess dunst;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"),
                       QLatin1Char(':') + QString::fromLatin1(display.readLine()).trimmed());
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus.address());
    dunst.setProcessEnvironment(environment);
    dunst.start(server, {});

    QDBusConnection client = bus.connect();
    app::DesktopNotifier notifier(client);
    std::vector<Notification> clicked;
    int banners = 0;
    notifier.onAction([&](const Notification &notification, NotificationAction) {
        clicked.push_back(notification);
    });
    notifier.onUnavailable([&](const Notification &) { ++banners; });
    const QString name = QStringLiteral("org.freedesktop.Notifications");
    const QString path = QStringLiteral("/org/freedesktop/Notifications");
    REQUIRE(QTest::qWaitFor([&] { return client.interface()->isServiceRegistered(name).value(); },
                            kPatienceMs));
    notifier.show(reminder(7));
    const auto displayed = [&] {
        QDBusMessage ask = QDBusMessage::createMethodCall(
            name, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        ask << QStringLiteral("org.dunstproject.cmd0") << QStringLiteral("displayedLength");
        const QDBusMessage answer = client.call(ask);
        return answer.arguments().value(0).value<QDBusVariant>().variant().toUInt();
    };
    CHECK(QTest::qWaitFor([&] { return displayed() == 1; }, kPatienceMs));
    QDBusMessage click = QDBusMessage::createMethodCall(
        name, path, QStringLiteral("org.dunstproject.cmd0"), QStringLiteral("NotificationAction"));
    click << 0U;
    client.call(click);
    CHECK(QTest::qWaitFor([&] { return clicked.size() == 1; }, kPatienceMs));
    CHECK(clicked == std::vector{reminder(7)});
    CHECK(banners == 0);

    for (QProcess *process : {&dunst, &display}) {
        process->terminate();
        CHECK(process->waitForFinished(kPatienceMs));
    }
}

#include "notifier_test.moc"
