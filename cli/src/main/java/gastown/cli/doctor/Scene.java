package gastown.cli.doctor;

import gastown.cli.Call;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.town.book.Reading;
import gastown.town.ports.Cloning;
import gastown.town.ports.Outpost;
import java.util.List;

/// What a look at the town goes by: one view of its book, its ground, the world around.
record Scene(Call call, Reading reading, Ground ground, List<Ground.Rig> rigs) {
  static Scene of(Call call, Reading reading) {
    var desk = Desk.of(call);
    var wanted = call.args().text("--rig", "");
    var rigs = wanted.isEmpty() ? desk.ground().rigs() : List.of(desk.rig(wanted));
    return new Scene(call, reading, desk.ground(), rigs);
  }

  Cloning cloning() {
    return call.house().cloning(call.invocation());
  }

  Outpost outpost() {
    return call.house().outpost(call.town().root());
  }

  boolean isWanted(String rig) {
    return rigs.stream().anyMatch(each -> each.name().equals(rig));
  }
}
