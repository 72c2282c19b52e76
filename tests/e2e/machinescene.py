# SPDX-License-Identifier: GPL-3.0-or-later
"""Real virtual machines under a libvirt of their own, a real kustos-host, and the shipped window in front of both."""
import os
import signal
import subprocess
import time

from driver import Failed, Window, focus_window, runtime_file, wait
from machinesapi import MachinesApi
from machinesteps import URI, virsh, written
from scene import cleanup
from steps import ROW, click

DOMAIN = """<domain type='qemu'>
  <name>{name}</name>
  <memory unit='MiB'>16</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
  <features>{features}</features>
  <on_poweroff>destroy</on_poweroff>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/><source file='{image}'/><target dev='vda' bus='virtio'/>
    </disk>
    <serial type='null'/>
  </devices>
</domain>
"""


class MachineScene:
    def __init__(self, binaries, *host_options):
        self.binaries = binaries
        self.home = os.environ["HOME"]
        self.state = os.path.join(os.environ["XDG_DATA_HOME"], "kustos", "host")
        os.makedirs(self.state, mode=0o700, exist_ok=True)
        self.host_options = host_options
        self.names = []
        self.host = None
        self.window = None

    def make_machine(self, name, mib=8, features="<acpi/>", running=True, size="256M"):
        image = os.path.join(self.home, f"{name}.qcow2")
        script = os.path.join(os.path.dirname(os.path.abspath(__import__("driver").__file__)), "make-guest.sh")
        subprocess.run([script, image, size, str(mib)], check=True)
        xml = os.path.join(self.home, f"{name}.xml")
        with open(xml, "w", encoding="utf-8") as file:
            file.write(DOMAIN.format(name=name, image=image, features=features))
        virsh("define", xml)
        self.names.append(name)
        if running:
            self.power_on(name)
        return image

    def power_on(self, name):
        boots = written(self.image(name))[0]
        virsh("start", name)
        wait(f"{name} has booted", lambda: written(self.image(name))[0] > boots, 60)

    def image(self, name):
        return os.path.join(self.home, f"{name}.qcow2")

    def power(self, name):
        return virsh("domstate", name, check=False)

    def start_host(self, *options):
        if not os.path.exists(os.path.join(self.state, "catalogue.db")):
            subprocess.run([os.path.join(self.binaries, "kustos-host"), "--state", self.state, "add", "libvirt", URI],
                           check=True, capture_output=True, text=True)
        self.host = subprocess.Popen([os.path.join(self.binaries, "kustos-host"), "--state", self.state, "--managed",
                                      *self.host_options, *options], stdout=subprocess.DEVNULL)
        wait("the host says where it is", lambda: (runtime_file() or {}).get("pid") == self.host.pid)
        return MachinesApi(runtime_file())

    def kill_host(self):
        self.host.kill()
        self.host.wait()

    def api(self):
        return MachinesApi(wait("the host says where it is", runtime_file))

    def start_window(self, *arguments):
        self.window = Window(os.path.join(self.binaries, "kustos"), "--language", "de", *arguments,
                             log=os.path.join(self.home, "kustos.log"))
        return self.window

    def select(self, name):
        node = self.window.one(ROW, name, contains=True, seconds=40)
        focus_window(self.window.process.pid)
        click(node)

    def snapshot_file(self, snapshot):
        folder = os.path.join(self.state, "snapshots", snapshot["id"])
        return os.path.join(folder, next(f for f in sorted(os.listdir(folder)) if f.endswith(".qcow2")))

    def leftovers(self):
        folder = os.path.join(self.state, "snapshots")
        return [n for n in (os.listdir(folder) if os.path.isdir(folder) else []) if n.endswith((".part", ".gone"))]

    def stop(self):
        for process in (self.window.process if self.window else None, self.host):
            if process and process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
                process.wait()
        for name in virsh("list", "--all", "--name", check=False).split():
            virsh("destroy", name, check=False)
            virsh("undefine", name, check=False)


def run(binaries, cases):
    if not cases:
        print("FAILED: no such case", flush=True)
        return 1
    for case in cases:
        scene = MachineScene(binaries, *getattr(case, "options", ()))
        started = time.monotonic()
        try:
            case(scene)
            print(f"passed: {case.__name__} ({time.monotonic() - started:.1f} s)", flush=True)
        except (Failed, AssertionError, subprocess.CalledProcessError) as failed:
            print(f"FAILED: {case.__name__}: {failed}", flush=True)
            if isinstance(failed, subprocess.CalledProcessError):
                print(failed.stderr, flush=True)
            if scene.window:
                print("the window says:", *[t for t in scene.window.texts() if t][:100], sep="\n  ", flush=True)
                picture = os.environ.get("KUSTOS_PICTURES")
                if picture:
                    scene.window.picture(os.path.join(picture, f"{case.__name__}.png"))
            return 1
        finally:
            scene.stop()
            cleanup()
    return 0
