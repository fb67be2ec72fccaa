package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bd sql` over the real database.
class SqlTest {
  @TempDir Path place;

  @Test
  void a_question_is_answered_as_a_table_as_values_and_as_json() throws IOException {
    var clones = new Clones(place);
    clones.begin("a");
    var id = clones.create("a", "Say \"hm\", then go");
    var question = "SELECT id, title FROM issues";
    assertThat(clones.bd("a", "sql", question)).contains("id", "title", id);
    assertThat(clones.bd("a", "sql", "--csv", question))
        .isEqualTo("id,title\n" + id + ",\"Say \"\"hm\"\", then go\"\n");
    assertThat(clones.bd("a", "sql", "--json", question)).contains("\"id\": \"" + id + "\"");
    assertThat(clones.call("a", "sql", "DELETE FROM issues").exit()).isEqualTo(1);
    assertThat(clones.bd("a", "show", id)).contains("then go");
  }
}
