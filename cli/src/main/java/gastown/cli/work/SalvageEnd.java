package gastown.cli.work;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.book.Kinds;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import gastown.town.work.Retention;
import gastown.town.work.Retention.Fate;
import gastown.town.work.Salvaged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `gt salvage drop` and `gt salvage prune`: the only way by which something kept goes, and each
/// says what went.
final class SalvageEnd {
  private SalvageEnd() {}

  static Command named(String path) {
    return path.equals("salvage drop")
        ? Simple.byItself(
            Spec.town(path, "<ref>...", "Let go of something that was kept")
                .group(Group.WORK)
                .detail(
                    "What is in no target branch and younger than salvage.retention goes with"
                        + " --force only. The commit is named, and git keeps it for a while.")
                .sw("-f", "--force", "although it is nowhere else")
                .sw("-n", "--dry-run", "only show what would go"),
            SalvageEnd::drop)
        : Simple.byItself(
            Spec.town(path, "[rig|rig/name|bead]", "Let go of what landed or was kept long enough")
                .group(Group.WORK)
                .detail("How long is long enough: gt config explain salvage.retention.")
                .sw("-n", "--dry-run", "only show what would go"),
            SalvageEnd::prune);
  }

  private record Going(Salvaged salvaged, Fate fate) {
    String line() {
      var why = fate == Fate.KEPT ? "forced" : fate.name().toLowerCase(Locale.ROOT);
      return salvaged.ref() + "  " + salvaged.commit() + "  " + why;
    }
  }

  private static Reply drop(Call call) {
    var words = call.args().positionals();
    var going = new ArrayList<Going>();
    call.look(_ -> {
      for (var word : words) {
        var one = Salvages.require(call, word);
        var fate = fate(call, one);
        if (fate == Fate.KEPT && !call.args().is("--force")) {
          throw young(one);
        }
        going.add(new Going(one, fate));
      }
      return going.size();
    });
    return end(call, going);
  }

  private static Problem.Refusal young(Salvaged one) {
    return new Problem(
            "salvage-needed",
            one.ref() + " may be the only copy",
            Salvages.isListed(one)
                ? "it has not landed, and salvage.retention is not over"
                : "the town does not know since when it is kept",
            List.of(
                "gt salvage restore " + one.ref() + " <folder>",
                "gt salvage drop " + one.ref() + " --force",
                "gt doctor --fix   (lists what is known to git only)"))
        .refusal();
  }

  private static Reply prune(Call call) {
    var word = call.args().positional(0);
    var going = new ArrayList<Going>();
    call.look(_ -> {
      for (var one : Salvages.all(call, Desk.of(call))) {
        var fate = fate(call, one);
        if (fate != Fate.KEPT && (word == null || Salvages.isAbout(one, word))) {
          going.add(new Going(one, fate));
        }
      }
      return going.size();
    });
    return end(call, going);
  }

  private static Fate fate(Call call, Salvaged one) {
    var rig = Desk.of(call).rig(one.owner().rig());
    var git = call.house().cloning(call.invocation()).at(rig.canonical());
    var target = git.commitOf("refs/remotes/origin/" + rig.target());
    boolean isInTarget = target != null && git.isAncestor(one.commit(), target);
    if (!isInTarget && !Salvages.isListed(one)) {
      return Fate.KEPT;
    }
    var least = Settings.of(call.disk(), call.town(), rig.name()).duration(Keys.SALVAGE_RETENTION);
    return new Retention(least).of(one, isInTarget, call.now());
  }

  /// First it leaves the book, then git: killed in between, it is known to git, and listed.
  private static Reply end(Call call, List<Going> going) {
    boolean isReal = !call.args().is("--dry-run") && !going.isEmpty();
    if (isReal) {
      var desk = Desk.of(call);
      desk.withTown(town ->
          town.change(
              "salvage-drop",
              call.actor(),
              office -> {
                going.forEach(each -> office.book().drop(Kinds.SALVAGE, each.salvaged().ref()));
                office.book().draft().name("salvage-drop", going.getFirst().salvaged().ref());
                return true;
              }));
      call.hasWritten();
      for (var each : going) {
        var rig = desk.rig(each.salvaged().owner().rig());
        var git = call.house().cloning(call.invocation()).at(rig.canonical());
        git.unpin(each.salvaged().ref());
      }
    }
    return Reply.done(
        page -> {
          if (going.isEmpty()) {
            page.line("Nothing may go: all of it is needed or young.");
          }
          going.forEach(each -> page.line((isReal ? "✓ Dropped " : "Would drop ") + each.line()));
        },
        () ->
            Json.object()
                .put(
                    isReal ? "dropped" : "would_drop",
                    new Json.Arr(
                        going.stream().map(each -> Salvages.json(each.salvaged())).toList()))
                .build());
  }
}
