package gastown.cli.work;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.rigs.Here;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
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
      return named(call, desk, last);
    }
    if (desk.find(last) == null && last.indexOf(' ') < 0) {
      // neither a bead nor a text: most likely a rig that is not there
      desk.rig(last);
    }
    return new SlingTarget("");
  }

  /// Nobody is hired under the name of one of the crew: a letter to either would reach nobody.
  private static void requireOneOfTheName(Call call, Desk desk, Address.Polecat named) {
    var crewFolder = call.town().rig(named.rig()).crew(named.name());
    boolean isNew = desk.reading().find(Kinds.WORKER, named.text()) == null;
    if (isNew && call.disk().isDirectory(crewFolder.resolve(".git"))) {
      var crew = named.rig() + "/crew/" + named.name();
      throw new Problem(
              "name-of-crew",
              "no worker of " + named.rig() + " is called " + named.name(),
              crew + " is one of the crew, and a worker of that name would be taken for them",
              List.of(
                  "gt sling <bead> " + crew + "   (hangs it on their hook)",
                  "gt sling <bead> " + named.rig() + "   (any worker takes it)"))
          .refusal();
    }
  }

  private static SlingTarget named(Call call, Desk desk, String word) {
    var who = Address.read(word);
    if (who instanceof Address.Polecat polecat) {
      requireOneOfTheName(call, desk, polecat);
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
