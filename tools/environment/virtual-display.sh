#!/usr/bin/env bash
# Runs a command under a virtual X display of 1920x1080, which ends with it.
set -euo pipefail
exec xvfb-run --auto-servernum --server-args='-screen 0 1920x1080x24 -nolisten tcp' "$@"
