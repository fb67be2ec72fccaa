package gastown.cli;

import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.ports.Disk;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.Readiness;
import gastown.beads.store.Rows;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks whether what issues here wait for in other projects (`external:<project>:<capability>`)
/// was delivered there: a closed issue of that project carries the label `provides:<capability>`.
/// What is found is kept as a setting, so that readiness stays a matter of this store alone.
public record Externals(Call call) {
  private static final Set<String> ASKING = Set.of("ready", "blocked", "show", "list");
  private static final String PROJECTS = "external_projects";

  /// Whether the command's answer depends on it.
  static boolean matterTo(Command command, Call call) {
    var path = command.spec().path();
    return ASKING.contains(path) && (!path.equals("list") || call.args().is("--ready"));
  }

  /// The targets whose state differs from what is kept, and whether each is delivered; empty when
  /// all is as kept.
  public Map<String, Boolean> news(Rows rows) {
    var news = new TreeMap<String, Boolean>();
    var found = new HashMap<Path, Map<String, Boolean>>();
    for (var target : rows.externalTargets()) {
      var delivered = delivered(target, found);
      if (delivered != null && delivered != (rows.setting(Readiness.DELIVERED + target) != null)) {
        news.put(target, delivered);
      }
    }
    return news;
  }

  /// Keeps the news, in a stroke of its own.
  public void keep(BeadStore store, Map<String, Boolean> news) {
    store.write(
        "",
        tables -> {
          var draft = new Draft(tables, call.stroke("external"));
          news.forEach((target, is) -> draft.set(Readiness.DELIVERED + target, is ? "true" : null));
          draft.finish();
          return new BeadStore.Answer(0, "", "");
        });
  }

  /// Null when the project is not known or cannot be read: then what is kept stays.
  private @Nullable Boolean delivered(String target, Map<Path, Map<String, Boolean>> found) {
    var parts = target.split(":", 3);
    var workspace = parts.length < 3 ? null : project(parts[1]);
    if (workspace == null) {
      return null;
    }
    var known = found.computeIfAbsent(workspace.database(), _ -> new HashMap<>());
    try {
      return known.computeIfAbsent(parts[2], capability -> provides(workspace, capability));
    } catch (Problem.Refusal refusal) {
      call.remark(
          "Warning: cannot look into project " + parts[1] + ": " + refusal.problem().what());
      return null;
    }
  }

  private boolean provides(Workspace workspace, String capability) {
    var query =
        Query.where(
                new Criterion.HasLabel("provides:" + capability),
                Criterion.is(Field.STATUS, Status.CLOSED))
            .limitedTo(1);
    try (var store = call.house().store(workspace.database())) {
      return store.read(rows -> !rows.find(query).isEmpty());
    }
  }

  /// The workspace of a project named in the settings, `external_projects.<name>` being its path;
  /// null when there is none.
  public @Nullable Workspace project(String name) {
    var path = call.config().get(PROJECTS + "." + name);
    if (path == null) {
      return null;
    }
    var folder = call.workspace().root().resolve(expanded(path)).normalize();
    return of(call.disk(), folder);
  }

  private String expanded(String path) {
    var home = call.invocation().variable("HOME");
    return home != null && path.startsWith("~/") ? home + path.substring(1) : path;
  }

  /// The workspace in this very folder; null when it has no database.
  public static @Nullable Workspace of(Disk disk, Path folder) {
    var last = folder.getFileName();
    boolean isBeads = last != null && last.toString().equals(Workspace.FOLDER);
    var root = isBeads && folder.getParent() != null ? folder.getParent() : folder;
    var found =
        disk.isDirectory(root.resolve(Workspace.FOLDER))
            ? new Discovery(disk).find(root, _ -> null)
            : null;
    return found != null && disk.exists(found.database()) ? found : null;
  }
}
