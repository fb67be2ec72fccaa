package gastown.beads.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFileTest {
  @Test
  void nested_keys_lists_quotes_and_comments_are_read() {
    var text =
        "# head\n"
            + "issue-prefix: ex   # behind\n"
            + "sync:\n"
            + "  branch: \"a # b\"\n"
            + "repos:\n"
            + "  additional:\n"
            + "    - one\n"
            + "    - two\n"
            + "empty:\n";
    assertThat(ConfigFile.read(text))
        .isEqualTo(
            Map.of("issue-prefix", "ex", "sync.branch", "a # b", "repos.additional", "one,two"));
  }

  @Test
  void setting_a_key_leaves_the_rest_of_the_file_alone() {
    var text = "# head\nissue-prefix: ex\nother: 1\n";
    assertThat(ConfigFile.with(text, "issue-prefix", "web"))
        .isEqualTo("# head\nissue-prefix: web\nother: 1\n");
    assertThat(ConfigFile.with(text, "sync-branch", "a: b"))
        .isEqualTo(text + "sync-branch: \"a: b\"\n");
    assertThat(ConfigFile.with(text, "other", null)).isEqualTo("# head\nissue-prefix: ex\n");
  }

  @Test
  void what_is_written_is_read_back() {
    for (var value :
        new String[] {"plain", "with \"quotes\"", "a\\b", "# no comment", " blank ", "true"}) {
      assertThat(ConfigFile.read(ConfigFile.with("", "key", value))).containsEntry("key", value);
    }
  }

  @Test
  void the_name_in_git_s_own_files_is_read() {
    var text =
        "[core]\n"
            + "\tname = wrong\n"
            + "[user]\n"
            + "\tname = \"Ana Lee\" ; who\n"
            + "\temail = ana@example.com # mail\n";
    assertThat(GitIdentity.value(text, "user", "name")).isEqualTo("Ana Lee");
    assertThat(GitIdentity.value(text, "user", "email")).isEqualTo("ana@example.com");
    assertThat(GitIdentity.value(text, "user", "phone")).isNull();
  }
}
