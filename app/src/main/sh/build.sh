# SPDX-License-Identifier: MIT
# Sourced by ./bd and ./gt with root and program set, when there is no installation of this commit. Builds one in
# .install/<name> and sets gt_installed. One builder at a time; whoever comes second waits for the first, and takes over
# when that one was killed.
gt_root=$(cd "$root" && pwd -P) || exit 1
gt_home=$gt_root/.install
gt_say() { printf '%s: %s\n' "$program" "$*" >&2; }
gt_fail() {
  gt_say "$1"
  shift
  for gt_hint in "$@"; do printf '    try      %s\n' "$gt_hint" >&2; done
  exit 1
}
. "$gt_root/app/src/main/sh/jdk25.sh"

gt_head() {
  git -C "$gt_root" rev-parse --verify -q HEAD 2>/dev/null || printf 'none\n'
}

# Whether what is installed serves this commit; the log of commits may be newer for other reasons.
gt_is_built() {
  gt_installed= gt_install= gt_watch= gt_commit=
  [ -r "$gt_home/current" ] || return 1
  . "$gt_home/current"
  [ -n "$gt_installed" ] && [ "$gt_home" -ef "$gt_install" ] && [ -x "$gt_home/$gt_installed/bin/$program" ] &&
    [ "$gt_commit" = "$(gt_head)" ] || return 1
  touch "$gt_home/current"
}

# The lock is a file that names its holder; it is made whole in one step, by a link.
gt_lock() {
  printf '%s\n' "$$" >"$gt_home/lock.$$" 2>/dev/null || gt_fail "cannot write in $gt_home" "ls -ld '$gt_home'"
  gt_told=
  until ln "$gt_home/lock.$$" "$gt_home/lock" 2>/dev/null; do
    gt_holder=
    read -r gt_holder 2>/dev/null <"$gt_home/lock"
    if [ -n "$gt_holder" ] && ! kill -0 "$gt_holder" 2>/dev/null; then
      # Only one may remove the lock of the dead, and only while it still is that one's.
      if mkdir "$gt_home/lock.break" 2>/dev/null; then
        gt_again=
        read -r gt_again 2>/dev/null <"$gt_home/lock"
        [ "$gt_again" != "$gt_holder" ] || rm -f "$gt_home/lock"
        rmdir "$gt_home/lock.break"
        continue
      fi
      find "$gt_home/lock.break" -prune -mmin +1 -exec rmdir {} \; 2>/dev/null
    elif [ -z "$gt_told" ]; then
      gt_told=yes
      gt_say "waiting for the build that process ${gt_holder:-of another call} has started"
    fi
    sleep 0.2 2>/dev/null || sleep 1
  done
  rm -f "$gt_home/lock.$$"
  trap 'rm -f "$gt_home/lock"' EXIT
  trap 'exit 130' HUP INT TERM
}

# A builder that was killed may have left its Maven at work in the same folders.
gt_wait_for_orphan() {
  gt_tries=0
  while [ $gt_tries -lt 300 ] && read -r gt_maven 2>/dev/null <"$gt_home/maven" && kill -0 "$gt_maven" 2>/dev/null; do
    [ $gt_tries -gt 0 ] || gt_say "waiting for the Maven process $gt_maven of a build that was killed"
    gt_tries=$((gt_tries + 1))
    sleep 1
  done
  rm -f "$gt_home/maven" "$gt_home/exit"
}

gt_build() {
  gt_wait_for_orphan
  for gt_tool in mvn git; do
    command -v $gt_tool >/dev/null 2>&1 || gt_fail "$gt_tool is needed to build" "apt-get install maven git"
  done
  gt_commit=$(gt_head)
  gt_started=$(date +%s)
  # A name nothing has yet, also when two are built in one second.
  gt_fresh=$(printf '%.12s-%s' "$gt_commit" "$gt_started")
  while [ -e "$gt_home/$gt_fresh" ]; do gt_fresh=$gt_fresh-2; done
  : >"$gt_home/started"
  gt_say "building it first, once for this commit (a minute or two; the log is .install/build.log)"
  # The reader shows which module is at work; Maven's own exit code comes back through a file.
  {
    cd "$gt_root" && rm -rf app/target/lib app/target/*.jar
    sh -c 'echo $$ >"$0" && exec mvn -B -ntp -pl app -am -Dmaven.test.skip=true package' "$gt_home/maven" </dev/null 2>&1
    printf '%s\n' $? >"$gt_home/exit"
    rm -f "$gt_home/maven"
  } | while IFS= read -r gt_line; do
    printf '%s\n' "$gt_line"
    case $gt_line in
      *'Building Gas Town: '*) gt_say "  ${gt_line#*Building Gas Town: }" ;;
    esac
  done >"$gt_home/build.log"
  gt_exit=1
  read -r gt_exit <"$gt_home/exit"
  rm -f "$gt_home/exit"
  if [ "$gt_exit" != 0 ]; then
    grep -e ERROR "$gt_home/build.log" | head -15 >&2
    gt_fail "the build failed" "less '$gt_home/build.log'"
  fi
  gt_say '  start-up cache and launcher'
  sh "$gt_root/app/src/main/sh/assemble.sh" "$gt_root" "$gt_home/$gt_fresh" >>"$gt_home/build.log" 2>&1 ||
    gt_fail "the installation could not be put together" "less '$gt_home/build.log'"
  gt_publish
  gt_say "built in $(($(date +%s) - gt_started)) s"
}

# Puts the new installation in place of the old one in one step. The one before is kept for who still runs it.
gt_publish() {
  gt_before=$gt_installed
  gt_git=$(git -C "$gt_root" rev-parse --absolute-git-dir 2>/dev/null) || gt_git=$gt_home
  gt_watch=$gt_git/logs/HEAD
  [ -e "$gt_watch" ] || gt_watch=$gt_git/HEAD
  gt_installed=$gt_fresh
  gt_install=$gt_home
  for gt_name in gt_installed gt_install gt_watch gt_commit; do
    eval "gt_value=\$$gt_name"
    printf "%s='%s'\n" $gt_name "$(printf %s "$gt_value" | sed "s/'/'\\\\''/g")"
  done >"$gt_home/current.new"
  touch -r "$gt_home/started" "$gt_home/current.new"
  mv -f "$gt_home/current.new" "$gt_home/current"
  for gt_old in "$gt_home"/*-*/; do
    gt_old=${gt_old%/}
    case ${gt_old##*/} in
      "$gt_installed" | "$gt_before") ;;
      *) rm -rf "$gt_old" ;;
    esac
  done
}

mkdir -p "$gt_home" || gt_fail "cannot make $gt_home" "ls -ld '$gt_root'"
if ! gt_is_built; then
  find_jdk25 || exit 1
  gt_lock
  gt_is_built || gt_build
  rm -f "$gt_home/lock"
  trap - EXIT HUP INT TERM
fi
