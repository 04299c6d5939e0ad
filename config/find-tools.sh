# Sourced by ./start and ./verify: finds a JDK 25 or newer and Maven 3.8.7 or newer.
# One sentence on stderr and exit code 3 where one is missing. Plain enough for bash 3.2.

# The feature release of the JDK in folder $1; nothing where there is none.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Exports JAVA_HOME when folder $1 holds a JDK 25 or newer.
use_jdk() {
  local release
  release=$(jdk_release "$1")
  [ -n "$release" ] && [ "$release" -ge 25 ] || return 1
  export JAVA_HOME="$1"
}

find_jdk() {
  local folder on_path
  if [ -n "${JAVA_HOME:-}" ] && use_jdk "$JAVA_HOME"; then return 0; fi
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    if use_jdk "${on_path%/bin/javac}"; then return 0; fi
  fi
  if [ -z "${KAMELEOON_JDK_FOLDERS+set}" ] && [ -x /usr/libexec/java_home ] && use_jdk "$(/usr/libexec/java_home -v 25+ 2>/dev/null)"; then return 0; fi
  # KAMELEOON_JDK_FOLDERS: where to look instead of the usual places, separated by colons.
  local IFS=:
  for folder in ${KAMELEOON_JDK_FOLDERS-/usr/lib/jvm:/opt:/usr/java:/usr/local:$HOME/.jdks:$HOME/.sdkman/candidates/java:/Library/Java/JavaVirtualMachines}; do
    if use_jdk_below "$folder"; then return 0; fi
  done
  echo "No JDK 25 or newer was found: install one (for example Temurin 25) and set JAVA_HOME to its folder." >&2
  exit 3
}

# Tries each folder right below $1, and macOS's Contents/Home inside it.
use_jdk_below() {
  local IFS=' ' candidate
  for candidate in "$1"/*; do
    if use_jdk "$candidate" || use_jdk "$candidate/Contents/Home"; then return 0; fi
  done
  return 1
}

find_maven() {
  local version
  if ! command -v mvn >/dev/null 2>&1; then
    echo "Maven was not found: install Maven 3.8.7 or newer, so that mvn is on the PATH." >&2
    exit 3
  fi
  version=$(mvn -v </dev/null 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  if ! at_least "${version:-0}" 3 8 7; then
    echo "Maven ${version:-of an unknown version} is too old: install Maven 3.8.7 or newer." >&2
    exit 3
  fi
}

# Whether version $1 is $2.$3.$4 or newer.
at_least() {
  local major minor patch
  IFS=. read -r major minor patch <<EOF
$1
EOF
  minor=${minor:-0} patch=${patch:-0}
  [ "$major" -gt "$2" ] || { [ "$major" -eq "$2" ] && { [ "$minor" -gt "$3" ] || { [ "$minor" -eq "$3" ] && [ "${patch%%[!0-9]*}" -ge "$4" ]; }; }; }
}

find_node() {
  local version
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "Node with npm was not found: install Node 20 or newer for the real-client tests, or use ./verify --fast." >&2
    exit 3
  fi
  version=$(node --version | sed 's/^v//')
  if ! at_least "${version:-0}" 20 0 0; then
    echo "Node $version is too old: install Node 20 or newer for the real-client tests, or use ./verify --fast." >&2
    exit 3
  fi
}
