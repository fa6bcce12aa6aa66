# SPDX-License-Identifier: Apache-2.0
"""The rows of the lab's table."""

import dataclasses


@dataclasses.dataclass
class Row:
    name: str
    drive: str  # smb, nfs4, nfs3
    what: str
    options: str = ""  # of the mount
    writers: int = 2  # on each of the two computers
    seconds: int = 60
    kill_every: int = 0
    faults: tuple = ()  # (seconds after the start, what of rig.py, its arguments)
    samba: str = ""  # lines of its configuration
    refused: str = ""  # part of the sentence where the drive is not to be trusted
    ways: bool = False  # no writers: every way that makes or opens a book
    may_exit: dict = dataclasses.field(default_factory=dict)


# What is salvaged of a damaged book misses something.
SALVAGED = {"salvage onto the share": (0, 3), "check of what was salvaged": (0, 3)}
LOCKS = "does not keep locks"


def on(drive, name):
    restart = "restart smb" if drive == "smb" else "restart nfs"
    server = "smb" if drive == "smb" else "S"
    return [
        Row(f"{name}-ways", drive, "every way that makes or opens a book", ways=True, may_exit=SALVAGED),
        Row(f"{name}-2", drive, "two computers, two writers each"),
        Row(f"{name}-4", drive, "two computers, four writers each", writers=4),
        Row(f"{name}-kills", drive, "a writer is killed every 3 s, 50 times", seconds=153, kill_every=3),
        Row(f"{name}-kills-1", drive, "the same, one writer on each computer", writers=1, seconds=153, kill_every=3),
        Row(f"{name}-cut10", drive, "the cable of one computer is out for 10 s", seconds=60, faults=((15, "cut", "B", 10),)),
        Row(f"{name}-cut40", drive, "for 40 s", seconds=90, faults=((15, "cut", "B", 40),)),
        Row(f"{name}-cut100", drive, "for 100 s", seconds=150, faults=((15, "cut", "B", 100),)),
        Row(f"{name}-servercut", drive, "the cable of the server is out for 40 s", seconds=90, faults=((15, "cut", server, 40),)),
        Row(f"{name}-restart", drive, "the server is restarted", seconds=90, faults=((20, restart),)),
        Row(f"{name}-frozen", drive, "one computer stands still for 60 s", seconds=100, faults=((15, "freeze", "B", 60),)),
    ]


ROWS = (
    on("smb", "smb")
    + [
        Row("smb-nobrl", "smb", "mounted nobrl: locks that lie", options="nobrl", refused=LOCKS),
        Row("smb-loose", "smb", "mounted cache=loose", options="cache=loose"),
        Row("smb-actimeo", "smb", "mounted actimeo=60", options="actimeo=60", kill_every=10),
        Row("smb-no-oplocks", "smb", "a server without oplocks and leases", samba="oplocks = no\n smb2 leases = no", kill_every=10),
    ]
    + on("nfs4", "nfs4")
    + on("nfs3", "nfs3")
    + [Row("nfs3-nolock", "nfs3", "mounted nolock: locks that lie", options="nolock", refused=LOCKS)]
)
