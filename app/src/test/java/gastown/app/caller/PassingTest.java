package gastown.app.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PassingTest {
  @Test
  void the_native_client_lets_the_same_names_through() throws Exception {
    var source = Files.readString(Path.of("src/main/c/client.c"));
    int start = source.indexOf("passing[] =");
    var list = new StringBuilder();
    var part = source.substring(start, source.indexOf(';', start));
    var pieces = part.split("\"", -1);
    for (int i = 1; i < pieces.length; i += 2) {
      list.append(pieces[i]);
    }
    assertThat(list.toString()).isEqualTo(Passing.NAMES);
  }
}
