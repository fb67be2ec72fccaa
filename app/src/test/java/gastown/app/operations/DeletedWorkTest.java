package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.town.book.Kinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bead that is deleted while somebody works on it is worked on no more, and stays deleted.
class DeletedWorkTest {
  @TempDir Path folder;
  private TownOnDisk town;
  private String bead = "";

  @BeforeEach
  void somebody_at_work() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    var tree = town.worktree("Toast");
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "commit", "-q", "-a", "-m", "Say more");
  }

  @AfterEach
  void end() {
    town.close();
  }

  private TownOnDisk.Answer says(String who, String program, String... words) {
    return town.says(who, bead, program, town.root.resolve("web"), words);
  }

  private TownOnDisk.Answer bd(String... words) {
    return town.run("bd", town.root.resolve("web"), words);
  }

  /// As a merge with another clone does, where nobody knows of workers.
  private void arrivesAsTombstone() {
    town.withTown(open ->
        open.change(
            "arrive",
            "test",
            office -> {
              var row = Objects.requireNonNull(office.book().rows().bead(bead));
              office.book().draft().put(row.with(Field.STATUS, Status.TOMBSTONE));
              return true;
            }));
  }

  private String status() {
    return town.withTown(
        open -> open.look(reading -> Objects.requireNonNull(reading.rows().bead(bead)).status()));
  }

  private int sessions() {
    return town.withTown(open -> open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE)))
        .size();
  }

  @Test
  void a_person_who_deletes_it_ends_its_worker_and_keeps_what_was_made() {
    var before = town.main();
    var deleted = bd("delete", bead, "--force");
    assertThat(deleted.exit()).as(deleted.err()).isZero();
    assertThat(deleted.err()).contains(bead + " was taken from its holder");
    assertThat(says("web/polecats/Toast", "gt", "done").err())
        .contains("may not speak for " + bead);
    town.turn();
    assertThat(sessions()).isZero();
    assertThat(status()).isEqualTo(Status.TOMBSTONE);
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.ok("polecats")).doesNotContain("working");
    assertThat(town.ok("salvage", "list", bead)).contains(bead);
    assertThat(town.gt("doctor").exit()).isZero();
    assertThat(town.ok("convoy", "list", "--all")).contains("Say more", "closed");
  }

  @Test
  void what_was_handed_in_for_it_does_not_land() {
    var before = town.main();
    assertThat(says("web/polecats/Toast", "gt", "done").out()).contains("handed in");
    bd("delete", bead, "--force");
    town.turn();
    assertThat(town.main()).isEqualTo(before);
    assertThat(status()).isEqualTo(Status.TOMBSTONE);
  }

  @Test
  void its_worker_may_not_delete_it_nor_may_another_agent() {
    assertThat(says("web/polecats/Toast", "bd", "delete", bead, "--force").err())
        .contains("hangs on the hook of web/polecats/Toast", "gt done");
    town.environment.put("GT_ROLE", "mayor");
    assertThat(bd("delete", bead, "--force").err())
        .contains("gt unsling " + bead)
        .doesNotContain("gt done");
    town.environment.remove("GT_ROLE");
    assertThat(status()).isEqualTo(Status.HOOKED);
  }

  @Test
  void what_another_clone_deleted_is_not_brought_back_by_ending_its_worker() {
    arrivesAsTombstone();
    town.ok("kill", "web/Toast");
    town.turn();
    assertThat(status()).isEqualTo(Status.TOMBSTONE);
  }

  @Test
  void nobody_is_woken_again_for_what_another_clone_deleted() {
    arrivesAsTombstone();
    town.close();
    town.turn();
    town.wait(Duration.ofMinutes(1));
    town.turn();
    assertThat(sessions()).isZero();
    assertThat(town.ok("polecats")).doesNotContain("working");
  }

  @Test
  void a_doctor_who_releases_it_ends_its_worker() {
    arrivesAsTombstone();
    assertThat(town.gt("doctor").out()).contains(bead + " is tombstone, and held");
    town.ok("doctor", "--fix");
    town.turn();
    assertThat(sessions()).isZero();
    assertThat(town.ok("polecats")).doesNotContain("working");
    assertThat(status()).isEqualTo(Status.TOMBSTONE);
  }
}
