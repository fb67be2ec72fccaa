package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Repository;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bd sync`.
final class Sync implements Command {
  private static final Spec SPEC =
      Spec.of("sync", "", "Share issues with other clones over git")
          .group(Group.DATA)
          .detail(
              "Writes .beads/issues.jsonl, commits it, takes in what the remote has, merges issue"
                  + " by issue and field\n"
                  + "by field, and pushes. A field both sides changed is settled by a fixed rule"
                  + " and named.")
          .example("bd sync")
          .example("bd sync --status")
          .text("-m", "--message", "of the commit")
          .sw("--dry-run", "only say what would be done")
          .sw("--status", "say what is waiting to be shared")
          .sw("--flush-only", "only write issues.jsonl")
          .sw("--import-only", "only take issues.jsonl in")
          .also("--import")
          .sw("--no-pull", "take nothing in from the remote")
          .sw("--no-push", "commit, but send nothing")
          .noOp(
              "--full",
              "--merge",
              "--squash",
              "--accept-rebase",
              "--rename-on-import",
              "--no-git-history",
              "--force",
              "--resolve",
              "--ours",
              "--theirs",
              "--manual")
          .sw("--check", "the same as --status")
          .hidden()
          .noOp("--from-main")
          .noOpText("--set-mode")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    var args = call.args();
    boolean wasUnmerged = isWhole(args) && HalfMerged.settle(call);
    Arrival.prepare(call);
    if (wasUnmerged) {
      throw HalfMerged.unfinished();
    }
    if (args.is("--status") || args.is("--check")) {
      return new SyncStatus(call).reply();
    }
    var folder = call.disk().real(call.workspace().folder());
    if (args.is("--flush-only") || args.is("--import-only")) {
      return alone(call, args.is("--import-only"));
    }
    var repository = repository(call);
    if (args.is("--dry-run")) {
      return dry(call, repository);
    }
    if (repository == null) {
      return alone(call, false);
    }
    return call.disk().locked(folder.resolve(".sync.lock"), () -> exchanged(call, repository));
  }

  private static boolean isWhole(Args args) {
    return List.of("--status", "--check", "--flush-only", "--import-only", "--dry-run").stream()
        .noneMatch(args::is);
  }

  /// The repository that may be used, or null when there is none or it is to be left alone.
  static @Nullable Repository repository(Call call) {
    var folder = call.disk().real(call.workspace().folder());
    if (call.config().isOn("no-git-ops") || call.args().is("--sandbox")) {
      return null;
    }
    var repository = call.house().repositories(call.invocation()).around(folder);
    if (repository == null
        || !folder.startsWith(repository.root())
        || folder.equals(repository.root())) {
      return null;
    }
    return isHidden(call, repository) ? null : repository;
  }

  /// A workspace that is kept out of the repository on purpose; with a branch of its own that is
  /// how it should be.
  private static boolean isHidden(Call call, Repository repository) {
    var file = call.disk().real(call.workspace().folder()).resolve("issues.jsonl");
    return branch(call).isEmpty()
        && !repository.isTracked(file)
        && !repository.ignored(List.of(file)).isEmpty();
  }

  static String branch(Call call) {
    var config = call.config();
    return config.get("sync-branch", config.get("sync.branch", ""));
  }

  private static Reply alone(Call call, boolean isImportOnly) {
    try (var store = call.openStore()) {
      var mirror = new Mirror(call);
      if (isImportOnly) {
        if (mirror.isChanged()) {
          mirror.takeIn(store);
        }
        return Reply.done(
            page -> page.line("✓ Imported issues.jsonl"), () -> json(new Exchange.Done(), false));
      }
      var told = mirror.flush(store);
      return Reply.done(
              page -> page.line("✓ Exported to " + call.workspace().jsonl()),
              () -> json(new Exchange.Done(), true))
          .withRemarks(told);
    }
  }

  private static Reply dry(Call call, @Nullable Repository repository) {
    var steps = new ArrayList<String>();
    steps.add("export pending changes to " + call.workspace().jsonl());
    if (repository != null) {
      var own = branch(call);
      var branch = own.isEmpty() ? repository.branch() : own;
      steps.add("commit .beads/ on " + (branch == null ? "no branch" : branch));
      var remote = branch == null ? null : repository.remote(branch);
      if (remote != null && !call.args().is("--no-pull")) {
        steps.add("fetch and merge " + remote.name() + "/" + remote.branch());
      }
      if (remote != null && isPushed(call)) {
        steps.add("push to " + remote.name() + "/" + remote.branch());
      }
    }
    return Reply.of(
        page -> steps.forEach(step -> page.line("→ [DRY RUN] Would " + step)),
        () -> Json.object().put("dry_run", true).put("steps", Json.texts(steps)).build());
  }

  private static boolean isPushed(Call call) {
    return !call.args().is("--no-push") && !call.config().isOn("no-push");
  }

  private static Reply exchanged(Call call, Repository repository) {
    var place = place(call, repository);
    var message =
        call.args()
            .text(
                "--message",
                "bd sync: "
                    + gastown.beads.Rfc3339.format(
                        call.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    try (var store = call.openStore()) {
      var done =
          new Exchange(call, store, place)
              .run(!call.args().is("--no-pull"), isPushed(call), message);
      return Reply.done(page -> show(page, done, place), () -> json(done, true));
    }
  }

  private static Place place(Call call, Repository repository) {
    var folder = call.disk().real(call.workspace().folder());
    var own = branch(call);
    var branch = repository.branch();
    if (!own.isEmpty() && !own.equals(branch)) {
      checkBranchName(own);
      return OwnBranch.of(call, repository, folder, own);
    }
    if (branch == null) {
      throw new Problem(
              "no-branch",
              "cannot sync in " + repository.root() + ": no branch is checked out",
              "a commit made now would belong to no branch",
              List.of(
                  "git switch <branch>, then bd sync",
                  "bd sync --flush-only   (writes issues.jsonl only)"))
          .refusal();
    }
    return new BesideCode(call, repository, folder, branch);
  }

  /// A name that git could take for something else is never handed on.
  private static void checkBranchName(String name) {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_./-]*")
        || name.contains("..")
        || name.endsWith(".lock")
        || name.endsWith("/")
        || name.contains("//")
        || name.endsWith(".")) {
      throw Problem.of(
              "bad-branch",
              "\"" + name + "\" cannot be the name of a sync branch",
              "bd config set sync-branch beads-sync")
          .refusal();
    }
  }

  private static void show(Page page, Exchange.Done done, Place place) {
    done.conflicts.forEach(page::line);
    done.renamed.forEach((from, to) -> page.line("renamed: " + from + " → " + to));
    var remote = place.remote();
    if (done.upToDate) {
      page.line("✓ Everything is in sync");
      return;
    }
    if (done.received > 0) {
      page.line(
          "✓ Took in changes of " + done.received + (done.received == 1 ? " issue" : " issues"));
    }
    if (done.commits > 0) {
      page.line("✓ Committed issues");
    }
    if (remote == null) {
      page.line("✓ Sync complete (no remote: nothing was pushed)");
    } else {
      page.line(
          done.pushed ? "✓ Pushed to " + remote.name() + "/" + remote.branch() : "✓ Sync complete");
    }
  }

  private static Json json(Exchange.Done done, boolean isExported) {
    var renamed = Json.object();
    done.renamed.forEach(renamed::put);
    return Json.object()
        .put("exported", isExported)
        .put("committed", done.commits > 0)
        .put("received", done.received)
        .put("pushed", done.pushed)
        .put("conflicts", new Json.Arr(done.settled.stream().map(MergeFiles::conflict).toList()))
        .put("renamed", renamed.build())
        .build();
  }
}
