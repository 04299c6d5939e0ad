#!/usr/bin/env bash
# Prints the path of a Chromium; installs Debian's where there is none and that is possible.
set -euo pipefail

find_it() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then
      return 0
    fi
  done
  return 1
}

if find_it; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "There is no Chromium; installing Debian's (package chromium) ..." >&2
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >&2
  if find_it; then exit 0; fi
fi
echo "There is no Chromium: install the package chromium, set CHROMIUM to its path, or leave the console in a browser out with ./verify --no-browser." >&2
exit 3
