#!/usr/bin/env bash
# Runs a command inside a Debian 13 root:  enter.sh ROOT FOLDER... -- COMMAND...
# Must be started in a private mount namespace (see dev): no mount made here outlives the command.
# The new file system is a tmpfs that borrows the root's folders, so that mount points for the shared
# folders can be made without writing to the root, which may belong to somebody else.
set -euo pipefail
root=$1
shift
new=$(mktemp -d)
mount -t tmpfs -o mode=755 campanile "$new"
for entry in "$root"/*; do
    name=${entry##*/}
    case $name in
        dev | proc | sys | run | tmp | home) ;;
        *)
            if [ -L "$entry" ]; then
                cp -P "$entry" "$new/$name"
            elif [ -d "$entry" ]; then
                mkdir "$new/$name"
                mount --rbind "$entry" "$new/$name"
            fi
            ;;
    esac
done
mkdir -p "$new/run"
share() { # the same path inside as outside
    case $1 in
        / | /bin | /boot | /etc | /etc/* | /lib | /lib64 | /sbin | /usr | /usr/bin | /usr/lib | /var | /var/lib | /var/cache) return 0 ;;
    esac
    [ -d "$1" ] || return 0
    mkdir -p "$new$1" || {
        printf 'The folder %s cannot be shown inside the Debian 13 root; use one under your home.\n' "$1" >&2
        exit 1
    }
    mount --rbind "$1" "$new$1"
}
for folder in /dev /proc /sys /tmp; do share "$folder"; done
[ ! -d /run/user ] || share /run/user
while [ "$1" != -- ]; do
    share "$1"
    shift
done
shift
folder=$PWD
[ -d "$new$folder" ] || folder=/
# shellcheck disable=SC2016  # expanded by the inner shell
exec chroot "$new" /bin/bash -c 'cd "$1" && shift && exec "$@"' campanile "$folder" "$@"
