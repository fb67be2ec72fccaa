package gastown.town.ports;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.ports.Cloning.Cloned;
import gastown.town.ports.Cloning.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Cloning] does.
public abstract class CloningContract {
  protected GitScene scene;
  protected Path folder;

  protected abstract GitScene scene();

  @BeforeEach
  void a_place_for_a_clone() {
    scene = scene();
    folder = scene.root().resolve("town/rig/mayor/rig");
  }

  protected Cloned clone(String url, String branch, @Nullable Path reference) {
    return scene.cloning().clone(new Source(url, branch, ""), folder, reference, _ -> {});
  }

  @Test
  void a_clone_has_the_remotes_default_branch_and_its_files() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    var head = Objects.requireNonNull(scene.headAt(url, "main"));
    assertThat(clone(url, "", null)).isEqualTo(new Cloned.Done("main", head, false, false));
    assertThat(scene.read(folder.resolve("code.txt"))).isEqualTo("one\n");
    assertThat(scene.cloning().at(folder).commitOf("main")).isEqualTo(head);
    assertThat(scene.cloning().at(folder).commitOf("refs/remotes/origin/main")).isEqualTo(head);
  }

  @Test
  void the_branch_asked_for_is_checked_out() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    var head = scene.commitAt(url, "feature/deep", Map.of("code.txt", "two\n"));
    assertThat(clone(url, "feature/deep", null))
        .isEqualTo(new Cloned.Done("feature/deep", head, false, false));
    assertThat(scene.read(folder.resolve("code.txt"))).isEqualTo("two\n");
  }

  @Test
  void a_branch_that_is_not_there_leaves_no_clone() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    assertThat(clone(url, "gone", null)).isEqualTo(new Cloned.NoSuchBranch("gone"));
    assertThat(clone(url, "", null)).isInstanceOf(Cloned.Done.class);
  }

  @Test
  void an_empty_repository_is_told_as_such_whatever_branch_is_wanted() {
    var url = scene.emptyRemote();
    assertThat(clone(url, "", null)).isEqualTo(new Cloned.Empty());
    assertThat(clone(url, "main", null)).isEqualTo(new Cloned.Empty());
  }

  @Test
  void a_finished_clone_of_the_same_url_is_left_as_it_is() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    var first = clone(url, "", null);
    scene.write(folder.resolve("code.txt"), "changed\n");
    assertThat(clone(url, "", null)).isEqualTo(first);
    assertThat(scene.read(folder.resolve("code.txt"))).isEqualTo("changed\n");
  }

  @Test
  void what_is_in_the_way_stays() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    scene.write(folder.resolve("mine.txt"), "mine\n");
    assertThat(clone(url, "", null)).isInstanceOf(Cloned.Failed.class);
    assertThat(scene.read(folder.resolve("mine.txt"))).isEqualTo("mine\n");
  }

  @Test
  void a_clone_of_another_url_is_not_taken_for_this_one() {
    clone(scene.remote(Map.of("code.txt", "one\n")), "", null);
    var other = scene.remote(Map.of("code.txt", "other\n"));
    assertThat(clone(other, "", null)).isInstanceOf(Cloned.Failed.class);
    assertThat(scene.read(folder.resolve("code.txt"))).isEqualTo("one\n");
  }

  @Test
  void an_unreachable_repository_says_why_and_leaves_nothing() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    scene.cutOff(url);
    var cloned = clone(url, "", null);
    assertThat(cloned)
        .isInstanceOfSatisfying(
            Cloned.Failed.class, failed -> assertThat(failed.why()).isNotBlank());
  }

  @Test
  void a_clone_may_share_objects_with_another() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    var done = clone(url, "", null);
    var canonical = folder;
    folder = scene.root().resolve("town/rig/crew/ana");
    assertThat(clone(url, "", canonical)).isEqualTo(done);
    assertThat(scene.read(folder.resolve("code.txt"))).isEqualTo("one\n");
  }

  @Test
  void submodules_and_large_files_are_told() {
    var url =
        scene.remote(
            Map.of(
                ".gitmodules", "[submodule \"lib\"]\n\tpath = lib\n\turl = ../lib\n",
                "art/.gitattributes", "*.psd filter=lfs diff=lfs merge=lfs -text\n"));
    assertThat(clone(url, "", null))
        .isEqualTo(new Cloned.Done("main", String.valueOf(scene.headAt(url, "main")), true, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--upload-pack=touch /tmp/x",
        "ext::sh -c true",
        "relative/path",
        "ssh://-oProxy=x/y",
        "gopher://host/x",
        "a\nb:c"
      })
  void an_address_that_is_none_is_refused(String url) {
    assertThat(clone(url, "", null)).isInstanceOf(Cloned.Failed.class);
  }

  @Test
  void a_branch_that_would_be_an_option_is_no_branch() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    assertThat(clone(url, "--bare", null)).isEqualTo(new Cloned.NoSuchBranch("--bare"));
  }

  @Test
  void progress_is_told() {
    var url = scene.remote(Map.of("code.txt", "one\n"));
    var told = new ArrayList<String>();
    scene.cloning().clone(new Source(url, "", ""), folder, null, told::add);
    assertThat(told).isNotEmpty();
  }
}
