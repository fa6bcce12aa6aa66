#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""lab.py up | down | shell A|B|S COMMAND | rows | run [ROW ...]: what two computers do to one book on real SMB and NFS servers."""

import json
import os
import pathlib
import random
import re
import shutil
import sys
import threading
import time

import rig
from rows import ROWS

SOURCE = rig.HERE.parents[2]
BUILD = pathlib.Path(os.environ.get("DUEBOOK_LAB_BUILD", SOURCE / "build/dev"))
WRITER = BUILD / "tests/sharing/duebook_sharing_writer"
CLI = BUILD / "app/cli/duebook-cli"
# A writer gives one change up after 200 s.
AFTERWARDS = 260


def plain(text):
    """What a program said in a guest, without colours and the names of the run."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text).strip()


class Run:
    """One row on a fresh book."""

    def __init__(self, row):
        self.row = row
        self.folder = rig.HOME / "shared" / row.name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.book = ""
        self.kills = 0

    def prepare(self):
        if self.row.samba:
            rig.restart_samba(self.row.samba)
        place = rig.mount(self.row.drive, self.row.options) + "/" + self.row.name
        self.book = f"{place}/book.duebook"
        rig.in_guest("A", f"rm -rf {place}; mkdir {place}", check=True)
        code, said = rig.in_guest("A", f"{WRITER} --make --book {self.book}", 300)
        return None if code == 0 else plain(said)

    def start(self, name):
        ids = " ".join(f"{name}{number}" for number in range(1, self.row.writers + 1))
        words = f"/run/host/{self.row.name} {self.row.seconds} {ids}"
        rig.in_guest(name, f"setsid {rig.HERE}/writers.sh {WRITER} {self.book} {words} </dev/null >/dev/null 2>&1 &", check=True)

    def ids(self):
        return [f"{name}{number}" for name in "AB" for number in range(1, self.row.writers + 1)]

    def kill_at_random(self, until):
        chance = random.Random(self.row.name)
        while self.row.kill_every and time.time() + self.row.kill_every < until:
            time.sleep(self.row.kill_every)
            victim = chance.choice(self.ids())
            pid = (self.folder / f"{victim}.pid").read_text().strip()
            if rig.in_guest(victim[0], f"kill -9 {pid}")[0] == 0:
                self.kills += 1

    def ended(self):
        return all((self.folder / f"{each}.ended").exists() for each in self.ids())

    def work(self):
        for name in "AB":
            self.start(name)
        started = time.time()
        until = started + self.row.seconds
        killer = threading.Thread(target=self.kill_at_random, args=(until,))
        killer.start()
        for after, fault, *arguments in self.row.faults:
            time.sleep(max(0, started + after - time.time()))
            if fault == "restart smb":
                rig.restart_samba(self.row.samba)
            elif fault == "restart nfs":
                rig.in_guest("S", f"{rig.HERE}/nfsserver.sh restart", check=True)
            else:
                getattr(rig, fault)(*arguments)
        killer.join()
        while not self.ended() and time.time() < until + AFTERWARDS:
            time.sleep(1)

    def said(self):
        lines = []
        for each in self.ids():
            file = self.folder / f"{each}.said"
            if file.exists():
                lines += file.read_text(errors="replace").splitlines()
        return lines

    def sentences(self):
        found = {}
        for line in self.said():
            if line.startswith("refused "):
                words = "refused: " + line[8:]
            elif line.startswith("failed "):
                words = line.split(" ", 3)[3].split(" | ")[0]
            else:
                continue
            found[words] = found.get(words, 0) + 1
        return [f"{words} ({count}x)" for words, count in sorted(found.items(), key=lambda each: -each[1])[:3]]

    def slowest(self):
        times = [int(line.split()[2]) for line in self.said() if re.fullmatch(r"ok \S+ \d+", line)]
        return max(times) / 1e6 if times else 0

    def prove(self):
        """Where the server keeps the file: what it has counts, not what a client remembers."""
        files = " ".join(f"{{folder}}/{each}.said" for each in self.ids())
        if self.row.drive == "smb":
            copy = self.folder / "server"
            shutil.copytree(rig.HOME / "smb/data" / self.row.name, copy)
            done = rig.run(WRITER, "--prove", "--book", copy / "book.duebook", *files.format(folder=self.folder).split(),
                           check=False, capture_output=True, text=True)
            code, said = done.returncode, done.stdout + done.stderr
        else:
            book = f"/mnt/disk/export/{self.row.name}/book.duebook"
            command = f"{WRITER} --prove --book {book} {files.format(folder='/run/host/' + self.row.name)}"
            code, said = rig.in_guest("S", command, 300)
        if code != 0:
            return {"acknowledged": -1, "lost": [], "doubled": [], "halves": [], "findings": [plain(said)]}
        return json.loads([line for line in said.splitlines() if line.startswith("{")][-1])

    def check_over_the_share(self):
        code, said = rig.in_guest("B", f"USER=anna {CLI} --book {self.book} check", 300)
        return "clean" if code == 0 else f"exit {code}: {plain(said)[-200:]}"


def run_writers(row):
    work = Run(row)
    refused = work.prepare()
    if refused is not None:
        return {"row": row.name, "sentences": ["cannot be made: " + refused]}
    work.work()
    proof = work.prove()
    return {"row": row.name, "kills": work.kills, "acknowledged": proof["acknowledged"], "lost": len(proof["lost"]),
            "doubled": len(proof["doubled"]), "halves": len(proof["halves"]),
            "check": "clean" if not proof["findings"] else "; ".join(proof["findings"])[:300],
            "over the share": work.check_over_the_share(), "slowest": round(work.slowest(), 1), "ended": work.ended(),
            "sentences": work.sentences()}


def run_ways(row):
    """Every way that makes or opens a book on the share, from A; each is one sentence."""
    place = rig.mount(row.drive, row.options) + "/" + row.name
    cli = f"USER=anna {CLI}"
    rig.in_guest("A", f"rm -rf {place} /run/own; mkdir {place} /run/own", check=True)
    ways = [
        ("new", f"{cli} new {place}/new.duebook --currency EUR"),
        ("demo", f"{cli} demo {place}/demo.duebook"),
        ("demo of one's own", f"{cli} demo /run/own/own.duebook"),
        ("backup of a local book onto the share", f"{cli} --book /run/own/own.duebook backup {place}/backup.duebook"),
        ("backup from the share onto the share", f"{cli} --book {place}/demo.duebook backup {place}/second.duebook"),
        ("check", f"{cli} --book {place}/demo.duebook check"),
        ("restore over a book on the share", f"{cli} --book {place}/new.duebook restore {place}/backup.duebook"),
        ("check of what was restored", f"{cli} --book {place}/new.duebook check"),
        ("damage", f"cp {place}/demo.duebook {place}/damaged.duebook && dd if=/dev/zero of={place}/damaged.duebook bs=4096 seek=40"
                   " count=1 conv=notrunc 2>/dev/null"),
        ("salvage onto the share", f"{cli} salvage {place}/damaged.duebook --to {place}/saved.duebook"),
        ("check of what was salvaged", f"{cli} --book {place}/saved.duebook check"),
    ]
    failed = []
    for name, command in ways:
        started = time.time()
        code, said = rig.in_guest("A", command, 400)
        print(f"  {name}: exit {code} after {time.time() - started:.0f} s", flush=True)
        if code not in row.may_exit.get(name, (0,)):
            failed.append(f"{name}: exit {code}: {plain(said)[-160:]}")
    return {"row": row.name, "check": "clean" if not failed else "; ".join(failed)}


HEADS = ("row", "kills", "acknowledged", "lost", "doubled", "halves", "check", "over the share", "slowest", "sentences")


def table(results):
    print("\n| " + " | ".join(HEADS) + " |\n|" + "---|" * len(HEADS))
    for each in results:
        cells = []
        for head in HEADS:
            value = each.get(head, "")
            cells.append("<br>".join(value) if isinstance(value, list) else str(value))
        print("| " + " | ".join(cells) + " |")


def passed(result, row):
    whole = result.get("lost", 0) == result.get("doubled", 0) == result.get("halves", 0) == 0
    if row.refused:
        return whole and any(row.refused in each for each in result.get("sentences", []))
    over = result.get("over the share", "clean")
    return whole and result.get("check") == "clean" and over == "clean" and result.get("acknowledged", 1) > 0


def run_rows(names):
    results, wrong = [], []
    for row in ROWS:
        if names and row.name not in names:
            continue
        print(f"{time.strftime('%H:%M:%S')} {row.name}: {row.what}", flush=True)
        result = run_ways(row) if row.ways else run_writers(row)
        print("  " + json.dumps(result, ensure_ascii=False), flush=True)
        results.append(result)
        if not passed(result, row):
            wrong.append(row.name)
    table(results)
    if wrong:
        print("\nNot as promised: " + ", ".join(wrong))
    return 1 if wrong or not results else 0


def main(words):
    if words[:1] == ["up"]:
        rig.up()
    elif words[:1] == ["down"]:
        rig.down()
    elif words[:1] == ["shell"] and len(words) > 2:
        code, said = rig.in_guest(words[1], " ".join(words[2:]), 3600)
        print(said, end="")
        return code
    elif words[:1] == ["rows"]:
        for row in ROWS:
            print(f"{row.name}: {row.what}")
    elif words[:1] == ["run"]:
        return run_rows(words[1:])
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
