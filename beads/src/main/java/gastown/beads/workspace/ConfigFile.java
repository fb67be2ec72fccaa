package gastown.beads.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `config.yaml` as far as it is used: `key: value` lines, nested keys joined with dots, lists
/// joined with commas, comments. Setting a key leaves everything else in the file as it is.
public final class ConfigFile {
  /// Keys that live in the file rather than in the store, so that every clone has them.
  private static final List<String> IN_FILE =
      List.of(
          "issue-prefix",
          "json",
          "actor",
          "db",
          "no-db",
          "no-git-ops",
          "no-push",
          "sync-branch",
          "sync.",
          "export.",
          "import.",
          "routing.",
          "directory.",
          "external_projects",
          "validation.",
          "hierarchy.",
          "create.",
          "git.",
          "output.",
          "repos.",
          "backup.",
          "ai.");

  private ConfigFile() {}

  public static boolean isInFile(String key) {
    for (var name : IN_FILE) {
      if (key.equals(name) || key.startsWith(name.endsWith(".") ? name : name + ".")) {
        return true;
      }
    }
    return false;
  }

  /// The file's spelling of a key that has two.
  public static String canonical(String key) {
    return key.equals("issue_prefix") || key.equals("prefix") ? "issue-prefix" : key;
  }

  public static Map<String, String> read(String text) {
    var values = new LinkedHashMap<String, String>();
    var path = new ArrayList<String>();
    var indents = new ArrayList<Integer>();
    for (var raw : text.split("\n", -1)) {
      var line = withoutComment(raw);
      var content = line.strip();
      if (content.isEmpty()) {
        continue;
      }
      int indent = line.length() - line.stripLeading().length();
      if (content.startsWith("- ")) {
        values.merge(String.join(".", path), unquoted(content.substring(2)), (a, b) -> a + "," + b);
        continue;
      }
      int colon = content.indexOf(':');
      if (colon <= 0) {
        continue;
      }
      while (!indents.isEmpty() && indents.getLast() >= indent) {
        indents.removeLast();
        path.removeLast();
      }
      path.add(unquoted(content.substring(0, colon)));
      indents.add(indent);
      var value = unquoted(content.substring(colon + 1));
      if (!value.isEmpty()) {
        values.put(String.join(".", path), value);
      }
    }
    return values;
  }

  /// The text with `key` set to `value`; a null value takes the line out.
  public static String with(
      String text, String key, @org.jspecify.annotations.Nullable String value) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    boolean done = value == null;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith(key + ":")) {
        if (value == null || done) {
          lines.remove(i--);
        } else {
          lines.set(i, key + ": " + quoted(value));
          done = true;
        }
      }
    }
    if (!done && value != null) {
      lines.add(key + ": " + quoted(value));
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String withoutComment(String line) {
    boolean single = false;
    boolean twice = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'' && !twice) {
        single = !single;
      } else if (c == '"' && !single) {
        twice = !twice;
      } else if (c == '#'
          && !single
          && !twice
          && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static String unquoted(String text) {
    var value = text.strip();
    if (value.length() >= 2) {
      char first = value.charAt(0);
      if ((first == '"' || first == '\'') && value.charAt(value.length() - 1) == first) {
        var inner = value.substring(1, value.length() - 1);
        return first == '"'
            ? inner.replace("\\\"", "\"").replace("\\\\", "\\")
            : inner.replace("''", "'");
      }
      if (first == '[' && value.endsWith("]")) {
        return value.substring(1, value.length() - 1).strip();
      }
    }
    return value;
  }

  private static String quoted(String value) {
    boolean isPlain =
        !value.isEmpty()
            && value
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "-_./@, ".indexOf(c) >= 0)
            && value.strip().equals(value)
            && "-,@".indexOf(value.charAt(0)) < 0;
    return isPlain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
