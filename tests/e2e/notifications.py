# SPDX-License-Identifier: Apache-2.0
"""A notification service that shows nothing and records what it was asked to show.

usage: notifications.py FILE      one JSON object a line goes to FILE; the first says it is ready
"""
import json
import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
INTERFACE = """
<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>
"""


class Recorder:
    def __init__(self, path):
        self.path = path
        self.last = 0

    def write(self, what):
        with open(self.path, "a", encoding="utf-8") as out:
            out.write(json.dumps(what) + "\n")

    def call(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        answer = None
        if method == "GetCapabilities":
            answer = GLib.Variant("(as)", (["body", "actions", "persistence"],))
        elif method == "GetServerInformation":
            answer = GLib.Variant("(ssss)", ("recorder", "duebook tests", "1", "1.2"))
        elif method == "Notify":
            _program, replaces, _icon, title, body, actions = arguments.unpack()[:6]
            self.last += 1
            self.write({"title": title, "body": body, "actions": actions})
            answer = GLib.Variant("(u)", (replaces or self.last,))
        invocation.return_value(answer)

    def serve(self):
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)

        def register(connection, _name):
            connection.register_object(
                "/org/freedesktop/Notifications", node.interfaces[0], self.call, None, None)

        Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, register,
                         lambda *_: self.write({"ready": True}), lambda *_: sys.exit(1))
        GLib.MainLoop().run()


Recorder(sys.argv[1]).serve()
