# SPDX-License-Identifier: Apache-2.0
"""The notification server dunst, as a user's desktop runs it."""
import os
import shutil
import subprocess

from desktop import Failed, wait_for

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
COMMANDS = "org.dunstproject.cmd0"

# Nothing goes by itself, and what is shown is written down as well: dunst tells only how much it
# shows.
SETTINGS = """[global]
    idle_threshold = 0
    monitor = 0
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
[recorder]
    summary = "*"
    script = "%s"
"""
RECORDER = """#!/bin/sh
printf '%%s: %%s\\n' "$2" "$3" >>'%s'
"""


class Dunst:
    def __init__(self, home):
        self.shown_file = os.path.join(home, "shown")
        script = os.path.join(home, "record")
        settings = os.path.join(home, "dunstrc")
        open(self.shown_file, "w", encoding="utf-8").close()
        with open(script, "w", encoding="utf-8") as out:
            out.write(RECORDER % self.shown_file)
        os.chmod(script, 0o700)
        with open(settings, "w", encoding="utf-8") as out:
            out.write(SETTINGS % script)
        self.process = subprocess.Popen(["dunst", "-conf", settings])

    @staticmethod
    def installed():
        return shutil.which("dunst") is not None

    def wait_until_up(self):
        def there():
            if self.process.poll() is not None:
                raise Failed("dunst ended with %d" % self.process.returncode)
            return self.displayed() is not None

        wait_for("the notification server", there)

    def shown(self):
        """Title and text of all that was ever shown, one a line."""
        with open(self.shown_file, encoding="utf-8") as lines:
            return lines.read()

    @staticmethod
    def _call(interface, method, arguments):
        from gi.repository import Gio
        # A second server is not to be started while this one is coming up.
        return Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            NAME, PATH, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, 5000,
            None).unpack()

    def displayed(self):
        """How many notifications are on the screen, or None while the server is not up."""
        from gi.repository import GLib
        try:
            return self._call("org.freedesktop.DBus.Properties", "Get",
                              GLib.Variant("(ss)", (COMMANDS, "displayedLength")))[0]
        except GLib.Error:
            return None

    def open_first(self):
        """The default action of the first, as its key of the desktop does it."""
        from gi.repository import GLib
        self._call(COMMANDS, "NotificationAction", GLib.Variant("(u)", (0,)))
