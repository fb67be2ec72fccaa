package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.mail.TurnNews;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.work.Finishing;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import org.jspecify.annotations.Nullable;

/// `gt hook`: what hangs on a hook. The first word is the bead's id, or `nothing`.
final class Hook {
  private Hook() {}

  static Command command() {
    return Simple.reads(
        Spec.town("hook", "[rig/name]", "Show what hangs on your hook, or on another's")
            .alias("work")
            .alias("hook status")
            .alias("hook show")
            .group(Group.WORK)
            .sw("--clear", "a bead is taken off its hook by gt unsling")
            .refused()
            .noOp("--force", "-f", "--dry-run", "-n")
            .noOpText("--subject", "-s", "--message", "-m"),
        Hook::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var word = call.args().positional(0);
    var who = word == null ? desk.self() : named(desk, word);
    var bead = of(desk, who);
    var news = TurnNews.nudges(call, desk.reading(), desk.self());
    if (news.isToBeNoted()) {
      call.afterwards(() -> news.note(call.afresh()));
    }
    var reply =
        Reply.of(
            page -> page.line(bead == null ? "nothing" : bead.id() + " " + bead.title()),
            () -> json(desk, who, bead, news));
    // a script takes its bead from the output, where nothing else may stand
    return call.isJson() ? reply : reply.withRemarks(news.lines());
  }

  /// What hangs on a hook, or null. A worker's is in its assignment, everybody else's on the bead.
  static @Nullable Bead of(Desk desk, Address who) {
    if (who instanceof Address.Polecat) {
      return Finishing.hooked(desk.reading(), who.text());
    }
    var query =
        Query.where(
                Criterion.is(Field.STATUS, Status.HOOKED), Criterion.is(Field.ASSIGNEE, who.text()))
            .limitedTo(1);
    var found = desk.reading().rows().find(query);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static Address named(Desk desk, String word) {
    var who = Address.read(word);
    if (who == null) {
      var bead = desk.find(word);
      if (bead != null) {
        throw Problem.of(
                "hooked-by-sling",
                "a bead reaches a hook by being slung",
                "gt sling " + bead.id() + " <rig>",
                "gt sling " + bead.id() + " <rig>/<name>")
            .refusal();
      }
      throw Problem.of("no-such-address", word + " is nobody's address", "gt polecats").refusal();
    }
    return who;
  }

  private static Json json(Desk desk, Address who, @Nullable Bead bead, TurnNews news) {
    var json = Json.object().put("target", who.text()).put("role", who.role());
    if (!news.isEmpty()) {
      json.put("nudges", news.json());
    }
    if (bead == null) {
      return json.put("has_work", false).build();
    }
    var assignment = desk.reading().find(Kinds.ASSIGNMENT, bead.id());
    return json.put("has_work", true)
        .put("bead_id", bead.id())
        .put("title", bead.title())
        .put("status", bead.status())
        .put("epoch", assignment == null ? 0 : assignment.epoch())
        .putText("branch", assignment == null ? "" : assignment.branch())
        .putText("args", assignment == null ? "" : assignment.claim().words())
        .build();
  }
}
