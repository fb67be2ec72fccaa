package gastown.cli.views;

import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.query.Criterion;
import gastown.beads.query.Dates;
import gastown.beads.query.Query;
import gastown.beads.work.Validation;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.words.Args;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the filter flags of lists into criteria. A flag the command does not have is simply not
/// asked about.
public final class Filters {
  private static final List<Criterion> NONE = List.of();

  private final Call call;
  private final Args args;
  private final List<Criterion> criteria = new ArrayList<>();

  public Filters(Call call) {
    this.call = call;
    this.args = call.args();
  }

  private boolean has(String flag) {
    for (var one : args.spec().flags()) {
      if (one.names().contains(flag)) {
        return args.given(flag);
      }
    }
    return false;
  }

  /// All criteria of the flags typed, status aside.
  public List<Criterion> read() {
    people();
    urgency();
    labels();
    texts();
    times();
    facts();
    return criteria.isEmpty() ? NONE : criteria;
  }

  /// The statuses typed behind `--status`, checked; empty when none or `all` was typed.
  public Set<String> statuses() {
    var names = new HashSet<String>();
    if (!has("--status")) {
      return names;
    }
    var vocabulary = Vocabulary.of(call.config());
    for (var name : args.text("--status", "").split(",", -1)) {
      if (!name.isBlank() && !name.strip().equals("all")) {
        names.add(vocabulary.requireStatus(name.strip()));
      }
    }
    return names;
  }

  private Set<String> types() {
    var types = new HashSet<String>();
    for (var word : args.text("--type", "").split(",", -1)) {
      types.add(IssueType.namedInFilter(word.strip()));
    }
    return types;
  }

  /// What may be mistyped where nothing was found.
  public List<String> doubts() {
    if (!has("--type")) {
      return List.of();
    }
    var vocabulary = Vocabulary.of(call.config());
    return types().stream()
        .filter(type -> !vocabulary.knowsType(type) && !vocabulary.infraTypes().contains(type))
        .sorted()
        .map(type -> "There is no type \"" + type + "\" (bd types lists them)")
        .toList();
  }

  private void people() {
    if (has("--assignee")) {
      var whom = args.text("--assignee", "");
      criteria.add(
          whom.equals("none")
              ? new Criterion.Present(Field.ASSIGNEE, false)
              : Criterion.is(Field.ASSIGNEE, whom));
    }
    if (has("--no-assignee") && args.is("--no-assignee")
        || has("--unassigned") && args.is("--unassigned")) {
      criteria.add(new Criterion.Present(Field.ASSIGNEE, false));
    }
    if (has("--type")) {
      criteria.add(new Criterion.OneOf(Field.TYPE, types()));
    }
    if (has("--exclude-type")) {
      var types = new HashSet<String>();
      args.list("--exclude-type").forEach(word -> types.add(IssueType.namedInFilter(word.strip())));
      criteria.add(new Criterion.Not(new Criterion.OneOf(Field.TYPE, types)));
    }
    for (var pair : List.of("--mol-type", "--wisp-type")) {
      if (has(pair)) {
        criteria.add(
            Criterion.is(
                pair.equals("--mol-type") ? Field.MOL_TYPE : Field.WISP_TYPE, args.text(pair, "")));
      }
    }
  }

  private void urgency() {
    if (has("--priority")) {
      long priority = Validation.priority(args.text("--priority", ""));
      criteria.add(new Criterion.Between(Field.PRIORITY, priority, priority));
    }
    boolean hasLeast = has("--priority-min");
    boolean hasMost = has("--priority-max");
    if (hasLeast || hasMost) {
      criteria.add(
          new Criterion.Between(
              Field.PRIORITY,
              hasLeast ? Validation.priority(args.text("--priority-min", "")) : 0,
              hasMost ? Validation.priority(args.text("--priority-max", "")) : 4));
    }
  }

  private void labels() {
    for (var flag : List.of("--label", "--tag")) {
      if (has(flag)) {
        args.list(flag).forEach(label -> criteria.add(new Criterion.HasLabel(label.strip())));
      }
    }
    if (has("--label-any")) {
      criteria.add(
          new Criterion.Any(
              args.list("--label-any").stream()
                  .<Criterion>map(l -> new Criterion.HasLabel(l.strip()))
                  .toList()));
    }
    if (has("--exclude-label")) {
      args.list("--exclude-label")
          .forEach(l -> criteria.add(new Criterion.Not(new Criterion.HasLabel(l.strip()))));
    }
    if (has("--label-pattern")) {
      criteria.add(new Criterion.LabelGlob(args.text("--label-pattern", "")));
    }
    if (has("--label-regex")) {
      var expression = args.text("--label-regex", "");
      try {
        java.util.regex.Pattern.compile(expression);
      } catch (java.util.regex.PatternSyntaxException e) {
        throw Problem.of(
                "bad-regex",
                "invalid --label-regex: " + e.getDescription(),
                "--label-regex \"^area:\"")
            .refusal();
      }
      criteria.add(new Criterion.LabelRegex(expression));
    }
    if (has("--no-labels") && args.is("--no-labels")) {
      criteria.add(new Criterion.HasAnyLabel(false));
    }
  }

  private void texts() {
    contains("--title", Field.TITLE);
    contains("--title-contains", Field.TITLE);
    contains("--desc-contains", Field.DESCRIPTION);
    contains("--notes-contains", Field.NOTES);
    contains("--external-contains", Field.EXTERNAL_REF);
    if (has("--spec")) {
      var spec = args.text("--spec", "");
      criteria.add(new Criterion.Glob(Field.SPEC_ID, spec.indexOf('*') < 0 ? spec + "*" : spec));
    }
    if (has("--empty-description") && args.is("--empty-description")) {
      criteria.add(new Criterion.Present(Field.DESCRIPTION, false));
    }
    if (has("--id")) {
      var ids = new HashSet<String>();
      for (var id : args.text("--id", "").split(",", -1)) {
        if (!id.isBlank()) {
          var bead = call.finder().find(id.strip());
          ids.add(bead == null ? id.strip() : bead.id());
        }
      }
      criteria.add(new Criterion.InIds(ids));
    }
  }

  private void contains(String flag, Field field) {
    if (has(flag)) {
      criteria.add(new Criterion.Contains(field, args.text(flag, "")));
    }
  }

  private void times() {
    within("--created", Field.CREATED_AT);
    within("--updated", Field.UPDATED_AT);
    within("--closed", Field.CLOSED_AT);
    within("--due", Field.DUE_AT);
    within("--defer", Field.DEFER_UNTIL);
    if (has("--overdue") && args.is("--overdue")) {
      criteria.add(new Criterion.Within(Field.DUE_AT, null, call.now()));
      criteria.add(Criterion.isNot(Field.STATUS, gastown.beads.Status.CLOSED));
    }
    if (has("--deferred") && args.is("--deferred")) {
      criteria.add(
          new Criterion.Any(
              List.of(
                  Criterion.is(Field.STATUS, gastown.beads.Status.DEFERRED),
                  new Criterion.Present(Field.DEFER_UNTIL, true))));
    }
  }

  private void within(String flag, Field field) {
    boolean isAhead = field == Field.DUE_AT || field == Field.DEFER_UNTIL;
    var dates =
        isAhead ? Dates.ahead(call.now(), call.zone()) : Dates.back(call.now(), call.zone());
    var after =
        has(flag + "-after")
            ? dates.require(flag + "-after", args.text(flag + "-after", ""))
            : null;
    var before =
        has(flag + "-before")
            ? dates.require(flag + "-before", args.text(flag + "-before", ""))
            : null;
    if (after != null || before != null) {
      criteria.add(new Criterion.Within(field, after, before));
    }
  }

  private void facts() {
    if (has("--pinned") && args.is("--pinned")) {
      criteria.add(new Criterion.Present(Field.PINNED, true));
    }
    if (has("--no-pinned") && args.is("--no-pinned")) {
      criteria.add(new Criterion.Present(Field.PINNED, false));
    }
    if (has("--no-parent") && args.is("--no-parent")) {
      criteria.add(new Criterion.HasParent(false));
    }
    if (has("--has-metadata-key")) {
      criteria.add(
          new Criterion.HasMetadataKey(
              Validation.metadataKey(args.text("--has-metadata-key", ""))));
    }
    if (has("--metadata-field")) {
      for (var pair : args.list("--metadata-field")) {
        int equals = pair.indexOf('=');
        if (equals <= 0) {
          throw Problem.of(
                  "bad-metadata-field",
                  "invalid --metadata-field \"" + pair + "\" (expected key=value)",
                  "--metadata-field team=core")
              .refusal();
        }
        criteria.add(
            new Criterion.MetadataIs(
                Validation.metadataKey(pair.substring(0, equals)), pair.substring(equals + 1)));
      }
    }
  }

  /// The order typed behind `--sort` (and turned round by `--reverse`), or the usual one.
  public List<Query.Sort> order() {
    var order = has("--sort") ? named(args.text("--sort", "")) : Query.USUAL;
    boolean isReversed = has("--reverse") && args.is("--reverse");
    return isReversed
        ? order.stream().map(sort -> new Query.Sort(sort.field(), !sort.descending())).toList()
        : order;
  }

  private static List<Query.Sort> named(String name) {
    var id = new Query.Sort(Field.ID, false);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "priority" -> Query.USUAL;
      case "created", "created_at" -> List.of(new Query.Sort(Field.CREATED_AT, true), id);
      case "oldest" -> List.of(new Query.Sort(Field.CREATED_AT, false), id);
      case "updated", "updated_at" -> List.of(new Query.Sort(Field.UPDATED_AT, true), id);
      case "closed", "closed_at" -> List.of(new Query.Sort(Field.CLOSED_AT, true), id);
      case "status" -> List.of(new Query.Sort(Field.STATUS, false), id);
      case "id" -> List.of(id);
      case "title" -> List.of(new Query.Sort(Field.TITLE, false), id);
      case "type" -> List.of(new Query.Sort(Field.TYPE, false), id);
      case "assignee" -> List.of(new Query.Sort(Field.ASSIGNEE, false), id);
      default ->
          throw Problem.of(
                  "bad-sort",
                  "invalid sort field \"" + name + "\"",
                  "--sort priority|created|updated|closed|status|id|title|type|assignee")
              .refusal();
    };
  }

  /// What `--limit` says; 0 is no limit.
  public int limit(int otherwise) {
    if (!args.given("--limit")) {
      return otherwise;
    }
    long limit = args.number("--limit");
    if (limit < 0) {
      throw Problem.of("bad-limit", "--limit must not be negative", "--limit 0   (no limit)")
          .refusal();
    }
    return (int) Math.min(limit, Integer.MAX_VALUE - 1);
  }
}
