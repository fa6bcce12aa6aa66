# SPDX-License-Identifier: Apache-2.0
"""Two computers, an SMB server and an NFS server on one machine: User Mode Linux guests A and B (clients) and S (the kernel's
NFS server) on this machine's own file system, and Samba in a network of their own without a way out. Needs root, no device."""

import os
import pathlib
import signal
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
HOME = pathlib.Path(os.environ.get("DUEBOOK_LAB", os.path.join(os.environ.get("TMPDIR", "/tmp"), "duebook-lab")))
NETWORK = "duebooklab"
SUBNET = "10.88.7.0/24"
ADDRESSES = {"A": "10.88.7.11", "B": "10.88.7.12", "S": "10.88.7.10", "smb": "10.88.7.1"}
PACKAGES = ("user-mode-linux nfs-kernel-server nfs-common samba cifs-utils rpcbind kmod openssh-server openssh-client e2fsprogs "
            "iproute2").split()
BOOT_SECONDS = 180

SAMBA = """[global]
 workgroup = LAB
 server role = standalone server
 interfaces = {address}
 bind interfaces only = yes
 smb ports = 445
 disable netbios = yes
 load printers = no
 printing = bsd
 printcap name = /dev/null
 private dir = {home}/smb/private
 state directory = {home}/smb/state
 cache directory = {home}/smb/cache
 lock directory = {home}/smb/lock
 pid directory = {home}/smb/pid
 log file = {home}/smb/log/%m.log
 {extra}
[data]
 path = {home}/smb/data
 read only = no
"""


def run(*words, check=True, **how):
    return subprocess.run([str(word) for word in words], check=check, **how)


def quiet(*words):
    return run(*words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def inside(*words):
    return ["ip", "netns", "exec", NETWORK, *map(str, words)]


def in_guest(name, command, limit=120, check=False):
    """Runs a shell command in a guest; gives its exit code and what it wrote. 124: it did not answer in time."""
    words = inside("ssh", "-q", "-i", HOME / "keys/id", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
                   "-o", "ConnectTimeout=8", f"root@{ADDRESSES[name]}", "export PATH=/usr/sbin:/usr/bin:/sbin:/bin TMPDIR=/run; " + command)
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=limit)
    except subprocess.TimeoutExpired as late:
        return 124, (late.stdout or b"").decode(errors="replace")
    if check and done.returncode != 0:
        raise RuntimeError(f"{name}: {command}: {done.stdout}")
    return done.returncode, done.stdout


def start_samba(extra=""):
    config = HOME / "smb/smb.conf"
    config.write_text(SAMBA.format(address=ADDRESSES["smb"], home=HOME, extra=extra))
    run(*inside("smbd", "-D", "-s", config))
    if not (HOME / "smb/known").exists():
        run(*inside("smbpasswd", "-c", config, "-s", "-a", "root"), input="lab\nlab\n", text=True, stdout=subprocess.DEVNULL)
        (HOME / "smb/known").touch()


def samba_pid():
    try:
        return int((HOME / "smb/pid/smbd.pid").read_text())
    except (OSError, ValueError):
        return 0


def children(pid):
    found = [pid]
    for each in found:
        try:
            for task in pathlib.Path(f"/proc/{each}/task").iterdir():
                found += [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            pass
    return found


def stop_samba():
    everyone = children(samba_pid()) if samba_pid() else []
    for pid in everyone:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    (HOME / "smb/pid/smbd.pid").unlink(missing_ok=True)


def restart_samba(extra=""):
    stop_samba()
    time.sleep(2)
    start_samba(extra)


def guest_pid(name):
    return int((HOME / f"{name}.pid").read_text())


def start_guest(name, *more):
    tap = f"lab{name}"
    if not quiet(*inside("ip", "link", "show", tap)):
        run(*inside("ip", "tuntap", "add", "dev", tap, "mode", "tap"))
        run(*inside("ip", "link", "set", tap, "master", "labbridge"))
        run(*inside("ip", "link", "set", tap, "up"))
    with open(HOME / f"{name}.log", "wb") as log:
        # gro=1: without it TCP stands still in the guests, and every drive looks broken.
        guest = subprocess.Popen(
            inside("linux.uml", "mem=768M", f"umid=duebooklab{name}", "root=/dev/root", "rootfstype=hostfs", "rootflags=/", "ro",
                   f"init={HERE}/guest.sh", f"vec0:transport=tap,ifname={tap},depth=128,gro=1", "con=null", "con0=null,fd:1",
                   "ssl=null", f"lab_name={name}", f"lab_address={ADDRESSES[name]}", f"lab_home={HOME}", *more),
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            env={**os.environ, "TMPDIR": str(HOME / "memory")})
    (HOME / f"{name}.pid").write_text(str(guest.pid))


def up():
    for folder in ("keys", "shared", "memory", *(f"smb/{each}" for each in "private state cache lock pid log data".split())):
        (HOME / folder).mkdir(parents=True, exist_ok=True)
    for key in ("id", "host"):
        if not (HOME / "keys" / key).exists():
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", HOME / "keys" / key)
    disk = HOME / "nfs.disk"
    if not disk.exists():
        with open(disk, "wb") as image:
            image.truncate(1500 * 1024 * 1024)
        run("mkfs.ext4", "-q", "-F", disk)
    run("ip", "netns", "add", NETWORK)
    for words in ("link set lo up", "link add labbridge type bridge", f"addr add {ADDRESSES['smb']}/24 dev labbridge",
                  "link set labbridge up"):
        run("ip", "-n", NETWORK, *words.split())
    start_samba()
    start_guest("S", f"ubd0={disk}")
    start_guest("A")
    start_guest("B")
    until = time.time() + BOOT_SECONDS
    for name in "SAB":
        while in_guest(name, "true")[0] != 0:
            if time.time() > until:
                raise RuntimeError(f"guest {name} does not come up: see {HOME}/{name}.log")
            time.sleep(1)
    in_guest("S", f"{HERE}/nfsserver.sh start {SUBNET}", check=True)


def down():
    for name in "ABS":
        try:
            os.killpg(guest_pid(name), signal.SIGKILL)
        except (OSError, ValueError):
            pass
        (HOME / f"{name}.pid").unlink(missing_ok=True)
    stop_samba()
    quiet("ip", "netns", "del", NETWORK)


def mount(kind, options=""):
    """The share in both clients, once for each set of options; gives its place."""
    server = ADDRESSES["smb" if kind == "smb" else "S"]
    place = f"/mnt/{kind}" + "".join(each if each.isalnum() else "-" for each in options and f"-{options}")
    for name in "AB":
        in_guest(name, f"{HERE}/mount.sh {kind} {server} {place} {options}", check=True)
    return place


def cut(names, seconds):
    """Pulls the cables of these guests and puts them back; "smb" is the server's: those of both clients."""
    taps = [f"lab{each}" for each in ("AB" if names == "smb" else names)]
    for tap in taps:
        run("ip", "-n", NETWORK, "link", "set", tap, "nomaster")
    time.sleep(seconds)
    for tap in taps:
        run("ip", "-n", NETWORK, "link", "set", tap, "master", "labbridge")


def freeze(name, seconds):
    """The whole computer stands still and goes on where it was."""
    # Only the kernel: it traces the programs, which stand still with it.
    os.kill(guest_pid(name), signal.SIGSTOP)
    time.sleep(seconds)
    os.kill(guest_pid(name), signal.SIGCONT)
