package gastown.cli.past;

import gastown.beads.Problem;
import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `gt undo`: as `bd undo`, for what is only in the book. What was done in the world (sessions,
/// worktrees, landed changes) has words of its own to be taken back with.
public final class TownUndo implements Command {
  /// Documents that stand for something outside of the store.
  private static final Set<String> WORLDLY =
      Set.of(
          "order",
          "session",
          "worker",
          "assignment",
          "submission",
          "candidate",
          "verdict",
          "evidence",
          "salvage",
          "spent",
          "line");

  private final Undo inner = new Undo();

  @Override
  public Spec spec() {
    return inner.spec().as("gt", Group.DIAGNOSTICS);
  }

  @Override
  public Access access() {
    return inner.access();
  }

  @Override
  public Reply run(Call call) {
    var entry = Undo.entry(call);
    if (!entry.what().kind().equals("doctor")) {
      refuseWhenWorldly(entry);
    }
    return inner.run(call);
  }

  private static void refuseWhenWorldly(Entry entry) {
    var kinds = new TreeSet<String>();
    for (var change : entry.changes()) {
      int end = change.key().indexOf('\n');
      var kind = end < 0 ? change.key() : change.key().substring(0, end);
      if (change.table() == Change.Table.DOCUMENT && WORLDLY.contains(kind)) {
        kinds.add(kind);
      }
    }
    if (!kinds.isEmpty()) {
      throw new Problem(
              "undo-worldly",
              "entry #" + entry.seq() + " (" + entry.what().kind() + ") cannot be undone",
              "it is about the world, not only about the book: " + String.join(", ", kinds),
              List.of(
                  "gt unsling <bead>   (takes work back)",
                  "gt mq reject <id>   (takes it out of the queue)",
                  "gt undo <number>   (another entry; gt log shows them)"))
          .refusal();
    }
  }
}
