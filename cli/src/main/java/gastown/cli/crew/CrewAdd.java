package gastown.cli.crew;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.SharedTracker;
import gastown.cli.words.Group;
import gastown.cli.words.ShellWord;
import gastown.cli.words.Spec;
import gastown.town.address.Address;
import gastown.town.layout.RigFile;
import gastown.town.layout.Rigs;
import gastown.town.ports.Cloning.Cloned;
import gastown.town.ports.Cloning.Source;
import java.util.List;

/// `gt crew add`: a full clone of its own for a person, sharing objects with the canonical one.
final class CrewAdd {
  private CrewAdd() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.town("crew add", "<name>", "Make a workspace of your own in a rig")
            .group(Group.WORKSPACE)
            .example("gt crew add ana --rig web")
            .text("--rig", "in which rig; the one you stand in unless given")
            .sw("--branch", "begin a branch crew/<name> in it"),
        CrewAdd::add);
  }

  private static Reply add(Call call) {
    var member = Member.of(call, String.valueOf(call.args().positional(0)));
    var name = member.name();
    if (!Address.isName(name) || Address.isReserved(name)) {
      throw new Problem(
              "bad-crew-name",
              "no crew member can be called \"" + name + "\"",
              "a name is letters, digits, _ and -, and no word the town uses itself",
              List.of("gt crew add ana --rig " + member.rig().name()))
          .refusal();
    }
    // two who add the same member at once: one makes it, the other is told
    var lock = call.town().runtime().resolve("locks/crew." + member.rig().name() + "." + name);
    return call.disk().locked(lock, () -> made(call, member));
  }

  private static Reply made(Call call, Member member) {
    var name = member.name();
    if (member.isThere()) {
      throw Problem.of(
              "crew-exists",
              "rig " + member.rig().name() + " has a crew member " + name + " already",
              "cd " + member.folder(),
              "gt crew list " + member.rig().name())
          .refusal();
    }
    var branch = clone(call, member);
    new SharedTracker(call.disk(), member.rig()).point(member.folder());
    if (call.args().is("--branch")) {
      branch = "crew/" + name;
      var outcome =
          call.programs()
              .run(Programs.Call.of(member.folder(), "git", "checkout", "--quiet", "-b", branch));
      if (!outcome.isOk()) {
        throw Problem.of(
                "git-failed",
                "cannot begin the branch " + branch + ": " + outcome.err().strip(),
                "git -C " + ShellWord.of(member.folder()) + " checkout -b " + branch)
            .refusal();
      }
    }
    var shown = branch;
    return Reply.done(
        page -> {
          page.line("✓ Added crew member " + name + " to rig " + member.rig().name());
          page.line("  Place: " + member.folder());
          page.line("  Branch: " + shown);
          page.blank().line("Next: cd " + member.folder());
        },
        () ->
            Json.object()
                .put("name", name)
                .put("rig", member.rig().name())
                .put("path", member.folder().toString())
                .put("branch", shown)
                .put("address", member.address().text())
                .build());
  }

  private static String clone(Call call, Member member) {
    var rig = member.rig();
    var url = Rigs.of(call.disk(), call.town()).require(rig.name()).gitUrl();
    var source = new Source(url, RigFile.read(call.disk(), rig).branch(), "");
    var outcome =
        call.house()
            .cloning(call.invocation())
            .clone(source, member.folder(), rig.canonical(), call::progress);
    var why =
        switch (outcome) {
          case Cloned.Done _ -> "";
          case Cloned.Empty _ -> "the repository has no commit";
          case Cloned.NoSuchBranch(var branch) -> "there is no branch " + branch;
          case Cloned.Failed(var reason) -> reason;
        };
    if (!why.isEmpty()) {
      throw new Problem(
              "clone-failed",
              "cannot make a workspace for " + member.name(),
              why,
              List.of("git ls-remote " + url, "gt rig status " + rig.name()))
          .refusal();
    }
    return source.branch();
  }
}
