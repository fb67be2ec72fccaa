package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bd count`.
final class Count implements Command {
  private static final List<String> GROUPINGS =
      List.of("--by-status", "--by-priority", "--by-type", "--by-assignee", "--by-label");

  private static final Spec SPEC =
      Spec.of("count", "", "Count issues, closed ones too unless asked otherwise")
          .group(Group.VIEWS)
          .example("bd count --status open --by-assignee")
          .text("-s", "--status", "statuses separated by commas, or all")
          .text("-t", "--type", "types separated by commas")
          .text("-p", "--priority", "0 to 4, or P0 to P4")
          .text("--priority-min", "this or less urgent")
          .text("--priority-max", "this or more urgent")
          .text("-a", "--assignee", "who works on it; none for nobody")
          .sw("--no-assignee", "nobody works on it")
          .list("-l", "--label", "all of these labels")
          .list("--label-any", "any of these labels")
          .sw("--no-labels", "no labels")
          .text("--title", "title contains")
          .also("--title-contains")
          .text("--desc-contains", "description contains")
          .text("--notes-contains", "notes contain")
          .sw("--empty-description", "no description")
          .text("--id", "these ids, separated by commas")
          .text("--created-after", "created then or later")
          .text("--created-before", "created before")
          .text("--updated-after", "changed then or later")
          .text("--updated-before", "changed before")
          .text("--closed-after", "closed then or later")
          .text("--closed-before", "closed before")
          .sw("--by-status", "a number for each status")
          .sw("--by-priority", "a number for each priority")
          .sw("--by-type", "a number for each type")
          .sw("--by-assignee", "a number for each assignee")
          .sw("--by-label", "a number for each label; an issue counts once for each it carries")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var filters = new Filters(call);
    var where = new ArrayList<>(filters.read());
    var statuses = filters.statuses();
    if (!statuses.isEmpty()) {
      where.add(new Criterion.OneOf(Field.STATUS, statuses));
    }
    var query = Query.where(where);
    var wanted = GROUPINGS.stream().filter(call.args()::is).toList();
    if (wanted.size() > 1) {
      throw Problem.of(
              "one-grouping", "only one --by-* flag can be given", "bd count " + wanted.getFirst())
          .refusal();
    }
    if (wanted.isEmpty()) {
      long count = call.rows().count(query);
      return Reply.line(Long.toString(count), () -> Json.object().put("count", count).build());
    }
    var beads = call.rows().find(query);
    var groups = grouped(call, beads, wanted.getFirst());
    return Reply.of(page -> text(beads.size(), groups, page), () -> json(beads.size(), groups));
  }

  private static Map<String, Long> grouped(Call call, List<Bead> beads, String by) {
    var groups = new TreeMap<String, Long>();
    var labels =
        by.equals("--by-label")
            ? call.rows().labels(beads.stream().map(Bead::id).toList())
            : Map.<String, List<String>>of();
    for (var bead : beads) {
      for (var group : groups(bead, by, labels)) {
        groups.merge(group, 1L, Long::sum);
      }
    }
    return groups;
  }

  private static List<String> groups(Bead bead, String by, Map<String, List<String>> labels) {
    return switch (by) {
      case "--by-status" -> List.of(bead.status());
      case "--by-priority" -> List.of("P" + bead.priority());
      case "--by-type" -> List.of(bead.type());
      case "--by-assignee" -> List.of(bead.assignee().isEmpty() ? "(unassigned)" : bead.assignee());
      default -> labels.getOrDefault(bead.id(), List.of("(no labels)"));
    };
  }

  private static void text(int total, Map<String, Long> groups, Page page) {
    page.line("Total: " + total).blank();
    groups.forEach((group, count) -> page.line(group + ": " + count));
  }

  private static Json json(int total, Map<String, Long> groups) {
    var items = new ArrayList<Json>();
    groups.forEach(
        (group, count) -> items.add(Json.object().put("group", group).put("count", count).build()));
    return Json.object().put("total", total).put("groups", new Json.Arr(items)).build();
  }
}
