package gastown.cli.rigs;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.RigNames;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import java.util.List;

/// `gt rig add`.
final class RigAdd implements Command {
  private static final Spec SPEC =
      Spec.town(
              "rig add", "<name> [git-url]", "Add a project: clone it and give it a tracker prefix")
          .group(Group.WORKSPACE)
          .detail(
              "The url is what git clone takes: a local path, file:, ssh:, https: or host:path. If"
                  + " the project tracks issues in .beads, they come along and its prefix is kept."
                  + " What fails or is broken off leaves nothing behind.")
          .example("gt rig add web https://github.com/example/web.git")
          .example("gt rig add lexer ../lexer --prefix lx --branch develop")
          .text("--prefix", "what ids of its beads begin with; made from the name unless given")
          .text("--branch", "the branch work lands on; the remote's own default unless given")
          .text("--filter", "git's partial-clone filter, as blob:none for a large repository")
          .text("--local-repo", "a clone on this machine whose objects are shared")
          .sw("--adopt", "register a rig whose folder is there already")
          .text("--url", "the url, when --adopt cannot read it from the folder")
          .sw("--force", "accepted: what is there is never overwritten")
          .ignored()
          .text("--push-url", "one url is used for reading and writing")
          .refused()
          .text("--upstream-url", "one url is used for reading and writing")
          .refused()
          .repeat("--sparse-checkout", "worktrees are whole; use --filter for a large repository")
          .refused()
          .build();

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
    var town = call.town();
    var args = call.args();
    var name = String.valueOf(args.positional(0));
    RigNames.check(name);
    var rig = town.rig(name);
    var lock = town.runtime().resolve("rig-" + name + ".lock");
    var made =
        call.disk()
            .locked(
                lock,
                () -> {
                  var rigs = Rigs.of(call.disk(), town);
                  requireNew(rigs, name);
                  return args.is("--adopt")
                      ? new Adopting(call, rig).adopt(rigs)
                      : new RigMaking(call, rig).make(url(call, rig), rigs);
                });
    return Reply.done(
            page -> {
              page.line("✓ " + (args.is("--adopt") ? "Adopted" : "Added") + " rig " + name);
              page.line("  Project: " + made.file().gitUrl());
              page.line("  Branch: " + made.file().branch());
              page.line(
                  "  Prefix: "
                      + made.file().prefix()
                      + "   (beads are named "
                      + made.file().prefix()
                      + "-a1b, …)");
              page.line("  Place: " + rig.root() + "   (" + Sizes.shown(made.bytes()) + ")");
              if (made.issues() > 0) {
                page.line("  Issues that came with it: " + made.issues());
              }
              page.blank().line("Next: gt crew add <your name> --rig " + name);
              page.line("      cd " + rig.root() + " && bd create \"What is to be done\"");
            },
            () -> json(rig, made))
        .withRemarks(made.notes());
  }

  private static Json json(RigPlace rig, RigMaking.Made made) {
    return Json.object()
        .put("name", rig.name())
        .put("path", rig.root().toString())
        .put("git_url", made.file().gitUrl())
        .put("default_branch", made.file().branch())
        .put("prefix", made.file().prefix())
        .put("bytes", made.bytes())
        .put("issues", made.issues())
        .build();
  }

  private static void requireNew(Rigs rigs, String name) {
    var there = rigs.named(name);
    if (there != null) {
      throw new Problem(
              "rig-exists",
              "there is a rig " + name + " already",
              "it is a clone of " + there.gitUrl(),
              List.of("gt rig status " + name, "gt rig list"))
          .refusal();
    }
  }

  private static String url(Call call, RigPlace rig) {
    var typed = call.args().positional(1);
    if (typed == null || typed.isBlank()) {
      throw Problem.of(
              "git-url",
              "of which repository is " + rig.name() + " to be a clone?",
              "gt rig add " + rig.name() + " <git-url>")
          .refusal();
    }
    int scheme = typed.indexOf("://");
    int at = scheme < 0 ? -1 : typed.indexOf('@', scheme);
    if (at > 0 && typed.indexOf(':', scheme + 3) > 0 && typed.indexOf(':', scheme + 3) < at) {
      throw new Problem(
              "secret-in-url",
              "the url holds a password",
              "it would stand in files of the town and in every clone",
              List.of("git credential approve   (keeps it for git)", "use an ssh url"))
          .refusal();
    }
    var path = call.path(typed);
    if (!typed.contains("://") && call.disk().isDirectory(path)) {
      return path.toString();
    }
    if (typed.indexOf(':') < 0 && !call.disk().exists(path)) {
      throw new Problem(
              "no-such-folder",
              "there is no folder " + path,
              "a url without a colon is a path on this machine",
              List.of(
                  "gt rig add " + rig.name() + " <path>", "gt rig add " + rig.name() + " <url>"))
          .refusal();
    }
    return typed;
  }
}
