package gastown.cli.work;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.Ground;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.work.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `gt board`: where each bead of a rig stands on its way.
final class Board {
  private static final int LANDED_MOST = 10;

  private Board() {}

  static Command command() {
    return Simple.reads(
        Spec.town("board", "[rig]", "Show where each bead stands on its way to the target")
            .group(Group.WORK),
        Board::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var typed = call.args().positional(0);
    var rigs = typed == null ? desk.ground().rigs() : List.of(desk.rig(typed));
    var boards = new LinkedHashMap<String, Map<String, List<String>>>();
    for (Ground.Rig rig : rigs) {
      boards.put(rig.name(), columns(desk.reading(), rig));
    }
    return Reply.of(
        page ->
            boards.forEach((rig, columns) -> {
              page.line(rig);
              columns.forEach((name, ids) -> {
                if (!ids.isEmpty()) {
                  page.line("  " + name + " (" + ids.size() + ")");
                  ids.forEach(id -> page.line("    " + line(desk.reading(), id)));
                }
              });
            }),
        () -> {
          var all = Json.object();
          boards.forEach((rig, columns) -> {
            var one = Json.object();
            columns.forEach((name, ids) -> one.put(name, Json.texts(ids)));
            all.put(rig, one.build());
          });
          return all.build();
        });
  }

  private static Map<String, List<String>> columns(Reading reading, Ground.Rig rig) {
    var columns = new LinkedHashMap<String, List<String>>();
    for (var name : List.of("waiting", "working", "queued", "returned", "stranded", "landed")) {
      columns.put(name, new ArrayList<>());
    }
    reading.on(Kinds.WAITING, rig.name()).forEach(one -> add(columns, "waiting", one.bead()));
    for (var assignment : reading.all(Kinds.ASSIGNMENT)) {
      if (assignment.claim().rig().equals(rig.name())) {
        add(columns, column(assignment), assignment.bead());
      }
    }
    for (var submission : reading.on(QueueKinds.SUBMISSION, "landed").reversed()) {
      if (submission.origin().rig().equals(rig.name())
          && columns.getOrDefault("landed", List.of()).size() < LANDED_MOST) {
        add(columns, "landed", submission.origin().bead());
      }
    }
    return columns;
  }

  private static void add(Map<String, List<String>> columns, String name, String bead) {
    var column = columns.get(name);
    if (column != null && !column.contains(bead)) {
      column.add(bead);
    }
  }

  /// Empty for what stands nowhere, or is told elsewhere.
  private static String column(Assignment assignment) {
    return switch (assignment.phase()) {
      case HOOKED, WORKING -> "working";
      case SUBMITTED -> "queued";
      case RETURNED -> "returned";
      case STRANDED -> "stranded";
      case RELEASED, LANDED -> "";
    };
  }

  private static String line(Reading reading, String id) {
    var bead = reading.rows().bead(id);
    return bead == null ? id : id + "  " + bead.title();
  }
}
