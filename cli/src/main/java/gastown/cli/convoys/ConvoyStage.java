package gastown.cli.convoys;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.convoy.ConvoyLabels;
import gastown.engine.convoy.Convoys;
import gastown.engine.work.Dispatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// `gt convoy stage` and `gt convoy launch`: a convoy looked at before anything of it is handed
/// out.
final class ConvoyStage {
  private ConvoyStage() {}

  static Command stage() {
    return Simple.writes(
        Spec.town(
                "convoy stage",
                "<epic|convoy|task...>",
                "Make a convoy, show its waves, and hand out nothing yet")
            .group(Group.WORK)
            .example("gt convoy stage web-7hq2")
            .text("--title", "its name; the epic's, when left out")
            .sw("--launch", "launch it when nothing speaks against it")
            .noOp("--no-validate"),
        call -> {
          var staged = staged(call);
          return call.args().is("--launch") ? launched(call, staged) : shown(staged, false, 0);
        });
  }

  static Command launch() {
    return Simple.writes(
        Spec.town(
                "convoy launch",
                "<convoy|epic|task...>",
                "Hand out the first wave of a convoy; the others follow by themselves")
            .group(Group.WORK)
            .sw("-f", "--force", "though something speaks against it"),
        call -> launched(call, staged(call)));
  }

  private record Staged(Bead convoy, WavePlan plan, List<String> warnings, boolean isNew) {}

  private static Staged staged(Call call) {
    var desk = Desk.of(call);
    var words = call.args().positionals();
    var members = new LinkedHashSet<String>();
    // a number is the place of a convoy, never the end of a bead's id
    var first =
        BeadId.number(words.getFirst()) > 0
            ? ConvoyList.require(call, words.getFirst()).convoy()
            : ConvoyCreate.require(desk, words.getFirst());
    var convoy = first.type().equals(Convoys.TYPE) ? first : null;
    var title = "Staged: " + first.title();
    if (convoy != null) {
      members.addAll(new Convoys(desk.office()).members(convoy.id()));
    } else if (first.type().equals(IssueType.EPIC)) {
      members.addAll(ConvoyCreate.below(desk, first));
      title = "Convoy: " + first.title();
    } else {
      words.forEach(word -> members.add(ConvoyCreate.require(desk, word).id()));
    }
    var warnings = warnings(call, desk, members);
    boolean isNew = convoy == null;
    if (convoy == null) {
      var typed = call.args().spec().path().endsWith("stage") ? call.args().text("--title") : null;
      var owner = ConvoyLabels.OWNER + desk.self().text();
      convoy =
          new Convoys(desk.office())
              .create(
                  typed == null ? title : typed,
                  List.copyOf(members),
                  List.of(owner, ConvoyLabels.STAGED));
    } else if (call.args().spec().path().endsWith("stage")
        && !call.draft().labels(convoy.id()).contains(ConvoyLabels.STAGED)) {
      throw Problem.of(
              "convoy-launched",
              convoy.id() + " is launched already",
              "gt convoy status " + convoy.id(),
              "gt convoy add " + convoy.id() + " <bead>")
          .refusal();
    }
    return new Staged(convoy, WavePlan.of(call.rows(), members), warnings, isNew);
  }

  /// What a person should know before anything starts.
  private static List<String> warnings(Call call, Desk desk, LinkedHashSet<String> members) {
    var warnings = new ArrayList<String>();
    for (var bead : call.rows().beads(members).values()) {
      var why = Dispatch.notWork(bead);
      var rig = desk.ground().rigOfPrefix(BeadId.prefix(bead.id()));
      if (bead.isSettled()) {
        continue;
      }
      if (!why.isEmpty()) {
        warnings.add(bead.id() + ": " + why);
      } else if (rig == null) {
        warnings.add(bead.id() + ": its prefix is no rig's, so that nobody gets it by itself");
      } else if (rig.isParked()) {
        warnings.add(bead.id() + ": rig " + rig.name() + " is parked");
      }
    }
    return warnings;
  }

  private static Reply shown(Staged staged, boolean isLaunched, int slung) {
    var id = staged.convoy().id();
    return Reply.of(
        page -> {
          page.line(
              "✓ "
                  + id
                  + (isLaunched ? " is launched: " : " is staged: ")
                  + staged.convoy().title());
          staged.plan().show(page);
          staged.warnings().forEach(line -> page.line(Page.Style.BOLD, "  ! " + line));
          page.line(
              isLaunched
                  ? "  " + slung + " handed out; the rest follows as it becomes ready"
                  : "  gt convoy launch " + id);
        },
        () ->
            Json.object()
                .put("convoy_id", id)
                .put(
                    "status",
                    isLaunched
                        ? "open"
                        : staged.warnings().isEmpty() ? "staged_ready" : "staged_warnings")
                .put("restaged", !staged.isNew())
                .put("waves", staged.plan().json())
                .put("gated", Json.texts(staged.plan().gated()))
                .put("warnings", Json.texts(staged.warnings()))
                .put("slung", slung)
                .build());
  }

  private static Reply launched(Call call, Staged staged) {
    boolean isForced = call.args().spec().path().endsWith("launch") && call.args().is("--force");
    if (!staged.warnings().isEmpty() && !isForced) {
      throw new Problem(
              "convoy-warnings",
              staged.convoy().title() + " is not launched",
              String.join("; ", staged.warnings()),
              List.of("gt convoy launch <convoy|epic> --force"))
          .refusal();
    }
    var desk = Desk.of(call);
    call.draft().unlabel(staged.convoy().id(), ConvoyLabels.STAGED);
    int slung = 0;
    var wave =
        staged.plan().waves().isEmpty() ? List.<String>of() : staged.plan().waves().getFirst();
    for (var bead : call.rows().beads(wave).values()) {
      var rig = desk.ground().rigOfPrefix(BeadId.prefix(bead.id()));
      if (rig != null && bead.status().equals("open")) {
        var outcome =
            new Dispatch(desk.office())
                .sling(bead, new Dispatch.Wish(rig.name(), "", "", "", false, false));
        slung +=
            outcome instanceof Dispatch.Slung.Hooked || outcome instanceof Dispatch.Slung.Waits
                ? 1
                : 0;
      }
    }
    call.house()
        .keeper()
        .remember(call.town().root(), call.invocation().surroundings().environment());
    call.draft().name("convoy-launch", staged.convoy().id());
    return shown(staged, true, slung);
  }
}
