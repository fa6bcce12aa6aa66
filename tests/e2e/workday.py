# SPDX-License-Identifier: Apache-2.0
"""A working day in the real window, by keyboard alone.

usage: workday.py --window PROGRAM --cli PROGRAM [--pictures FOLDER]

Imports this morning's open items, which keeps a promise by itself; sees whom to call; records a
call with a promise, a next contact and a document, and on another account a dispute of a part;
does a follow-up; finds the talk by a filter; works through the list; is reminded by a notification
server and opens the account from there. The command line then proves what is in the book. Exit
code 77: something it needs is not there.
"""
import datetime
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402
import dunst  # noqa: E402
from desktop import Failed, Window, wait_for  # noqa: E402
from workdaybook import Book  # noqa: E402

SAID = "Their controller confirms the marmalade invoice and pays a first part"
WHY = "Did the first part for the marmalade arrive"
CONTESTED = "Eight boxes of quinces were bruised"
# From typing the time to the saved note; a slow machine types for a while.
TYPING_SECONDS = 60


def import_open_items(window, path):
    window.keys("ctrl+i")
    window.find("Choose a file …", "push button")
    window.keys("alt+p")
    profiles = window.labelled("Profile")
    wait_for("the profiles to have the keyboard", lambda: window.has_focus(profiles))
    window.type("nightly")
    wait_for("the profile to be chosen", lambda: profiles.name == "nightly")
    window.press_key_on("Choose a file …", back=True)
    window.choose_file(path)
    window.find("Rows read: 5 ", exact=False)
    window.find("Changed: 1 ", exact=False)
    window.picture("preview")
    window.press_key_on("Import 1 row")
    window.find("is in the book.", exact=False)
    window.picture("imported")
    window.press_key_on("See whom to call")


def see_whom_to_call(window):
    table = window.find("Worklist", "table")
    wait_for("three accounts to call", lambda: window.rows(table) == 3)
    wait_for("the worklist to have the keyboard", lambda: window.has_focus(table))
    window.keys("Home")
    first = " ".join(window.cells(table, 0))
    if "Nevhp Foods" not in first or "15,500.50" not in first:
        raise Failed("the most valuable call is not the first: %s" % first)
    window.picture("today")
    window.keys("Return")
    window.find("What was said", "text")


def tick_first_invoice(window):
    """The invoice the talk is about; a promise or dispute is about the same."""
    window.keys("alt+i")
    table = window.find("Invoices in this talk", "table", exact=False)
    wait_for("the invoices to have the keyboard", lambda: window.has_focus(table))
    window.keys("Home", "space")
    wait_for("the invoice to be ticked", lambda: window.is_ticked(table, 0))
    window.find("Invoices concerned: 1 invoice", "push button")


def write(window, text):
    window.keys("ctrl+n")
    field = window.find("What was said", "text")
    wait_for("the note to have the keyboard", lambda: window.has_focus(field))
    window.type(text)
    wait_for("what was typed", lambda: window.text_of(field) == text)


def fill(window, name, text):
    """Replaces what stands in a field that is reached by Tab."""
    field = window.tab_to(name, "text")
    window.keys("ctrl+a")
    window.type(text)
    wait_for("“%s” in “%s”" % (text, name), lambda: window.text_of(field) == text)


def save(window, text):
    window.keys("ctrl+n", "ctrl+Return")
    timeline = window.find("Timeline", "list")
    wait_for("the note on the timeline", lambda: any(
        text in (child.name or "") for child in timeline if child is not None))


def record_call(window, proof):
    """Says when the reminder is to come."""
    write(window, SAID)
    tick_first_invoice(window)
    window.keys("ctrl+shift+p")
    amount = window.find("Amount promised", "text")
    wait_for("the amount to have the keyboard", lambda: window.has_focus(amount))
    wait_for("the amount of the ticked invoice", lambda: window.text_of(amount) == "12400.00")
    fill(window, "Amount promised", "5000")
    fill(window, "Promised by", "+7")
    window.press_key_on("Add documents")
    window.choose_file(proof)
    window.find(os.path.basename(proof), exact=False)
    due = write_next_contact(window)
    window.picture("call")
    save(window, SAID)
    window.picture("call-saved")
    return due


def write_next_contact(window):
    """The next full minute that is not too near; a moment that is over when it is saved would not
    be reminded of, so it is chosen when the field has the keyboard."""
    window.tab_to("Next contact", "text")
    now = datetime.datetime.utcnow()
    due = (now + datetime.timedelta(seconds=TYPING_SECONDS + 60)).replace(second=0, microsecond=0)
    fill(window, "Next contact", due.strftime("%Y-%m-%d %H:%M"))
    return due


def record_dispute(window):
    window.keys("ctrl+k")
    window.type("quince")
    found(window, "Quince Bakery")
    window.keys("Return")
    wait_for("the account", lambda: window.seen("Quince Bakery", exact=False) is not None)
    write(window, CONTESTED)
    tick_first_invoice(window)
    window.keys("ctrl+shift+d")
    reason = window.labelled("Why the customer disputes it")
    wait_for("the reason to have the keyboard", lambda: window.has_focus(reason))
    window.type("Goods")
    fill(window, "Deadline of the dispute", "+10")
    fill(window, "Disputed amount of invoice OI-3", "800")
    window.picture("dispute")
    save(window, CONTESTED)
    window.picture("dispute-saved")


def found(window, text):
    hits = window.find("Search results", "list")
    wait_for("“%s” among what is found" % text, lambda: any(
        text.lower() in (child.name or "").lower() for child in hits if child is not None))
    return hits


def do_follow_up(window):
    window.keys("ctrl+2")
    table = window.find("Follow-ups", "table")
    wait_for("the follow-ups to have the keyboard", lambda: window.has_focus(table))
    at = window.wait_for_row(table, "Plum Traders")
    window.keys("Home", *["Down"] * at)
    window.find("1 follow-up chosen")
    window.picture("follow-ups")
    window.keys("d")
    wait_for("the follow-up to be done",
             lambda: window.row_of(table, "Plum Traders") == -1)
    window.find("Undo", "push button")


def find_talk(window):
    window.keys("ctrl+k")
    window.type("marmal by:nora kind:call")
    found(window, "marmalade invoice")
    window.picture("search")
    window.keys("Return")
    wait_for("the account of the talk", lambda: window.seen("Nevhp Foods", exact=False) is not None)
    window.find("What was said", "text")


def work_through(window):
    window.keys("ctrl+1")
    table = window.find("Worklist", "table")
    wait_for("the worklist to have the keyboard", lambda: window.has_focus(table))
    total = window.rows(table)
    window.keys("Home", "w")
    window.find("1 of %d" % total)
    window.find("To Nevhp Foods", "push button")
    window.picture("work-through")
    window.keys("F8")
    window.find("2 of %d" % total)
    wait_for("another account", lambda: window.seen("To Nevhp Foods", "push button") is None)
    window.keys("shift+F8")
    wait_for("the end of the round", lambda: window.seen("2 of %d" % total) is None)


def be_reminded(window, server):
    wait_for("the reminder", lambda: "Nevhp Foods" in server.shown(), 240)
    # The other one of this morning went when its follow-up was done.
    wait_for("one notification on the screen", lambda: server.displayed() == 1)
    window.picture("reminded")
    window.keys("ctrl+3")
    window.find("Accounts", "table")
    server.open_first()
    window.find("What was said", "text")
    wait_for("the account of the reminder",
             lambda: window.seen("Nevhp Foods", exact=False) is not None)


def spend_the_day(window, server, book, proof):
    window.activate("Duebook")
    window.find("Worklist", "table")
    import_open_items(window, book.this_morning())
    see_whom_to_call(window)
    due = record_call(window, proof)
    record_dispute(window)
    do_follow_up(window)
    find_talk(window)
    work_through(window)
    be_reminded(window, server)
    window.leave()
    return due


def run(arguments, ended):
    home = os.environ["HOME"]
    proof = os.path.join(home, "first part.txt")
    with open(proof, "w", encoding="utf-8") as out:
        out.write("We pay 5000 next week. Kind regards, the controller\n")
    book = Book(arguments.cli, home)
    server = dunst.Dunst(home)
    ended.callback(desktop.end, server.process)
    server.wait_until_up()
    ended.callback(desktop.end, desktop.start_accessibility())
    window = ended.enter_context(Window(
        arguments.window, ["--as", "nora", "--theme", "light", "--size", "1280x800", book.path],
        arguments.pictures))
    due = spend_the_day(window, server, book, proof)
    book.prove(due, SAID, CONTESTED, proof)
    return "the day is done"


desktop.play(__doc__, run, lambda arguments: "" if dunst.Dunst.installed() else
             "the program dunst is not installed")
