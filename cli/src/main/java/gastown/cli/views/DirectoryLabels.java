package gastown.cli.views;

import gastown.beads.query.Criterion;
import gastown.beads.workspace.ConfigFile;
import gastown.cli.Call;
import java.util.ArrayList;
import java.util.List;

/// Labels that go with a directory: where `config.yaml` says `directory.labels` of the folder one
/// is in, a list shows issues with one of these labels unless other labels are asked for.
final class DirectoryLabels {
  private static final String KEY = "directory.labels.";

  private DirectoryLabels() {}

  static List<Criterion> here(Call call) {
    var root = call.workspace().root();
    var args = call.args();
    boolean isAsked =
        args.given("--label") || args.given("--label-any") || args.given("--no-labels");
    if (isAsked || call.directory().equals(root) || !call.directory().startsWith(root)) {
      return List.of();
    }
    var place = root.relativize(call.directory());
    var labels = new ArrayList<Criterion>();
    ConfigFile.read(call.disk().read(call.workspace().configFile()).orElse(""))
        .forEach((key, value) -> {
          if (key.startsWith(KEY) && place.startsWith(key.substring(KEY.length()))) {
            for (var label : value.split(",", -1)) {
              labels.add(new Criterion.HasLabel(label.strip()));
            }
          }
        });
    return labels.isEmpty() ? List.of() : List.of(new Criterion.Any(labels));
  }
}
