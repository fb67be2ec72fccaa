package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which module may know which, and the one place of each library.
class DirectionsTest {
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          "beads", Set.of(),
          "store", Set.of("beads"),
          "town", Set.of("beads"),
          "engine", Set.of("beads", "town"),
          "git", Set.of("beads", "town"),
          "agents", Set.of("beads", "town"),
          "outposts", Set.of("beads", "town"),
          "simulation", Set.of("beads", "town", "engine"),
          "cli", Set.of("beads", "town", "engine"),
          "app",
              Set.of(
                  "beads",
                  "store",
                  "town",
                  "engine",
                  "git",
                  "agents",
                  "outposts",
                  "simulation",
                  "cli"));

  /// Where each package of others may be used; `java.lang`, `java.util` and the like may be
  /// anywhere.
  private static final Map<String, List<String>> HOMES =
      Map.of(
          "tools.jackson", List.of("gastown.beads.json"),
          "org.sqlite", List.of("gastown.store"),
          "java.sql", List.of("gastown.store"),
          "java.net", List.of("gastown.app"),
          "java.lang.foreign", List.of("gastown.app"),
          "javax", List.of(),
          "jdk", List.of("gastown.app"),
          "sun", List.of("gastown.app"));

  private static String module(String packageName) {
    var parts = packageName.split("\\.");
    return parts.length > 1 && parts[0].equals("gastown") ? parts[1] : "";
  }

  @Test
  void no_module_knows_another_it_should_not() {
    var wrong = new TreeSet<String>();
    for (var type : BansTest.CLASSES) {
      var here = module(type.getPackageName());
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var there = module(dependency.getTargetClass().getPackageName());
        boolean isAllowed =
            there.isEmpty()
                || there.equals(here)
                || MAY_KNOW.getOrDefault(here, Set.of()).contains(there);
        if (!isAllowed) {
          wrong.add(type.getName() + " knows " + dependency.getTargetClass().getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void each_library_is_used_in_its_one_place() {
    var wrong = new TreeSet<String>();
    for (var type : BansTest.CLASSES) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass();
        HOMES.forEach((library, homes) -> {
          if (isBelow(target, library) && homes.stream().noneMatch(home -> isBelow(type, home))) {
            wrong.add(type.getName() + " uses " + target.getName() + ", at home in " + homes);
          }
        });
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isBelow(JavaClass type, String packageName) {
    var name = type.getPackageName();
    return name.equals(packageName) || name.startsWith(packageName + ".");
  }

  @Test
  void every_module_requires_only_what_it_may_know() {
    var wrong = new ArrayList<String>();
    var seen = new TreeSet<String>();
    for (var folder : House.list(House.INSTANCE.root())) {
      var file = folder.resolve("src/main/java/module-info.java");
      if (!Files.exists(file)) {
        continue;
      }
      var module = folder.getFileName().toString();
      seen.add(module);
      for (var line : House.read(file).lines().toList()) {
        if (line.strip().startsWith("requires ") && line.contains("gastown.")) {
          var other = line.substring(line.indexOf("gastown.") + 8, line.indexOf(';'));
          if (!MAY_KNOW.getOrDefault(module, Set.of()).contains(other)) {
            wrong.add(module + " requires " + other);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).containsAll(MAY_KNOW.keySet());
  }
}
