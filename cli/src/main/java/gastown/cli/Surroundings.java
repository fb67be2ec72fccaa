package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.work.Config;
import gastown.beads.workspace.ConfigFile;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.GitIdentity;
import gastown.beads.workspace.Workspace;
import gastown.cli.words.Args;
import gastown.town.layout.Town;
import gastown.town.layout.TownSearch;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the caller's directory, environment and files say; each is looked up when it is first asked
/// for.
final class Surroundings {
  private final Disk disk;
  private final Invocation invocation;
  private final Args args;
  private final UnaryOperator<@Nullable String> stored;
  private boolean hasLooked;
  private boolean hasSought;
  private @Nullable Town town;
  private @Nullable Workspace workspace;
  private @Nullable Map<String, String> file;
  private @Nullable Map<String, String> localFile;
  private @Nullable GitIdentity identity;

  Surroundings(
      Disk disk, Invocation invocation, Args args, UnaryOperator<@Nullable String> stored) {
    this.disk = disk;
    this.invocation = invocation;
    this.args = args;
    this.stored = stored;
  }

  Path directory() {
    var other = args.text("--directory");
    return other == null ? invocation.directory() : invocation.path(other);
  }

  @Nullable Workspace workspace() {
    if (!hasLooked) {
      var database = args.text("--db");
      requireDirectory();
      var found = found();
      workspace =
          database == null || found == null
              ? found
              : found.withDatabase(directory().resolve(database).normalize());
      hasLooked = true;
    }
    return workspace;
  }

  /// The tracker of `gt` is its town's; `bd` finds the one it stands in.
  private @Nullable Workspace found() {
    if (!invocation.program().equals("gt")) {
      return new Discovery(disk).find(directory(), this::variable);
    }
    var around = town();
    return around == null ? null : Workspace.in(around.beads()).shared();
  }

  /// The town named by `--town`, else the one around the caller, else the one of the environment.
  @Nullable Town town() {
    if (!hasSought) {
      var typed = invocation.program().equals("gt") ? args.text("--town") : null;
      var search = new TownSearch(disk);
      town =
          typed == null
              ? search.find(directory(), invocation::variable)
              : search.around(directory().resolve(typed).normalize());
      hasSought = true;
    }
    return town;
  }

  /// `bd init` may make the folder.
  private void requireDirectory() {
    var typed = args.text("--directory");
    boolean isToBeMade = args.spec().path().equals("init");
    if (typed != null && !isToBeMade && !disk.isDirectory(directory())) {
      throw Problem.of(
              "no-such-folder",
              "cannot work in " + typed + ": it is no folder",
              "ls -ld " + directory())
          .refusal();
    }
  }

  private @Nullable String variable(String name) {
    var typed = name.equals("BEADS_DB") ? args.text("--db") : null;
    return typed == null ? invocation.variable(name) : typed;
  }

  Config config() {
    return new Config(this::setting);
  }

  /// Environment before `config.local.yaml` before `config.yaml` before the store.
  private @Nullable String setting(String key) {
    var variable = "BD_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    var fromEnvironment = key.startsWith("_") ? null : invocation.variable(variable);
    if (fromEnvironment != null) {
      return fromEnvironment;
    }
    var name = ConfigFile.canonical(key);
    if (localFile == null || file == null) {
      localFile = load("config.local.yaml");
      file = load("config.yaml");
    }
    var local = localFile.get(name);
    var shared = local == null ? file.get(name) : local;
    if (shared != null) {
      return shared;
    }
    return stored.apply(name.equals("issue-prefix") ? "issue_prefix" : key);
  }

  private Map<String, String> load(String name) {
    var place = workspace();
    var text = place == null ? "" : disk.read(place.file(name)).orElse("");
    return text.isEmpty() ? Map.of() : ConfigFile.read(text);
  }

  boolean isJson() {
    var format = args.text("--format");
    return args.is("--json")
        || "json".equals(format)
        || invocation.isOn("BD_JSON")
        || !args.given("--json") && config().isOn("json");
  }

  String actor() {
    var typed = first(args.text("--actor"), invocation.variable("BEADS_ACTOR"));
    var named = first(typed, invocation.variable("BD_ACTOR"));
    var configured = named == null ? config().get("actor") : named;
    var known = configured == null ? identity().name() : configured;
    var actor = first(known, invocation.variable("USER"));
    return actor == null ? "unknown" : actor;
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null || one.isBlank() ? other : one.strip();
  }

  String owner() {
    var author = invocation.variable("GIT_AUTHOR_EMAIL");
    var email = author == null ? identity().email() : author;
    return email == null ? "" : email;
  }

  private GitIdentity identity() {
    if (identity == null) {
      identity = new GitIdentity(disk, directory(), invocation::variable);
    }
    return identity;
  }
}
