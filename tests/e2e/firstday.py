# SPDX-License-Identifier: Apache-2.0
"""The first day of a new user, in the real window on a real X server.

usage: firstday.py --window PROGRAM --cli PROGRAM [--data FOLDER] [--pictures FOLDER]

Makes a book, imports a file of settled invoices and this morning's open items, sees whom to call,
logs the call with a document and a next contact, finds the note, is reminded, and closes the
program. The command line then proves what is in the book. Exit code 77: something it needs is not
there.
"""
import datetime
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402
from desktop import Failed, Window, wait_for  # noqa: E402

SETTLED = "receivables/ibm/WA_Fn-UseC_-Accounts-Receivable.csv"
CUSTOMER = "0379-NEVHP"
SAID = "Payables clerk confirms the marmalade delivery and pays on Friday"
WHY = "Has the marmalade been paid"
PROOF = b"We shall pay on Friday. Kind regards, Accounts payable\n"


def open_items(home):
    """This morning's list of the accounting program: one customer owes, late."""
    today = datetime.date.today()
    lines = ["Customer,Name,Invoice,Invoice date,Due date,Open amount,Currency"]
    for number, late, amount in (("OI-1", 40, "12400.00"), ("OI-2", 12, "3100.50")):
        due = today - datetime.timedelta(days=late)
        issued = due - datetime.timedelta(days=30)
        lines.append("%s,Nevhp Foods,%s,%s,%s,%s,USD" % (CUSTOMER, number, issued, due, amount))
    path = os.path.join(home, "open items.csv")
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return path


def make_book(window, path):
    window.activate("Duebook")
    window.find("New book", "push button")
    window.picture("start")
    window.press("New book")
    window.find("Make the book", "push button")
    window.fill("Company", "Marmalade Trading")
    window.fill("Your name", "Nora Field")
    window.keys("alt+u")
    window.keys("ctrl+a")
    window.type("USD")
    window.keys("Tab")
    window.fill("File of the book", path)
    window.picture("new-book")
    window.press("Make the book")
    window.find("Import …", "push button")
    window.picture("today-empty")


def import_settled(window, path):
    window.keys("ctrl+i")
    window.press("Choose a file …")
    window.choose_file(path)
    window.find("before the preview", exact=False)
    window.picture("import-question")
    currency = window.labelled("No currency column:")
    wait_for("the question to lead to its field", lambda: window.has_focus(currency))
    window.type("USD")
    window.find("Rows read: 2,466", exact=False)
    window.find("New accounts: 100", exact=False)
    window.find("Total USD: 147,703.18", exact=False)
    window.picture("import-preview")
    window.press("Import 2", exact=False)
    window.find("is in the book.", exact=False, seconds=60)
    window.picture("import-done")


def import_open(window, path):
    window.press("Another file")
    window.press("Choose a file …")
    window.choose_file(path)
    window.find("Rows read: 2 ", exact=False)
    window.press("Import 2", exact=False)
    window.find("is in the book.", exact=False)
    window.press("See whom to call")


def see_whom_to_call(window):
    table = window.find("Worklist", "table")
    wait_for("a row in the worklist", lambda: window.rows(table) == 1)
    row = window.cells(table, 0)
    if "15,500.50" not in " ".join(row):
        raise Failed("the worklist does not say what is overdue: %s" % row)
    window.picture("today")
    table.queryComponent().grabFocus()
    window.keys("Return")
    window.find("What was said", "text")
    window.picture("account")


def log_call(window, proof):
    """Says when the reminder is to come."""
    window.fill("What was said", SAID)
    window.press("Add documents")
    window.choose_file(proof)
    window.find(os.path.basename(proof), exact=False)
    # A slow machine still has a minute to save the note before its moment comes.
    due = datetime.datetime.utcnow() + datetime.timedelta(seconds=120)
    window.fill("Next contact", "today " + due.strftime("%H:%M"))
    reason = window.seen("Why", "text")
    if reason is not None:
        window.fill("Why", WHY)
    window.picture("call")
    width = window.width()
    if width > 1280:
        raise Failed("the composer makes the window %d wide" % width)
    window.focus("What was said", "text")
    window.keys("ctrl+Return")
    timeline = window.find("Timeline", "list")
    wait_for("the note on the timeline", lambda: any(
        SAID in (child.name or "") for child in timeline if child is not None))
    window.picture("saved")
    return due


def find_note(window):
    window.keys("ctrl+1")
    window.find("Worklist", "table")
    window.keys("ctrl+k")
    window.type("marmalade deliv")
    hits = wait_for("the hits", lambda: window.seen("Search results", "list"))
    wait_for("the note among the hits", lambda: any(
        "marmalade" in (child.name or "").lower() for child in hits if child is not None))
    window.picture("search")
    window.keys("Return")
    window.find("What was said", "text")


def be_reminded(recorded):
    def reminder():
        with open(recorded, encoding="utf-8") as lines:
            shown = [json.loads(line) for line in lines]
        return next((one for one in shown if CUSTOMER in one.get("title", "") + one.get("body", "")),
                    None)

    return wait_for("the reminder", reminder, 240)


def prove(cli, book):
    def ask(*arguments):
        answer = subprocess.run([cli, "--book", book, "--format", "json"] + list(arguments),
                                capture_output=True, text=True)
        if answer.returncode != 0:
            raise Failed("duebook-cli %s: %s" % (" ".join(arguments), answer.stderr))
        return answer.stdout

    for what, arguments in (("invoices", ["account", CUSTOMER]), ("note", ["notes", CUSTOMER]),
                            ("document", ["document", "list", CUSTOMER]),
                            ("follow-up", ["follow-ups"])):
        print("duebook-cli", what, "->", len(ask(*arguments)), "bytes")
    if SAID not in ask("notes", CUSTOMER):
        raise Failed("the note is not in the book")
    if "promise.txt" not in ask("document", "list", CUSTOMER):
        raise Failed("the document is not in the book")
    if CUSTOMER not in ask("follow-ups"):
        raise Failed("the follow-up is not in the book")
    if "15500.50" not in ask("account", CUSTOMER):
        raise Failed("the account does not owe what the list says")
    ask("check")


def run(arguments, ended):
    home = os.environ["HOME"]
    book = os.path.join(home, "Marmalade Trading.duebook")
    proof = os.path.join(home, "promise.txt")
    recorded = os.path.join(home, "notifications")
    with open(proof, "wb") as out:
        out.write(PROOF)
    open(recorded, "w", encoding="utf-8").close()
    here = os.path.dirname(os.path.abspath(__file__))
    ended.callback(desktop.end, subprocess.Popen(
        [sys.executable, os.path.join(here, "notifications.py"), recorded]))
    wait_for("the notification service", lambda: os.path.getsize(recorded) > 0)
    ended.callback(desktop.end, desktop.start_accessibility())
    window = ended.enter_context(Window(
        arguments.window, ["--theme", "light", "--size", "1280x800"], arguments.pictures))
    make_book(window, book)
    import_settled(window, settled_file(arguments))
    import_open(window, open_items(home))
    see_whom_to_call(window)
    due = log_call(window, proof)
    find_note(window)
    shown = be_reminded(recorded)
    print("due %s, reminded: %s" % (due.strftime("%H:%M"), shown))
    window.picture("reminded")
    window.leave()
    prove(arguments.cli, book)
    return "the first day went well"


def settled_file(arguments):
    return os.path.join(arguments.data, SETTLED)


def missing(arguments):
    if not os.path.exists(settled_file(arguments)):
        return "the file %s is not in “%s”" % (SETTLED, arguments.data)
    return ""


desktop.play(__doc__, run, missing)
