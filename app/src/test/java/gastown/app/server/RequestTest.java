package gastown.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RequestTest {
  private static @Nullable Request read(String... texts) {
    var bytes = (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8);
    return Request.of(bytes, 0, bytes.length);
  }

  @Test
  void a_request_becomes_an_invocation() {
    var request =
        Objects.requireNonNull(
            read(
                "b1",
                "id1",
                "bd",
                "/some/where",
                "Asia/Tokyo",
                "010 99",
                "22",
                "3",
                "create",
                "",
                "één",
                "HOME=/h",
                "BD_EMPTY=",
                "BEADS_DIR=/b=c",
                "DATABASE_PASSWORD=secret"));
    assertThat(request.build()).isEqualTo("b1");
    assertThat(request.mask()).isEqualTo("22");
    var call = request.call();
    assertThat(call.id()).isEqualTo("id1");
    assertThat(call.words()).containsExactly("create", "", "één");
    assertThat(call.directory()).isEqualTo(Path.of("/some/where"));
    assertThat(call.terminal().out()).isTrue();
    assertThat(call.terminal().columns()).isEqualTo(99);
    assertThat(call.surroundings().zone().getId()).isEqualTo("Asia/Tokyo");
    assertThat(call.surroundings().environment())
        .isEqualTo(Map.of("HOME", "/h", "BD_EMPTY", "", "BEADS_DIR", "/b=c"));
  }

  @Test
  void what_is_no_request_is_nothing() {
    assertThat(read("b", "id", "bd", "relative", "", "", "22", "0")).isNull();
    assertThat(read("b", "id", "bd", "/", "", "", "22", "two", "a", "b")).isNull();
    assertThat(read("b", "id", "bd", "/", "", "", "22", "5", "a")).isNull();
    assertThat(read("b", "id")).isNull();
  }
}
