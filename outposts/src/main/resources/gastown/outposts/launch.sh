#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: launch KIND ID PLACE [WORD...]
# Becomes the program of a session, once: the note in PLACE is made whole by one link, so of any number of launchers of
# one place one goes on and the others end. The note names the process before the program runs in it.
# Without words they are taken, with the environment, from PLACE/start, which only the owner can read.
# All names begin with _gt_ because a variable that came from outside would reach the program.
_gt_kind=$1 _gt_id=$2 _gt_place=$3
shift 3
if [ $# = 0 ]; then
  [ -r "$_gt_place/start" ] || exit 0
  . "$_gt_place/start"
fi

# Says why nothing was started, before the place is taken: it may be tried again.
_gt_fail() {
  printf '%s\n' "$1"
  # whoever waits for the file is to find the words in it
  [ "$_gt_kind" = process ] ||
    { printf '%s\n' "$1" >"$_gt_place/.failed.$$" && command -p mv -f "$_gt_place/.failed.$$" "$_gt_place/failed"; }
  exit 1
}
command -v "$1" >/dev/null 2>&1 || _gt_fail "$1: no such program"

# What tells this process from a later one of the same number.
_gt_began() {
  if { read -r _gt_stat </proc/$$/stat && read -r _gt_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null; then
    # shellcheck disable=SC2086
    set -- ${_gt_stat##*) }
    shift 19
    _gt_start=$1@$_gt_boot
  else
    _gt_start=$(LC_ALL=C TZ=UTC0 command -p ps -o lstart= -p $$)
  fi
}
_gt_began

_gt_note=$_gt_place/.session.$$
printf '%s %s %s %s\n' $$ "$_gt_kind" "$_gt_id" "$_gt_start" >"$_gt_note" || _gt_fail "$_gt_place: cannot be written"
command -p ln "$_gt_note" "$_gt_place/session" 2>/dev/null
_gt_linked=$?
command -p rm -f "$_gt_note"
if [ $_gt_linked != 0 ]; then
  [ -e "$_gt_place/session" ] || _gt_fail "$_gt_place: links cannot be made there"
  exit 0
fi

# The shell's own additions.
unset PWD OLDPWD SHLVL
if [ "$_gt_kind" = process ]; then
  exec "$@" >>"$_gt_place/output.log" 2>&1
fi
command -p rm -f "$_gt_place/start"
exec "$@"
