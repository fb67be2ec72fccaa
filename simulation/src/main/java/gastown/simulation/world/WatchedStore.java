package gastown.simulation.world;

import gastown.beads.store.BeadStore;
import gastown.beads.store.MemoryStore;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import java.util.List;
import java.util.function.Function;

/// A store whose writers may be killed before they begin and after they are done.
final class WatchedStore implements BeadStore {
  private static final int ROUNDS_MOST = 500;

  private final MemoryStore inner = new MemoryStore();
  private final Fuse fuse;
  private int rounds;

  WatchedStore(Fuse fuse) {
    this.fuse = fuse;
  }

  @Override
  public <T> T read(Function<Rows, T> work) {
    return inner.read(work);
  }

  @Override
  public Answer write(String command, Function<Tables, Answer> work) {
    if (++rounds > ROUNDS_MOST) {
      throw new Complaint("turns-end", "a turn wrote " + rounds + " times and did not end");
    }
    fuse.at("write");
    var answer = inner.write(command, work);
    fuse.at("written");
    return answer;
  }

  /// Something else begins.
  void begin() {
    rounds = 0;
  }

  @Override
  public List<String> damages() {
    return inner.damages();
  }

  @Override
  public void close() {
    inner.close();
  }
}
