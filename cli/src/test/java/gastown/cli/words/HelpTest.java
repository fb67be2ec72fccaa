package gastown.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
  private static final Spec CLOSE =
      Spec.of("close", "[id...]", "Close issues")
          .alias("done")
          .group(Group.ISSUES)
          .detail("Without an id the issue last touched is closed.")
          .example("bd close ex-1 --reason \"tests are green\"")
          .text("-r", "--reason", "why it is done")
          .also("--resolution")
          .number("-n", "--limit", "50", "how many")
          .noOp("--hard")
          .build();

  @Test
  void help_shows_what_works_and_nothing_else() {
    assertThat(Help.of(CLOSE, List.of(), List.of()))
        .isEqualTo(
            """
            Close issues

            Without an id the issue last touched is closed.

            Usage:
              bd close [id...] [flags]

            Aliases:
              close, done

            Examples:
              bd close ex-1 --reason "tests are green"

            Flags:
              -r, --reason text    why it is done
              -n, --limit number   how many (default 50)
            """);
  }

  @Test
  void the_overview_lists_commands_by_group() {
    var hidden = Spec.of("daemon", "", "Nothing").hiddenCommand().build();
    var types = Spec.of("types", "", "Show types").group(Group.VIEWS).build();
    assertThat(Help.overview("bd", "Issues in git", List.of(types, hidden, CLOSE), List.of()))
        .isEqualTo(
            """
            Issues in git

            Usage:
              bd <command> [arguments] [flags]

            Working with issues:
              close   Close issues

            Views and reports:
              types   Show types

            More about one command: bd <command> --help
            """);
  }
}
