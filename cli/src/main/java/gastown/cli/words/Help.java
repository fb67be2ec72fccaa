package gastown.cli.words;

import java.util.List;

/// Help as text: of one command, and of all.
public final class Help {
  private Help() {}

  /// The line that shows how a command is typed.
  static String usage(Spec spec) {
    var line = new StringBuilder(spec.program()).append(' ').append(spec.path());
    if (!spec.usage().isEmpty()) {
      line.append(' ').append(spec.usage());
    }
    return line.append(" [flags]").toString();
  }

  /// Help of one command; `below` are the commands whose path continues this one's.
  public static String of(Spec spec, List<Spec> below, List<Flag> globals) {
    var out = new StringBuilder(spec.summary()).append('\n');
    if (!spec.detail().isEmpty()) {
      out.append('\n').append(spec.detail().strip()).append('\n');
    }
    out.append("\nUsage:\n  ").append(usage(spec)).append('\n');
    if (!spec.aliases().isEmpty()) {
      out.append("\nAliases:\n  ").append(spec.path());
      for (var alias : spec.aliases()) {
        out.append(", ").append(alias);
      }
      out.append('\n');
    }
    if (!spec.examples().isEmpty()) {
      out.append("\nExamples:\n");
      for (var line : spec.examples()) {
        out.append("  ").append(line).append('\n');
      }
    }
    commands("Commands:", below, out);
    flags("Flags:", spec.flags(), out);
    flags("Global flags:", globals, out);
    return out.toString();
  }

  /// Every command with one line each, by group.
  public static String overview(
      String program, String about, List<Spec> specs, List<Flag> globals) {
    var out = new StringBuilder(about).append("\n\nUsage:\n  ").append(program);
    out.append(" <command> [arguments] [flags]\n");
    for (var group : Group.values()) {
      var members = specs.stream().filter(spec -> spec.group() == group).toList();
      commands(group.title() + ":", members, out);
    }
    flags("Global flags:", globals, out);
    out.append("\nMore about one command: ").append(program).append(" <command> --help\n");
    return out.toString();
  }

  private static void commands(String title, List<Spec> specs, StringBuilder out) {
    var shown = specs.stream().filter(spec -> !spec.isHidden()).toList();
    if (shown.isEmpty()) {
      return;
    }
    int width = shown.stream().mapToInt(spec -> spec.path().length()).max().orElse(0);
    out.append('\n').append(title).append('\n');
    for (var spec : shown) {
      line(spec.path(), width, spec.summary(), out);
    }
  }

  private static void flags(String title, List<Flag> flags, StringBuilder out) {
    var shown = flags.stream().filter(Flag::isShown).toList();
    if (shown.isEmpty()) {
      return;
    }
    int width = shown.stream().mapToInt(flag -> left(flag).length()).max().orElse(0);
    out.append('\n').append(title).append('\n');
    for (var flag : shown) {
      line(left(flag), width, flag.help() + initial(flag), out);
    }
  }

  private static String left(Flag flag) {
    var letter = flag.letter().isEmpty() ? "    " : flag.letter() + ", ";
    var value =
        switch (flag.kind()) {
          case SWITCH -> "";
          case MAYBE -> "[=value]";
          case TEXT -> " text";
          case NUMBER -> " number";
          case LIST -> " a,b";
          case REPEAT -> " text...";
        };
    return letter + flag.name() + value;
  }

  private static String initial(Flag flag) {
    return flag.initial().isEmpty() ? "" : " (default " + flag.initial() + ")";
  }

  private static void line(String left, int width, String right, StringBuilder out) {
    var line = "  " + left + " ".repeat(width - left.length()) + "   " + right;
    out.append(line.stripTrailing()).append('\n');
  }
}
