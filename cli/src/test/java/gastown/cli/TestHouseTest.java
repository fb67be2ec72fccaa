package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestHouseTest {
  @Test
  void an_issue_made_in_the_house_is_listed_there() {
    var house = TestHouse.ready();
    var id = house.issue("Parser", "-p", "1");
    assertThat(id).startsWith("ex-");
    assertThat(house.bd("list", "--json").each("title")).containsExactly("Parser");
    assertThat(house.bd("ready").out()).contains(id + " [● P1] [task] - Parser");
  }

  @Test
  void the_same_calls_give_the_same_ids_in_every_house() {
    assertThat(TestHouse.ready().issue("Parser")).isEqualTo(TestHouse.ready().issue("Parser"));
  }

  @Test
  void without_a_workspace_a_call_is_refused() {
    var answer = new TestHouse().bd("list");
    assertThat(answer.exit()).isOne();
    assertThat(answer.err()).contains("no active beads workspace found");
  }

  @Test
  void what_cannot_be_written_is_refused_by_the_disk() {
    var house = new TestHouse();
    ((MemoryDisk) house.disk()).protect(TestHouse.PLACE);
    var answer = house.bd("init", "--prefix", "ex");
    assertThat(answer.exit()).isOne();
    assertThat(answer.err()).contains("cannot write");
  }
}
