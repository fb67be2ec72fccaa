package gastown.cli.work;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.rigs.Here;
import gastown.town.address.Address;
import java.util.ArrayList;
import java.util.List;

/// Where slung work goes: a rig, and perhaps a worker of it by name, or one of its crew. An empty
/// rig means the one each bead belongs to.
record SlingTarget(String rig, String name, String crew) {
  private SlingTarget(String rig) {
    this(rig, "", "");
  }

  /// Takes the target off the end of `words`, when there is one.
  static SlingTarget of(Call call, Desk desk, List<String> words) {
    if (words.size() < 2) {
      var here = Here.rig(call);
      return new SlingTarget(desk.find(words.getFirst()) == null && here != null ? here : "");
    }
    var last = words.getLast();
    while (last.endsWith("/")) {
      last = last.substring(0, last.length() - 1);
    }
    if (last.equals(".")) {
      words.removeLast();
      var here = Here.rig(call);
      return new SlingTarget(here == null ? "" : here);
    }
    if (desk.ground().rig(last) != null) {
      words.removeLast();
      return new SlingTarget(last);
    }
    if (last.indexOf('/') > 0 || desk.find(last) == null && Address.read(last) != null) {
      words.removeLast();
      return named(desk, last);
    }
    if (desk.find(last) == null && last.indexOf(' ') < 0) {
      // neither a bead nor a text: most likely a rig that is not there
      desk.rig(last);
    }
    return new SlingTarget("");
  }

  private static SlingTarget named(Desk desk, String word) {
    var who = Address.read(word);
    if (who instanceof Address.Polecat polecat) {
      return new SlingTarget(desk.rig(polecat.rig()).name(), polecat.name(), "");
    }
    if (who instanceof Address.Crew crew) {
      return new SlingTarget(desk.rig(crew.rig()).name(), "", crew.name());
    }
    var tries =
        new ArrayList<>(
            List.of(
                "gt sling <bead> <rig>",
                "gt sling <bead> <rig>/<name>",
                "gt sling <bead> <rig> --crew <name>"));
    tries.add(who == null ? "gt polecats" : "gt mail send " + who.text() + " -s \"…\" -m \"…\"");
    throw new Problem(
            "not-a-worker",
            "cannot sling to " + word,
            "work goes to a rig, to a worker of one by name, or to one of its crew",
            tries)
        .refusal();
  }
}
