#!/usr/bin/env bash
# Makes the Debian 13 root that Campanile is built and run in when the host is not Debian 13.
#   root.sh CACHE_DIRECTORY  ->  prints the root's path
# The root is keyed by the package list, made under a temporary name and renamed when complete, so an
# interrupted one is never used; the next call removes its remains.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$1

say() { printf '%s\n' "$*" >&2; }

recipe=2 # raise it when what is done below to the root changes
key=$({ cat "$here/packages.txt" && echo "$recipe"; } | sha256sum | cut -c1-16)
root="$cache/debian13-$key"
if [ -d "$root" ]; then
    touch "$root.used" 2>/dev/null || true # the cache may be somebody else's
    printf '%s\n' "$root"
    exit 0
fi

mkdir -p "$cache"
exec 9>"$cache/.lock"
if ! flock --nonblock 9; then
    say "Another ./dev is making the Debian 13 root; waiting for it."
    flock 9
fi
if [ -d "$root" ]; then # made while we waited
    printf '%s\n' "$root"
    exit 0
fi

as_root=()
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null; then
        as_root=(sudo)
        say "Making the root needs administrator rights, once: sudo may ask for your password."
    else
        say "Making the Debian 13 root needs administrator rights, and sudo is not installed: run ./dev once as root."
        exit 1
    fi
fi

if ! command -v mmdebstrap >/dev/null; then
    if ! command -v apt-get >/dev/null; then
        say "mmdebstrap is missing and this is not a Debian-like system: install mmdebstrap and run ./dev again."
        exit 1
    fi
    say "Installing mmdebstrap ..."
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq mmdebstrap >&2
fi

"${as_root[@]}" rm -rf --one-file-system "$cache"/*.part
part="$root.part"
packages=$(sed 's/#.*//' "$here/packages.txt" | xargs | tr ' ' ',')

# The host's own mirror, so that a town hall's local mirror is used here too; elsewhere mmdebstrap's default.
mirror=()
if command -v apt-get >/dev/null; then
    # shellcheck disable=SC2016  # $(...) is apt's format syntax
    uri=$(apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk '$1 == "Debian" && $2 == "main" && $3 !~ /security/ { print $3; exit }')
    [ -z "$uri" ] || mirror=("${uri%/}")
fi

say "Making the Debian 13 root in $root (about 3 GB, a few minutes, once) ..."
started=$SECONDS
log="$cache/root.log"
# In a mount namespace of its own: what it mounts goes away with it, also when it is killed.
"${as_root[@]}" unshare --mount --propagation private mmdebstrap --variant=apt --include="$packages" --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' trixie "$part" "${mirror[@]}" >"$log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true' INT TERM EXIT
while kill -0 "$pid" 2>/dev/null; do
    printf '\r  %s s, %s' "$((SECONDS - started))" "$(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | cut -c1-60)          " >&2
    sleep 1
done
trap - INT TERM EXIT
printf '\r%80s\r' '' >&2
if ! wait "$pid"; then
    tail -n 20 "$log" >&2
    say "The Debian 13 root could not be made; the whole log is in $log."
    exit 1
fi
# Inter is the face the screens were drawn with; make it the root's sans-serif.
printf '%s\n' '<?xml version="1.0"?>' '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">' '<fontconfig>' \
    '  <alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>' '</fontconfig>' |
    "${as_root[@]}" tee "$part/etc/fonts/local.conf" >/dev/null
"${as_root[@]}" chroot "$part" fc-cache -f >/dev/null 2>&1 || true
"${as_root[@]}" mv "$part" "$root"
say "Debian 13 root ready in $((SECONDS - started)) s."
# Roots of other package lists: another checkout may be using one, so only those that nobody entered for a month go.
find "$cache" -maxdepth 1 -name 'debian13-*.used' -mtime +30 | while read -r stamp; do
    "${as_root[@]}" rm -rf --one-file-system "${stamp%.used}" "$stamp"
done
touch "$root.used" 2>/dev/null || true
printf '%s\n' "$root"
