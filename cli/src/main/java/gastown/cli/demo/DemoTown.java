package gastown.cli.demo;

import gastown.beads.Problem;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The folder of a demo, and the installed programs called in it. It has a home of its own, so the
/// person's settings, server and towns have no part in it.
final class DemoTown {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Call call;
  private final Path bin;
  private final Path folder;

  DemoTown(Call call, Path bin, Path folder) {
    this.call = call;
    this.bin = bin;
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  Path root() {
    return folder.resolve("town");
  }

  Path home() {
    return folder.resolve("home");
  }

  Path upstream() {
    return folder.resolve("hello.git");
  }

  Path database() {
    return root().resolve(".beads").resolve("beads.db");
  }

  String gt(String... words) {
    return installed("gt", root(), words);
  }

  /// In the rig, whose beads they are.
  String bd(String... words) {
    return installed("bd", root().resolve("hello"), words);
  }

  String installed(String program, Path where, String... words) {
    var all = new ArrayList<String>();
    all.add(bin.resolve(program).toString());
    all.addAll(List.of(words));
    return answer(all, where);
  }

  String git(Path where, String... words) {
    var all = new ArrayList<String>(List.of("git"));
    all.addAll(List.of(words));
    return answer(all, where);
  }

  private String answer(List<String> words, Path where) {
    var outcome = run(words, where);
    if (!outcome.isOk()) {
      throw new Problem(
              "demo-failed",
              "the demo came to a halt at: " + String.join(" ", words.subList(1, words.size())),
              (outcome.err() + outcome.out()).strip(),
              List.of("gt demo --keep   (leaves everything to be looked at)", "gt doctor"))
          .refusal();
    }
    return outcome.out();
  }

  Programs.Outcome run(List<String> words, Path where) {
    var programCall = new Programs.Call(words, where, environment(), "", LIMIT);
    return call.programs().run(programCall);
  }

  /// Everything of the person's that could reach in is taken away.
  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    for (var name : call.invocation().surroundings().environment().keySet()) {
      boolean reaches =
          name.startsWith("GT_")
              || name.startsWith("BD_")
              || name.startsWith("BEADS_")
              || name.startsWith("GIT_")
              || name.startsWith("XDG_")
              || name.startsWith("CLAUDE");
      if (reaches) {
        environment.put(name, "");
      }
    }
    environment.put("HOME", home().toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    return environment;
  }

  void write(Path file, String text) {
    call.disk().write(file, text);
  }

  /// Lets a moment pass.
  void rest() {
    run(List.of("sleep", "0.15"), folder);
  }

  /// Ends everything and removes the folder.
  void remove() {
    if (call.disk().exists(folder)) {
      run(List.of(bin.resolve("gt").toString(), "down"), root());
      run(List.of(bin.resolve("gt").toString(), "daemon", "stop"), root());
      for (int i = 0; i < 100 && isServed(); i++) {
        rest();
      }
      call.disk().deleteAll(folder);
    }
  }

  private boolean isServed() {
    var outcome = run(List.of(bin.resolve("gt").toString(), "daemon", "status"), folder);
    return outcome.out().startsWith("serving");
  }
}
