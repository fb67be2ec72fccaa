package gastown.cli.settings;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.work.Desk;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.layout.Rigs;
import gastown.town.settings.Schema;
import gastown.town.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Who would be without an agent if it were forgotten: settings that name it, sessions that are it,
/// work that was given out for it.
record AgentUses(Call call, String name) {
  private static final int SHOWN_MOST = 6;

  static void refuse(Call call, String name) {
    var uses = new AgentUses(call, name);
    var remedies = new ArrayList<String>();
    var users = uses.settings(remedies);
    users.addAll(call.look(_ -> uses.work(Desk.of(call).reading(), remedies)));
    if (!users.isEmpty()) {
      int shown = Math.min(users.size(), SHOWN_MOST);
      throw new Problem(
              "agent-in-use",
              name + " is in use",
              String.join(", ", users.subList(0, shown))
                  + (shown < users.size() ? " and " + (users.size() - shown) + " more" : ""),
              remedies.stream().distinct().limit(SHOWN_MOST).toList())
          .refusal();
    }
  }

  private List<String> settings(List<String> remedies) {
    var town = call.town();
    var users = new ArrayList<>(named(town.settings(), "the town", "gt config unset ", remedies));
    for (var rig : Rigs.of(call.disk(), town).names()) {
      var unset = "gt rig settings unset " + rig + " ";
      users.addAll(named(town.rig(rig).settings(), "rig " + rig, unset, remedies));
    }
    return users;
  }

  private List<String> named(Path file, String where, String unset, List<String> remedies) {
    var values = new SettingsFile(call.disk(), file).read();
    var users = new ArrayList<String>();
    for (var path : Schema.agentPaths()) {
      if (name.equals(SettingsFile.at(values, path))) {
        users.add(path + " of " + where);
        remedies.add(unset + path);
      }
    }
    return users;
  }

  private List<String> work(Reading reading, List<String> remedies) {
    var users = new ArrayList<String>();
    for (var session : reading.on(Kinds.SESSION, Kinds.LIVE)) {
      if (session.work().runtime().equals(name)) {
        users.add(shown(session.agent()));
        remedies.add("gt agents");
      }
    }
    for (var assignment : reading.on(Kinds.ASSIGNMENT, Kinds.LIVE)) {
      if (assignment.claim().runtime().equals(name)) {
        users.add(assignment.bead());
        remedies.add("bd show " + assignment.bead());
      }
    }
    for (var waiting : reading.all(Kinds.WAITING)) {
      if (waiting.wish().runtime().equals(name)) {
        users.add(waiting.bead());
        remedies.add("bd show " + waiting.bead());
      }
    }
    return users;
  }

  private static String shown(String agent) {
    var who = Address.read(agent);
    return who == null ? agent : who.shown();
  }
}
