package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.app.house.LocalHouse;
import gastown.app.house.LocalPrograms;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Programs.Call;
import gastown.cli.Front;
import gastown.cli.House;
import gastown.cli.Invocation;
import gastown.cli.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Clones of one repository, each with its `bd`, real git and real files. The person's
/// configuration would break whatever minds it: hooks that fail, signing that cannot work, pulls
/// that rebase.
final class Clones {
  private static final String HOSTILE =
      """
      [init]
        defaultBranch = main
      [core]
        hooksPath = %s
      [commit]
        gpgSign = true
      [gpg]
        program = false
      [pull]
        rebase = true
      [merge]
        ff = false
      """;

  final Path folder;
  private final Front front = new Front(LocalHouse.forOneCall(new House.Build("0.1.0", "test")));

  Clones(Path place) throws IOException {
    folder = place.toRealPath();
    var hooks = Files.createDirectories(folder.resolve("hostile-hooks"));
    for (var name : List.of("pre-commit", "pre-push", "post-merge", "commit-msg")) {
      var hook = hooks.resolve(name);
      Files.writeString(hook, "#!/bin/sh\nexit 1\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(folder.resolve("gitconfig"), HOSTILE.formatted(hooks));
  }

  /// A far repository and clones of it, the first of them with a tracker that all share.
  static Clones sharing(Path place, String... names) throws IOException {
    var clones = new Clones(place);
    clones.git(".", "init", "--quiet", "--bare", "far");
    clones.begin(names[0]);
    clones.git(names[0], "remote", "add", "origin", clones.folder.resolve("far").toString());
    clones.bd(names[0], "sync");
    for (int i = 1; i < names.length; i++) {
      clones.git(".", "clone", "--quiet", "far", names[i]);
    }
    return clones;
  }

  /// A repository with some code and a tracker, shared with nobody.
  void begin(String name) throws IOException {
    git(".", "init", "--quiet", name);
    Files.writeString(folder.resolve(name).resolve("code.txt"), "one\ntwo\nthree\n");
    git(name, "add", "-A");
    git(name, "commit", "--quiet", "-m", "code");
    bd(name, "init", "--prefix", "ex", "--skip-agents", "--skip-hooks");
  }

  record Answer(int exit, String out, String err) {}

  Map<String, String> environment(String who) {
    var all = new HashMap<String, String>();
    all.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
    all.put("HOME", folder.toString());
    all.put("GIT_CONFIG_GLOBAL", folder.resolve("gitconfig").toString());
    all.put("GIT_CONFIG_NOSYSTEM", "1");
    all.put("GIT_CEILING_DIRECTORIES", folder.toString());
    all.put("GIT_AUTHOR_NAME", who);
    all.put("GIT_AUTHOR_EMAIL", who + "@example.org");
    all.put("GIT_COMMITTER_NAME", who);
    all.put("GIT_COMMITTER_EMAIL", who + "@example.org");
    all.put("BD_ACTOR", who);
    return all;
  }

  /// What `bd` answers, whatever that is.
  Answer call(String in, String... words) {
    return call(in, Map.of(), "", words);
  }

  Answer call(String in, Map<String, String> more, String input, String... words) {
    var out = new StringBuilder();
    var err = new StringBuilder();
    var streams =
        new Streams() {
          @Override
          public String in() {
            return input;
          }

          @Override
          public void out(String text) {
            out.append(text);
          }

          @Override
          public void err(String text) {
            err.append(text);
          }
        };
    var environment = environment(in.split("/", -1)[0]);
    environment.putAll(more);
    var surroundings =
        new Invocation.Surroundings(environment, Invocation.Terminal.NONE, ZoneOffset.UTC);
    var id = UUID.randomUUID().toString();
    int exit =
        front.run(
            new Invocation("bd", List.of(words), folder.resolve(in), surroundings, id), streams);
    return new Answer(exit, out.toString(), err.toString());
  }

  /// What `bd` prints when it works, which it does.
  String bd(String in, String... words) {
    var answer = call(in, words);
    assertThat(answer.exit())
        .as(String.join(" ", words) + "\n" + answer.out() + answer.err())
        .isZero();
    return answer.out();
  }

  /// Creates an issue and returns its id.
  String create(String in, String title, String... more) {
    var words = new ArrayList<>(List.of("create", title, "--json"));
    words.addAll(List.of(more));
    var json = (Json.Obj) JsonReader.read(bd(in, words.toArray(String[]::new)));
    return Objects.requireNonNull(json.text("id"));
  }

  Json.Obj show(String in, String id) {
    return (Json.Obj) ((Json.Arr) JsonReader.read(bd(in, "show", id, "--json"))).items().getFirst();
  }

  String text(String in, String id, String key) {
    return Objects.requireNonNullElse(show(in, id).text(key), "");
  }

  String git(String in, String... words) {
    var answer = tryGit(in, words);
    assertThat(answer.exit())
        .as(String.join(" ", words) + "\n" + answer.out() + answer.err())
        .isZero();
    return answer.out().strip();
  }

  /// What a person types, hooks and signing set aside so that the scene can be set.
  Answer tryGit(String in, String... words) {
    var all =
        new ArrayList<>(
            List.of("git", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"));
    all.addAll(List.of(words));
    return program(in, all.toArray(String[]::new));
  }

  Answer program(String in, String... words) {
    var outcome = new LocalPrograms(environment(in)).run(Call.of(folder.resolve(in), words));
    return new Answer(outcome.exit(), outcome.out(), outcome.err());
  }

  String status(String in) {
    return git(in, "status", "--porcelain");
  }

  Path file(String path) {
    return folder.resolve(path);
  }

  String lines(String in) throws IOException {
    return Files.readString(file(in + "/.beads/issues.jsonl"));
  }

  /// Syncs the first, then the second, then the first again: now both have everything.
  String exchange(String one, String other) {
    bd(one, "sync");
    var told = bd(other, "sync");
    bd(one, "sync");
    return told;
  }
}
