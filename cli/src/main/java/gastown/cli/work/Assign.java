package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.Ground;
import gastown.town.address.Address;
import java.util.List;

/// `gt assign`: a new bead on the hook of a crew member.
final class Assign {
  private Assign() {}

  static Command command() {
    return Simple.writes(
        Spec.town("assign", "<crew> <title>", "Make a bead and hang it on a crew member's hook")
            .group(Group.WORK)
            .example("gt assign ana \"Look into the slow start\" --rig web")
            .text("-d", "--description", "what it is about")
            .text("-t", "--type", "task", "its type")
            .number("-p", "--priority", "2", "its priority")
            .list("-l", "--label", "labels")
            .text("--rig", "of which rig, when more than one has such a member")
            .sw("-n", "--dry-run", "only show what would be made")
            .sw("-f", "--force", "although something hangs there")
            .noOp("--nudge"),
        Assign::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var who = member(call, desk);
    var title = call.args().positionals().get(1);
    var hooked = Hook.of(desk, who);
    if (hooked != null && !call.args().is("--force")) {
      throw new Problem(
              "hook-taken",
              who.shown() + " has something on the hook",
              hooked.id() + " " + hooked.title(),
              List.of(
                  "gt assign " + who.name() + " \"" + title + "\" --force",
                  "bd close " + hooked.id()))
          .refusal();
    }
    if (call.args().is("--dry-run")) {
      return Reply.of(
          page -> page.line("Would hang \"" + title + "\" on the hook of " + who.shown()),
          () -> Json.object().put("target", who.text()).put("title", title).build());
    }
    var rig = desk.rig(who.rig());
    var fields =
        Bead.of("")
            .with(Field.TITLE, title)
            .with(Field.DESCRIPTION, call.args().text("--description", ""))
            .with(Field.TYPE, call.args().text("--type", "task"))
            .with(Field.PRIORITY, call.args().number("--priority"))
            .with(Field.ASSIGNEE, who.text());
    var made =
        new Creating(desk.office().tracker(rig.prefix()))
            .create(
                new NewIssue(
                    fields, "", call.args().list("--label"), List.of(), NewIssue.Place.TOP))
            .bead();
    call.draft().put(made.with(Field.STATUS, Status.HOOKED));
    call.draft().name("assign", made.id());
    return Reply.done(
        page -> page.line("✓ " + made.id() + " hangs on the hook of " + who.shown()),
        () -> Json.object().put("bead", made.id()).put("target", who.text()).build());
  }

  private static Address.Crew member(Call call, Desk desk) {
    var typed = call.args().positionals().getFirst();
    return member(call, desk, typed, call.args().text("--rig", ""));
  }

  /// The crew member a word means, in the rig wanted when one is.
  static Address.Crew member(Call call, Desk desk, String typed, String wanted) {
    int slash = typed.indexOf('/');
    var rig = slash > 0 ? typed.substring(0, slash) : wanted;
    var name = typed.substring(typed.lastIndexOf('/') + 1);
    var rigs = rig.isEmpty() ? desk.ground().rigs() : List.of(desk.rig(rig));
    var found =
        rigs.stream()
            .map(Ground.Rig::name)
            .filter(
                each -> call.disk().isDirectory(call.town().rig(each).crew(name).resolve(".git")))
            .toList();
    if (found.size() != 1) {
      throw new Problem(
              "no-such-crew",
              found.isEmpty() ? "there is no crew member " + name : name + " is in several rigs",
              found.isEmpty() ? "" : String.join(", ", found),
              List.of("gt crew list", "gt assign " + name + " \"…\" --rig <rig>"))
          .refusal();
    }
    return new Address.Crew(found.getFirst(), name);
  }
}
