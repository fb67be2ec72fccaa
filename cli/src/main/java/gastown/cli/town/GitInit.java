package gastown.cli.town;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.ShellWord;
import gastown.cli.words.Spec;
import gastown.town.layout.Town;
import java.util.ArrayList;
import java.util.List;

/// `gt git-init`: the town's own files under version control; what rigs hold has repositories of
/// its own.
final class GitInit {
  private static final String IGNORE =
      """
      # a town: its own files are shared, projects and what belongs to this machine are not
      /*
      !/.gitignore
      !/CLAUDE.md
      !/AGENTS.md
      !/mayor/
      !/settings/
      !/.beads/
      !/plugins/
      !/directives/
      !/roles/
      /mayor/rigs.lock
      """;

  private GitInit() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.town("git-init", "", "Put the town's own files under version control")
            .group(Group.WORKSPACE)
            .text("--github", "make the repository yourself and push to it")
            .refused()
            .sw("--public", "make the repository yourself and push to it")
            .refused(),
        call -> {
          var town = call.town();
          var told = in(call, town);
          return Reply.done(
              page -> told.forEach(page::line),
              () -> Json.object().put("root", town.root().toString()).build());
        });
  }

  static List<String> in(Call call, Town town) {
    var told = new ArrayList<String>();
    var ignore = town.root().resolve(".gitignore");
    if (!call.disk().exists(ignore)) {
      call.disk().write(ignore, IGNORE);
    }
    if (call.disk().exists(town.root().resolve(".git"))) {
      told.add("There is a git repository here already");
      return told;
    }
    var outcome =
        call.programs()
            .run(Programs.Call.of(town.root(), "git", "init", "--quiet", "--initial-branch=main"));
    if (!outcome.isOk()) {
      throw new Problem(
              "git-failed",
              "cannot make a git repository in " + town.root(),
              outcome.err().strip(),
              List.of("git -C " + ShellWord.of(town.root()) + " init"))
          .refusal();
    }
    told.add("Made a git repository; commit with git add -A && git commit");
    return told;
  }
}
