package gastown.cli.crew;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.offices.Attending;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.cli.work.HandingOver;
import java.util.ArrayList;
import java.util.List;

/// `gt crew start|stop|restart|refresh`: an agent in a crew member's workspace.
final class CrewSessions {
  private CrewSessions() {}

  static Command named(String path) {
    return switch (path) {
      case "crew start" ->
          Simple.byItself(
              words(path, "[name...]", "Begin an agent's session in a crew member's workspace")
                  .alias("crew spawn")
                  .alias("start crew")
                  .text("--agent", "the agent to start, in place of the town's own")
                  .sw("--all", "for all crew members of the rig")
                  .noOpText("--account", "--resume"),
              CrewSessions::start);
      case "crew stop" ->
          Simple.byItself(
              words(path, "[name...]", "End sessions of crew members; their workspaces stay")
                  .sw("--all", "of all crew members of the rig")
                  .sw("--dry-run", "say whose")
                  .noOp("--force"),
              CrewSessions::stop);
      case "crew refresh" ->
          Simple.byItself(
              words(path, "[name...]", "Let crew members go on in fresh sessions, with a letter")
                  .text("-s", "--subject", "the letter's subject")
                  .text("-m", "--message", "what the next session has to know")
                  .sw("--all", "of all crew members of the rig"),
              CrewSessions::refresh);
      default ->
          Simple.byItself(
              words("crew restart", "[name...]", "Begin sessions of crew members anew")
                  .alias("crew rs")
                  .text("--agent", "the agent to start, in place of the town's own")
                  .sw("--all", "of all crew members of the rig")
                  .sw("--dry-run", "say whose"),
              CrewSessions::restart);
    };
  }

  private static Spec.Builder words(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.WORKSPACE).text("--rig", "in which rig");
  }

  private static List<Member> meant(Call call) {
    var members = new ArrayList<Member>();
    if (call.args().is("--all")) {
      var rig = Member.rig(call, call.args().text("--rig"));
      for (var name : rig.members(call.disk())) {
        members.add(new Member(call, rig, name));
      }
      members.removeIf(member -> !member.isThere());
    } else {
      call.args().positionals().forEach(word -> members.add(Member.existing(call, word)));
    }
    if (members.isEmpty()) {
      throw Problem.of(
              "which-crew",
              "which crew member?",
              "gt " + call.args().spec().path() + " <name>",
              "gt crew list")
          .refusal();
    }
    return members;
  }

  private static Reply start(Call call) {
    var members = meant(call);
    if (members.size() == 1) {
      return Attending.of(call, members.getFirst().address()).start();
    }
    members.forEach(member -> Attending.of(call, member.address()).start());
    return told("✓ begun: ", members);
  }

  private static Reply stop(Call call) {
    var meant = meant(call);
    var ended = new ArrayList<Member>();
    boolean isRehearsal = call.args().is("--dry-run");
    for (var member : meant) {
      var session = Attending.of(call, member.address());
      if (isRehearsal ? session.running() != null : session.stop("stopped by hand")) {
        ended.add(member);
      }
    }
    return told(isRehearsal ? "would end: " : "✓ ended: ", ended);
  }

  private static Reply restart(Call call) {
    var members = meant(call);
    if (call.args().is("--dry-run")) {
      return told("would begin anew: ", members);
    }
    for (var member : members) {
      Attending.of(call, member.address()).restart();
    }
    return told("✓ begun anew: ", members);
  }

  /// As if they had said `gt handoff` themselves.
  private static Reply refresh(Call call) {
    var desk = Desk.of(call);
    var outcomes = new ArrayList<HandingOver.Outcome>();
    for (var member : meant(call)) {
      var words =
          HandingOver.Words.of(call, call.args().text("--message", ""), "refreshed by hand");
      outcomes.add(new HandingOver(call, desk).of(member.address(), words, false));
    }
    return Reply.done(
        page -> outcomes.forEach(outcome -> outcome.show(page, desk.isUp())),
        () -> new Json.Arr(outcomes.stream().map(HandingOver.Outcome::json).toList()));
  }

  private static Reply told(String what, List<Member> members) {
    var names = members.stream().map(member -> member.address().text()).toList();
    return Reply.done(
        page -> page.line(names.isEmpty() ? "No session runs." : what + String.join(" ", names)),
        () -> Json.object().put("agents", Json.texts(names)).build());
  }
}
