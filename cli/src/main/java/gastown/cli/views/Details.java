package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.FieldValue;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Page.Style;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An issue in full, as text.
final class Details {

  private final Call call;
  private final Lines lines;
  private final Bead bead;

  Details(Call call, Lines lines, Bead bead) {
    this.call = call;
    this.lines = lines;
    this.bead = bead;
  }

  void show(Page page) {
    head(page);
    section(page, "DESCRIPTION", bead.text(Field.DESCRIPTION), true);
    section(page, "DESIGN", bead.text(Field.DESIGN), false);
    section(page, "NOTES", bead.text(Field.NOTES), false);
    section(page, "ACCEPTANCE CRITERIA", bead.text(Field.ACCEPTANCE), false);
    var labels = call.rows().labels(List.of(bead.id())).getOrDefault(bead.id(), List.of());
    if (!labels.isEmpty()) {
      page.blank().put(Style.BOLD, "LABELS:").line(" " + String.join(", ", labels));
    }
    if (bead.json(Field.METADATA) instanceof Json.Obj(var members)) {
      page.blank().line(Style.BOLD, "METADATA");
      members.forEach((key, value) ->
          page.line(
              "  " + key + ": " + (value instanceof Json.Str(var text) ? text : value.compact())));
    }
    if (call.args().is("--long")) {
      fields(page);
    }
    relations(page);
    comments(page);
  }

  private void head(Page page) {
    page.put(Lines.styleOf(bead), lines.icon(bead)).put(" ").put(Style.BOLD, bead.id());
    page.put(" · " + Lines.oneLine(bead.title()) + "   [")
        .put(Lines.urgency(bead), "● P" + bead.priority());
    page.line(" · " + bead.status().toUpperCase(Locale.ROOT) + "]");
    var who = new ArrayList<String>();
    add(who, "Owner", bead.text(Field.CREATED_BY));
    add(who, "Assignee", bead.assignee());
    add(who, "Type", bead.type());
    page.line(String.join(" · ", who));
    var when = new ArrayList<String>();
    add(when, "Created", day(bead.createdAt()));
    add(when, "Updated", day(bead.updatedAt()));
    add(when, "Started", day(bead.time(Field.STARTED_AT)));
    add(when, "Closed", day(bead.time(Field.CLOSED_AT)));
    add(when, "Due", day(bead.time(Field.DUE_AT)));
    add(when, "Deferred until", day(bead.time(Field.DEFER_UNTIL)));
    page.line(String.join(" · ", when));
    add(page, "Close reason", bead.text(Field.CLOSE_REASON));
    add(page, "External", bead.text(Field.EXTERNAL_REF));
    add(page, "Spec", bead.text(Field.SPEC_ID));
    if (bead.get(Field.ESTIMATE) != null) {
      page.line("Estimate: " + bead.number(Field.ESTIMATE) + " minutes");
    }
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + ": " + value);
    }
  }

  private static void add(Page page, String name, String value) {
    if (!value.isEmpty()) {
      page.line(name + ": " + value);
    }
  }

  private String day(@org.jspecify.annotations.Nullable Instant time) {
    if (time == null) {
      return "";
    }
    boolean isLocal = call.args().is("--local-time");
    var local = time.atZone(isLocal ? call.zone() : ZoneOffset.UTC);
    return isLocal
        ? local.toLocalDate()
            + " "
            + local.toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
        : local.toLocalDate().toString();
  }

  private static void section(Page page, String heading, String text, boolean always) {
    if (!text.isEmpty() || always) {
      page.blank().line(Style.BOLD, heading).line(text.isBlank() ? "(none)" : text.stripTrailing());
    }
  }

  private void fields(Page page) {
    page.blank().line(Style.BOLD, "FIELDS");
    for (var field : Field.all()) {
      var value = bead.get(field);
      boolean isLong =
          field == Field.DESCRIPTION
              || field == Field.DESIGN
              || field == Field.NOTES
              || field == Field.ACCEPTANCE;
      if (value != null && !isLong && field != Field.UNKNOWN) {
        page.line(
            "  "
                + field.key()
                + ": "
                + (FieldValue.json(value) instanceof Json.Str(var text)
                    ? text
                    : FieldValue.json(value).compact()));
      }
    }
  }

  private void relations(Page page) {
    var ids = List.of(bead.id());
    var out = call.rows().dependencies(ids).getOrDefault(bead.id(), List.of());
    var in = call.rows().dependents(ids).getOrDefault(bead.id(), List.of());
    related(page, "PARENT ↑", "↑", out, DependencyType.PARENT_CHILD, true);
    blocking(page, "DEPENDS ON →", "→", out, true);
    related(page, "DISCOVERED FROM ◊", "◊", out, DependencyType.DISCOVERED_FROM, true);
    related(page, "CHILDREN ↳", "↳", in, DependencyType.PARENT_CHILD, false);
    progress(page, in);
    blocking(page, "BLOCKS ←", "←", in, false);
    related(page, "DISCOVERED ◊", "◊", in, DependencyType.DISCOVERED_FROM, false);
    others(page, out, in);
  }

  private void progress(Page page, List<Dependency> in) {
    var ids =
        in.stream()
            .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
            .map(Dependency::from)
            .toList();
    if (bead.type().equals("epic") && !ids.isEmpty()) {
      long done = call.rows().beads(ids).values().stream().filter(Bead::isClosed).count();
      page.line("  " + done + "/" + ids.size() + " complete (" + 100 * done / ids.size() + "%)");
    }
  }

  private void related(
      Page page, String heading, String arrow, List<Dependency> edges, String type, boolean isOut) {
    var chosen = edges.stream().filter(edge -> edge.type().equals(type)).toList();
    list(page, heading, arrow, chosen, isOut);
  }

  private void blocking(
      Page page, String heading, String arrow, List<Dependency> edges, boolean isOut) {
    var chosen =
        edges.stream()
            .filter(edge ->
                DependencyType.AFFECTING_READINESS.contains(edge.type())
                    && !edge.type().equals(DependencyType.PARENT_CHILD))
            .toList();
    list(page, heading, arrow, chosen, isOut);
  }

  private void list(
      Page page, String heading, String arrow, List<Dependency> edges, boolean isOut) {
    if (edges.isEmpty()) {
      return;
    }
    page.blank().line(Style.BOLD, heading);
    for (var edge : edges) {
      var other = isOut ? edge.to() : edge.from();
      var known = call.rows().bead(other);
      if (known == null) {
        page.line("  " + arrow + " " + other);
      } else {
        lines.inSection(arrow, known, page);
      }
    }
  }

  private void others(Page page, List<Dependency> out, List<Dependency> in) {
    var seen = new java.util.HashSet<String>();
    var rows = new ArrayList<Dependency>();
    for (var edge : out) {
      if (isLoose(edge) && seen.add(edge.to())) {
        rows.add(edge);
      }
    }
    for (var edge : in) {
      if (isLoose(edge) && seen.add(edge.from())) {
        rows.add(edge.between(edge.to(), edge.from()));
      }
    }
    list(page, "RELATED ↔", "↔", rows, true);
  }

  private static boolean isLoose(Dependency edge) {
    return !DependencyType.AFFECTING_READINESS.contains(edge.type())
        && !edge.type().equals(DependencyType.DISCOVERED_FROM);
  }

  private void comments(Page page) {
    var comments = call.rows().comments(List.of(bead.id())).getOrDefault(bead.id(), List.of());
    if (comments.isEmpty()) {
      return;
    }
    page.blank().line(Style.BOLD, "COMMENTS");
    for (Comment comment : comments) {
      page.line("  " + day(comment.createdAt()) + " " + comment.author());
      page.line("    " + comment.text().replace("\n", "\n    "));
    }
  }
}
