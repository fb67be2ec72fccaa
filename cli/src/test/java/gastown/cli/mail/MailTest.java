package gastown.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailTest {
  private static TestHouse town() {
    var house = new TestHouse();
    house.gt("install", "/town", "--quiet");
    return house.at(Path.of("/town"));
  }

  @Test
  void a_hook_outside_of_a_town_is_told_nothing_and_does_not_fail() {
    var house = new TestHouse();
    var answer = house.gt("mail", "check", "--inject");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).isEmpty();
    assertThat(house.gt("mail", "check").exit()).isEqualTo(1);
  }

  @Test
  void an_urgent_letter_is_told_of_at_each_turn_until_it_was_read() {
    var house = town();
    house.gt("mail", "send", "mayor", "-s", "Fire", "--urgent");
    house.setting("GT_ROLE", "mayor").setting("GT_SESSION", "s1");
    var first = house.gt("mail", "check", "--inject").out();
    assertThat(first).contains("[urgent]").contains("Fire");
    assertThat(house.gt("mail", "check", "--inject").out()).isEqualTo(first);
    house.gt("mail", "read", "1");
    assertThat(house.gt("mail", "check", "--inject").out()).isEmpty();
  }

  @Test
  void a_letter_past_its_time_is_not_shown() {
    var house = town();
    house.gt("mail", "send", "mayor", "-s", "Lunch", "--ttl", "1h");
    assertThat(house.gt("mail", "inbox", "mayor", "--json").items()).hasSize(1);
    house.wait(Duration.ofHours(2));
    assertThat(house.gt("mail", "inbox", "mayor", "--json").items()).isEmpty();
    assertThat(house.gt("mail", "check", "--identity", "mayor").exit()).isEqualTo(1);
  }

  @Test
  void the_most_urgent_letter_comes_first_and_then_the_newest() {
    var house = town();
    house.gt("mail", "send", "mayor", "-s", "old");
    house.gt("mail", "send", "mayor", "-s", "new");
    house.gt("mail", "send", "mayor", "-s", "high", "--priority", "1");
    house.gt("mail", "send", "mayor", "-s", "low", "--priority", "3");
    assertThat(house.gt("mail", "inbox", "mayor", "--json").each("subject"))
        .containsExactly("high", "new", "old", "low");
  }

  @Test
  void groups_that_hold_each_other_are_opened_up_once() {
    var house = town();
    house.gt("mail", "group", "create", "one", "mayor");
    house.gt("mail", "group", "create", "two", "deacon", "group:one");
    house.gt("mail", "group", "add", "one", "group:two");
    var sent = house.gt("mail", "send", "group:two", "-s", "Hello", "--json");
    assertThat(sent.exit()).as(sent.err()).isZero();
    assertThat(house.gt("mail", "inbox", "mayor", "--json").items()).hasSize(1);
    assertThat(house.gt("mail", "inbox", "deacon", "--json").items()).hasSize(1);
  }

  @Test
  void all_copies_of_a_letter_are_one_conversation() {
    var house = town();
    var sent =
        house.gt("mail", "send", "mayor", "--cc", "deacon", "-s", "Hello", "--json").object();
    var thread = String.valueOf(sent.text("thread_id"));
    assertThat(house.gt("mail", "thread", thread, "--json").each("to"))
        .containsExactly("mayor", "deacon");
  }
}
