package gastown.cli.work;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.rigs.Here;
import gastown.town.address.Address;
import java.util.List;

/// Where slung work goes: a rig and perhaps a name. An empty rig means the one each bead belongs
/// to.
record SlingTarget(String rig, String name) {

  /// Takes the target off the end of `words`, when there is one.
  static SlingTarget of(Call call, Desk desk, List<String> words) {
    if (words.size() < 2) {
      var here = Here.rig(call);
      return new SlingTarget(desk.find(words.getFirst()) == null && here != null ? here : "", "");
    }
    var last = words.getLast();
    while (last.endsWith("/")) {
      last = last.substring(0, last.length() - 1);
    }
    if (last.equals(".")) {
      words.removeLast();
      var here = Here.rig(call);
      return new SlingTarget(here == null ? "" : here, "");
    }
    if (desk.ground().rig(last) != null) {
      words.removeLast();
      return new SlingTarget(last, "");
    }
    if (last.indexOf('/') > 0) {
      words.removeLast();
      return named(desk, last);
    }
    if (desk.find(last) == null && last.indexOf(' ') < 0) {
      // neither a bead nor a text: most likely a rig that is not there
      desk.rig(last);
    }
    return new SlingTarget("", "");
  }

  private static SlingTarget named(Desk desk, String word) {
    if (Address.read(word) instanceof Address.Polecat polecat) {
      return new SlingTarget(desk.rig(polecat.rig()).name(), polecat.name());
    }
    throw new Problem(
            "not-a-worker",
            "cannot sling to " + word,
            "work goes to a rig, or to a worker of one by name",
            List.of("gt sling <bead> <rig>", "gt sling <bead> <rig>/<name>", "gt polecats"))
        .refusal();
  }
}
