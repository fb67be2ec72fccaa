package gastown.cli.agents;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.agents.Recipe.Part;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Nearest;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// `bd setup`: writes what an agent program reads. Doing it twice changes nothing more, and taking
/// it away leaves what the person wrote.
final class Setup {
  private static final String OWN_RECIPES = "recipes.toml";

  private Setup() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.of("setup", "[recipe]", "Tell a coding agent's program about bd")
            .group(Group.AGENTS)
            .example("bd setup claude")
            .example("bd setup codex --check")
            .example("bd setup --add myeditor .myeditor/rules.md")
            .sw("--list", "the recipes there are")
            .sw("--print", "print the text agents get, write nothing")
            .sw("--check", "only look whether it is set up; exit code 1 when it is not")
            .sw("--remove", "take it away again")
            .sw("--project", "for this project; that is how it is done unless told otherwise")
            .sw("--global", "for every project of yours, in your home directory")
            .sw("--stealth", "without a word about git; settings only you see")
            .text("-o", "--output", "write the text agents get to this file")
            .text("--add", "a recipe of your own: its name; the positional is the file it writes"),
        Setup::setup);
  }

  private static Reply setup(Call call) {
    var args = call.args();
    var word = args.positional(0);
    if (args.isSet("--add")) {
      return add(call, args.text("--add", ""), word);
    }
    if (args.is("--print")) {
      return Reply.raw(AgentTexts.section(args.is("--stealth")));
    }
    if (args.isSet("--output")) {
      var file = call.path(args.text("--output", ""));
      write(
          call,
          new SetupFiles(call, file.getParent() == null ? file : file.getParent())
              .plan(new Part.Whole(String.valueOf(file.getFileName()), ""), false));
      return done("✓ Wrote " + file, "written", List.of(file.toString()));
    }
    if (args.is("--list") || word == null) {
      return list(call);
    }
    return carryOut(call, find(call, word));
  }

  private static Reply done(String line, String status, List<String> files) {
    return Reply.done(
        page -> page.line(line),
        () -> Json.object().put("status", status).put("files", Json.texts(files)).build());
  }

  private static void write(Call call, SetupFiles.Change change) {
    refuseWhenReadonly(call);
    if (change.after().isEmpty()) {
      call.disk().delete(change.file());
    } else {
      call.disk().write(change.file(), change.after());
    }
  }

  private static void refuseWhenReadonly(Call call) {
    if (call.args().is("--readonly")) {
      throw Problem.of(
              "readonly",
              "operation 'setup' is not allowed in read-only mode",
              "leave --readonly out")
          .refusal();
    }
  }

  private static Reply carryOut(Call call, Recipe recipe) {
    var args = call.args();
    boolean isGlobal = args.is("--global") && !args.is("--project");
    var parts = isGlobal ? recipe.home() : recipe.project();
    if (parts.isEmpty()) {
      throw Problem.of(
              "no-global",
              recipe.name() + " has no settings for all projects",
              "bd setup " + recipe.name() + " --project")
          .refusal();
    }
    var files = new SetupFiles(call, isGlobal ? home(call) : root(call));
    boolean isRemoval = args.is("--remove");
    var changes = new ArrayList<SetupFiles.Change>();
    for (var part : parts) {
      var change = files.plan(part, isRemoval);
      if (!change.isNothing()) {
        changes.add(change);
      }
    }
    if (args.is("--check")) {
      return check(recipe, files, parts, changes);
    }
    changes.forEach(change -> write(call, change));
    var names = changes.stream().map(change -> change.file().toString()).toList();
    var verb = isRemoval ? "removed" : "installed";
    var title = recipe.name() + (isRemoval ? " integration removed" : " integration installed");
    return Reply.done(
        page -> {
          page.line(names.isEmpty() ? "✓ " + recipe.name() + ": nothing to do" : "✓ " + title);
          names.forEach(name -> page.line("  " + (isRemoval ? "cleaned " : "wrote ") + name));
        },
        () ->
            Json.object()
                .put("recipe", recipe.name())
                .put("status", names.isEmpty() ? "unchanged" : verb)
                .put("files", Json.texts(names))
                .build());
  }

  private static Reply check(
      Recipe recipe, SetupFiles files, List<Part> parts, List<SetupFiles.Change> missing) {
    boolean isInstalled = missing.isEmpty();
    var all = parts.stream().map(part -> files.path(part).toString()).toList();
    return Reply.of(
            page -> {
              page.line(
                  isInstalled
                      ? "✓ " + recipe.name() + " integration installed"
                      : "✗ " + recipe.name() + " integration not installed or out of date");
              missing.forEach(change -> page.line("  " + change.file()));
              if (!isInstalled) {
                page.line("  Run: bd setup " + recipe.name());
              }
            },
            () ->
                Json.object()
                    .put("recipe", recipe.name())
                    .put("installed", isInstalled)
                    .put("files", Json.texts(all))
                    .build())
        .withExit(isInstalled ? 0 : 1);
  }

  private static Reply list(Call call) {
    var all = new TreeMap<String, String>();
    Recipe.ALL.forEach(recipe -> all.put(recipe.name(), recipe.title()));
    own(call).forEach((name, file) -> all.put(name, "your own: " + file));
    return Reply.of(
        page -> {
          page.line("Recipes:");
          all.forEach((name, title) ->
              page.line("  " + name + " ".repeat(Math.max(1, 12 - name.length())) + title));
          page.blank()
              .line(
                  "bd setup <recipe> sets one up; --check, --remove, --global, --print go with"
                      + " it.");
        },
        () -> {
          var items = new ArrayList<Json>();
          all.forEach((name, title) ->
              items.add(Json.object().put("name", name).put("description", title).build()));
          return new Json.Arr(items);
        });
  }

  private static TreeMap<String, String> own(Call call) {
    var workspace = call.workspaceIfAny();
    var text = workspace == null ? "" : call.disk().read(workspace.file(OWN_RECIPES)).orElse("");
    var all = new TreeMap<String, String>();
    for (var line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.strip().startsWith("#")) {
        all.put(
            line.substring(0, equals).strip(),
            line.substring(equals + 1).strip().replace("\"", ""));
      }
    }
    return all;
  }

  private static Reply add(Call call, String name, @org.jspecify.annotations.Nullable String file) {
    if (!name.matches("[a-z0-9_-]+")
        || file == null
        || file.contains("\"")
        || Path.of(file).isAbsolute()) {
      throw Problem.of(
              "bad-recipe",
              "a recipe has a name of lower case letters and a file inside the project",
              "bd setup --add myeditor .myeditor/rules.md")
          .refusal();
    }
    refuseWhenReadonly(call);
    var place = call.workspace().file(OWN_RECIPES);
    var all = own(call);
    all.put(name, file);
    var text = new StringBuilder("# Agent programs of this project: name = \"file\"\n");
    all.forEach((key, value) -> text.append(key).append(" = \"").append(value).append("\"\n"));
    call.disk().write(place, text.toString());
    return done(
        "✓ Added recipe " + name + ": bd setup " + name + " writes " + file,
        "added",
        List.of(file));
  }

  private static Recipe find(Call call, String word) {
    var own = own(call).get(word);
    if (own != null) {
      return new Recipe(word, "", List.of(new Part.Whole(own, "")), List.of());
    }
    var found = Recipe.named(word);
    if (found == null) {
      var names = Recipe.ALL.stream().map(Recipe::name).toList();
      var near = Nearest.to(word, names);
      throw new Problem(
              "unknown-recipe",
              "unknown recipe \"" + word + "\"",
              near == null ? "" : "the nearest is " + near,
              List.of("bd setup --list"))
          .refusal();
    }
    return found;
  }

  private static Path home(Call call) {
    var home = call.invocation().variable("HOME");
    if (home == null) {
      throw Problem.of("no-home", "HOME is not set", "bd setup <recipe> --project").refusal();
    }
    return call.path(home);
  }

  /// The repository's root; without one, the folder that holds `.beads`; else where the caller is.
  private static Path root(Call call) {
    var repository = new Discovery(call.disk()).repository(call.directory());
    Workspace workspace = call.workspaceIfAny();
    return repository != null
        ? repository
        : workspace != null ? workspace.root() : call.directory();
  }
}
