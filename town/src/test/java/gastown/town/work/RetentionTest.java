package gastown.town.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.work.Retention.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When what was kept of a worktree may go.
class RetentionTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // hours since, in the target branch, fate
    "0,   false, KEPT",
    "719, false, KEPT",
    "720, false, OLD",
    "721, false, OLD",
    "0,   true,  LANDED",
    "721, true,  LANDED",
    "-5,  false, KEPT"
  })
  void what_was_kept_goes_when_it_landed_or_is_old(long hours, boolean isInTarget, Fate fate) {
    var owner = new Salvaged.Owner("web", "web/polecats/Toast", "web-1", "", "why");
    var kept = new Salvaged("refs/gastown/salvage/x/1", "c0ffee", owner, AT, List.of());
    var retention = new Retention(Duration.ofDays(30));
    assertThat(retention.of(kept, isInTarget, AT.plus(Duration.ofHours(hours)))).isEqualTo(fate);
  }

  @org.junit.jupiter.api.Test
  void a_retention_of_nothing_keeps_nothing() {
    var owner = new Salvaged.Owner("web", "web/polecats/Toast", "web-1", "", "why");
    var kept = new Salvaged("refs/gastown/salvage/x/1", "c0ffee", owner, AT, List.of());
    assertThat(new Retention(Duration.ZERO).of(kept, false, AT)).isEqualTo(Fate.OLD);
  }
}
