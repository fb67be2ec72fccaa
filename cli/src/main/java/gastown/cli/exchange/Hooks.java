package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Repository;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import java.util.function.BiFunction;

/// `bd hooks install`, `uninstall` and `list`.
record Hooks(Spec spec, BiFunction<Call, HookFiles, Reply> action) implements Command {
  static Hooks install() {
    return new Hooks(
        Spec.of("hooks install", "", "Have git keep issues and issues.jsonl alike")
            .group(Group.DATA)
            .detail(
                "Existing hooks stay as they are; bd adds a marked section. Also installs the merge"
                    + " driver.")
            .sw("--shared", "put hooks into .beads-hooks, to be committed for all clones")
            .sw("--beads", "put hooks into .beads/hooks/git")
            .sw("--chain", "keep existing hooks beside the new ones and call them")
            .sw("--force", "replace existing hooks")
            .build(),
        Hooks::install);
  }

  static Hooks uninstall() {
    return new Hooks(
        Spec.of("hooks uninstall", "", "Take bd's part out of the git hooks")
            .group(Group.DATA)
            .build(),
        (_, files) -> uninstall(files));
  }

  static Hooks list() {
    return new Hooks(
        Spec.of("hooks list", "", "Show which git hooks call bd").group(Group.DATA).build(),
        (_, files) -> list(files));
  }

  @Override
  public Access access() {
    return spec.path().equals("hooks list") ? Access.NONE : Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    return action.apply(call, new HookFiles(call, repository(call)));
  }

  private static Repository repository(Call call) {
    var repository = call.house().repositories(call.invocation()).around(call.directory());
    if (repository == null) {
      throw Problem.of("no-repository", "not in a git repository: " + call.directory(), "git init")
          .refusal();
    }
    return repository;
  }

  private static Reply install(Call call, HookFiles files) {
    var args = call.args();
    var folder =
        args.is("--shared") ? ".beads-hooks" : args.is("--beads") ? ".beads/hooks/git" : "";
    var names = files.install(new HookFiles.Way(args.is("--force"), args.is("--chain"), folder));
    var workspace = call.workspaceIfAny();
    if (workspace != null) {
      files.driver(call.disk().real(workspace.folder()));
    }
    return Reply.done(
        page -> {
          page.line("✓ Git hooks installed");
          names.forEach(name -> page.line("  - " + name));
        },
        () -> Json.object().put("success", true).put("hooks", Json.texts(names)).build());
  }

  private static Reply uninstall(HookFiles files) {
    var names = files.uninstall();
    return Reply.done(
        page -> {
          page.line(
              names.isEmpty() ? "No git hooks of bd are installed" : "✓ Git hooks uninstalled");
          names.forEach(name -> page.line("  - " + name));
        },
        () -> Json.object().put("success", true).put("hooks", Json.texts(names)).build());
  }

  private static Reply list(HookFiles files) {
    List<HookFiles.State> states = files.states();
    return Reply.of(
        page -> {
          page.line("Git hooks:");
          for (var state : states) {
            var told =
                state.isInstalled() ? "installed (v" + state.version() + ")" : "not installed";
            page.line(
                "  "
                    + (state.isInstalled() ? "✓ " : "✗ ")
                    + state.name()
                    + ": "
                    + told
                    + (state.isOutdated() ? ", outdated" : ""));
          }
        },
        () ->
            Json.object()
                .put("hooks", new Json.Arr(states.stream().map(Hooks::json).toList()))
                .build());
  }

  private static Json json(HookFiles.State state) {
    return Json.object()
        .put("name", state.name())
        .put("installed", state.isInstalled())
        .put("version", state.version())
        .put("outdated", state.isOutdated())
        .put("shim", state.isInstalled())
        .build();
  }
}
