package gastown.cli.rigs;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.RigFile;
import gastown.town.layout.Rigs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt rig status`.
public final class RigStatus {
  private RigStatus() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.town("rig status", "[rig]", "Show one rig: the one you stand in unless named")
            .group(Group.WORKSPACE),
        RigStatus::show);
  }

  /// The rig named, else the one of the caller's session or folder; a problem when neither says.
  public static String rigOf(Call call, @Nullable String typed) {
    var town = call.town();
    var rigs = Rigs.of(call.disk(), town);
    var own = typed == null ? Here.rig(call) : typed;
    if (own != null) {
      return rigs.require(own).name();
    }
    if (rigs.all().size() == 1) {
      return rigs.names().getFirst();
    }
    throw new Problem(
            "which-rig",
            "which rig?",
            rigs.names().isEmpty()
                ? "this town has none yet"
                : "there are " + String.join(", ", rigs.names()),
            List.of(call.args().spec().program() + " " + call.args().spec().path() + " <rig>"))
        .refusal();
  }

  private static Reply show(Call call) {
    var name = rigOf(call, call.args().positional(0));
    var town = call.town();
    var place = town.rig(name);
    var card = Rigs.of(call.disk(), town).require(name);
    var file = RigFile.read(call.disk(), place);
    var polecats = call.disk().list(place.polecats());
    var crew = place.members(call.disk());
    long bytes = call.disk().sizeOfAll(place.root());
    return Reply.of(
        page -> {
          page.line(name);
          page.line("  Project: " + card.gitUrl());
          page.line("  Branch: " + file.branch());
          page.line("  Prefix: " + card.prefix());
          page.line("  Place: " + place.root() + "   (" + Sizes.shown(bytes) + ")");
          page.line("  " + (page.look().plain() ? "Workers: " : "Polecats: ") + shown(polecats));
          page.line("  Crew: " + shown(crew));
        },
        () ->
            Json.object()
                .put("name", name)
                .put("git_url", card.gitUrl())
                .put("default_branch", file.branch())
                .put("prefix", card.prefix())
                .put("path", place.root().toString())
                .put("bytes", bytes)
                .put("polecats", Json.texts(polecats))
                .put("crew", Json.texts(crew))
                .build());
  }

  private static String shown(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
