#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# In the guest that serves NFS: "start" serves its disk, "stop" ends the server, "restart" both.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
serve() {
    rpc.nfsd --lease-time 15 --grace-time 5 4
    rpc.mountd
}
case $1 in
start)
    for module in ext4 nfsd lockd nfsv3 nfsv4; do modprobe -d /run $module; done
    mkdir -p /mnt/disk
    mount -t ext4 /dev/ubda /mnt/disk
    mkdir -p /mnt/disk/export
    mount -t nfsd nfsd /proc/fs/nfsd
    rpcbind -w
    rpc.statd --no-notify
    exportfs -i -o rw,sync,no_root_squash,no_subtree_check,fsid=0,insecure "$2:/mnt/disk/export"
    serve
    ;;
stop) rpc.nfsd 0 ;;
restart)
    rpc.nfsd 0
    sleep 3
    serve
    ;;
esac
