package gastown.engine.porters;

import gastown.engine.Ground;
import gastown.town.address.Address;
import gastown.town.work.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variables an agent's program gets: who it is, where it is, and what of the person's own it
/// cannot do without.
public record AgentSurroundings(Ground ground, Map<String, String> person) {
  private static final List<String> PASSED =
      List.of(
          "PATH", "HOME", "XDG_RUNTIME_DIR", "LANG", "TERM", "TMPDIR", "SHELL", "SSH_AUTH_SOCK");

  /// What any program needs to run for this person, whoever it is.
  public static Map<String, String> plain(Map<String, String> person) {
    var into = new HashMap<String, String>();
    for (var name : PASSED) {
      var value = person.get(name);
      if (value != null && !value.isEmpty()) {
        into.put(name, value);
      }
    }
    into.putIfAbsent("TERM", "dumb");
    into.putIfAbsent("LANG", "C.UTF-8");
    return into;
  }

  void fill(
      Map<String, String> into, Ground.Rig rig, Address.Polecat who, Order.StartSession start) {
    into.putAll(of(who, start.session()));
    into.put("GT_POLECAT", who.name());
    into.put("GT_POLECAT_PATH", rig.worktree(who.name()).toString());
    into.put("GT_BRANCH", start.branch());
    into.put("GT_BEAD", start.bead());
    into.put("GT_EPOCH", Long.toString(start.epoch()));
    into.put("GT_WAKES", Integer.toString(start.wakes() + 1));
  }

  /// What everybody of the town gets who has a session, worker or not.
  public Map<String, String> of(Address who, String session) {
    var into = plain(person);
    var town = ground.root().toString();
    into.put("GT_ROOT", town);
    into.put("GT_TOWN_ROOT", town);
    into.put("GIT_CEILING_DIRECTORIES", town);
    into.put("GT_ROLE", who.text());
    into.put("GT_SESSION", session);
    into.put("BD_ACTOR", who.text());
    var rig = who.rig() == null ? null : ground.rig(who.rig());
    if (rig != null) {
      into.put("GT_RIG", rig.name());
    }
    into.put("BEADS_DIR", (rig == null ? ground.root() : rig.home()).resolve(".beads").toString());
    if (who instanceof Address.Crew crew) {
      into.put("GT_CREW", crew.name());
    }
    var email = who.text().replace('/', '.') + "@gastown.local";
    for (var part : List.of("AUTHOR", "COMMITTER")) {
      into.put("GIT_" + part + "_NAME", who.name());
      into.put("GIT_" + part + "_EMAIL", email);
    }
    return into;
  }
}
