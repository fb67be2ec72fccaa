package gastown.app.caller;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.Invocation;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CallerTest {
  @Test
  void terminal_facts_are_read_from_the_launcher() {
    assertThat(Caller.terminal("101 132"))
        .isEqualTo(new Invocation.Terminal(true, false, true, 132));
    assertThat(Caller.terminal("")).isEqualTo(Invocation.Terminal.NONE);
    assertThat(Caller.terminal("11 wide"))
        .isEqualTo(new Invocation.Terminal(true, true, false, 80));
  }

  @Test
  void a_zone_is_a_name_a_link_or_universal_time() {
    assertThat(Caller.zone("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(Caller.zone(":Asia/Tokyo")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(Caller.zone("/usr/share/zoneinfo/America/New_York"))
        .isEqualTo(ZoneId.of("America/New_York"));
    assertThat(Caller.zone("")).isEqualTo(ZoneOffset.UTC);
    assertThat(Caller.zone("Mars/Olympus")).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void only_listed_names_pass() {
    var whole =
        Map.of(
            "HOME",
            "/h",
            "LC_ALL",
            "C",
            "BEADS_DIR",
            "/b",
            "TMUX",
            "t",
            "HOMEBREW",
            "x",
            "DATABASE_PASSWORD",
            "s",
            "GI",
            "g",
            "PATHS",
            "p");
    assertThat(Passing.of(whole)).containsOnlyKeys("HOME", "LC_ALL", "BEADS_DIR", "TMUX");
  }
}
