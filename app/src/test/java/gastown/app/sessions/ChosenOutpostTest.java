package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.outposts.ChosenOutpost;
import gastown.outposts.process.ProcessOutpost;
import gastown.outposts.tmux.TmuxOutpost;
import gastown.town.ports.Outpost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town whose sessions moved from one kind of place to another.
class ChosenOutpostTest {
  @TempDir Path root;
  private final LocalDisk disk = new LocalDisk();

  private Outpost.Place noted(String id, String kind) {
    var place = root.resolve("sessions").resolve(id);
    disk.makeFolder(place, true);
    disk.write(place.resolve("session"), "999999999 " + kind + " " + id + " 1\n");
    return new Outpost.Place(id, place);
  }

  @Test
  void sessions_of_both_kinds_are_known_whatever_is_preferred() {
    var plain = new ProcessOutpost(disk, new LocalSpawning(), root.resolve("programs"));
    var tmux =
        new TmuxOutpost(
            disk,
            new LocalSpawning(),
            new LocalPrograms(Map.of()),
            root.resolve("programs"),
            root.resolve("no-tmux"),
            "gt-test-chosen");
    var c = noted("c", "process");
    var a = noted("a", "process");
    var b = noted("b", "tmux");
    var folder = root.resolve("sessions");
    assertThat(plain.known(folder)).containsExactly(a, c);
    assertThat(new ChosenOutpost(disk, plain, List.of(tmux)).known(folder))
        .containsExactly(a, b, c);
    assertThat(new ChosenOutpost(disk, tmux, List.of(plain)).known(folder))
        .containsExactly(a, b, c);
  }
}
