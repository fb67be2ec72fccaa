package gastown.cli.rigs;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.RigCard;
import gastown.town.layout.Rigs;
import java.util.ArrayList;
import java.util.List;

/// `gt rig list`, and `gt rigs`.
final class RigList {
  private RigList() {}

  static Command named(String path) {
    return Simple.needsNothing(
        Spec.town(path, "", "List the rigs of the town").group(Group.WORKSPACE), RigList::show);
  }

  private static Reply show(Call call) {
    var town = call.town();
    var rigs = Rigs.of(call.disk(), town).all();
    return Reply.of(
        page -> {
          if (rigs.isEmpty()) {
            page.line(page.look().plain() ? "No projects yet." : "No rigs yet.");
            page.line("Next: gt rig add <name> <git-url>");
          }
          int width = rigs.stream().mapToInt(rig -> rig.name().length()).max().orElse(0);
          for (var rig : rigs) {
            page.line(
                rig.name()
                    + " ".repeat(width - rig.name().length())
                    + "  "
                    + rig.prefix()
                    + "-  "
                    + workers(call, rig)
                    + "  "
                    + rig.gitUrl());
          }
        },
        () -> json(call, rigs));
  }

  private static String workers(Call call, RigCard rig) {
    var place = call.town().rig(rig.name());
    int polecats = call.disk().list(place.polecats()).size();
    int crew = place.members(call.disk()).size();
    return polecats + " polecats, " + crew + " crew";
  }

  private static Json json(Call call, List<RigCard> rigs) {
    var items = new ArrayList<Json>();
    for (var rig : rigs) {
      var place = call.town().rig(rig.name());
      items.add(
          Json.object()
              .put("name", rig.name())
              .put("git_url", rig.gitUrl())
              .put("beads_prefix", rig.prefix())
              .put("path", place.root().toString())
              .put("polecats", call.disk().list(place.polecats()).size())
              .put("crew", place.members(call.disk()).size())
              .put("added_at", rig.addedAt())
              .build());
    }
    return new Json.Arr(items);
  }
}
