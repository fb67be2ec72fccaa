package gastown.cli.exchange;

import gastown.beads.Dependency;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Document;
import gastown.beads.jsonl.Intake;
import gastown.beads.jsonl.Planning;
import gastown.beads.jsonl.Writing;
import gastown.beads.store.BeadStore;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// `bd import`.
final class ImportIssues implements Command {
  private static final Spec SPEC =
      Spec.of("import", "[file|-]", "Take issues in from JSON lines")
          .group(Group.DATA)
          .detail(
              "Lines older than what is here are left out, deleted issues stay deleted, labels,"
                  + " comments and\n"
                  + "dependencies are added. A file with a bad line changes nothing.")
          .example("bd import backup.jsonl")
          .text(
              "-i",
              "--input",
              "the file to read; .beads/issues.jsonl unless given, - is standard input")
          .sw("--dedup", "leave out issues that have the title of an open one")
          .sw("--dry-run", "only say what would be done")
          .noOp(
              "--skip-existing",
              "--strict",
              "--rename-on-import",
              "--dedupe-after",
              "--force",
              "--clear-duplicate-external-refs",
              "--protect-left-snapshot",
              "--no-git-history")
          .noOpText("--orphan-handling")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    var source = source(call);
    boolean isTheMirror = source.equals("issues.jsonl");
    var document = isTheMirror ? mirrored(call) : document(call, source);
    Arrival.prepare(call);
    boolean isDry = call.args().is("--dry-run");
    boolean isDeduplicated = call.args().is("--dedup");
    try (var store = call.openStore()) {
      if (isDry) {
        return reply(
            source,
            document,
            store.<Intake>read(rows -> Planning.adding(rows, document, isDeduplicated)),
            true);
      }
      var taken = new AtomicReference<Intake>();
      store.write(
          call.invocation().id(),
          tables -> {
            var intake = Planning.adding(tables, document, isDeduplicated);
            Writing.write(intake, tables, call.stroke("import"));
            Arrival.settlePrefix(call, document, tables);
            taken.set(intake);
            return new BeadStore.Answer(0, "", "");
          });
      var intake = taken.get();
      if (intake == null) {
        // This very call was carried out before its answer was lost.
        intake = store.read(rows -> Planning.adding(rows, document, isDeduplicated));
      }
      call.afterwards(() -> {
        try (var again = call.openStore()) {
          new Mirror(call).changed(again);
        }
      });
      return reply(source, document, intake, false);
    }
  }

  private static String source(Call call) {
    var typed = call.args().text("--input");
    var first = call.args().positional(0);
    var named = first != null ? first : typed;
    return named == null ? "issues.jsonl" : named;
  }

  private static Document mirrored(Call call) {
    var file = call.workspace().jsonl();
    if (!call.disk().exists(file)) {
      throw Problem.of("no-such-file", "cannot read " + file + ": no such file", "bd import <file>")
          .refusal();
    }
    return Document.read(file.toString(), each -> call.disk().lines(file, each));
  }

  private static Document document(Call call, String source) {
    if (source.equals("-")) {
      return Document.of("standard input", call.input());
    }
    var file = call.path(source);
    if (call.disk().isDirectory(file)) {
      throw Problem.of(
              "no-such-file", "cannot read " + source + ": it is a folder", "bd import <file>")
          .refusal();
    }
    if (!call.disk().exists(file)) {
      throw Problem.of(
              "no-such-file", "cannot read " + source + ": no such file", "bd import <file>")
          .refusal();
    }
    return Document.read(source, each -> call.disk().lines(file, each));
  }

  private static Reply reply(String source, Document document, Intake intake, boolean isDry) {
    var told = intake.told();
    int count = intake.steps().size() + told.unchanged();
    var line =
        new StringBuilder(isDry ? "Would import " : "Imported ").append(count).append(" issues");
    if (!intake.memories().isEmpty()) {
      line.append(" and ").append(intake.memories().size()).append(" memories");
    }
    line.append(" from ").append(source);
    add(line, told.doubles().size(), "duplicates skipped");
    add(line, told.stale().size(), "stale skipped");
    add(line, told.deleted().size(), "deleted here, left deleted");
    add(line, skipped(document, intake).size(), "dependencies skipped");
    add(line, document.repeated().size(), "lines skipped");
    var remarks = new ArrayList<>(List.of(line.toString()));
    told.refusedEdges()
        .forEach(
            edge -> remarks.add("Skipped dependency (cycle): " + edge.from() + " → " + edge.to()));
    remarks.addAll(document.complaints());
    return Reply.done(_ -> {}, () -> json(source, document, intake, isDry)).withRemarks(remarks);
  }

  private static List<Dependency> skipped(Document document, Intake intake) {
    var all = new ArrayList<>(document.skipped());
    all.addAll(intake.told().refusedEdges());
    return all;
  }

  private static void add(StringBuilder line, int count, String what) {
    if (count > 0) {
      line.append(" (").append(count).append(' ').append(what).append(')');
    }
  }

  private static Json json(String source, Document document, Intake intake, boolean isDry) {
    var told = intake.told();
    var ids = new ArrayList<>(intake.created());
    ids.addAll(intake.updated());
    var out =
        Json.object()
            .put("source", source)
            .put("created", intake.created().size())
            .put("updated", intake.updated().size())
            .put("unchanged", told.unchanged())
            .put("skipped", told.stale().size() + told.deleted().size() + told.doubles().size());
    if (!ids.isEmpty()) {
      out.put("ids", Json.texts(ids));
    }
    if (!intake.memories().isEmpty()) {
      out.put("memories", intake.memories().size());
    }
    if (!told.doubles().isEmpty()) {
      out.put("dedup_skipped", told.doubles().size());
    }
    if (!told.stale().isEmpty()) {
      out.put("stale_skipped_ids", Json.texts(told.stale()));
    }
    if (!told.deleted().isEmpty()) {
      out.put("deleted_skipped_ids", Json.texts(told.deleted()));
    }
    var skipped = skipped(document, intake);
    if (!skipped.isEmpty()) {
      out.put(
          "skipped_dependencies",
          Json.texts(skipped.stream().map(edge -> edge.from() + " -> " + edge.to()).toList()));
    }
    if (!document.repeated().isEmpty()) {
      out.put("repeated_ids", Json.texts(List.copyOf(document.repeated())));
    }
    return isDry ? out.put("dry_run", true).build() : out.build();
  }
}
