package gastown.beads.jsonl;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which beads an export holds. Deleted beads are always part of it: that is how a deletion
/// travels.
public record Scope(
    Set<String> leftOutTypes,
    boolean templates,
    boolean ephemeral,
    boolean trials,
    List<String> prefixes) {
  private static final Pattern TRIAL =
      Pattern.compile("^(test|benchmark|sample|tmp|temp|debug|dummy)[-_\\s].*");

  public Scope {
    leftOutTypes = Set.copyOf(leftOutTypes);
    prefixes = List.copyOf(prefixes);
  }

  /// What the file beside the store holds: all but what is meant to pass. A store that was lost
  /// comes back from it.
  public static final Scope MIRROR = new Scope(Set.of(), true, false, true, List.of());

  /// What a person asks for: work, without the machinery.
  public static final Scope WORK = new Scope(IssueType.INFRA, false, false, true, List.of());

  public static final Scope EVERYTHING = new Scope(Set.of(), true, true, true, List.of());

  /// Only beads with one of these prefixes; none means any.
  public Scope of(List<String> onlyPrefixes) {
    return new Scope(leftOutTypes, templates, ephemeral, trials, onlyPrefixes);
  }

  public Scope leavingOut(Set<String> types) {
    return new Scope(types, templates, ephemeral, trials, prefixes);
  }

  /// Without issues whose title says they were only for trying.
  public Scope scrubbed() {
    return new Scope(leftOutTypes, templates, ephemeral, false, prefixes);
  }

  public boolean holds(Bead bead) {
    return !leftOutTypes.contains(bead.type())
        && (templates || !bead.flag(Field.TEMPLATE))
        && (ephemeral || !bead.isEphemeral())
        && (trials || !TRIAL.matcher(bead.title().toLowerCase(Locale.ROOT)).matches())
        && hasPrefix(bead.id());
  }

  private boolean hasPrefix(String id) {
    if (prefixes.isEmpty()) {
      return true;
    }
    for (var prefix : prefixes) {
      if (gastown.beads.BeadId.hasPrefix(id, prefix)) {
        return true;
      }
    }
    return false;
  }
}
