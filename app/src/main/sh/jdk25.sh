# SPDX-License-Identifier: MIT
# Sourced. Finds a JDK 25 and exports it as JAVA_HOME; ends with a message when there is none. What `java` on the PATH is
# does not matter: it may well be older.
is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r gt_line; do
    case $gt_line in
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk25() {
  gt_on_path=$(command -v javac 2>/dev/null) && gt_on_path=$(readlink -f -- "$gt_on_path" 2>/dev/null) || gt_on_path=
  for gt_jdk in "${JAVA_HOME:-}" "${JDK_25:-}" "${gt_on_path%/bin/javac}" /usr/lib/jvm/* /opt/* /opt/*/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25 /usr/local/*jdk* /usr/java/*; do
    if [ -n "$gt_jdk" ] && is_jdk25 "$gt_jdk"; then
      JAVA_HOME=$gt_jdk
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'END'
A JDK 25 is needed, and none was found under JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman or /Library/Java.
    try      Debian, Ubuntu:  apt-get install openjdk-25-jdk-headless   (or temurin-25-jdk from adoptium.net)
             macOS:           brew install openjdk@25
             anywhere:        sdk install java 25-tem                   (sdkman.io)
    or       JAVA_HOME=/path/to/jdk-25 and the same command again
END
  return 1
}
