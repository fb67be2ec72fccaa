package gastown.app.towns;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalPrograms;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.store.Digest;
import gastown.git.rig.GitCloning;
import gastown.outposts.ChosenOutpost;
import gastown.outposts.process.ProcessOutpost;
import gastown.outposts.pty.PtyOutpost;
import gastown.outposts.tmux.TmuxOutpost;
import gastown.outposts.tmux.Visitors;
import gastown.town.layout.Town;
import gastown.town.ports.Cloning;
import gastown.town.ports.Conversing;
import gastown.town.ports.Outpost;
import gastown.town.ports.RigGit;
import gastown.town.ports.Runtimes;
import gastown.town.ports.Spawning;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which adapters a town gets on this machine.
public final class Outposts {
  private static final long FILE_BYTES = 100L << 20;
  private static final long TOTAL_BYTES = 1L << 30;
  private static final List<String> VISITORS =
      List.of("HOME", "PATH", "LANG", "LC_ALL", "USER", "SHELL", "XDG_RUNTIME_DIR", "EDITOR");

  private Outposts() {}

  /// Where the town wants its sessions; tmux when it does not care and the person has it, else a
  /// terminal held by a program of ours where that could be made, else plain processes.
  public static Outpost of(Path root, Disk disk, Spawning spawning, Map<String, String> person) {
    return of(root, disk, spawning, person, null);
  }

  /// For whoever stays and is to be told of ends: what lives in tmux is told of by tmux, too.
  public static Outpost listening(
      Path root, Disk disk, Spawning spawning, Map<String, String> person, Conversing conversing) {
    return of(root, disk, spawning, person, conversing);
  }

  private static Outpost of(
      Path root,
      Disk disk,
      Spawning spawning,
      Map<String, String> person,
      @Nullable Conversing conversing) {
    var programs = new LocalPrograms(Map.of());
    var all = new ArrayList<Outpost>();
    var tmux = tmux(disk, person.get("PATH"));
    if (tmux != null) {
      var hands = new TmuxOutpost.Hands(spawning, programs, conversing);
      all.add(
          new TmuxOutpost(disk, hands, programs(root), tmux, socket(root), visitors(root, person)));
    }
    var holder = installed("hold");
    if (holder != null && disk.isExecutable(holder)) {
      all.add(new PtyOutpost(disk, spawning, programs, programs(root), holder));
    }
    all.add(new ProcessOutpost(disk, spawning, programs(root)));
    return chosen(disk, all, Settings.of(disk, new Town(root)).text(Keys.OUTPOST));
  }

  /// The one that is wanted, else the first there is; sessions of all kinds stay known.
  private static Outpost chosen(Disk disk, List<Outpost> all, String wanted) {
    var preferred = all.getFirst();
    for (var each : all) {
      preferred = each.kind().equals(wanted) ? each : preferred;
    }
    var others = new ArrayList<>(all);
    others.remove(preferred);
    return others.isEmpty() ? preferred : new ChosenOutpost(disk, preferred, others);
  }

  /// A program of this installation; null where there is none.
  private static @Nullable Path installed(String name) {
    var home = System.getProperty("gastown.home", "");
    return home.isEmpty() ? null : Path.of(home).resolve("bin").resolve(name);
  }

  /// What a person's own windows beside the agents' have of what the person has.
  private static Visitors visitors(Path root, Map<String, String> person) {
    var theirs = new TreeMap<String, String>();
    for (var name : VISITORS) {
      var value = person.get(name);
      if (value != null) {
        theirs.put(name, value);
      }
    }
    return new Visitors(root, installed("gt"), theirs);
  }

  /// Where a trial in this folder types; null where there is no tmux.
  public static @Nullable Outpost forTrial(Path folder, Disk disk, Spawning spawning, String path) {
    var tmux = tmux(disk, path);
    return tmux == null
        ? null
        : new TmuxOutpost(
            disk, spawning, new LocalPrograms(Map.of()), folder, tmux, socket(folder));
  }

  /// Two towns of one name have two sockets.
  static String socket(Path root) {
    var name = String.valueOf(root.getFileName()).replaceAll("[^A-Za-z0-9_-]", "_");
    return "gt-" + name + "-" + Digest.sha256(root.toString()).substring(0, 6);
  }

  private static @Nullable Path tmux(Disk disk, @Nullable String path) {
    for (var folder : (path == null ? "/usr/local/bin:/usr/bin:/bin" : path).split(":", -1)) {
      var file = folder.startsWith("/") ? Path.of(folder).resolve("tmux") : null;
      if (file != null && disk.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  public static Runtimes runtimes(Path root, Disk disk) {
    return new KnownRuntimes(disk, new LocalPrograms(Map.of()), programs(root));
  }

  private static Path programs(Path root) {
    return new Town(root).runtime().resolve("programs");
  }

  /// Clones of a town, as its settings say what is kept of a worktree.
  public static Cloning cloning(
      Programs programs, Disk disk, UnaryOperator<@Nullable String> variable, @Nullable Town town) {
    var limits =
        town == null
            ? new RigGit.SaveLimits(FILE_BYTES, TOTAL_BYTES)
            : limits(Settings.of(disk, town));
    return new GitCloning(programs, disk, variable, limits);
  }

  private static RigGit.SaveLimits limits(Settings settings) {
    return new RigGit.SaveLimits(
        settings.bytes(Keys.SALVAGE_FILE), settings.bytes(Keys.SALVAGE_TOTAL));
  }
}
