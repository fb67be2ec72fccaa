package gastown.cli.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was typed behind a command, read by its words. Flags are asked for by any of their names;
/// asking for one the command does not have is a mistake of the program, not of the user.
public final class Args {
  private final Spec spec;
  private final List<Flag> globals;
  private final List<String> positionals;
  private final Map<String, List<String>> typed;

  Args(Spec spec, List<Flag> globals, List<String> positionals, Map<String, List<String>> typed) {
    this.spec = spec;
    this.globals = globals;
    this.positionals = List.copyOf(positionals);
    this.typed = new HashMap<>(typed);
  }

  public Spec spec() {
    return spec;
  }

  public List<String> positionals() {
    return positionals;
  }

  /// The positional at `index`, or null when there are fewer.
  public @Nullable String positional(int index) {
    return index < positionals.size() ? positionals.get(index) : null;
  }

  /// Whether the flag was typed at all, even with an empty value.
  public boolean given(String flag) {
    return typed.containsKey(find(flag).name());
  }

  /// Whether the flag was typed with a value that is not empty.
  public boolean isSet(String flag) {
    var values = typed.get(find(flag).name());
    return values != null && !values.isEmpty() && !values.getLast().isEmpty();
  }

  /// The value typed last, else the initial one, else null.
  public @Nullable String text(String flag) {
    var declared = find(flag);
    var values = typed.get(declared.name());
    if (values != null && !values.isEmpty()) {
      return values.getLast();
    }
    return declared.initial().isEmpty() ? null : declared.initial();
  }

  public String text(String flag, String otherwise) {
    var value = text(flag);
    return value == null ? otherwise : value;
  }

  /// Whether the switch is on.
  public boolean is(String flag) {
    return "true".equals(text(flag));
  }

  /// The number typed last, else the initial one, else 0.
  public long number(String flag) {
    var value = text(flag);
    return value == null ? 0 : Long.parseLong(value);
  }

  /// Every value of a list or repeatable flag, in the order typed.
  public List<String> list(String flag) {
    var declared = find(flag);
    var values = typed.get(declared.name());
    if (values != null) {
      return List.copyOf(values);
    }
    return declared.initial().isEmpty() ? List.of() : List.of(declared.initial());
  }

  /// Whether what was typed asks for standard input: a `-` in place of a file or a text, or
  /// `--stdin`.
  public boolean asksForInput() {
    for (var each : typed.entrySet()) {
      if (each.getValue().contains("-") || each.getKey().equals("--stdin")) {
        return true;
      }
    }
    return positionals.contains("-");
  }

  private Flag find(String name) {
    var flag = Words.find(name, spec.flags(), globals);
    if (flag == null) {
      throw new IllegalArgumentException(spec.path() + " has no flag " + name);
    }
    return flag;
  }
}
