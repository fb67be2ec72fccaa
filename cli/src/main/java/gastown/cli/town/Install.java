package gastown.cli.town;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.ShellWord;
import gastown.cli.words.Spec;
import gastown.town.layout.Town;
import gastown.town.layout.TownCard;
import gastown.town.layout.TownSearch;
import java.util.List;
import java.util.Set;

/// `gt install`.
final class Install implements Command {
  private static final Spec SPEC =
      Spec.town(
              "install", "[path]", "Make a town: the folder your projects and their agents live in")
          .group(Group.WORKSPACE)
          .detail(
              "Nothing that is there is overwritten; a second run changes nothing. No server and no"
                  + " agent is started.")
          .example("gt install ~/gt")
          .example("gt install ~/gt --name homestead --git")
          .sw("-f", "--force", "also inside another town; in a town: put back what is missing")
          .text("-n", "--name", "what the town is called; the name of its folder unless given")
          .text("--owner", "whose town it is; git's user.email unless given")
          .text("--public-name", "what others are told it is called")
          .sw("--git", "put the town's own files under version control")
          .sw("--no-beads", "the town keeps its work in its tracker and cannot do without")
          .refused()
          .text("--github", "make the repository yourself and push to it")
          .refused()
          .sw("--public", "make the repository yourself and push to it")
          .refused()
          .sw("--shell", "there are no hooks for shells; see gt completion")
          .refused()
          .sw("--wrappers", "there are no wrappers to install")
          .refused()
          .sw("--supervisor", "the server starts by itself with the first command")
          .refused()
          .noOpText("--dolt-port")
          .build();

  /// What a folder may hold that is to become a town.
  private static final Set<String> HARMLESS =
      Set.of(".git", ".gitignore", ".gitattributes", "README.md", "README", "LICENSE", ".DS_Store");

  private static final Set<String> OURS =
      Set.of(".runtime", ".beads", "mayor", "settings", "CLAUDE.md", "AGENTS.md");

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.NONE;
  }

  @Override
  public Reply run(Call call) {
    var typed = call.args().positional(0);
    var town = new Town(typed == null ? call.directory() : call.path(typed));
    var isTown = new TownSearch(call.disk()).isTown(town.root());
    if (isTown && !call.args().is("--force")) {
      return unchanged(call, town);
    }
    if (!isTown) {
      checkPlace(call, town);
    }
    call.disk().makeFolder(town.runtime(), true);
    return call.disk()
        .locked(town.runtime().resolve("install.lock"), () -> laid(call, town, isTown));
  }

  /// One after the other: of many who come at once the first makes the town.
  private static Reply laid(Call call, Town town, boolean isTown) {
    if (!isTown && new TownSearch(call.disk()).isTown(town.root())) {
      return unchanged(call, town);
    }
    var founding = new Founding(call, town);
    var made = founding.lay(card(call, town));
    if (call.args().is("--git")) {
      made.addAll(GitInit.in(call, town));
    }
    var name = TownCard.read(call.disk(), town).name();
    return Reply.done(
        page -> {
          page.line("✓ " + (isTown ? "Completed" : "Made") + " the town " + name);
          page.line("  Place: " + town.root());
          made.forEach(line -> page.line("  " + line));
          page.blank().line("Next: cd " + town.root());
          page.line("      gt rig add <name> <git-url>   a project for it to work on");
        },
        () -> json(town, name, true));
  }

  private static Json json(Town town, String name, boolean isNew) {
    return Json.object()
        .put("name", name)
        .put("root", town.root().toString())
        .put("prefix", Town.PREFIX)
        .put("created", isNew)
        .build();
  }

  private static Reply unchanged(Call call, Town town) {
    var name = TownCard.read(call.disk(), town).name();
    return Reply.of(
        page -> page.line(town.root() + " is the town " + name + " already; nothing was changed"),
        () -> json(town, name, false));
  }

  private static TownCard card(Call call, Town town) {
    var folder = town.root().getFileName();
    var own = folder == null ? "town" : folder.toString();
    var name = call.args().text("--name", own);
    var owner = call.args().isSet("--owner") ? call.args().text("--owner", "") : call.owner();
    return TownCard.of(name, owner, call.args().text("--public-name", name), call.now());
  }

  private static void checkPlace(Call call, Town town) {
    var disk = call.disk();
    var outer = new TownSearch(disk).around(town.root());
    if (outer != null && !call.args().is("--force")) {
      throw new Problem(
              "inside-a-town",
              "cannot make a town in " + town.root(),
              "it is inside the town at " + outer.root(),
              List.of(
                  "gt install <another path>",
                  "gt install " + ShellWord.of(town.root()) + " --force"))
          .refusal();
    }
    if (disk.exists(town.root()) && !disk.isDirectory(town.root())) {
      throw Problem.of("not-a-folder", town.root() + " is a file", "gt install <another path>")
          .refusal();
    }
    var names = disk.list(town.root());
    boolean isBegun = names.contains(".runtime");
    for (var name : names) {
      // what another writes at this moment stands beside the file it becomes
      boolean isPassing = name.startsWith(".") && name.endsWith(".tmp");
      if (!HARMLESS.contains(name) && !(isBegun && (OURS.contains(name) || isPassing))) {
        throw new Problem(
                "folder-in-use",
                "cannot make a town in " + town.root(),
                "it holds "
                    + name
                    + ", which is not a town's; a town has a folder of its own, and"
                    + " projects come into it with gt rig add",
                List.of(
                    "gt install " + ShellWord.of(town.root().resolve("town")), "gt install ~/gt"))
            .refusal();
      }
    }
  }
}
