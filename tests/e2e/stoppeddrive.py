# SPDX-License-Identifier: Apache-2.0
"""The drive with the book stands still while a note is saved.

usage: stoppeddrive.py --window PROGRAM --cli PROGRAM [--pictures FOLDER]

The book lies on an sshfs mount whose server is stopped (SIGSTOP). The window stays alive and says
so, the note waits on this computer (sealed, where there is a keyring), another computer changes the
book meanwhile; when the server goes on, the note is saved once and the other's is shown. Exit code
77: something it needs is not there.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402
from desktop import Failed, Window, wait_for  # noqa: E402

SERVER = "/usr/lib/openssh/sftp-server"
FIRST = "They pay the marmalade"
REST = " on Friday, said while nothing answered"
OTHERS = "Another computer spoke of quinces"
ACCOUNT = "50041"
NAME = "kesson"
# Longer than an operation may take before its connection counts as lost.
STOPPED_SECONDS = 24
SEALED = b"Duebook sealed 1\n"


class Mount:
    """A folder of this machine through an SFTP server that can be stopped."""

    def __init__(self, home, name, folder):
        self.point = os.path.join(home, name)
        self.pid_file = os.path.join(home, name + ".pid")
        script = os.path.join(home, name + ".server")
        os.mkdir(self.point)
        with open(script, "w", encoding="utf-8") as text:
            text.write("#!/bin/sh\necho $$ > '%s'\nexec %s\n" % (self.pid_file, SERVER))
        os.chmod(script, 0o700)
        self.mounted = subprocess.run(
            ["sshfs", "-o", "ssh_command=" + script, "here:" + folder, self.point],
            stderr=subprocess.DEVNULL).returncode == 0

    def _send(self, number):
        with open(self.pid_file, encoding="utf-8") as text:
            os.kill(int(text.read()), number)

    def stop(self):
        self._send(signal.SIGSTOP)

    def go_on(self):
        if self.mounted:
            self._send(signal.SIGCONT)

    def unmount(self):
        if self.mounted:
            self.go_on()
            subprocess.run(["umount", "-l", self.point])


def start_keyring():
    """The process of an unlocked keyring, or None."""
    if shutil.which("gnome-keyring-daemon") is None:
        return None
    process = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(b"password of the test")
    process.stdin.close()
    return process


def command(cli, book, *words):
    done = subprocess.run([cli, "--book", book] + list(words), capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed("%s ended with %d: %s" % (" ".join(words), done.returncode, done.stderr))
    return done.stdout


def waiting_files(home):
    found = []
    for folder, _, files in os.walk(os.path.join(home, "data")):
        found += [os.path.join(folder, name) for name in files if name.endswith(".waiting")]
    return found


def timeline_has(window, text):
    timeline = window.seen("Timeline", "list")
    return timeline is not None and any(
        text in (child.name or "") for child in timeline if child is not None)


def open_account(window):
    window.keys("ctrl+k")
    window.type(ACCOUNT)
    hits = wait_for("the hits", lambda: window.seen("Search results", "list"))
    wait_for("the account among the hits", lambda: any(
        NAME in (child.name or "") for child in hits if child is not None))
    window.keys("Return")
    # Only a page that has loaded knows whom a note is about.
    window.find(NAME, "frame", exact=False)


def type_while_it_stops(window, mount):
    open_account(window)
    window.fill("What was said", FIRST)
    window.picture("typing")
    mount.stop()
    text = window.find("What was said", "text")
    window.keys("End")
    window.type(REST)
    wait_for("what was typed while the drive stood still",
             lambda: window.text_of(text) == FIRST + REST, 20)
    window.keys("ctrl+Return")


def work_without_the_drive(window, home, sealed):
    window.find("The drive with the book does not answer", exact=False, seconds=60)
    window.find("1 note waits on this computer", exact=False, seconds=60)
    window.picture("drive-away")
    files = waiting_files(home)
    if len(files) != 1:
        raise Failed("not one note waits: %s" % files)
    with open(files[0], "rb") as waiting:
        content = waiting.read()
    if (os.stat(files[0]).st_mode & 0o077) != 0:
        raise Failed("others may read the waiting note")
    if content.startswith(SEALED) != sealed:
        raise Failed("the waiting note is %ssealed" % ("not " if sealed else ""))
    window.keys("ctrl+1")
    window.find("Worklist", "table", seconds=20)
    window.press("Show the notes that wait on this computer")
    window.find(NAME, exact=False)
    window.picture("what-waits")
    window.keys("Escape")


def go_on(window, mount, home):
    mount.go_on()
    wait_for("the note to be saved", lambda: not waiting_files(home), 120)
    window.activate("Duebook")
    open_account(window)
    wait_for("the note on the timeline", lambda: timeline_has(window, REST.strip()), 60)
    wait_for("the other's note on the timeline", lambda: timeline_has(window, OTHERS), 60)
    window.picture("together")
    window.leave(60)


def prove(cli, book):
    for word, text in (("marmalade", FIRST + REST), ("quinces", OTHERS)):
        answer = json.loads(command(cli, book, "--format", "json", "search", word))
        count = json.dumps(answer).count(text)
        if count != 1:
            raise Failed("“%s” is in the book %d times" % (text, count))
    command(cli, book, "check")


def run(arguments, ended):
    home = os.environ["HOME"]
    server = os.path.join(home, "server")
    os.mkdir(server)
    # One of the people of the demo book sits at this computer.
    os.environ["USER"] = "anna"
    subprocess.run([arguments.cli, "demo", os.path.join(server, "demo.duebook")], check=True,
                   stdout=subprocess.DEVNULL)
    mounts = [Mount(home, name, server) for name in ("here", "there")]
    for mount in mounts:
        ended.callback(mount.unmount)
    if not all(mount.mounted for mount in mounts):
        desktop.skip("sshfs may not mount here")
    ended.callback(desktop.end, desktop.start_accessibility())
    keyring = start_keyring()
    ended.callback(desktop.end, keyring)
    book, same_book = (os.path.join(mount.point, "demo.duebook") for mount in mounts)
    command(arguments.cli, book, "sharing", "--mode", "lease")
    window = ended.enter_context(Window(
        arguments.window, ["--theme", "light", "--size", "1280x800", book], arguments.pictures))
    # Before the window ends, the drive goes on: a program that waits for it cannot end.
    ended.callback(mounts[0].go_on)
    window.activate("Duebook")
    window.find("Worklist", "table", seconds=60)
    type_while_it_stops(window, mounts[0])
    stopped = time.monotonic()
    work_without_the_drive(window, home, keyring is not None)
    # Where the stopped one held the lease, this waits until it may be taken over.
    command(arguments.cli, same_book, "note", ACCOUNT, "--text", OTHERS)
    time.sleep(max(0.0, STOPPED_SECONDS - (time.monotonic() - stopped)))
    go_on(window, mounts[0], home)
    prove(arguments.cli, book)
    return "nothing was lost" + ("" if keyring else ", no keyring here to seal with")


def missing(_):
    if shutil.which("sshfs") is None or not os.path.exists(SERVER):
        return "sshfs or sftp-server is not installed"
    if not os.access("/dev/fuse", os.W_OK):
        return "/dev/fuse is not there or may not be used"
    return ""


desktop.play(__doc__, run, missing)
