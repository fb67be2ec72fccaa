package gastown.git.rig;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.git.GitCalls;
import gastown.git.GitProgram;
import gastown.git.Unprompted;
import gastown.town.ports.Cloning;
import gastown.town.ports.RigGit;
import gastown.town.signals.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Clones made by the git program. `variable` reads the environment of the person the town works
/// for.
///
/// A clone is made beside its place and put there by renaming, so that what is in place is whole.
public record GitCloning(
    Programs programs,
    Disk disk,
    UnaryOperator<@Nullable String> variable,
    RigGit.SaveLimits limits)
    implements Cloning {
  private static final Duration LIMIT = Duration.ofHours(2);

  /// An agent's git may not throw away what only a clone next door or a worktree still needs.
  private static final List<String> SETTINGS =
      List.of("gc.pruneExpire=never", "gc.worktreePruneExpire=never", "gc.auto=0");

  @Override
  public Cloned clone(
      Source source, Path folder, @Nullable Path reference, Consumer<String> progress) {
    var objection = Urls.objection(source.url());
    if (!objection.isEmpty()) {
      return new Cloned.Failed(Secrets.withoutLogin(source.url()) + ": " + objection);
    }
    if (!source.branch().isEmpty() && !Names.isFit(source.branch())) {
      return new Cloned.NoSuchBranch(source.branch());
    }
    var beside = folder.resolveSibling("." + folder.getFileName() + ".cloning");
    if (disk.exists(folder.resolve(".git"))) {
      return isCloneOf(source.url(), folder)
          ? facts(folder)
          : new Cloned.Failed(folder + " holds another repository");
    }
    if (!disk.list(folder).isEmpty() || disk.exists(folder) && !disk.isDirectory(folder)) {
      return new Cloned.Failed(folder + " is in the way");
    }
    var parent = Objects.requireNonNull(folder.getParent());
    disk.makeFolder(parent, false);
    Repo.clear(programs, disk, beside);
    progress.accept("cloning " + Secrets.withoutLogin(source.url()));
    var outcome = git(parent).run(cloning(source, beside, reference));
    if (!outcome.isOk()) {
      Repo.clear(programs, disk, beside);
      return refused(source, parent, outcome);
    }
    return put(source, beside, folder);
  }

  private Cloned put(Source source, Path beside, Path folder) {
    var facts = facts(beside);
    if (facts instanceof Cloned.Done done && done.branch().isEmpty()) {
      // What was asked for by name is a tag.
      facts = new Cloned.NoSuchBranch(source.branch());
    }
    if (facts instanceof Cloned.Done) {
      disk.move(beside, folder);
    } else {
      Repo.clear(programs, disk, beside);
    }
    return facts;
  }

  private GitProgram git(Path where) {
    return new GitProgram(programs, where);
  }

  /// `--progress` on a stream nobody reads any more ends a git whose server was killed.
  private Call cloning(Source source, Path beside, @Nullable Path reference) {
    var words =
        new ArrayList<>(
            List.of(
                "-c",
                "core.autocrlf=false",
                "-c",
                "advice.detachedHead=false",
                "clone",
                "--progress",
                "--origin",
                "origin",
                "--no-recurse-submodules",
                "--template="));
    for (var setting : SETTINGS) {
      words.addAll(List.of("--config", setting));
    }
    if (!source.branch().isEmpty()) {
      words.addAll(List.of("--branch", source.branch()));
    }
    if (!source.filter().isEmpty()) {
      words.add("--filter=" + source.filter());
    }
    if (reference != null) {
      words.addAll(List.of("--reference-if-able", reference.toString()));
    } else {
      // A repository that borrows would make this one borrow too.
      words.add("--dissociate");
    }
    words.addAll(List.of("--", source.url(), beside.toString()));
    return asking(Objects.requireNonNull(beside.getParent()), words);
  }

  private Call asking(Path where, List<String> words) {
    var call = GitCalls.call(where, words.toArray(String[]::new)).withLimit(LIMIT);
    return Repo.with(
        new Unprompted(git(where), variable).on(call),
        Map.of("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh"));
  }

  private Cloned refused(Source source, Path where, Outcome outcome) {
    if (outcome.err().contains("Remote branch") && outcome.err().contains("not found")) {
      var words = List.of("ls-remote", "--heads", "--", source.url());
      var heads = git(where).run(asking(where, words));
      return heads.isOk() && heads.out().isBlank()
          ? new Cloned.Empty()
          : new Cloned.NoSuchBranch(source.branch());
    }
    var said =
        outcome.timedOut()
            ? "it did not end within " + LIMIT.toHours() + " hours"
            : String.join(
                "\n",
                outcome
                    .err()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
                    .toList());
    return new Cloned.Failed(Secrets.withoutLogin(said.isEmpty() ? outcome.err().strip() : said));
  }

  private boolean isCloneOf(String url, Path folder) {
    var repo = Repo.at(programs, disk, folder);
    var outcome = repo.run(repo.call("config", "--local", "--get", "remote.origin.url"));
    return outcome.isOk() && outcome.out().strip().equals(url);
  }

  /// What a clone turned out to be. One whose remote names a branch that is not there has nothing
  /// checked out.
  private Cloned facts(Path folder) {
    var repo = Repo.at(programs, disk, folder);
    var branch = new Worktree(folder, repo.gitDir()).branch(disk);
    var head = repo.commitOf("HEAD");
    if (head == null) {
      var heads = repo.answer("for-each-ref", "--count=1", "refs/remotes/origin/");
      return heads.isEmpty()
          ? new Cloned.Empty()
          : new Cloned.NoSuchBranch(branch == null ? "" : branch);
    }
    var large =
        repo.run(repo.call("grep", "-q", "filter=lfs", "HEAD", "--", ":(glob)**/.gitattributes"));
    return new Cloned.Done(
        branch == null ? "" : branch,
        head,
        disk.exists(folder.resolve(".gitmodules")),
        large.isOk());
  }

  @Override
  public RigGit at(Path folder) {
    var real = disk.real(folder);
    if (!disk.exists(real.resolve(".git")) && !disk.exists(real.resolve("HEAD"))) {
      throw Problem.of(
              "no-clone", "there is no clone in " + folder, "gt rig add NAME URL", "gt doctor")
          .refusal();
    }
    return new CanonicalRig(Repo.at(programs, disk, real), variable, limits);
  }
}
