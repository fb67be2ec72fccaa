package gastown.cli.words;

import java.util.List;

/// Shell scripts that complete commands, flags and issue ids, made from the words of the commands.
/// For ids a script calls `<program> __complete ids <beginning>`, which answers lines of id, tab,
/// title.
public final class Completion {
  private final Outline outline;

  /// `described` adds what each command and flag is for, where the shell can show it.
  public Completion(String program, List<Spec> specs, List<Flag> globals, boolean described) {
    this.outline = new Outline(program, specs, globals, described);
  }

  public String bash() {
    return outline.fill(BASH, Outline.Quoting.BASH);
  }

  public String zsh() {
    return outline.fill(ZSH, Outline.Quoting.ZSH);
  }

  public String fish() {
    var out = new StringBuilder(outline.fill(FISH, Outline.Quoting.FISH));
    outline.fishRules(out);
    return out.toString();
  }

  private static final String BASH =
      """
      # bash completion for PROG
      __PROG_known() {
        case "$1" in
          %KNOWN%) return 0 ;;
          *) return 1 ;;
        esac
      }
      __PROG_below() {
        case "$1" in
      %BELOW%    *) ;;
        esac
      }
      __PROG_flags() {
        case "$1" in
      %FLAGS%    *) ;;
        esac
        printf '%s\\n' %GLOBALS%
      }
      __PROG_wants_id() {
        case "$1" in
          %IDS%) return 0 ;;
          *) return 1 ;;
        esac
      }
      __PROG_complete() {
        local cur="${COMP_WORDS[COMP_CWORD]}" at="" next i word offers=""
        for ((i = 1; i < COMP_CWORD; i++)); do
          word="${COMP_WORDS[i]}"
          [[ "$word" == -* ]] && continue
          next="${at:+$at }$word"
          if __PROG_known "$next"; then at="$next"; elif [[ -n "$at" ]]; then break; fi
        done
        if [[ "$cur" == -* ]]; then
          offers="$(__PROG_flags "$at")"
        else
          offers="$(__PROG_below "$at")"
          if __PROG_wants_id "$at"; then
            offers="$offers"$'\\n'"$(PROG __complete ids "$cur" 2>/dev/null | cut -f1)"
          fi
        fi
        local IFS=$'\\n'
        COMPREPLY=($(compgen -W "$offers" -- "$cur"))
      }
      complete -F __PROG_complete PROG
      """;

  private static final String ZSH =
      """
      #compdef PROG
      __PROG_known() {
        case "$1" in
          %KNOWN%) return 0 ;;
          *) return 1 ;;
        esac
      }
      __PROG_below() {
        case "$1" in
      %BELOW%    *) reply=() ;;
        esac
      }
      __PROG_flags() {
        case "$1" in
      %FLAGS%    *) reply=() ;;
        esac
        reply+=(%GLOBALS%)
      }
      __PROG_wants_id() {
        case "$1" in
          %IDS%) return 0 ;;
          *) return 1 ;;
        esac
      }
      _PROG() {
        local at='' next word
        local -a reply ids
        for word in "${(@)words[2,CURRENT-1]}"; do
          [[ "$word" == -* ]] && continue
          next="${at:+$at }$word"
          if __PROG_known "$next"; then at="$next"; elif [[ -n "$at" ]]; then break; fi
        done
        if [[ "${words[CURRENT]}" == -* ]]; then
          __PROG_flags "$at"
          _describe -o flag reply
          return
        fi
        __PROG_below "$at"
        (( $#reply )) && _describe command reply
        if __PROG_wants_id "$at"; then
          ids=("${(@f)$(PROG __complete ids "${words[CURRENT]}" 2>/dev/null)}")
          ids=("${(@)ids//:/\\\\:}")
          ids=("${(@)ids/$'\\t'/:}")
          _describe issue ids
        fi
      }
      if [[ "$funcstack[1]" == "_PROG" ]]; then _PROG "$@"; else compdef _PROG PROG; fi
      """;

  private static final String FISH =
      """
      # fish completion for PROG
      function __PROG_at
        set -l at ''
        for word in (commandline -opc)[2..-1]
          string match -q -- '-*' $word; and continue
          set -l next (string trim -- "$at $word")
          if contains -- "$next" %KNOWN%
            set at $next
          else if test -n "$at"
            break
          end
        end
        contains -- "$at" $argv
      end
      complete -c PROG -f
      """;
}
