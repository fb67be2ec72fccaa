package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.query.Query;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives beads other ids. Children follow their parents; dependencies, comments, labels and
/// mentions follow the bead.
public record Renaming(Tracker tracker) {
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)+(?:\\.[0-9]+)*");
  private static final List<Field> TEXTS =
      List.of(Field.TITLE, Field.DESCRIPTION, Field.DESIGN, Field.ACCEPTANCE, Field.NOTES);

  public void rename(Map<String, String> wanted) {
    var names = withChildren(wanted);
    names.forEach(this::check);
    names.forEach(this::move);
    rewriteMentions(names);
  }

  private Map<String, String> withChildren(Map<String, String> wanted) {
    var names = new LinkedHashMap<>(wanted);
    for (var name : wanted.entrySet()) {
      var part = name.getKey().substring(name.getKey().lastIndexOf('-') + 1) + ".";
      for (var id : tracker.rows().idsContaining(part, Integer.MAX_VALUE)) {
        if (BeadId.isBelow(id, name.getKey())) {
          names.putIfAbsent(id, name.getValue() + id.substring(name.getKey().length()));
        }
      }
    }
    return names;
  }

  /// Also what is renamed itself is in the way: nothing is put over it.
  private void check(String old, String fresh) {
    if (!BeadId.isWellFormed(fresh)) {
      throw Problem.of(
              "bad-id",
              "invalid issue ID \"" + fresh + "\": expected prefix-hash",
              "bd rename <old-id> " + tracker.config().prefix() + "-a1b2")
          .refusal();
    }
    if (!old.equals(fresh) && tracker.rows().bead(fresh) != null) {
      throw Problem.of("id-taken", "issue " + fresh + " already exists", "bd show " + fresh)
          .refusal();
    }
  }

  private void move(String old, String fresh) {
    var draft = tracker.draft();
    var bead = tracker.rows().bead(old);
    if (bead == null) {
      return;
    }
    var ids = List.of(old);
    var out = tracker.rows().dependencies(ids).getOrDefault(old, List.of());
    var in = tracker.rows().dependents(ids).getOrDefault(old, List.of());
    var labels = draft.labels(old);
    var comments = tracker.rows().comments(ids).getOrDefault(old, List.of());
    draft.erase(old);
    draft.put(bead.with(Field.ID, fresh).with(Field.UPDATED_AT, tracker.now()));
    labels.forEach(label -> draft.label(fresh, label));
    comments.forEach(comment -> draft.comment(comment.of(fresh)));
    for (Dependency edge : out) {
      draft.link(edge.between(fresh, edge.to()));
    }
    for (Dependency edge : in) {
      draft.link(edge.between(edge.from(), fresh));
    }
    var counter = BeadId.childCounter(old);
    var last = draft.set(counter, null);
    draft.set(BeadId.childCounter(fresh), last);
  }

  private void rewriteMentions(Map<String, String> names) {
    for (var bead : tracker.rows().find(Query.ALL)) {
      var rewritten = rewritten(bead, names);
      if (!rewritten.equals(bead)) {
        tracker.touch(rewritten);
      }
    }
  }

  private static Bead rewritten(Bead bead, Map<String, String> names) {
    var result = bead;
    for (var field : new LinkedHashSet<>(TEXTS)) {
      var text = bead.text(field);
      if (text.indexOf('-') >= 0) {
        result =
            result.with(
                field,
                WORD.matcher(text)
                    .replaceAll(match ->
                        Matcher.quoteReplacement(
                            names.getOrDefault(match.group(), match.group()))));
      }
    }
    return result;
  }
}
