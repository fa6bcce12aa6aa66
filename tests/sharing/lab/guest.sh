#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# First program of a guest, whose root is the host's own file system, read only: gives it the folders
# that must be its own, its address, and a shell for the one who has the key.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TMPDIR=/run
mount -t proc proc /proc
mount -t sysfs sysfs /sys
for word in $(cat /proc/cmdline); do
    case $word in
    lab_name=*) name=${word#*=} ;;
    lab_address=*) address=${word#*=} ;;
    lab_home=*) home=${word#*=} ;;
    esac
done
for folder in /run /mnt /root /var/lib/nfs /var/tmp; do mount -t tmpfs tmpfs $folder; done
mkdir -p /dev/pts /dev/shm /run/sshd /run/lib /run/host /run/keys /run/rpcbind
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
mount -t hostfs none /run/host -o "$home/shared"
cp "$home"/keys/* /run/keys/ && chmod 600 /run/keys/*
hostname "computer-$name"
# The kernel looks for its modules where the package does not put them.
ln -s /usr/lib/uml/modules /run/lib/modules
printf '#!/bin/sh\nexec modprobe -d /run "$@"\n' >/run/modprobe && chmod 755 /run/modprobe
echo /run/modprobe >/proc/sys/kernel/modprobe
mkdir -p /var/lib/nfs/sm /var/lib/nfs/sm.bak /var/lib/nfs/rpc_pipefs /var/lib/nfs/v4recovery
touch /var/lib/nfs/etab /var/lib/nfs/rmtab /var/lib/nfs/xtab /var/lib/nfs/state
ip link set lo up
device=$(ls /sys/class/net | grep -v '^lo$' | head -n 1)
ip addr add "$address/24" dev "$device"
ip link set "$device" up
/usr/sbin/sshd -f /dev/null -h /run/keys/host -o AuthorizedKeysFile=/run/keys/id.pub -o StrictModes=no \
    -o UsePAM=no -o PermitRootLogin=yes -o PidFile=none -o MaxSessions=100 -o MaxStartups=100
echo "$name is up at $address"
while :; do sleep 1000; done
