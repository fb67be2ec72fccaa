package gastown.agents;

import gastown.beads.Problem;
import gastown.town.signals.Secrets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Variables a command line begins with, as in a shell: `NAME=value program …`. A value that is a
/// `$` and a name is that variable of the person's: so two agents of one program have accounts of
/// their own, and no secret is written down.
public record OwnVariables(Map<String, String> values, List<String> command) {
  public OwnVariables {
    values = Map.copyOf(values);
    command = List.copyOf(command);
  }

  public static OwnVariables none(List<String> command) {
    return new OwnVariables(Map.of(), command);
  }

  /// Refuses a line without a program, and a secret in it.
  static OwnVariables of(List<String> words) {
    var values = new LinkedHashMap<String, String>();
    int first = 0;
    while (first < words.size() && isAssignment(words.get(first))) {
      var word = words.get(first++);
      int sign = word.indexOf('=');
      values.put(word.substring(0, sign), word.substring(sign + 1));
    }
    if (first == words.size()) {
      throw Problem.of(
              "agent-command",
              "there is no program behind " + String.join(" ", values.keySet()),
              "gt config agent set NAME \"VARIABLE=value PROGRAM\"")
          .refusal();
    }
    values.forEach(OwnVariables::requireNoSecret);
    return new OwnVariables(values, words.subList(first, words.size()));
  }

  private static boolean isAssignment(String word) {
    int sign = word.indexOf('=');
    return sign > 0
        && !Character.isDigit(word.charAt(0))
        && word.substring(0, sign)
            .chars()
            .allMatch(c -> c == '_' || c < 128 && Character.isLetterOrDigit(c));
  }

  private static void requireNoSecret(String name, String value) {
    if (!value.startsWith("$") && !value.isEmpty() && Secrets.isNameOf(name)) {
      throw new Problem(
              "agent-secret",
              name + " looks like a secret, and settings are no place for one",
              "everybody who reads the settings would see it",
              List.of(
                  "export GT_"
                      + name
                      + "=…   then: gt config agent set NAME \""
                      + name
                      + "=\\$GT_"
                      + name
                      + " PROGRAM\""))
          .refusal();
    }
  }

  /// The person's variables that are named.
  public List<String> named() {
    return values.values().stream()
        .filter(value -> value.startsWith("$"))
        .map(value -> value.substring(1))
        .sorted()
        .toList();
  }

  /// What they are for this person.
  public Map<String, String> resolved(Map<String, String> person) {
    var resolved = new HashMap<String, String>();
    values.forEach((name, value) ->
        resolved.put(
            name, value.startsWith("$") ? person.getOrDefault(value.substring(1), "") : value));
    return resolved;
  }

  /// The person's variables as the program sees them.
  public Map<String, String> over(Map<String, String> person) {
    if (values.isEmpty()) {
      return person;
    }
    var all = new HashMap<>(person);
    all.putAll(resolved(person));
    return all;
  }
}
