package gastown.cli.town;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.address.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `gt role …`.
final class Roles {
  private static final Map<String, String> ALL = all();

  private Roles() {}

  private static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    all.put("overseer", "the person whose town it is");
    all.put("mayor", "plans across rigs and sends work out");
    all.put("deacon", "patrols the town");
    all.put("boot", "looks after the deacon");
    all.put("dog", "does one bounded job of upkeep");
    all.put("witness", "watches over the workers of a rig");
    all.put("refinery", "lands the changes of a rig");
    all.put("polecat", "does one bead at a time in a worktree");
    all.put("crew", "a person's own workspace in a rig");
    return all;
  }

  static @Nullable Command named(String path) {
    return switch (path) {
      case "role" -> command(path, "", "Show your role and your place", Roles::show);
      case "role show" -> command(path, "", "Show your role and your place", Roles::show);
      case "role detect" ->
          command(
              path,
              "",
              "Show whose place this folder is, whatever the session says",
              Roles::detect);
      case "role list" -> command(path, "", "Show the roles there are", Roles::list);
      case "role env" ->
          command(path, "", "Print the variables of your role as lines for a shell", Roles::env);
      case "role home" ->
          Simple.needsNothing(
              spec(path, "[role]", "Print the folder a role works in")
                  .example("gt role home witness --rig web")
                  .text("--rig", "of which rig")
                  .text("--polecat", "of which worker"),
              Roles::home);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.TEAM);
  }

  private static Command command(
      String path, String usage, String summary, java.util.function.Function<Call, Reply> body) {
    return Simple.needsNothing(spec(path, usage, summary), body);
  }

  private static Reply show(Call call) {
    var self = Self.of(call);
    var folder = Self.byFolder(call);
    var reply = reply(call, self.who(), self.from());
    return folder != null && !folder.equals(self.who())
        ? reply.withRemark(
            "Note: this folder belongs to "
                + folder.text()
                + ", the session to "
                + self.who().text())
        : reply;
  }

  private static Reply reply(Call call, Address who, Self.Source from) {
    var home = call.town().home(who);
    return Reply.of(
        page -> {
          page.line("Role: " + who.role());
          page.line("  Address: " + who.text());
          page.line("  Known by: " + from.shown());
          page.line("  Place: " + home);
        },
        () ->
            Json.object()
                .put("role", who.role())
                .put("address", who.text())
                .put("source", from.name().toLowerCase(java.util.Locale.ROOT))
                .put("home", home.toString())
                .putText("rig", who.rig())
                .build());
  }

  private static Reply detect(Call call) {
    call.town();
    var folder = Self.byFolder(call);
    if (folder == null) {
      throw new Problem(
              "nobodys-place",
              "this folder is nobody's place",
              call.directory() + " belongs to no role",
              List.of("gt role show", "gt role list"))
          .refusal();
    }
    return reply(call, folder, Self.Source.FOLDER);
  }

  private static Reply list(Call call) {
    return Reply.of(
        page -> ALL.forEach((role, what) -> page.line(String.format("%-10s %s", role, what))),
        () -> {
          var items = new java.util.ArrayList<Json>();
          ALL.forEach((role, what) ->
              items.add(Json.object().put("role", role).put("description", what).build()));
          return new Json.Arr(items);
        });
  }

  private static Reply home(Call call) {
    var typed = call.args().positional(0);
    var who = typed == null ? Self.of(call).who() : named(call, typed);
    var home = call.town().home(who);
    return Reply.of(
        page -> page.line(home.toString()),
        () -> Json.object().put("role", who.role()).put("home", home.toString()).build());
  }

  private static Address named(Call call, String typed) {
    var own = Self.of(call).who();
    var rig = call.args().text("--rig", own.rig() == null ? "" : own.rig());
    var worker = call.args().text("--polecat", own instanceof Address.Polecat ? own.name() : "");
    var who =
        switch (typed) {
          case "witness", "refinery" -> Address.read(rig + "/" + typed);
          case "polecat" -> Address.read(rig + "/polecats/" + worker);
          case "crew" -> Address.read(rig + "/crew/" + worker);
          default -> Address.read(typed);
        };
    if (who == null || typed.equals("dog")) {
      throw new Problem(
              "no-such-role",
              ALL.containsKey(typed) ? "of which " + typed + "?" : "there is no role " + typed,
              ALL.containsKey(typed) ? "this role is there more than once" : "",
              List.of("gt role list", "gt role home witness --rig <rig>"))
          .refusal();
    }
    return who;
  }

  private static Reply env(Call call) {
    var values = variables(call, Self.of(call).who());
    return Reply.of(
        page -> values.forEach((name, value) -> page.line("export " + name + "=" + quoted(value))),
        () -> {
          var all = Json.object();
          values.forEach(all::put);
          return all.build();
        });
  }

  private static Map<String, String> variables(Call call, Address who) {
    var town = call.town();
    var all = new LinkedHashMap<String, String>();
    all.put("GT_ROLE", who.text());
    all.put("GT_ROOT", town.root().toString());
    all.put("GT_TOWN_ROOT", town.root().toString());
    var rig = who.rig();
    if (rig != null) {
      all.put("GT_RIG", rig);
    }
    if (who instanceof Address.Polecat) {
      all.put("GT_POLECAT", who.name());
    }
    if (who instanceof Address.Crew) {
      all.put("GT_CREW", who.name());
    }
    all.put("BD_ACTOR", who.text());
    all.put("BEADS_DIR", (rig == null ? town.beads() : town.rig(rig).beads()).toString());
    return all;
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
