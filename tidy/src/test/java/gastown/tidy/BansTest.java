package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What reaches out of the house has one home each; everywhere else it is handed in.
class BansTest {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPackages("gastown")
          .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("gastown.tidy..")));

  /// Members of `owner` (all when none is named) may be used in `homes` only.
  private record Ban(String owner, Set<String> members, Set<String> homes, String instead) {
    boolean forbids(JavaAccess<?> access) {
      var target = access.getTarget();
      return target.getOwner().getName().equals(owner)
          && (members.isEmpty() || members.contains(target.getName()))
          && !isAt(access.getOriginOwner(), homes);
    }
  }

  private static final Set<String> APP = Set.of("gastown.app");
  private static final Set<String> FILES = Set.of("gastown.app", "gastown.store");
  private static final String CLOCK = "take the time from the InstantSource handed in";
  private static final String DICE = "throw gastown.beads.ports.Dice";
  private static final String WORLD = "read it from the Invocation";
  private static final String PROGRAMS = "run it through gastown.beads.ports.Programs";
  private static final String DISK = "go through gastown.beads.ports.Disk";
  private static final Set<String> LOOPS = Set.of("gastown.app", "gastown.engine.loop");
  private static final String THREADS =
      "only app and the loop start threads; return a value instead";

  private static final List<Ban> BANS =
      List.of(
          new Ban("java.time.Instant", Set.of("now"), APP, CLOCK),
          new Ban("java.time.LocalDate", Set.of("now"), APP, CLOCK),
          new Ban("java.time.LocalDateTime", Set.of("now"), APP, CLOCK),
          new Ban("java.time.ZonedDateTime", Set.of("now"), APP, CLOCK),
          new Ban("java.time.OffsetDateTime", Set.of("now"), APP, CLOCK),
          new Ban("java.time.Clock", Set.of("systemUTC", "systemDefaultZone"), APP, CLOCK),
          new Ban("java.time.InstantSource", Set.of("system"), APP, CLOCK),
          new Ban("java.time.ZoneId", Set.of("systemDefault"), APP, WORLD),
          new Ban("java.lang.System", Set.of("currentTimeMillis", "nanoTime"), FILES, CLOCK),
          new Ban("java.lang.System", Set.of("getenv", "getProperty"), APP, WORLD),
          new Ban("java.lang.System", Set.of("out", "err", "in"), APP, "return a Reply"),
          new Ban("java.lang.System", Set.of("exit"), APP, "return the exit code"),
          new Ban("java.lang.Runtime", Set.of("exit", "halt"), APP, "return the exit code"),
          new Ban("java.lang.Runtime", Set.of("exec"), Set.of(), PROGRAMS),
          new Ban("java.lang.ProcessBuilder", Set.of(), APP, PROGRAMS),
          new Ban("java.lang.Thread", Set.of("sleep"), APP, "wait for the fact, with a deadline"),
          new Ban("java.lang.Thread", Set.of("start", "ofVirtual", "ofPlatform"), LOOPS, THREADS),
          new Ban("java.util.concurrent.Executors", Set.of(), APP, THREADS),
          new Ban("java.util.UUID", Set.of("randomUUID"), APP, DICE),
          new Ban("java.util.Random", Set.of(), APP, DICE),
          new Ban("java.security.SecureRandom", Set.of(), APP, DICE),
          new Ban("java.util.concurrent.ThreadLocalRandom", Set.of(), APP, DICE),
          new Ban("java.lang.Math", Set.of("random"), Set.of(), DICE),
          new Ban("java.nio.file.Files", Set.of(), FILES, DISK),
          new Ban("java.io.File", Set.of(), FILES, DISK),
          new Ban("java.io.FileInputStream", Set.of(), FILES, DISK),
          new Ban("java.io.FileOutputStream", Set.of(), FILES, DISK),
          new Ban("java.io.RandomAccessFile", Set.of(), FILES, DISK),
          new Ban("java.nio.channels.FileChannel", Set.of(), FILES, DISK));

  private static boolean isAt(JavaClass type, Set<String> homes) {
    var name = type.getPackageName();
    return homes.stream().anyMatch(home -> name.equals(home) || name.startsWith(home + "."));
  }

  @Test
  void the_world_is_touched_only_at_its_home() {
    var wrong = new TreeSet<String>();
    for (var type : CLASSES) {
      for (var access : type.getAccessesFromSelf()) {
        for (var ban : BANS) {
          if (ban.forbids(access)) {
            wrong.add(
                type.getName()
                    + ":"
                    + access.getLineNumber()
                    + ": "
                    + access.getTarget().getName()
                    + " of "
                    + ban.owner()
                    + "; "
                    + ban.instead());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_bans_are_looked_for_in_all_the_house() {
    assertThat(CLASSES).extracting(JavaClass::getName).contains("gastown.app.Main");
    var used = new ArrayList<String>();
    for (var type : CLASSES) {
      for (var access : type.getAccessesFromSelf()) {
        if (access.getTarget().getFullName().startsWith("java.nio.file.Files.")) {
          used.add(type.getName());
        }
      }
    }
    assertThat(used).as("who uses files").isNotEmpty();
  }

  @Test
  void tests_do_not_sleep_and_do_not_mock() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.tests()) {
      var lines = source.text();
      for (int i = 0; i < lines.size() && !source.name().startsWith("tidy/"); i++) {
        if (lines.get(i).contains("Thread.sleep(") || lines.get(i).contains("org.mockito")) {
          wrong.add(
              source.name() + ":" + (i + 1) + ": wait for the fact itself; use the in-memory port");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
