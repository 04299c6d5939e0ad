# Sourced by ./start and ./images: builds modules that have changed. Needs $home and find-tools.sh.
# Each module is built into <module>/target/<module>-0.1.0.jar and target/lib.

# Says whether the jar of a module $@ is missing, or older than something that it is built from.
stale() {
  local module jar
  for module in "$@"; do
    jar="$home/$module/target/$module-0.1.0.jar"
    [ -f "$jar" ] || return 0
    [ -z "$(find "$home/pom.xml" "$home/$module/pom.xml" "$home/$module/src/main" -newer "$jar" -print 2>/dev/null | head -n 1)" ] || return 0
  done
  return 1
}

# Builds modules $@ with what they need, unless they are fresh or KAMELEOON_NO_BUILD is set.
# -Dquick leaves the checks to ./verify; tests are neither compiled nor run.
build_modules() {
  local module log
  if [ -n "${KAMELEOON_NO_BUILD:-}" ] || ! stale "$@"; then return 0; fi
  find_maven
  echo "Building (once after every change; the first time fetches libraries) ..." >&2
  log="$home/target/start-build.log"
  mkdir -p "$home/target"
  for module in "$@"; do rm -rf "$home/$module/target/lib"; done
  if ! (cd "$home" && mvn -B -ntp -Dquick -Dmaven.test.skip=true -pl "$(IFS=,; echo "$*")" -am package </dev/null 2>&1) \
    | tee "$log" | sed -n 's/^\[INFO\] Building \([^ ]*\) .*/  \1/p' >&2; then
    grep -m 5 '^\[ERROR\]' "$log" >&2 || tail -n 20 "$log" >&2
    echo "The build failed; all of it is in $log" >&2
    exit 1
  fi
  for module in "$@"; do touch "$home/$module/target/$module-0.1.0.jar"; done
}
