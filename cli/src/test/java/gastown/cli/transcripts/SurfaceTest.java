package gastown.cli.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import gastown.cli.words.Flag;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Every command and flag of the existing `bd` and `gt` is known here, and `docs/compatibility.md`
/// says of each what it does, as the code has it. With `-Dcompatibility=write` the tables in the
/// document are written anew.
class SurfaceTest {
  /// Nothing is added here; what is built is taken out.
  private static final java.util.List<String> NOT_YET = java.util.List.of("ready --rig");

  @Test
  void every_command_and_flag_of_the_existing_tracker_is_known() {
    assertThat(Surface.BD.missing()).isEmpty();
  }

  @Test
  void every_command_and_flag_of_the_existing_town_is_known() {
    assertThat(Surface.GT.missing()).isSubsetOf(NOT_YET);
  }

  @Test
  void the_document_says_of_each_what_the_code_does() throws Exception {
    if ("write".equals(System.getProperty("compatibility"))) {
      Surface.BD.write();
      Surface.GT.write();
    }
    assertThat(Surface.document())
        .as("run the test with -Dcompatibility=write")
        .isEqualTo(Surface.BD.fresh())
        .isEqualTo(Surface.GT.fresh());
  }

  @Test
  void every_path_and_every_other_name_of_a_town_command_leads_to_it() {
    var house = new TestHouse();
    for (var spec : gastown.cli.Front.townSpecs()) {
      for (var alias : spec.aliases()) {
        var help = house.gt((alias + " --help").split(" "));
        assertThat(help.out()).as(alias).contains("gt " + spec.path());
      }
    }
  }

  @Test
  void a_word_that_is_not_there_says_what_to_type_and_what_need_not_be_done_succeeds() {
    var house = new TestHouse().at(Path.of("/"));
    for (var spec : gastown.cli.Front.townSpecs()) {
      if (spec.standing() != Flag.Standing.WORKS) {
        var answer = house.gt(spec.path().split(" "));
        boolean isFine = spec.standing() == Flag.Standing.NO_OP;
        assertThat(answer.exit()).as(spec.path()).isEqualTo(isFine ? 0 : 1);
        assertThat(isFine ? answer.out() : answer.err())
            .as(spec.path())
            .contains(isFine ? "nothing to do" : "    try  ");
      }
    }
  }
}
