package gastown.cli.settings;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.work.Pauses;
import gastown.town.book.Reading;
import gastown.town.layout.Rigs;
import gastown.town.settings.Key;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import gastown.town.work.ProviderPause;
import java.util.List;

/// `gt limits`: everything that ends somewhere, with where it ends.
final class Limits {
  private static final List<Key> OF_TOWN =
      List.of(
          Keys.MAX_POLECATS,
          Keys.WORKER_SPAWN_DELAY,
          Keys.DISK_RESERVE,
          Keys.BUDGET_DAY,
          Keys.BUDGET_TOTAL,
          Keys.BUDGET_TOKENS_DAY);
  private static final List<Key> OF_RIG =
      List.of(
          Keys.MAX_WORKERS,
          Keys.PATIENCE,
          Keys.NUDGES_MAX,
          Keys.WAKES_MAX,
          Keys.CONFLICTS_MAX,
          Keys.LINGER,
          Keys.GRACE,
          Keys.SESSION_TIME_CAP,
          Keys.SESSION_TURN_CAP,
          Keys.GATE_TIMEOUT,
          Keys.RETRY_FLAKY_TESTS,
          Keys.BATCH_MAX,
          Keys.SALVAGE_FILE,
          Keys.SALVAGE_TOTAL,
          Keys.SALVAGE_RETENTION,
          Keys.BUDGET_BEAD,
          Keys.BUDGET_AGENT,
          Keys.BUDGET_CONVOY,
          Keys.BUDGET_DAY,
          Keys.BUDGET_TOTAL,
          Keys.BUDGET_TOKENS_DAY);

  private Limits() {}

  static Command command() {
    return Simple.reads(
        Spec.town("limits", "", "Show every limit, and where it stands")
            .group(Group.DIAGNOSTICS)
            .text("--rig", "of this rig alone"),
        Limits::show);
  }

  private static Reply show(Call call) {
    var town = call.town();
    var rigs = Rigs.of(call.disk(), town);
    var only = call.args().text("--rig");
    var names = only == null ? rigs.names() : List.of(rigs.require(only).name());
    var ofTown = Settings.of(call.disk(), town);
    var pauses = Pauses.on(new Reading(call.rows()), call.now());
    return Reply.of(
        page -> {
          var fixed = call.house().limits();
          if (!fixed.isEmpty()) {
            page.line("Program");
            fixed.forEach(each -> page.line(line(each.name(), each.value(), each.what())));
            page.blank();
          }
          if (!pauses.isEmpty()) {
            page.line("Provider");
            pauses.forEach(each ->
                page.line(
                    line(
                        each.shown(),
                        "waits",
                        "until " + each.until() + ": " + each.cause().why())));
            page.blank();
          }
          page.line("Town");
          OF_TOWN.forEach(key -> page.line(line(key, ofTown)));
          for (var name : names) {
            var settings = Settings.of(call.disk(), town, name);
            page.blank().line("Rig " + name);
            OF_RIG.forEach(key -> page.line(line(key, settings)));
          }
        },
        () -> {
          var fixed = Json.object();
          call.house().limits().forEach(each -> fixed.put(each.name(), each.value()));
          var all = Json.object().put("program", fixed.build()).put("town", json(OF_TOWN, ofTown));
          var ofRigs = Json.object();
          names.forEach(
              name -> ofRigs.put(name, json(OF_RIG, Settings.of(call.disk(), town, name))));
          return all.put("rigs", ofRigs.build()).put("provider", waiting(pauses)).build();
        });
  }

  private static String line(Key key, Settings settings) {
    return line(key.name(), settings.text(key), key.what());
  }

  private static String line(String name, String value, String what) {
    return String.format("  %-30s %-8s %s", name, value, what);
  }

  private static Json waiting(List<ProviderPause> pauses) {
    var all = Json.object();
    pauses.forEach(each -> all.put(each.account(), each.until().toString()));
    return all.build();
  }

  private static Json json(List<Key> keys, Settings settings) {
    var all = Json.object();
    keys.forEach(key -> all.put(key.name(), Listing.value(key, settings.text(key))));
    return all.build();
  }
}
