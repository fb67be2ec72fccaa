package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectoryLabelsTest {
  @Test
  void in_a_folder_with_labels_of_its_own_a_list_shows_their_issues() {
    var house = TestHouse.ready();
    var web = house.issue("Page", "-l", "web");
    house.issue("Engine", "-l", "core");
    var config = TestHouse.PLACE.resolve(".beads/config.yaml");
    house
        .disk()
        .write(
            config,
            house.disk().read(config).orElse("")
                + "directory:\n  labels:\n    packages/web: web,design\n");
    house.disk().makeFolder(TestHouse.PLACE.resolve("packages/web/src"), false);
    assertThat(house.bd("-C", "packages/web/src", "list", "--json").each("id"))
        .containsExactly(web);
    assertThat(house.bd("-C", "packages", "list", "--json").items()).hasSize(2);
    assertThat(house.bd("-C", "packages/web", "list", "--label", "core", "--json").each("title"))
        .containsExactly("Engine");
  }
}
