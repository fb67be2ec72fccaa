package gastown.cli.convoys;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.work.Desk;
import gastown.engine.convoy.ConvoyLabels;
import java.util.ArrayList;
import java.util.List;

/// What `--owned` and `--merge` ask of a convoy, wherever they are typed.
public final class Wishes {
  private Wishes() {}

  /// With the owner, when it is owned.
  public static List<String> labels(Call call, Desk desk) {
    var labels = new ArrayList<String>();
    if (call.args().is("--owned")) {
      labels.add(ConvoyLabels.OWNED);
      labels.add(ConvoyLabels.OWNER + desk.self().text());
    }
    addMerge(call, labels);
    return labels;
  }

  static void addMerge(Call call, List<String> labels) {
    var merge = call.args().text("--merge", "");
    if (!List.of("", "direct", "mr", "local").contains(merge)) {
      throw Problem.of("bad-choice", "--merge is direct, mr or local, not " + merge, "--merge mr")
          .refusal();
    }
    if (!merge.isEmpty()) {
      labels.add(ConvoyLabels.MERGE + merge);
    }
  }
}
