package gastown.cli.town;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.RigCard;
import gastown.town.layout.Rigs;
import gastown.town.layout.Town;
import gastown.town.layout.TownCard;
import java.util.ArrayList;
import java.util.List;

/// `gt status`: the town on one page.
final class Overview {
  private Overview() {}

  /// A rig as the page shows it.
  private record RigLine(RigCard card, Work work, List<String> polecats, List<String> crew) {}

  private record Work(long ready, long underWay, long open) {
    static final Work NONE = new Work(0, 0, 0);
  }

  static Command command() {
    return Simple.reads(
        Spec.town("status", "", "Show the town on one page")
            .alias("stat")
            .group(Group.DIAGNOSTICS)
            .noOp("--fast", "--verbose", "-v")
            .sw("-w", "--watch", "run it again, or let the shell do so: watch gt status")
            .refused()
            .number("-n", "--interval", "run it again, or let the shell do so: watch gt status")
            .refused(),
        Overview::show);
  }

  private static Reply show(Call call) {
    var town = call.town();
    var card = TownCard.read(call.disk(), town);
    // the page shows the rigs' alone
    var own = call.isJson() ? work(call, Town.PREFIX) : Work.NONE;
    var rigs = new ArrayList<RigLine>();
    for (var rig : Rigs.of(call.disk(), town).all()) {
      var place = town.rig(rig.name());
      rigs.add(
          new RigLine(
              rig,
              work(call, rig.prefix()),
              call.disk().list(place.polecats()),
              place.members(call.disk())));
    }
    var names = rigs.stream().map(rig -> rig.card().name()).toList();
    var activity = Activity.of(call, names);
    var room = Room.of(call);
    return Reply.of(
        page -> {
          text(town, card, activity, rigs, page);
          room.foot(page);
          activity.foot(page);
        },
        () -> {
          var json = (Json.Obj) json(town, card, own, rigs);
          return json.with("up", Json.of(activity.isUp()))
              .with("agents", activity.agents())
              .with("disk", room.json())
              .with("pauses", activity.pauses())
              .with("stops", activity.stops())
              .with("escalations", activity.escalations());
        });
  }

  private static Work work(Call call, String prefix) {
    var own = new Criterion.Glob(Field.ID, prefix + "-*");
    var rows = call.rows();
    long ready = rows.count(ReadyWork.query(call.now(), ReadyWork.Wish.USUAL, List.of(own)));
    var underWay =
        new Criterion.OneOf(Field.STATUS, java.util.Set.of(Status.IN_PROGRESS, Status.HOOKED));
    return new Work(
        ready,
        rows.count(Query.where(own, underWay)),
        rows.count(Query.where(own, Criterion.isNot(Field.STATUS, Status.CLOSED))));
  }

  private static void text(
      Town town, TownCard card, Activity activity, List<RigLine> rigs, Page page) {
    boolean plain = page.look().plain();
    page.put(Page.Style.BOLD, "Town: " + card.name()).put("  ");
    activity.head(page);
    page.line(town.root().toString()).blank();
    if (rigs.isEmpty()) {
      page.line(plain ? "No projects yet." : "No rigs yet.").blank();
      page.line("Next: gt rig add <name> <git-url>");
      return;
    }
    for (var rig : rigs) {
      page.put(Page.Style.BOLD, rig.card().name()).put("  " + rig.card().prefix() + "-  ");
      page.line(shown(rig.work()));
      activity.rig(rig.card().name(), page);
      names("crew", rig.crew(), page);
    }
  }

  private static void names(String what, List<String> names, Page page) {
    if (!names.isEmpty()) {
      page.line("  " + what + ": " + String.join(", ", names));
    }
  }

  private static String shown(Work work) {
    return work.ready() + " ready, " + work.underWay() + " under way, " + work.open() + " open";
  }

  private static Json json(Town town, TownCard card, Work own, List<RigLine> rigs) {
    var items = new ArrayList<Json>();
    for (var rig : rigs) {
      items.add(
          Json.object()
              .put("name", rig.card().name())
              .put("prefix", rig.card().prefix())
              .put("git_url", rig.card().gitUrl())
              .put("polecats", Json.texts(rig.polecats()))
              .put("polecat_count", rig.polecats().size())
              .put("crews", Json.texts(rig.crew()))
              .put("crew_count", rig.crew().size())
              .put("work", json(rig.work()))
              .build());
    }
    return Json.object()
        .put("name", card.name())
        .put("location", town.root().toString())
        .put("overseer", Json.object().put("email", card.owner()).build())
        .put("work", json(own))
        .put("rigs", new Json.Arr(items))
        .put(
            "summary",
            Json.object()
                .put("rig_count", rigs.size())
                .put("polecat_count", rigs.stream().mapToLong(r -> r.polecats().size()).sum())
                .put("crew_count", rigs.stream().mapToLong(r -> r.crew().size()).sum())
                .build())
        .build();
  }

  private static Json json(Work work) {
    return Json.object()
        .put("ready", work.ready())
        .put("in_progress", work.underWay())
        .put("open", work.open())
        .build();
  }
}
