# SPDX-License-Identifier: Apache-2.0
"""A desktop for one test: an X server, a D-Bus session, the accessibility bus, a new home.

`play` starts the calling script again inside of it; `Window` is what a person with a keyboard and
a screen reader has of the program there.
"""
import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
# Tables are asked for their cells one by one: a list of thousands is not walked through.
CLOSED_ROLES = ("table", "tree", "tree table", "list")


class Failed(Exception):
    pass


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def wait_for(what, condition, seconds=60):
    """The first true answer of `condition`, looked at again and again for so long."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failed("waited %d s in vain for %s" % (seconds, what))
        time.sleep(0.05)


def play(about, run, missing=lambda arguments: ""):
    """A whole script. `about` is its text, `missing` says what it lacks on this machine.

    `run(arguments, ended)` gives the sentence of success; what it puts on the ExitStack `ended` is
    ended with it.
    """
    parser = argparse.ArgumentParser(description=about.split("\n")[0])
    parser.add_argument("--window", required=True)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--data", default="")
    parser.add_argument("--pictures", default="e2e-pictures")
    arguments = parser.parse_args()
    lacks = missing(arguments)
    if lacks:
        skip(lacks)
    if os.environ.get("DUEBOOK_E2E_INSIDE") != "1":
        enter([os.path.abspath(sys.argv[0])] + sys.argv[1:])
    os.makedirs(arguments.pictures, exist_ok=True)
    try:
        with contextlib.ExitStack() as ended:
            print("%s; pictures are in %s" % (run(arguments, ended), arguments.pictures))
    except Failed as failure:
        print("FAILED:", failure)
        sys.exit(1)
    sys.exit(0)


def end(process):
    """Asked, not killed: a bus ends those that it started."""
    if process is not None and process.poll() is None:
        process.terminate()
        process.wait()


def enter(arguments):
    """Runs this script again in a desktop of its own and ends with its exit code."""
    for program in ("Xvfb", "dbus-run-session", "xdotool", "import"):
        if shutil.which(program) is None:
            skip("the program %s is not installed" % program)
    if not any(os.path.exists(path) for path in LAUNCHERS):
        skip("at-spi-bus-launcher is not installed")
    try:
        import pyatspi  # noqa: F401
    except (ImportError, ValueError) as missing:
        skip("pyatspi is not installed for %s (%s)" % (sys.executable, missing))
    with tempfile.TemporaryDirectory(prefix="duebook-e2e-") as home:
        sys.exit(run_in(home, arguments))


def run_in(home, arguments):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("XDG_", "QT_", "DBUS_", "LC_", "AT_SPI"))}
    for name in ("config", "data", "cache", "state", "runtime"):
        os.mkdir(os.path.join(home, name), 0o700)
    environment.update(
        HOME=home, XDG_CONFIG_HOME=home + "/config", XDG_DATA_HOME=home + "/data",
        XDG_CACHE_HOME=home + "/cache", XDG_STATE_HOME=home + "/state",
        XDG_RUNTIME_DIR=home + "/runtime", LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="UTC",
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", QT_SCALE_FACTOR="1",
        DUEBOOK_E2E_INSIDE="1")
    environment.pop("WAYLAND_DISPLAY", None)
    refuse_service(home, "org.freedesktop.secrets")
    display_read, display_write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(display_write), "-screen", "0", "1280x800x24", "-nolisten",
         "tcp", "-noreset"],
        pass_fds=[display_write], stderr=subprocess.DEVNULL)
    os.close(display_write)
    try:
        with os.fdopen(display_read) as number:
            environment["DISPLAY"] = ":" + number.readline().strip()
        if environment["DISPLAY"] == ":":
            raise Failed("the X server did not start")
        return subprocess.call(["dbus-run-session", "--", sys.executable] + arguments,
                               env=environment)
    finally:
        server.terminate()
        server.wait()


def refuse_service(home, name):
    """Nobody starts this service by asking for it: a keyring would ask for a password of its own."""
    folder = os.path.join(home, "data", "dbus-1", "services")
    os.makedirs(folder)
    with open(os.path.join(folder, name + ".service"), "w", encoding="utf-8") as text:
        text.write("[D-BUS Service]\nName=%s\nExec=/bin/false\n" % name)


def start_accessibility():
    """The launcher's process; the bus is there when this returns."""
    from gi.repository import Gio, GLib
    launcher = next(path for path in LAUNCHERS if os.path.exists(path))
    process = subprocess.Popen([launcher, "--launch-immediately"], stderr=subprocess.DEVNULL)
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def there():
        try:
            return bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                                 GLib.VariantType("(s)"), Gio.DBusCallFlags.NONE, 2000,
                                 None).unpack()[0]
        except GLib.Error:
            return None

    wait_for("the accessibility bus", there)
    return process


class Window:
    """The program under test, seen through the accessibility tree and moved by keys."""

    def __init__(self, program, arguments, pictures):
        import pyatspi
        self.pyatspi = pyatspi
        self.pictures = pictures
        self.count = 0
        self.process = subprocess.Popen([program] + arguments)
        self.application = wait_for("the program on the accessibility bus", self._application, 60)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if self.process.poll() is not None:
            return
        if kind is not None:
            self.picture("failed")
        self.process.kill()
        self.process.wait()

    def _application(self):
        if self.process.poll() is not None:
            raise Failed("the program ended with %d" % self.process.returncode)
        for child in self.pyatspi.Registry.getDesktop(0):
            try:
                if child is not None and child.get_process_id() == self.process.pid:
                    return child
            except Exception:  # an application that is going away
                continue
        return None

    def _walk(self, node):
        try:
            role = node.getRoleName()
            # Pages that were left are still there, with all that is on them.
            hidden = role == "filler" and not node.getState().contains(self.pyatspi.STATE_SHOWING)
            children = [] if hidden or role in CLOSED_ROLES else list(node)
            yield node
        except Exception:  # widgets come and go while one looks
            return
        for child in children:
            if child is not None:
                yield from self._walk(child)

    def seen(self, name, role=None, exact=True):
        """What is on the screen under this name, or None."""
        for node in self._walk(self.application):
            try:
                if role is not None and node.getRoleName() != role:
                    continue
                fits = node.name == name if exact else name in node.name
                if fits and node.getState().contains(self.pyatspi.STATE_SHOWING):
                    return node
            except Exception:
                continue
        return None

    def find(self, name, role=None, exact=True, seconds=60):
        try:
            return wait_for("“%s”" % name, lambda: self.seen(name, role, exact), seconds)
        except Failed:
            self.picture("missing")
            raise Failed("“%s” (%s) is not on the screen; there is:\n%s" %
                         (name, role, self.outline()))

    def labelled(self, label, role="combo box"):
        """The field beside a label. A choice is named after what is chosen, so it is found thus."""
        def beside():
            for node in self._walk(self.application):
                try:
                    if node.getRoleName() != role or not node.getState().contains(
                            self.pyatspi.STATE_SHOWING):
                        continue
                    for relation in node.getRelationSet():
                        if relation.getRelationType() == self.pyatspi.RELATION_LABELLED_BY and any(
                                relation.getTarget(i).name == label
                                for i in range(relation.getNTargets())):
                            return node
                except Exception:
                    continue
            return None

        return wait_for("the field labelled “%s”" % label, beside)

    def outline(self):
        lines = []
        for node in self._walk(self.application):
            try:
                if node.getState().contains(self.pyatspi.STATE_SHOWING) and node.name:
                    lines.append("  %s: %s" % (node.getRoleName(), node.name))
            except Exception:
                continue
        return "\n".join(lines)

    def press(self, name, exact=True, seconds=60):
        """Presses the button of this name once it can be pressed."""
        node = self.find(name, "push button", exact, seconds)
        wait_for("“%s” to be enabled" % name,
                 lambda: node.getState().contains(self.pyatspi.STATE_ENABLED), seconds)
        actions = node.queryAction()
        for index in range(actions.nActions):
            if actions.getName(index) == "Press":
                actions.doAction(index)
                return
        raise Failed("“%s” cannot be pressed" % name)

    def focus(self, name, role=None):
        return self.focus_on(self.find(name, role))

    def focus_on(self, node):
        node.queryComponent().grabFocus()
        wait_for("the focus on “%s”" % node.name, lambda: self.has_focus(node))
        return node

    def has_focus(self, node):
        return node.getState().contains(self.pyatspi.STATE_FOCUSED)

    def activate(self, title):
        """Gives the keys to the top-level window of this title: there is no window manager."""
        found = wait_for("the window “%s”" % title, lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            capture_output=True, text=True).stdout.split())
        subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]], check=True)

    def tab_to(self, name, role=None, key="Tab", exact=True, most=60):
        """Presses Tab until the control of this name has the focus: what a keyboard cannot reach
        is not there."""
        goal = self.find(name, role, exact)
        walked = []
        for _ in range(most):
            if self.has_focus(goal):
                return goal
            before = self.focused()
            walked.append(self.called(before))
            self.keys(key)
            wait_for("the focus to leave “%s”" % walked[-1],
                     lambda: before is None or not self.has_focus(before))
        self.picture("unreachable")
        raise Failed("“%s” is not reached by %s; on the way were: %s" % (name, key, walked))

    def press_key_on(self, name, key="space", exact=True, back=False):
        """Goes to a button by Tab, waits until it can be pressed, and presses it by a key."""
        node = self.find(name, "push button", exact)
        wait_for("“%s” to be enabled" % name,
                 lambda: node.getState().contains(self.pyatspi.STATE_ENABLED))
        self.tab_to(name, "push button", "shift+Tab" if back else "Tab", exact)
        self.keys(key)

    def focused(self):
        """What has the keyboard, or None."""
        for node in self._walk(self.application):
            try:
                # The chosen tab says of itself that it has the focus, wherever that is.
                if node.getRoleName() not in ("application", "frame", "page tab") and (
                        self.has_focus(node)):
                    return node
            except Exception:
                continue
        return None

    @staticmethod
    def called(node):
        try:
            return "nothing" if node is None else "%s %s" % (node.getRoleName(), node.name)
        except Exception:  # it went away
            return "something gone"

    def choose_file(self, path):
        """The file dialog, as a person with a keyboard fills it in."""
        field = self.find("File name:", "text")
        self.activate(self.title_above(field))
        field.queryComponent().grabFocus()
        self.keys("ctrl+a")
        self.type(path)
        self.keys("Return")
        wait_for("the end of the file dialog", lambda: self.seen("File name:", "text") is None)
        self.activate("Duebook")

    @staticmethod
    def title_above(node):
        """The title of the top-level window that holds this."""
        while node.parent is not None and node.parent.getRoleName() != "application":
            node = node.parent
        return node.name

    def keys(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers"] + list(keys), check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", "--", text], check=True)

    def fill(self, name, text, role="text"):
        """Replaces what stands in a field, by keys."""
        node = self.focus(name, role)
        self.keys("ctrl+a")
        self.type(text)
        wait_for("“%s” in “%s”" % (text, name), lambda: self.text_of(node) == text)

    @staticmethod
    def text_of(node):
        text = node.queryText()
        return text.getText(0, text.characterCount)

    def cells(self, table, row):
        """The texts of a row of a table."""
        answers = table.queryTable()
        return [answers.getAccessibleAt(row, column).name for column in range(answers.nColumns)]

    def rows(self, table):
        return table.queryTable().nRows

    def row_of(self, table, text):
        """Where a row with this text stands, -1 if nowhere, None while the table changes."""
        try:
            for row in range(self.rows(table)):
                if text in " ".join(self.cells(table, row)):
                    return row
            return -1
        except Exception:
            return None

    def wait_for_row(self, table, text):
        found = []

        def there():
            found[:] = [self.row_of(table, text)]
            return found[0] is not None and found[0] >= 0

        wait_for("the row “%s”" % text, there)
        return found[0]

    def is_ticked(self, table, row):
        """What a screen reader says of the box in the first column."""
        cell = table.queryTable().getAccessibleAt(row, 0)
        return cell.getState().contains(self.pyatspi.STATE_CHECKED)

    def width(self):
        """Of the main window, in pixels."""
        extents = self.application[0].queryComponent().getExtents(self.pyatspi.DESKTOP_COORDS)
        return extents.width

    def picture(self, name):
        self.count += 1
        path = os.path.join(self.pictures, "%02d-%s.png" % (self.count, name))
        subprocess.run(["import", "-window", "root", path], check=True)

    def leave(self, seconds=60):
        """Quits by key, and fails where the program did not end well."""
        self.keys("ctrl+q")
        if self.wait_for_end(seconds) != 0:
            raise Failed("the program ended with %d" % self.process.returncode)

    def wait_for_end(self, seconds=60):
        wait_for("the end of the program", lambda: self.process.poll() is not None, seconds)
        return self.process.returncode
