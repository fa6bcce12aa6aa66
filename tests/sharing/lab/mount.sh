#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# In a guest: mount.sh smb|nfs4|nfs3 SERVER PLACE [OPTIONS]: the share at PLACE, where it is not there yet.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
kind=$1 server=$2 place=$3 options=${4:+,$4}
if [ ! -e /run/modules ]; then
    modprobe -d /run -a cifs cmac hmac ecb ccm gcm md4 sha512_generic nfs nfsv3 nfsv4 lockd
    rpcbind -w
    rpc.statd --no-notify
    touch /run/modules
fi 2>/dev/null
mkdir -p "$place"
mountpoint -q "$place" || case $kind in
smb) timeout 60 mount -t cifs -o "vers=3.1.1,username=root,password=lab,uid=0,gid=0,nosharesock$options" \
    "//$server/data" "$place" ;;
nfs4) timeout 60 mount -t nfs4 -o "vers=4.2,sec=sys$options" "$server:/" "$place" ;;
nfs3) timeout 60 mount -t nfs -o "vers=3$options" "$server:/mnt/disk/export" "$place" ;;
esac
grep " $place " /proc/mounts
