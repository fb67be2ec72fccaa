#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: assemble.sh ROOT FOLDER   (JAVA_HOME is a JDK 25; ROOT/app/target holds the jars)
# Puts an installation together in FOLDER, whose parent is what this machine's servers are told apart by:
#   lib/      the jars, and sqlite's native library of this machine in lib/native
#   bd-HASH.aot  the start-up cache; HASH covers the jars, the JVM and its flags, because this JVM does not notice itself
#             that a cache is of other jars
#   bin/      bd and gt: the native client where there is a C compiler, else a script; `direct` always starts a JVM
set -eu
root=$1
folder=$2
part=$folder.part
rm -rf "$part"
mkdir -p "$part/lib/native" "$part/bin"
cp "$root"/app/target/app-*.jar "$root"/app/target/lib/*.jar "$part/lib/"

sum() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -c1-16
}

# The native library, once and for all: unpacking it costs more than all else of a start.
case $(uname -s) in
  Darwin) system=Mac native=libsqlitejdbc.dylib ;;
  FreeBSD) system=FreeBSD native=libsqlitejdbc.so ;;
  *) system=Linux native=libsqlitejdbc.so ;;
esac
if [ $system = Linux ]; then
  for musl in /lib/ld-musl-*; do [ ! -e "$musl" ] || system=Linux-Musl; done
fi
case $(uname -m) in
  arm64 | aarch64) machine=aarch64 ;;
  amd64 | x86_64) machine=x86_64 ;;
  i?86) machine=x86 ;;
  *) machine=$(uname -m) ;;
esac
for jar in "$part"/lib/sqlite-jdbc-*.jar; do
  (cd "$part/lib/native" && "$JAVA_HOME/bin/jar" xf "$jar" "org/sqlite/native/$system/$machine/$native" &&
    mv "org/sqlite/native/$system/$machine/$native" . && rm -r org) || true
done

version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -1)
release=$(cat "$JAVA_HOME/release")
jars=$(cat "$part"/lib/*.jar | sum)
build=$(printf '%s\n%s\n%s\n' "$jars" "$release" "$(cat "$root"/app/src/main/c/* "$0")" | sum)
name=$(dirname "$folder" | sum)
mv "$part" "$folder"
set -- "$folder"/lib/app-*.jar
for jar in "$folder"/lib/*.jar; do
  [ "$jar" = "$1" ] || set -- "$1:$jar"
done
classpath=$1
cache=$folder/bd-$build.aot

# One flag a line. What the JVM would say about itself goes nowhere: standard output is the command's.
cat >"$folder/flags" <<END
-XX:+UseSerialGC
-XX:-UsePerfData
-XX:TieredStopAtLevel=1
-Xlog:disable
-Xlog:all=error:stderr
--enable-native-access=ALL-UNNAMED
-Dorg.sqlite.lib.path=$folder/lib/native
-Dorg.sqlite.lib.name=$native
-Dgastown.home=$folder
-Dgastown.name=$name
-Dgastown.version=$version
-Dgastown.build=$build
END
set --
while IFS= read -r flag; do set -- "$@" "$flag"; done <"$folder/flags"

# Train the cache with the commands that must be quick, with all compilers: what they learn is of use to the server, and
# costs a call without one nothing. Without a cache everything works, only slower to start; tests of other things do
# without (GT_CACHE=off).
mkdir "$folder/training"
if [ "${GT_CACHE:-on}" = on ] && (cd "$folder/training" && HOME=$folder/training GT_SERVER=off LC_ALL=C.UTF-8 \
  "$JAVA_HOME/bin/java" "$@" -XX:TieredStopAtLevel=4 -XX:AOTCacheOutput="$cache" -cp "$classpath" gastown.app.Training "$folder/training"); then
  [ ! -f "$cache" ] || printf -- '-XX:AOTCache=%s\n' "$cache" >>"$folder/flags"
else
  echo 'no start-up cache: training failed'
  rm -f "$cache"
fi
rm -rf "$folder/training" "$cache.config"
printf -- '-cp\n%s\n' "$classpath" >>"$folder/flags"

shell_word() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
c_string() { printf '"%s"' "$(printf %s "$1" | sed 's/[\\"]/\\&/g')"; }

{
  printf '#!/bin/sh\n# Made by assemble.sh: a JVM for one call.\n'
  # shellcheck disable=SC2016
  printf 'case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in\n  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;\n  *) export LC_ALL=C.UTF-8 ;;\nesac\n'
  printf 'i=0 o=0 e=0\n[ ! -t 0 ] || i=1\n[ ! -t 1 ] || o=1\n[ ! -t 2 ] || e=1\n'
  # shellcheck disable=SC2016
  printf 'export GT_TERMINAL="${GT_TERMINAL:-$i$o$e ${COLUMNS:-80}}"\n'
  printf 'unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS\nexec %s' "$(shell_word "$JAVA_HOME/bin/java")"
  while IFS= read -r flag; do printf ' %s' "$(shell_word "$flag")"; done <"$folder/flags"
  # shellcheck disable=SC2016
  printf ' gastown.app.Main "${GT_PROGRAM:-${0##*/}}" "$@"\n'
} >"$folder/bin/direct"
chmod +x "$folder/bin/direct"

{
  printf '#define GT_BUILD %s\n#define GT_NAME %s\n#define GT_HOME %s\n#define GT_JAVA %s\n#define GT_SERVER_FLAGS ""\n#define GT_FLAGS' \
    "$(c_string "$build")" "$(c_string "$name")" "$(c_string "$folder")" "$(c_string "$JAVA_HOME/bin/java")"
  while IFS= read -r flag; do printf ' %s,' "$(c_string "$flag")"; done <"$folder/flags"
  printf '\n'
} >"$folder/config.h"
sources=$root/app/src/main/c
compiler=$(command -v "${CC:-cc}" || command -v gcc || command -v clang || true)
# Static where the C library can be had so, which starts sooner.
compile() {
  "$compiler" -O2 -Wall -Wextra -static -I"$folder" -o "$folder/bin/$1" "$sources/$1.c" 2>/dev/null ||
    "$compiler" -O2 -Wall -Wextra -I"$folder" -o "$folder/bin/$1" "$sources/$1.c"
}
# What holds a session's terminal where there is no tmux; without it sessions have none there.
[ -z "$compiler" ] || compile hold || rm -f "$folder/bin/hold"
if [ -n "$compiler" ] && [ -r "$sources/client.c" ] && compile client; then
  ln "$folder/bin/client" "$folder/bin/bd"
  ln "$folder/bin/client" "$folder/bin/gt"
else
  echo 'no native client: no C compiler'
  ln "$folder/bin/direct" "$folder/bin/bd"
  ln "$folder/bin/direct" "$folder/bin/gt"
fi
