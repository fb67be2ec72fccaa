package gastown.cli.crew;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.offices.Attending;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.Here;
import gastown.cli.town.Self;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.address.Address;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt crew list|at|status`.
final class CrewViews {
  private CrewViews() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "crew list" ->
          Simple.needsNothing(
              spec(path, "[rig]", "List the crew of a rig, or of all")
                  .text("--rig", "of which rig")
                  .sw("--all", "of all rigs"),
              CrewViews::list);
      case "crew at", "crew attach" ->
          Simple.byItself(
              spec(
                      "crew at",
                      "[name]",
                      "Go to a crew member's session; it begins when there is none")
                  .alias("crew attach")
                  .text("--rig", "in which rig")
                  .detail(
                      "Where no terminal is, the place of the workspace is printed instead: cd"
                          + " \"$(gt crew at ana)\".")
                  .sw("--no-tmux", "only print the place of the workspace")
                  .sw("-d", "--detached", "begin the session and stay here")
                  .text("--agent", "the agent to start, in place of the town's own")
                  .noOp("--debug")
                  .noOpText("--account")
                  .sw("--reset", "a session is begun anew by gt crew restart <name>")
                  .refused(),
              CrewViews::at);
      case "crew status" ->
          Simple.needsNothing(
              spec(path, "[name]", "Show a crew member's workspace").text("--rig", "in which rig"),
              CrewViews::status);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.WORKSPACE);
  }

  private static Reply list(Call call) {
    var town = call.town();
    var rigs = Rigs.of(call.disk(), town);
    var typed =
        call.args().positional(0) == null ? call.args().text("--rig") : call.args().positional(0);
    var own = call.args().is("--all") ? null : typed == null ? Here.rig(call) : typed;
    var names = own == null ? rigs.names() : List.of(rigs.require(own).name());
    var members = new ArrayList<Member>();
    for (var name : names) {
      var rig = town.rig(name);
      rig.members(call.disk()).forEach(each -> add(call, rig, each, members));
    }
    return Reply.of(
        page -> {
          if (members.isEmpty()) {
            page.line("No crew yet.").line("Next: gt crew add <your name> --rig <rig>");
          }
          members.forEach(member ->
              page.line(member.rig().name() + "/" + member.name() + "   " + member.folder()));
        },
        () -> new Json.Arr(members.stream().map(CrewViews::json).map(Json.class::cast).toList()));
  }

  private static void add(Call call, RigPlace rig, String name, List<Member> members) {
    var member = new Member(call, rig, name);
    if (member.isThere()) {
      members.add(member);
    }
  }

  private static Json.Obj json(Member member) {
    return Json.object()
        .put("name", member.name())
        .put("rig", member.rig().name())
        .put("path", member.folder().toString())
        .put("address", member.address().text())
        .build();
  }

  /// The one named, else whose place this is, else the only one.
  private static Member member(Call call) {
    var typed = call.args().positional(0);
    if (typed != null) {
      return Member.existing(call, typed);
    }
    if (Self.of(call).who() instanceof Address.Crew(var rig, var name)) {
      return new Member(call, call.town().rig(rig), name).require();
    }
    var rig = Member.rig(call, call.args().text("--rig"));
    var names = rig.members(call.disk());
    if (names.size() == 1) {
      return new Member(call, rig, names.getFirst()).require();
    }
    throw new Problem(
            "which-crew",
            "which crew member of " + rig.name() + "?",
            names.isEmpty() ? "it has none yet" : "there are " + String.join(", ", names),
            List.of("gt crew list " + rig.name()))
        .refusal();
  }

  private static Reply at(Call call) {
    var member = member(call);
    if (call.args().is("--detached")) {
      return Attending.of(call, member.address()).start();
    }
    boolean isVisit = call.invocation().terminal().out() || call.args().given("--agent");
    if (isVisit && !call.isJson() && !call.args().is("--no-tmux")) {
      return Attending.of(call, member.address()).attach();
    }
    return Reply.of(page -> page.line(member.folder().toString()), () -> json(member));
  }

  private static Reply status(Call call) {
    var member = member(call);
    var now = member.git().condition(member.folder());
    var unique = member.unique();
    return Reply.of(
        page -> {
          page.line(member.address().text());
          page.line("  Place: " + member.folder());
          if (now != null) {
            page.line("  Branch: " + (now.branch() == null ? "none" : now.branch()));
          }
          page.line("  Only here: " + (unique.isEmpty() ? "nothing" : String.join(", ", unique)));
        },
        () ->
            json(member)
                .with("branch", Json.of(now == null ? null : now.branch()))
                .with("git_clean", Json.of(now == null || now.isClean()))
                .with("only_here", Json.texts(unique)));
  }
}
