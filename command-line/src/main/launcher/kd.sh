#!/bin/sh
# kd: this file is a program and a Java archive in one. It needs Java 25 or newer, from
# JAVA_HOME or the PATH. KD_CACHE is a folder for the classes it keeps ready (quicker starts).
self=$0
case $self in
  */*) ;;
  *) self=$(command -v -- "$self") ;;
esac
java=java
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then java=$JAVA_HOME/bin/java; fi
if ! command -v "$java" >/dev/null 2>&1; then
  echo "kd needs Java 25 or newer: install it and set JAVA_HOME to its folder." >&2
  exit 3
fi
cache=${KD_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/kameleoon-kd}
sharing=-Xshare:auto
if mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ]; then
  # One archive per build of this file; written at the end of its first run.
  archive=$cache/$(ls -ln "$self" | tr -cd 'A-Za-z0-9').jsa
  sharing="-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=$archive"
fi
# shellcheck disable=SC2086
exec "$java" $sharing -Xlog:disable -Xlog:all=off -XX:+IgnoreUnrecognizedVMOptions \
  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow ${KD_JAVA_OPTS:-} -jar "$self" "$@"
