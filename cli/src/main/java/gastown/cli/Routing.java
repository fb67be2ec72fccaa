package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.workspace.Workspace;
import gastown.cli.words.Args;
import gastown.town.layout.Rigs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Sends a call that is about another workspace there: `--repo`, `--rig`, or an issue whose prefix
/// `routes.jsonl` gives to another place; in a town its rigs need no route. A call is sent on once;
/// routes of the other place are not followed.
final class Routing {
  private static final String SENT_ON = "BD_ROUTED";
  private static final String ROUTES = "routes.jsonl";

  private Routing() {}

  /// The call as it is to be made elsewhere, or null when it is about this place.
  static @Nullable Invocation elsewhere(Call call) {
    if (call.invocation().variable(SENT_ON) != null) {
      return null;
    }
    var folder = folder(call);
    if (folder == null) {
      return null;
    }
    if (!call.disk().isDirectory(folder)) {
      throw Problem.of(
              "no-workspace",
              "no beads workspace at " + folder,
              "bd -C " + folder.getParent() + " init")
          .refusal();
    }
    var from = call.invocation();
    var environment = new HashMap<>(from.surroundings().environment());
    environment.put("BEADS_DIR", folder.toString());
    environment.put(SENT_ON, "1");
    var around =
        new Invocation.Surroundings(
            environment, from.surroundings().terminal(), from.surroundings().zone());
    return new Invocation(from.program(), from.words(), from.directory(), around, from.id());
  }

  private static @Nullable Path folder(Call call) {
    var args = call.args();
    var repository = named(args, "--repo");
    if (repository != null) {
      var path = call.path(repository);
      return path.endsWith(Workspace.FOLDER) ? path : path.resolve(Workspace.FOLDER);
    }
    var rig = named(args, "--rig");
    var workspace = rig == null && args.positionals().isEmpty() ? null : call.workspaceIfAny();
    var routes =
        workspace == null || !call.disk().exists(workspace.file(ROUTES))
            ? Map.<String, String>of()
            : routes(call, workspace);
    if (rig != null) {
      return ofRig(call, workspace, routes, rig);
    }
    return workspace == null || routes.isEmpty() ? null : byPrefix(call, workspace, routes);
  }

  /// By the routes, else by the register of the town.
  private static Path ofRig(
      Call call, @Nullable Workspace workspace, Map<String, String> routes, String rig) {
    for (var path : routes.values()) {
      if (workspace != null && (path.equals(rig) || path.startsWith(rig + "/"))) {
        return place(workspace, path);
      }
    }
    var town = call.townIfAny();
    if (town != null) {
      return town.rig(Rigs.of(call.disk(), town).require(rig).name()).beads();
    }
    throw Problem.of(
            "no-such-rig", "no rig " + rig + " in " + ROUTES, "--repo <directory of the rig>")
        .refusal();
  }

  private static @Nullable Path byPrefix(
      Call call, Workspace workspace, Map<String, String> routes) {
    var words = call.args().positionals();
    var first = byPrefix(call, workspace, routes, words.getFirst());
    if (call.args().spec().usage().contains("id...]")) {
      for (var word : words) {
        if (!Objects.equals(first, byPrefix(call, workspace, routes, word))) {
          throw severalPlaces(
              call, each -> Objects.equals(first, byPrefix(call, workspace, routes, each)));
        }
      }
    }
    return first;
  }

  /// What is done in one place is done as a whole or not at all; over two of them nobody could say
  /// so.
  private static Problem.Refusal severalPlaces(Call call, Predicate<String> isOfFirst) {
    var words = new ArrayList<>(call.args().positionals());
    var other = new ArrayList<>(words);
    words.removeIf(isOfFirst.negate());
    other.removeIf(isOfFirst);
    return Problem.of(
            "several-places",
            "these issues are in more than one workspace",
            without(call, other),
            without(call, words))
        .refusal();
  }

  /// The call as it was typed, without some of its issues.
  private static String without(Call call, List<String> ids) {
    var line = new StringBuilder(call.invocation().program());
    for (var word : call.invocation().words()) {
      if (!ids.contains(word)) {
        line.append(' ').append(word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : quoted(word));
      }
    }
    return line.toString();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /// The routes are about other prefixes than this workspace's own.
  private static @Nullable Path byPrefix(
      Call call, Workspace workspace, Map<String, String> routes, String word) {
    int dash = word.indexOf('-');
    var prefix = dash <= 0 ? "" : word.substring(0, dash + 1);
    var path = routes.get(prefix);
    boolean isOurs =
        path == null || path.equals(".") || prefix.equals(call.config().prefix() + "-");
    return isOurs || path == null ? null : place(workspace, path);
  }

  private static Path place(Workspace workspace, String path) {
    return workspace.root().resolve(path).normalize().resolve(Workspace.FOLDER);
  }

  private static @Nullable String named(Args args, String flag) {
    for (var one : args.spec().flags()) {
      if (one.name().equals(flag)) {
        return args.isSet(flag) ? args.text(flag) : null;
      }
    }
    return null;
  }

  private static Map<String, String> routes(Call call, Workspace workspace) {
    var routes = new LinkedHashMap<String, String>();
    call.disk()
        .lines(
            workspace.file(ROUTES),
            line -> {
              if (!line.isBlank() && !line.strip().startsWith("#")) {
                read(line, routes);
              }
            });
    return routes;
  }

  private static void read(String line, Map<String, String> routes) {
    try {
      if (JsonReader.read(line) instanceof Json.Obj route) {
        var prefix = route.text("prefix");
        var path = route.text("path");
        if (prefix != null && path != null) {
          routes.put(prefix, path);
        }
      }
    } catch (JsonReader.Malformed _) {
      // a route nobody can read leads nowhere; the issue is then looked for here
    }
  }
}
