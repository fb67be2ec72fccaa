package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.ports.Dice;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.MemoryStore;
import gastown.beads.store.Rows;
import gastown.beads.store.Stroke;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// A tracker on a store in memory whose clock goes on a minute with every stroke.
final class Workbench {
  final BeadStore store = new MemoryStore();
  final Map<String, String> settings = new HashMap<>(Map.of("issue-prefix", "ex"));
  Instant now = Instant.parse("2026-05-01T08:00:00Z");
  String actor = "ana";

  private static final class Loaded implements Dice {
    private long last;

    @Override
    public long nextLong() {
      return ++last;
    }

    @Override
    public String uuid() {
      return "uuid-" + ++last;
    }
  }

  private final Dice dice = new Loaded();

  <T> T asks(Function<Tracker, T> work) {
    var answer = new Object[1];
    now = now.plusSeconds(60);
    store.write(
        "",
        tables -> {
          var draft = new Draft(tables, Stroke.of(now, actor, "test"));
          answer[0] = work.apply(new Tracker(draft, new Config(settings::get), dice));
          draft.finish();
          return new BeadStore.Answer(0, "", "");
        });
    @SuppressWarnings("unchecked")
    T result = (T) answer[0];
    return result;
  }

  void does(Consumer<Tracker> work) {
    asks(tracker -> {
      work.accept(tracker);
      return "";
    });
  }

  Problem refused(Consumer<Tracker> work) {
    try {
      does(work);
    } catch (Problem.Refusal refusal) {
      return refusal.problem();
    }
    throw new AssertionError("nothing was refused");
  }

  <T> T reads(Function<Rows, T> work) {
    return store.read(work);
  }

  /// A bead with this id, title and type.
  Bead make(String id, String type) {
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, "Title of " + id)
            .with(Field.TYPE, type);
    return asks(tracker ->
        new Creating(tracker)
            .create(new NewIssue(bead, id, List.of(), List.of(), NewIssue.Place.TOP))
            .bead());
  }

  Bead task(String id) {
    return make(id, IssueType.TASK);
  }

  Bead child(String parent) {
    var bead = Bead.of("-").with(Field.ID, null).with(Field.TITLE, "Child of " + parent);
    var place = new NewIssue.Place(parent, true, false, "");
    return asks(tracker ->
        new Creating(tracker).create(new NewIssue(bead, "", List.of(), List.of(), place)).bead());
  }

  void link(String from, String to, String type) {
    does(tracker -> new Linking(tracker).add(from, to, type, ""));
  }

  void close(String id, String reason) {
    does(tracker -> new Closing(tracker).close(bead(id), new Closing.How(reason, "", false)));
  }

  Bead bead(String id) {
    return reads(rows -> java.util.Objects.requireNonNull(rows.bead(id), id));
  }

  boolean isBlocked(String id) {
    return reads(rows -> rows.isBlocked(id));
  }

  List<String> ready() {
    return reads(rows ->
        rows.find(ReadyWork.query(now, ReadyWork.Wish.USUAL, List.of())).stream()
            .map(Bead::id)
            .sorted()
            .toList());
  }
}
