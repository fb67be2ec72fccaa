package gastown.git;

import gastown.beads.ports.Programs.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How git is called: everything in a person's configuration or surroundings that could change what
/// a call does is pinned.
public final class GitCalls {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// Configuration that is set aside.
  static final List<String> PINNED =
      List.of(
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "core.quotePath=false",
          "commit.gpgSign=false",
          "push.gpgSign=false",
          "push.followTags=false",
          "push.recurseSubmodules=no",
          "fetch.recurseSubmodules=no",
          "fetch.prune=false",
          "submodule.recurse=false",
          "merge.autoStash=false",
          "merge.verifySignatures=false",
          "merge.beads.driver=true",
          "init.templateDir=",
          "gc.auto=0",
          "maintenance.auto=false",
          "safe.directory=*");

  /// A hook is started with variables that lead git to the repository it runs in, which need not be
  /// the one meant here.
  private static final List<String> MISLEADING =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_COMMON_DIR",
          "GIT_PREFIX",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_QUARANTINE_PATH",
          "GIT_EXTERNAL_DIFF",
          "GIT_LITERAL_PATHSPECS",
          "GIT_GLOB_PATHSPECS",
          "GIT_ICASE_PATHSPECS");

  private GitCalls() {}

  public static Call call(Path folder, String... words) {
    var all = new ArrayList<String>();
    all.add("git");
    for (var pin : PINNED) {
      all.add("-c");
      all.add(pin);
    }
    all.addAll(List.of(words));
    return new Call(all, folder, environment(), "", LIMIT);
  }

  /// Without the pinned settings, for asking what the person's are.
  static Call plain(Path folder, String... words) {
    var all = new ArrayList<String>(List.of("git", "-c", "safe.directory=*"));
    all.addAll(List.of(words));
    return new Call(all, folder, environment(), "", LIMIT);
  }

  public static Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    MISLEADING.forEach(name -> environment.put(name, ""));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("LANGUAGE", "");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("SSH_ASKPASS_REQUIRE", "never");
    environment.put("GIT_EDITOR", "true");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_PAGER", "cat");
    return environment;
  }

  /// Where the git command stands among the words of a call: behind the program and its settings.
  public static int commandAt(List<String> words) {
    int at = 1;
    while (at < words.size() - 1 && words.get(at).equals("-c")) {
      at += 2;
    }
    return at;
  }
}
