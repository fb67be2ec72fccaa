package gastown.beads.work;

import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The statuses and types a workspace knows: the built-in ones and those it declares.
public record Vocabulary(List<Status> ownStatuses, List<String> ownTypes, Set<String> infraTypes) {
  private static final int MOST_STATUSES = 50;

  public static Vocabulary of(Config config) {
    var infra = config.list("types.infra");
    return new Vocabulary(
        statuses(config.get("status.custom", "")),
        config.list("types.custom"),
        infra.isEmpty() ? IssueType.INFRA : Set.copyOf(infra));
  }

  /// Reads `name[:category],…`; a malformed declaration is a problem.
  public static List<Status> statuses(String declaration) {
    var statuses = new ArrayList<Status>();
    var names = new HashSet<String>();
    Status.BUILT_IN.forEach(status -> names.add(status.name()));
    for (var part : declaration.split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      var status = status(part.strip());
      if (status.name().equals(Status.TOMBSTONE)) {
        throw bad("custom status \"" + Status.TOMBSTONE + "\" is taken: it marks what is deleted");
      }
      if (!names.add(status.name())) {
        throw bad("custom status \"" + status.name() + "\" is built in or declared twice");
      }
      statuses.add(status);
    }
    if (statuses.size() > MOST_STATUSES) {
      throw bad(
          "too many custom statuses: " + statuses.size() + " (at most " + MOST_STATUSES + ")");
    }
    return statuses;
  }

  private static Status status(String part) {
    int colon = part.indexOf(':');
    var name = colon < 0 ? part : part.substring(0, colon);
    var word = colon < 0 ? null : part.substring(colon + 1);
    if (!isName(name)) {
      throw bad("invalid custom status name \"" + name + "\": lower case letters, digits, _ and -");
    }
    return new Status(name, category(name, word), "◇", "Declared by this workspace");
  }

  private static boolean isName(String name) {
    return Pattern.matches("[a-z][a-z0-9_-]*", name);
  }

  private static Status.Category category(String name, @Nullable String word) {
    return switch (word) {
      case null -> Status.Category.UNSPECIFIED;
      case "active" -> Status.Category.ACTIVE;
      case "wip" -> Status.Category.WIP;
      case "done" -> Status.Category.DONE;
      case "frozen" -> Status.Category.FROZEN;
      default ->
          throw bad(
              "invalid category \""
                  + word
                  + "\" of status \""
                  + name
                  + "\" (expected active, wip, done or frozen)");
    };
  }

  private static Problem.Refusal bad(String what) {
    return Problem.of(
            "bad-custom-status", what, "bd config set status.custom \"in-review:wip,shipped:done\"")
        .refusal();
  }

  public @Nullable Status status(String name, List<Status> among) {
    for (var status : among) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    return null;
  }

  /// The declared or built-in status of this name, or null.
  public @Nullable Status find(String name) {
    var builtIn = status(name, Status.BUILT_IN);
    return builtIn == null ? status(name, ownStatuses) : builtIn;
  }

  public String icon(String status) {
    var known = find(status);
    return known == null ? "◇" : known.icon();
  }

  public List<Status> all() {
    var all = new ArrayList<>(Status.BUILT_IN);
    all.addAll(ownStatuses);
    return all;
  }

  /// Statuses that a plain list leaves out.
  public Set<String> hidden() {
    var hidden = new HashSet<>(Set.of(Status.CLOSED, Status.PINNED));
    for (var status : ownStatuses) {
      if (status.category() == Status.Category.DONE
          || status.category() == Status.Category.FROZEN) {
        hidden.add(status.name());
      }
    }
    return hidden;
  }

  public String requireStatus(String name) {
    if (find(name) == null) {
      var remedies = new ArrayList<>(List.of("bd statuses"));
      if (name.equals(Status.TOMBSTONE)) {
        remedies.add("bd delete <id>   (marks an issue so)");
      } else if (isName(name)) {
        remedies.add("bd config set status.custom \"" + name + ":wip\"");
      }
      throw new Problem("invalid-status", "invalid status: " + name, "", remedies).refusal();
    }
    return name;
  }

  public boolean knowsType(String name) {
    return IssueType.BUILT_IN.stream().anyMatch(type -> type.name().equals(name))
        || name.equals(IssueType.EVENT)
        || ownTypes.contains(name);
  }

  public String requireType(String word) {
    var name = IssueType.named(word);
    if (!knowsType(name)) {
      throw Problem.of(
              "invalid-type",
              "invalid issue type: " + word,
              "bd types",
              "bd config set types.custom \"" + word.toLowerCase(Locale.ROOT) + "\"")
          .refusal();
    }
    return name;
  }
}
