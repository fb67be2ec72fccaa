package gastown.town.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Which settings can be set.
class SchemaTest {
  /// Every setting there is, as the class that holds them declares them.
  private static ArrayList<Key> declared() throws Exception {
    var declared = new ArrayList<Key>();
    for (var field : Keys.class.getFields()) {
      if (field.getType() == Key.class) {
        declared.add((Key) field.get(null));
      }
    }
    return declared;
  }

  @Test
  void every_setting_there_is_can_be_set() throws Exception {
    assertThat(declared()).hasSizeGreaterThan(30);
    assertThat(Schema.all()).containsExactlyInAnyOrderElementsOf(declared());
  }

  @Test
  void no_two_settings_share_a_name_and_each_is_found_by_it() {
    var names = new HashSet<String>();
    for (var key : Schema.all()) {
      assertThat(names.add(key.name())).as(key.name()).isTrue();
      assertThat(Schema.named(key.name())).isSameAs(key);
    }
    assertThat(Schema.named("nonsense")).isNull();
  }

  @Test
  void sessions_live_in_one_of_three_places() {
    for (var value : java.util.List.of("auto", "process", "tmux")) {
      assertThat(Keys.OUTPOST.form().read(value)).as(value).isNotNull();
    }
    assertThat(Keys.OUTPOST.form().read("cloud")).isNull();
  }
}
