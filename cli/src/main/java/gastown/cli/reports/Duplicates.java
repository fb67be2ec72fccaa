package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Closing;
import gastown.beads.work.Linking;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `bd duplicates`: open issues that say exactly the same.
final class Duplicates implements Command {
  private static final List<Field> CONTENT =
      List.of(Field.TITLE, Field.DESCRIPTION, Field.DESIGN, Field.ACCEPTANCE, Field.STATUS);
  private static final List<Field> TEXTS =
      List.of(Field.DESCRIPTION, Field.DESIGN, Field.NOTES, Field.ACCEPTANCE);

  private static final Spec SPEC =
      Spec.of("duplicates", "", "Find open issues with the same content")
          .group(Group.VIEWS)
          .detail(
              "Of each group the issue that most others mention or depend on stays; the oldest when"
                  + " none does.")
          .sw("--auto-merge", "close all but one of each group as its duplicates")
          .sw("--dry-run", "with --auto-merge: only show what would be closed")
          .build();

  private record Copy(Bead bead, int references, int dependents) {
    Json json(boolean isTarget) {
      return Json.object()
          .put("id", bead.id())
          .put("title", bead.title())
          .put("status", bead.status())
          .put("priority", bead.priority())
          .put("references", references)
          .put("dependents", dependents)
          .put("is_merge_target", isTarget)
          .build();
    }
  }

  /// The copies of one issue, the one that stays first.
  private record Same(List<Copy> copies) {
    Bead target() {
      return copies.getFirst().bead();
    }

    List<Bead> others() {
      return copies.stream().skip(1).map(Copy::bead).toList();
    }

    List<String> commands() {
      return others().stream()
          .map(bead -> "bd duplicate " + bead.id() + " --of " + target().id())
          .toList();
    }

    Json json() {
      var items = new ArrayList<Json>();
      copies.forEach(copy -> items.add(copy.json(items.isEmpty())));
      return Json.object()
          .put("title", target().title())
          .put("issues", new Json.Arr(items))
          .put("suggested_target", target().id())
          .put("suggested_sources", Json.texts(others().stream().map(Bead::id).toList()))
          .put("suggested_action", String.join("; ", commands()))
          .build();
    }
  }

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Access access(Args args) {
    return args.is("--auto-merge") && !args.is("--dry-run") ? Access.WRITES : Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var groups = groups(call);
    boolean merges = call.args().is("--auto-merge") && !call.args().is("--dry-run");
    var failures = new ArrayList<String>();
    var merged = new ArrayList<String>();
    if (merges) {
      groups.forEach(group -> merge(call, group, merged, failures));
      call.draft().name("duplicates", "");
    }
    return Reply.of(
            page -> text(groups, merges, merged, page),
            () -> {
              var json =
                  Json.object()
                      .put("duplicate_groups", groups.size())
                      .put("groups", new Json.Arr(groups.stream().map(Same::json).toList()));
              if (call.args().is("--auto-merge")) {
                json.put(
                    "merge_commands",
                    Json.texts(groups.stream().flatMap(g -> g.commands().stream()).toList()));
                json.put("merged", Json.texts(merged));
              }
              return json.build();
            })
        .withRemarks(failures);
  }

  private static List<Same> groups(Call call) {
    var byContent = new LinkedHashMap<List<String>, List<Bead>>();
    var open = call.rows().find(Query.where(Criterion.isNot(Field.STATUS, Status.CLOSED)));
    for (var bead : open) {
      var content = CONTENT.stream().map(bead::text).toList();
      byContent.computeIfAbsent(content, _ -> new ArrayList<>()).add(bead);
    }
    byContent.values().removeIf(beads -> beads.size() < 2);
    var candidates = byContent.values().stream().flatMap(List::stream).toList();
    var references = references(open, candidates);
    var dependents = call.rows().dependents(candidates.stream().map(Bead::id).toList());
    var groups = new ArrayList<Same>();
    for (var beads : byContent.values()) {
      var copies = new ArrayList<Copy>();
      for (var bead : beads) {
        copies.add(
            new Copy(
                bead,
                references.getOrDefault(bead.id(), 0),
                dependents.getOrDefault(bead.id(), List.of()).size()));
      }
      copies.sort(
          Comparator.<Copy>comparingInt(copy -> -copy.references() - copy.dependents())
              .thenComparing(copy -> copy.bead().createdAt())
              .thenComparing(copy -> copy.bead().id(), gastown.beads.BeadId.NATURAL));
      groups.add(new Same(copies));
    }
    return groups;
  }

  /// How often the open issues mention each candidate.
  private static Map<String, Integer> references(List<Bead> open, List<Bead> candidates) {
    var counts = new HashMap<String, Integer>();
    candidates.forEach(bead -> counts.put(bead.id(), 0));
    if (counts.isEmpty()) {
      return counts;
    }
    for (var bead : open) {
      for (var field : TEXTS) {
        for (var word : bead.text(field).split("[^A-Za-z0-9._-]+", -1)) {
          var id = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
          if (!id.equals(bead.id())) {
            counts.computeIfPresent(id, (_, count) -> count + 1);
          }
        }
      }
    }
    return counts;
  }

  private static void merge(Call call, Same group, List<String> merged, List<String> failures) {
    for (var bead : group.others()) {
      try {
        call.draft()
            .attempt(() -> {
              new Linking(call.tracker())
                  .add(bead.id(), group.target().id(), DependencyType.DUPLICATES, "");
              OnHook.release(call, bead, false);
              OnHook.close(
                  call, bead, new Closing.How("Duplicate of " + group.target().id(), "", true));
            });
        merged.add(bead.id());
      } catch (Problem.Refusal refusal) {
        failures.add("Error closing " + bead.id() + ": " + refusal.problem().what());
      }
    }
  }

  private static void text(List<Same> groups, boolean merges, List<String> merged, Page page) {
    if (groups.isEmpty()) {
      page.line("No duplicates found!");
      return;
    }
    page.line("🔍 Found " + groups.size() + " duplicate group(s):").blank();
    for (var group : groups) {
      page.line("━━ " + Lines.oneLine(group.target().title()));
      for (var copy : group.copies()) {
        page.line(
            "  "
                + (copy.bead().equals(group.target()) ? "→" : " ")
                + " "
                + copy.bead().id()
                + " ("
                + copy.bead().status()
                + ", P"
                + copy.bead().priority()
                + ", "
                + copy.references()
                + " references, "
                + copy.dependents()
                + " dependents)");
      }
      group.commands().forEach(command -> page.line("    " + command));
    }
    if (merges) {
      page.blank().line("✓ Closed " + merged.size() + " duplicate(s)");
    }
  }
}
