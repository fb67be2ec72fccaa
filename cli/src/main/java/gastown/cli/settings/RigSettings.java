package gastown.cli.settings;

import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `gt rig settings show|set|unset`, and the same as `gt rig config …`.
final class RigSettings {
  private RigSettings() {}

  static Command named(String path) {
    var verb = path.substring(path.lastIndexOf(' ') + 1);
    return switch (verb) {
      case "show" -> {
        var spec =
            spec(path, "<rig>", "Show what is set for a rig")
                .sw("--all", "also what is not set here")
                .noOp("--layers");
        yield Simple.needsNothing(
            path.equals("rig settings show") ? spec.alias("rig settings get") : spec,
            call -> Listing.all(place(call).settings(), !call.args().is("--all")));
      }
      case "set" ->
          Simple.needsNothing(
              spec(path, "<rig> <key> <value>", "Set a setting of a rig")
                  .example("gt rig settings set web merge_queue.test_command \"make test\"")
                  .noOp("--block", "--global"),
              call -> {
                var words = call.args().positionals();
                return TownSettings.done(Place.key(words.get(1)), place(call), words.get(2));
              });
      default ->
          Simple.needsNothing(
              spec(path, "<rig> <key>", "Let the town's setting hold for a rig again"),
              call ->
                  TownSettings.cleared(Place.key(call.args().positionals().get(1)), place(call)));
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.WORKSPACE);
  }

  private static Place place(Call call) {
    return Place.of(call, call.args().positional(0), null);
  }
}
