package gastown.cli.upkeep;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Changing;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// `bd admin compact`: replaces the long texts of old closed issues by a summary somebody wrote.
/// The whole text stays in the journal.
final class CompactIssues implements Command {
  private static final Spec SPEC =
      Spec.of("admin compact", "", "Replace the texts of old closed issues by summaries")
          .group(Group.SETUP)
          .example("bd admin compact --analyze --json")
          .example("bd admin compact --apply --id ex-4k2 --summary summary.txt")
          .sw("--analyze", "list the issues that could be summarised, with their texts")
          .sw("--apply", "put a summary in place of an issue's texts")
          .sw("--stats", "count what was and what could be summarised")
          .text("--id", "the issue")
          .text("--summary", "the file with the summary; - reads standard input")
          .number("--tier", "1", "1: closed 30 days ago, 2: closed 90 days ago and summarised once")
          .number("--limit", "at most so many; 0 for all")
          .sw("--force", "although it is not old enough, or the summary is longer")
          .sw("--dry-run", "only say what would be done")
          .text("--actor", "who wrote the summary")
          .sw("--auto", "summaries are written by whoever runs --analyze and --apply, not by bd")
          .refused()
          .sw("--all", "every candidate; with --analyze and --stats that is so anyway")
          .ignored()
          .noOp("--dolt")
          .noOpText("--batch-size", "--workers")
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
  public Access access(Args args) {
    return args.is("--apply") && !args.is("--dry-run") ? Access.WRITES : Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var args = call.args();
    if (args.is("--apply")) {
      return apply(call);
    }
    if (!args.is("--analyze") && !args.is("--stats")) {
      throw Problem.of(
              "compact-how",
              "say what to do",
              "bd admin compact --analyze --json",
              "bd admin compact --stats")
          .refusal();
    }
    var all = candidates(call);
    if (args.is("--stats")) {
      long done =
          Folding.old(call.rows(), call.now()).stream()
              .filter(bead -> bead.number(Field.COMPACTION_LEVEL) > 0)
              .count();
      return Reply.of(
          page -> page.line("Summarised: " + done).line("Candidates: " + all.size()),
          () -> Json.object().put("compacted", done).put("candidates", all.size()).build());
    }
    int limit = (int) args.number("--limit");
    var some = limit > 0 && all.size() > limit ? all.subList(0, limit) : all;
    return Reply.of(
        page -> {
          some.forEach(
              bead -> page.line(bead.id() + "  " + size(bead) + " bytes  " + bead.title()));
          page.line(some.size() + " candidates");
        },
        () -> new Json.Arr(some.stream().<Json>map(bead -> json(call, bead)).toList()));
  }

  private static long tier(Call call) {
    long tier = call.args().number("--tier");
    if (tier != 1 && tier != 2) {
      throw Problem.of("bad-tier", "invalid tier " + tier + " (expected 1 or 2)", "--tier 1")
          .refusal();
    }
    return tier;
  }

  private static List<Bead> candidates(Call call) {
    long tier = tier(call);
    int days = call.config().number("compact_tier" + tier + "_days", tier == 1 ? 30 : 90);
    return Folding.old(call.rows(), call.now().minus(Duration.ofDays(days))).stream()
        .filter(bead -> bead.number(Field.COMPACTION_LEVEL) < tier && size(bead) > 0)
        .toList();
  }

  private static long size(Bead bead) {
    long size = 0;
    for (var field : List.of(Field.DESCRIPTION, Field.DESIGN, Field.NOTES, Field.ACCEPTANCE)) {
      size += bead.text(field).getBytes(StandardCharsets.UTF_8).length;
    }
    return size;
  }

  private static Json json(Call call, Bead bead) {
    var closed = bead.time(Field.CLOSED_AT);
    return Json.object()
        .put("id", bead.id())
        .put("title", bead.title())
        .put("description", bead.text(Field.DESCRIPTION))
        .put("design", bead.text(Field.DESIGN))
        .put("notes", bead.text(Field.NOTES))
        .put("acceptance_criteria", bead.text(Field.ACCEPTANCE))
        .put("closed_at", closed == null ? null : closed.toString())
        .put("age_days", closed == null ? 0 : Duration.between(closed, call.now()).toDays())
        .put("content_size", size(bead))
        .build();
  }

  private static Reply apply(Call call) {
    var args = call.args();
    if (!args.isSet("--id") || !args.isSet("--summary")) {
      throw Problem.of(
              "compact-what",
              "--apply needs an issue and a summary",
              "bd admin compact --apply --id <id> --summary <file>")
          .refusal();
    }
    var bead = call.finder().require(args.text("--id", ""));
    var summary = call.textOf(args.text("--summary", "")).strip();
    long before = size(bead);
    long after = summary.getBytes(StandardCharsets.UTF_8).length;
    boolean isOld = candidates(call).stream().anyMatch(each -> each.id().equals(bead.id()));
    if (!args.is("--force") && (!isOld || after >= before || summary.isEmpty())) {
      throw Problem.of(
              "not-compactable",
              isOld
                  ? "the summary of " + bead.id() + " is not shorter than its texts"
                  : bead.id() + " is not a candidate",
              "bd admin compact --analyze",
              "--force to do it all the same")
          .refusal();
    }
    if (!args.is("--dry-run")) {
      var saved =
          bead.with(Field.DESCRIPTION, summary)
              .with(Field.DESIGN, null)
              .with(Field.NOTES, null)
              .with(Field.ACCEPTANCE, null)
              .with(Field.COMPACTION_LEVEL, tier(call))
              .with(Field.COMPACTED_AT, call.now())
              .with(Field.ORIGINAL_SIZE, before);
      new Changing(call.tracker()).save(bead, saved);
      call.draft().name("compact", bead.id());
    }
    return Reply.done(
        page -> page.line("✓ Compacted " + bead.id() + ": " + before + " → " + after + " bytes"),
        () ->
            Json.object()
                .put("id", bead.id())
                .put("original_size", before)
                .put("compacted_size", after)
                .put("dry_run", args.is("--dry-run"))
                .build());
  }
}
