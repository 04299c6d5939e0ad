# Sourced by ./images: the root file systems below our own files. Needs $home, $work and $JAVA_HOME.

# make_base FOLDER: a root with the C library alone, from the distribution's own packages; no shell.
make_base() {
  local root=$1
  mkdir -p "$root" "$work/packages"
  download libc6 libgcc-s1 libstdc++6 libc-bin busybox
  for package in libc6 libgcc-s1 libstdc++6; do
    dpkg-deb -x "$work/packages/$package"_*.deb "$root"
  done
  mkdir "$work/libc-bin"
  dpkg-deb -x "$work/packages"/libc-bin_*.deb "$work/libc-bin"
  mkdir -p "$root/usr/lib/locale" "$root/etc" "$root/tmp"
  cp -R "$work/libc-bin/usr/lib/locale/C.utf8" "$root/usr/lib/locale/"
  rm -rf "$root"/usr/lib/*/gconv "$root"/usr/share/{locale,lintian,gcc,gdb} "$root/etc/ld.so.conf.d"
  # Newer releases keep everything below /usr; the loader's address in binaries stays /lib64.
  for name in lib lib64; do
    [ -e "$root/$name" ] || [ ! -e "$root/usr/$name" ] || ln -s "usr/$name" "$root/$name"
  done
  printf 'root:x:0:0:root:/:/sbin/nologin\nkameleoon:x:10001:10001:kameleoon:/tmp:/sbin/nologin\n' >"$root/etc/passwd"
  printf 'root:x:0:\nkameleoon:x:10001:\n' >"$root/etc/group"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
  cp /etc/os-release "$root/etc/os-release"
  chmod 1777 "$root/tmp"
}

# download PACKAGE...: the newest that the machine's apt offers; asks for lists where it has none.
download() {
  local options=(-q -o APT::Sandbox::User= -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=")
  if ! (cd "$work/packages" && apt-get "${options[@]}" download "$@") >"$work/apt.log" 2>&1; then
    mkdir -p "$work/lists/partial"
    options+=(-o "Dir::State::Lists=$work/lists")
    if ! (cd "$work/packages" && apt-get "${options[@]}" update && apt-get "${options[@]}" download "$@") >"$work/apt.log" 2>&1; then
      tail -n 3 "$work/apt.log" >&2
      fail "The packages of the images' base ($*) could not be fetched with apt: look at the lines above."
    fi
  fi
}

# make_jre FOLDER: a Java run time out of the JDK that builds the project.
make_jre() {
  mkdir -p "$1/opt"
  "$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs \
    --include-locales=en --strip-debug --no-man-pages --no-header-files --output "$1/opt/java"
  # Without the base archive a class cache cannot be used.
  "$1/opt/java/bin/java" -Xshare:dump -XX:+UseSerialGC >/dev/null
}

# make_postgresql FOLDER: PostgreSQL's binaries, as ./start has them, and the small shell that initdb needs.
make_postgresql() {
  local root=$1 jar
  jar=$(ls "$home"/local/target/lib/embedded-postgres-binaries-linux-"${arch/arm64/arm64v8}"-[0-9]*.jar)
  mkdir -p "$root/opt/postgresql" "$root/usr/bin" "$root/var/lib/postgresql/data" "$work/binaries" "$work/busybox"
  (cd "$work/binaries" && "$JAVA_HOME/bin/jar" xf "$jar")
  tar --extract --xz --file "$work/binaries"/postgres-*.txz --directory "$root/opt/postgresql"
  rm -rf "$root"/opt/postgresql/lib/*.a "$root/opt/postgresql/include"
  dpkg-deb -x "$work/packages"/busybox_*.deb "$work/busybox"
  cp "$work"/busybox/bin/busybox "$root/usr/bin/busybox" 2>/dev/null || cp "$work"/busybox/usr/bin/busybox "$root/usr/bin/busybox"
  mkdir -p "$root/bin"
  ln -s /usr/bin/busybox "$root/bin/sh"
  for name in base64 cat cp date dirname grep head mkdir mv nc rm sh sleep wget; do ln -s busybox "$root/usr/bin/$name"; done
  install -m 755 "$home/config/images/postgresql-entrypoint" "$root/usr/bin/postgresql-entrypoint"
  install -m 755 "$home/config/images/pg_isready" "$root/usr/bin/pg_isready"
  chmod 1777 "$root/var/lib/postgresql/data"
}
