package gastown.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.ports.Programs;
import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;

/// Mail, completion, help and the guides.
class HandedOnTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void mail_goes_to_the_delegate_word_for_word_and_its_end_comes_back() {
    house.answering(_ -> new Programs.Outcome(7, "to you\n", "", false));
    house.ok("config", "set", "mail.delegate", "gt mail");
    var answer = house.bd("mail", "send", "mayor/", "--subject", "a b", "-h");
    assertThat(answer.exit()).isEqualTo(7);
    assertThat(answer.out()).isEqualTo("to you\n");
    assertThat(house.programCalls().getLast().words())
        .containsExactly("gt", "mail", "send", "mayor/", "--subject", "a b", "-h");
    house.setting("BEADS_MAIL_DELEGATE", "other");
    house.bd("mail", "inbox");
    assertThat(house.programCalls().getLast().words()).containsExactly("other", "inbox");
  }

  @Test
  void without_a_delegate_mail_says_what_to_set() {
    var answer = house.bd("mail", "inbox");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("no mail program is set up", "mail.delegate");
    assertThat(house.programCalls()).isEmpty();
  }

  @Test
  void completion_offers_open_issues() {
    var id = house.issue("Add\tparser");
    var closed = house.issue("Old");
    house.ok("close", closed);
    assertThat(house.ok("__complete", "ids", "ex-")).isEqualTo(id + "\tAdd parser\n");
    assertThat(house.ok("__complete", "ids", "zz")).isEmpty();
    assertThat(new TestHouse().ok("__complete", "ids", "")).isEmpty();
    assertThat(house.ok("completion", "bash")).contains("complete -F");
    assertThat(house.bd("completion", "powershell").err()).contains("no completion for powershell");
  }

  @Test
  void help_knows_every_command_by_its_path() {
    assertThat(house.ok("help", "--list")).contains("\ndep add\n").doesNotContain("__complete");
    assertThat(house.ok("help", "dep", "add")).contains("Usage:\n  bd dep add");
    assertThat(house.ok("help", "--doc", "prime")).startsWith("# bd prime\n");
    assertThat(house.ok("help", "--all")).contains("bd remember", "bd create");
    assertThat(house.bd("help", "creat").err()).contains("unknown command");
  }

  @Test
  void guides_are_there_without_a_workspace() {
    assertThat(new TestHouse().ok("quickstart")).contains("bd ready");
    assertThat(new TestHouse().ok("onboard")).contains("AGENTS.md");
  }
}
