#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: scripted [PROMPT]
# An agent without a model: it asks `gt hook` for its bead, reads the bead with `bd show`, and does what the bead's
# script block says, in the folder it was started in. docs: agents/src/main/java/gastown/agents/package-info.java
#
# Text of a bead is data. It is never evaluated, and no path of it leaves the worktree.
# GT_TEMPER holds a temper the whole session has; a bead's own `temper` line comes before it.
# GT_USAGE names the file that spending is told in.
set -u
LC_ALL=C
export LC_ALL
set -f
newline='
'
tab=$(printf '\t')
top=$(pwd -P) || exit 1

say() { printf '%s\n' "$*"; }

# --- the bead -------------------------------------------------------------------------------------------------------

# A server that is being started again refuses for a moment.
ask() {
  tries=0
  until answer=$("$@" 2>&1); do
    tries=$((tries + 1))
    if [ $tries -ge 5 ]; then
      say "$answer"
      return 1
    fi
    sleep 1
  done
}

# The text under KEY in the first object of the JSON on standard input.
json_text() {
  awk -v key="$1" '
    function hex(s,   i, n) {
      n = 0
      for (i = 1; i <= 4; i++) n = n * 16 + index("0123456789abcdef", tolower(substr(s, i, 1))) - 1
      return n
    }
    function bytes(n) {
      if (n < 1) return ""
      if (n < 128) return sprintf("%c", n)
      if (n < 2048) return sprintf("%c%c", 192 + int(n / 64), 128 + n % 64)
      if (n < 65536) return sprintf("%c%c%c", 224 + int(n / 4096), 128 + int(n / 64) % 64, 128 + n % 64)
      return sprintf("%c%c%c%c", 240 + int(n / 262144), 128 + int(n / 4096) % 64, 128 + int(n / 64) % 64, 128 + n % 64)
    }
    { all = all $0 "\n" }
    END {
      for (i = 1; i <= length(all); i++) {
        c = substr(all, i, 1)
        if (c == "\"") {
          text = ""
          while (++i <= length(all) && (c = substr(all, i, 1)) != "\"") {
            if (c != "\\") { text = text c; continue }
            c = substr(all, ++i, 1)
            if (c == "n") text = text "\n"
            else if (c == "t") text = text "\t"
            else if (c == "u") {
              n = hex(substr(all, i + 1, 4)); i += 4
              if (n >= 55296 && n < 56320 && substr(all, i + 1, 2) == "\\u") {
                n = 65536 + (n - 55296) * 1024 + hex(substr(all, i + 3, 4)) - 56320; i += 6
              }
              text = text bytes(n)
            }
            else if (c !~ /[rbf]/) text = text c
          }
          if (depth == first && isKey) { isWanted = (text == key); isKey = 0 }
          else if (depth == first && isWanted) { printf "%s", text; exit }
        }
        else if (c == "{" || c == "[") {
          kind[++depth] = c
          isKey = (c == "{")
          if (isKey && !first) first = depth
        }
        else if (c == "}" || c == "]") {
          if (depth == first) exit
          depth--
        }
        else if (c == ",") {
          isKey = (kind[depth] == "{")
          if (depth == first) isWanted = 0
        }
      }
    }'
}

# The lines of the bead's script block, comments and empty lines left out.
script_lines() {
  printf '%s\n' "$description" | awk '
    { sub(/\r$/, "") }
    inside && /^[ \t]*```/ { exit }
    inside && !/^[ \t]*(#.*)?$/ { sub(/^[ \t]+/, ""); print }
    /^[ \t]*```[ \t]*script[ \t]*$/ { inside = 1 }'
}

# Without a script: the files the bead names in a line `files: a b`, else one named after the bead.
usual_lines() {
  names=$(printf '%s\n' "$description" | sed -n 's/^[Ff]iles*: *//p' | tr '\n' ' ')
  for name in ${names:-work/$bead.md}; do
    printf 'write %s %s\n' "$name" "$title"
    printf 'append %s Made for %s.\n' "$name" "$bead"
  done
}

# --- paths ----------------------------------------------------------------------------------------------------------

# Whether a path stays in the worktree and out of git's own folder.
is_inside() {
  case /$1/ in
    *//* | */../* | */./* | */.[gG][iI][tT]/*) return 1 ;;
  esac
  case $1 in
    -*) return 1 ;;
  esac
  [ ! -L "$top/$1" ] || return 1
  above=$top/$1
  while :; do
    above=${above%/*}
    [ ! -d "$above" ] || break
  done
  real=$(cd -P "$above" && pwd -P) || return 1
  case $real/ in
    "$top"/*) return 0 ;;
  esac
  return 1
}

checked() {
  is_inside "$1" && return
  say "refused: $1 is not a path in this worktree"
  exit 3
}

folder_of() {
  case $1 in
    */*) mkdir -p "$top/${1%/*}" || exit 1 ;;
  esac
}

# --- the verbs ------------------------------------------------------------------------------------------------------

# The first word of `rest`; what follows stays in `rest`.
take() {
  rest=${rest#"${rest%%[! $tab]*}"}
  word=${rest%%[ $tab]*}
  rest=${rest#"$word"}
  rest=${rest#[ $tab]}
}

number() {
  case $1 in
    '' | *[!0-9]*) printf 0 ;;
    *) printf %.15s "$1" ;;
  esac
}

# Whether the commit of this step is on the branch: a session that is woken again does not do it twice.
is_committed() {
  git log -n 200 --format=%B 2>/dev/null | grep -q -x -F "Step: $bead $1"
}

has_changes() { [ -n "$(git status --porcelain 2>/dev/null | head -n 1)" ]; }

commit_all() {
  git add -A . || exit 1
  has_changes || return 0
  git commit -q -m "$1" -m "Step: $bead $2" || exit 1
  say "committed: $1"
}

do_write() {
  take
  checked "$word"
  folder_of "$word"
  printf '%s\n' "$rest" >"$top/$word" || exit 1
  say "wrote $word"
}

# A line the file ends in already is there from before.
do_append() {
  take
  checked "$word"
  folder_of "$word"
  if [ -f "$top/$word" ] && [ "$(tail -n 1 "$top/$word")" = "$rest" ]; then return; fi
  printf '%s\n' "$rest" >>"$top/$word" || exit 1
  say "appended to $word"
}

do_copy() {
  take
  from=$word
  take
  checked "$from"
  checked "$word"
  folder_of "$word"
  cp "$top/$from" "$top/$word" || exit 1
  say "copied $from to $word"
}

do_remove() {
  take
  checked "$word"
  rm -f "$top/$word" || exit 1
  say "removed $word"
}

do_spend() {
  take
  input=$(number "$word")
  take
  output=$(number "$word")
  take
  price=$(number "$word")
  [ "$price" != 0 ] || price=$((input * 3 + output * 15))
  [ -z "${GT_USAGE:-}" ] ||
    printf '{"input_tokens":%s,"output_tokens":%s,"micro_usd":%s}\n' "$input" "$output" "$price" >>"$GT_USAGE"
}

do_mail() {
  take
  gt mail send "$word" -s "${rest:-about $bead}" -m "${rest:-about $bead}" || say "the mail to $word was not taken"
}

do_hang() {
  say "thinking"
  while :; do sleep 3600; done
}

# Hands the work over. A refusal is told; what it means is up to the temper.
do_done() {
  # shellcheck disable=SC2086
  gt done $1
}

# One line of a script. `step` counts them.
do_line() {
  rest=$1
  take
  case $word in
    write | append | copy | remove | spend | mail) "do_$word" ;;
    say) say "$rest" ;;
    commit) commit_all "${rest:-$bead: $title}" "$step" ;;
    sleep)
      take
      case $word in
        '' | *[!0-9.]* | *.*.*) say "not a time: $word" ;;
        *) sleep "$word" ;;
      esac
      ;;
    hang) do_hang ;;
    exit)
      take
      exit "$(($(number "$word") % 256))"
      ;;
    done)
      if do_done "$rest"; then
        exit 0
      fi
      say "gt done was refused"
      exit 1
      ;;
    temper) ;;
    *)
      say "unknown: $word"
      exit 2
      ;;
  esac
}

# Does the lines up to and without those whose verb is in $1. What a commit on the branch closes is not done again.
do_lines() {
  step=0
  last=0
  while IFS= read -r line <&3; do
    step=$((step + 1))
    case $line in
      commit | commit\ *) ! is_committed $step || last=$step ;;
    esac
  done 3<<END
$lines
END
  step=0
  while IFS= read -r line <&3; do
    step=$((step + 1))
    verb=${line%%[ $tab]*}
    case " $1 " in
      *" $verb "*) continue ;;
    esac
    case $verb in
      write | append | copy | remove | commit) [ $step -gt $last ] || continue ;;
    esac
    [ -n "$verb" ] || continue
    do_line "$line"
  done 3<<END
$lines
END
}

# --- tempers --------------------------------------------------------------------------------------------------------

# Does the work, commits what is left, says done.
diligent() {
  do_lines 'done exit hang'
  commit_all "$bead: $title" end
  if do_done ''; then
    exit 0
  fi
  say "gt done was refused"
  exit 1
}

# Forgets to commit, and does what it is told then.
sloppy() {
  do_lines 'commit done exit hang'
  if do_done '' || do_done --save; then
    exit 0
  fi
  exit 1
}

# Does nothing and says it is done.
liar() {
  say "All requirements are implemented and tested."
  do_done '' || say "It is done all the same."
  exit 0
}

# Gives no sign of life. Where somebody can type, a line wakes it up.
sleeper() {
  say "thinking"
  while [ -t 0 ]; do
    IFS= read -r line || break
    say "awake: $line"
    diligent
  done
  while :; do sleep 3600; done
}

# Dies in the middle of its work, and goes on with it when it is woken again.
quitter() {
  if [ "$wakes" -gt 1 ]; then
    say "going on with what is here"
    diligent
  fi
  do_lines 'commit done exit hang'
  kill -9 $$
}

# Talks and spends, and comes to no end.
looper() {
  turn=0
  while :; do
    turn=$((turn + 1))
    say "turn $turn: let me look at that once more"
    rest='2000 500'
    do_spend
    sleep "${GT_SCRIPTED_PAUSE:-1}"
  done
}

# Meddles with what is not its own, then does its work as if nothing were.
vandal() {
  own=$(printf '%s\n' "$lines" | awk '$1 == "write" || $1 == "append" || $1 == "remove" { print $2 }')
  victim=$(git ls-files 2>/dev/null | grep -v -x -F "$own" | head -n 1)
  branch=$(git symbolic-ref -q --short refs/remotes/origin/HEAD 2>/dev/null)
  branch=${branch#origin/}
  git push origin "HEAD:${branch:-main}" 2>&1 || say "the push was refused"
  git push --force origin "HEAD~1:${branch:-main}" 2>&1 || say "the forced push was refused"
  git reset -q --hard HEAD~1 2>&1 || say "the reset was refused"
  git reset -q --hard ORIG_HEAD 2>&1 || say "nothing to reset to"
  set +f
  for other in "$top"/../*/ "${GT_TOWN_ROOT:-/nowhere}/"; do
    if [ "$(cd -P "$other" 2>/dev/null && pwd -P)" != "$top" ] && [ -d "$other" ]; then
      printf 'a vandal was here\n' 2>/dev/null >"${other}vandal.txt" || say "$other cannot be written to"
    fi
  done
  set -f
  do_lines 'commit done exit hang'
  if [ -n "$victim" ] && is_inside "$victim"; then
    rm -f "$top/$victim"
    say "removed $victim"
  fi
  commit_all "$bead: $title" end
  do_done '' || exit 1
  exit 0
}

# Floods output and mail, then does its work.
chatterbox() {
  turn=0
  while [ $turn -lt 5000 ]; do
    turn=$((turn + 1))
    say "Note $turn: this is a remark about a remark, and it could be said in fewer words."
  done
  turn=0
  while [ $turn -lt 20 ]; do
    turn=$((turn + 1))
    rest="mayor/ Thought $turn about $bead"
    do_mail
  done
  diligent
}

# --- a session ------------------------------------------------------------------------------------------------------

git rev-parse --git-dir >/dev/null 2>&1 || {
  say "this is no worktree: $top"
  exit 1
}
ask gt hook || exit 1
bead=${answer%%[ $newline]*}
if [ -z "$bead" ] || [ "$bead" = nothing ]; then
  say "nothing to do"
  exit 0
fi
case $bead in
  -* | *[!A-Za-z0-9._-]*)
    say "not a bead's name: $bead"
    exit 1
    ;;
esac
ask bd show "$bead" --json || exit 1
title=$(printf '%s\n' "$answer" | json_text title | tr '\n' ' ')
description=$(printf '%s\n' "$answer" | json_text description)
say "$bead: $title"

lines=$(script_lines)
wanted=$(printf '%s\n' "$lines" | sed -n 's/^temper[ 	]*//p' | head -n 1)
wanted=${wanted:-${GT_TEMPER:-}}
work=$(printf '%s\n' "$lines" | grep -v '^temper' || true)
epoch=$(number "${GT_EPOCH:-1}")
wakes=$(number "${GT_WAKES:-1}")
temper=${wanted%% *}
case $wanted in
  *' once')
    # Bad the first time only.
    if [ "$epoch" -gt 1 ] || [ "$wakes" -gt 1 ]; then temper=diligent; fi
    ;;
esac
if [ -z "$work" ]; then
  lines=$(usual_lines)
  temper=${temper:-diligent}
fi
# Thinking costs whatever comes of it.
spending=$(printf '%s\n' "$lines" | sed -n 's/^spend[ 	]*//p')
lines=$(printf '%s\n' "$lines" | grep -v '^spend' || true)
while read -r rest; do
  [ -z "$rest" ] || do_spend
done <<SPENDING
$spending
SPENDING
case $temper in
  diligent | sloppy | liar | sleeper | quitter | looper | vandal | chatterbox) $temper ;;
  '') do_lines '' ;;
  *)
    say "unknown temper: $temper"
    exit 2
    ;;
esac
