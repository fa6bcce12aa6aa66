# SPDX-License-Identifier: Apache-2.0
"""A note being typed when the program is killed is offered again.

usage: unsavednote.py --window PROGRAM --cli PROGRAM [--pictures FOLDER]

Types a note, ends the program with SIGKILL, starts it again: Today tells of the note, opening it
shows what was typed, and saving it brings it into the book once. Exit code 77: something it needs
is not there.
"""
import json
import os
import signal
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402
from desktop import Failed, Window, wait_for  # noqa: E402

SAID = "Half a sentence about the marmalade"


def start(arguments, book, ended):
    window = ended.enter_context(Window(
        arguments.window, ["--theme", "light", "--size", "1280x800", book], arguments.pictures))
    window.activate("Duebook")
    return window


def drafts_in(home):
    found = []
    for folder, _, files in os.walk(home):
        for name in files:
            if name.endswith(".draft"):
                with open(os.path.join(folder, name), encoding="utf-8") as draft:
                    found.append(json.load(draft)["content"].get("text", ""))
    return found


def type_and_be_killed(window, home):
    table = window.find("Worklist", "table")
    wait_for("a row in the worklist", lambda: window.rows(table) > 0)
    window.focus_on(table)
    window.keys("Return")
    window.fill("What was said", SAID)
    wait_for("the draft in its file", lambda: SAID in drafts_in(home))
    window.picture("typing")
    window.process.send_signal(signal.SIGKILL)
    window.wait_for_end()


def go_on(window):
    window.find("1 note not saved")
    window.picture("offered")
    window.press("Open the note about", exact=False)
    text = window.find("What was said", "text")
    wait_for("what was typed", lambda: window.text_of(text) == SAID)
    window.focus("What was said", "text")
    window.keys("ctrl+Return")
    timeline = window.find("Timeline", "list")
    wait_for("the note on the timeline", lambda: any(
        SAID in (child.name or "") for child in timeline if child is not None))
    window.picture("saved")
    window.keys("ctrl+1")
    wait_for("the offer to go", lambda: window.seen("1 note not saved") is None)
    window.leave()


def prove(cli, book, home):
    answer = subprocess.run([cli, "--book", book, "--format", "json", "search", "marmalade"],
                            capture_output=True, text=True, check=True).stdout
    if answer.count(SAID) != 1:
        raise Failed("the note is not in the book once: %s" % answer)
    if drafts_in(home):
        raise Failed("a draft is left: %s" % drafts_in(home))


def run(arguments, ended):
    home = os.environ["HOME"]
    book = os.path.join(home, "demo.duebook")
    # One of the people of the demo book sits at this computer.
    os.environ["USER"] = "anna"
    subprocess.run([arguments.cli, "demo", book], check=True, stdout=subprocess.DEVNULL)
    ended.callback(desktop.end, desktop.start_accessibility())
    type_and_be_killed(start(arguments, book, ended), home)
    go_on(start(arguments, book, ended))
    prove(arguments.cli, book, home)
    return "the note survived"


desktop.play(__doc__, run)
