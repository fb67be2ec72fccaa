package gastown.cli.work;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.ShellWord;
import gastown.cli.words.Spec;
import gastown.engine.Ground;
import gastown.town.book.Kinds;
import gastown.town.ports.RigGit;
import gastown.town.work.Salvaged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `gt salvage …`: what was kept of worktrees.
final class Salvages {
  private static final String REFS = "refs/gastown/salvage/";
  private static final String UNLISTED = "(known to git only)";

  private Salvages() {}

  static Command named(String path) {
    return switch (path) {
      case "salvage list" ->
          Simple.reads(
              Spec.town("salvage list", "[rig|rig/name|bead]", "Show what was kept of worktrees")
                  .group(Group.WORK),
              Salvages::list);
      case "salvage show" ->
          Simple.reads(
              Spec.town("salvage show", "<ref>", "Show one thing that was kept").group(Group.WORK),
              Salvages::show);
      default ->
          Simple.reads(
              Spec.town(
                      "salvage restore", "<ref> <folder>", "Put what was kept into a new worktree")
                  .group(Group.WORK),
              Salvages::restore);
    };
  }

  private static Reply list(Call call) {
    var word = call.args().positional(0);
    var all =
        all(call, Desk.of(call)).stream()
            .filter(one -> word == null || isAbout(one, word))
            .toList();
    return Reply.of(
        page -> {
          if (all.isEmpty()) {
            page.line("Nothing had to be kept.");
          }
          for (var one : all) {
            page.line(one.ref() + "  " + one.owner().bead() + "  " + one.owner().why());
          }
        },
        () -> new Json.Arr(all.stream().map(Salvages::json).toList()));
  }

  /// What the book lists, and what only git knows: kept by hand, or by somebody who was killed
  /// before it was listed.
  static List<Salvaged> all(Call call, Desk desk) {
    var all = new ArrayList<>(desk.reading().all(Kinds.SALVAGE));
    var known = new HashSet<String>();
    all.forEach(one -> known.add(one.ref()));
    for (var rig : desk.ground().rigs()) {
      if (!call.disk().exists(rig.canonical().resolve(".git"))) {
        continue;
      }
      var refs = call.house().cloning(call.invocation()).at(rig.canonical()).refs(REFS);
      refs.forEach((ref, commit) -> {
        if (!known.contains(ref)) {
          all.add(unlisted(rig.name(), ref, commit));
        }
      });
    }
    return all;
  }

  private static Salvaged unlisted(String rig, String ref, String commit) {
    var owner = new Salvaged.Owner(rig, worker(ref), "", "", UNLISTED);
    return new Salvaged(ref, commit, owner, Instant.EPOCH, List.of());
  }

  /// Whose work a ref keeps: rig, kind and name, whatever follows.
  private static String worker(String ref) {
    var parts = ref.substring(REFS.length()).split("/", -1);
    boolean isWhose = parts.length > 2 && Set.of("polecats", "crew").contains(parts[1]);
    int slash = ref.lastIndexOf('/');
    return isWhose
        ? parts[0] + "/" + parts[1] + "/" + parts[2]
        : slash > REFS.length() ? ref.substring(REFS.length(), slash) : "";
  }

  static boolean isListed(Salvaged one) {
    return !one.owner().why().equals(UNLISTED);
  }

  static boolean isAbout(Salvaged one, String word) {
    var owner = one.owner();
    return owner.rig().equals(word)
        || owner.bead().equals(word)
        || owner.worker().equals(word)
        || owner.worker().replaceFirst("/(polecats|crew)/", "/").equals(word);
  }

  static Json json(Salvaged one) {
    var owner = one.owner();
    return Json.object()
        .put("ref", one.ref())
        .put("commit", one.commit())
        .put("rig", owner.rig())
        .put("agent", owner.worker())
        .put("bead", owner.bead())
        .put("session", owner.session())
        .put("why", owner.why())
        .put("at", Json.of(isListed(one) ? one.at().toString() : null))
        .put("skipped", Json.texts(one.skipped()))
        .build();
  }

  private static Salvaged require(Call call) {
    return require(call, call.args().positional(0));
  }

  static Salvaged require(Call call, @Nullable String word) {
    var found = word == null ? null : find(call, word);
    if (found == null) {
      throw Problem.of(
              "no-such-salvage",
              word == null ? "which one?" : "nothing is kept as " + word,
              "gt salvage list")
          .refusal();
    }
    return found;
  }

  private static @Nullable Salvaged find(Call call, String word) {
    Salvaged found = null;
    for (var one : all(call, Desk.of(call))) {
      if (one.ref().equals(word)
          || one.ref().endsWith("/" + word)
          || one.commit().startsWith(word)) {
        found = one;
      }
    }
    return found;
  }

  private static Reply show(Call call) {
    var one = require(call);
    var desk = Desk.of(call);
    var rig = desk.rig(one.owner().rig());
    var git = call.house().cloning(call.invocation()).at(rig.canonical());
    var base = base(git, rig, one);
    var files = base == null ? List.<String>of() : git.footprint(base, one.commit());
    return Reply.of(
        page -> {
          page.line(one.ref());
          page.line("  Commit: " + one.commit());
          page.line("  Worker: " + one.owner().worker());
          page.line("  Bead: " + one.owner().bead());
          page.line("  Why: " + one.owner().why());
          page.line("  At: " + (isListed(one) ? one.at() : "not known"));
          files.forEach(file -> page.line("  " + file));
          one.skipped().forEach(file -> page.line("  too large, not kept: " + file));
          page.line("  git -C " + ShellWord.of(rig.canonical()) + " show " + one.ref());
        },
        () -> {
          var json = (Json.Obj) json(one);
          return json.with("files", Json.texts(files));
        });
  }

  private static @Nullable String base(RigGit git, Ground.Rig rig, Salvaged one) {
    var target = git.commitOf("refs/remotes/origin/" + rig.target());
    return target == null ? null : git.mergeBase(target, one.commit());
  }

  private static Reply restore(Call call) {
    var one = require(call);
    var folder = call.args().positional(1);
    if (folder == null) {
      throw Problem.of(
              "no-folder", "restore it where?", "gt salvage restore " + one.ref() + " <folder>")
          .refusal();
    }
    var rig = Desk.of(call).rig(one.owner().rig());
    var git = call.house().cloning(call.invocation()).at(rig.canonical());
    var place = call.path(folder);
    var branch = "salvage/" + one.commit().substring(0, 12);
    git.makeWorktree(place, branch, one.commit());
    return Reply.done(
        page -> page.line("✓ " + place + " holds it, on branch " + branch),
        () -> Json.object().put("folder", place.toString()).put("branch", branch).build());
  }
}
