package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.jsonl.Document;
import gastown.beads.merge.Conflict;
import gastown.beads.merge.SetMerge;
import gastown.beads.ports.Repository;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.List;

/// An `issues.jsonl` that a merge of git's left unmerged, as `git pull` does in a clone without our
/// driver. It is merged issue by issue, as the driver would have, and staged; the merge itself is
/// its person's to finish.
final class HalfMerged {
  private final Call call;
  private final Repository repository;
  private final Path file;

  private HalfMerged(Call call, Repository repository, Path file) {
    this.call = call;
    this.repository = repository;
    this.file = file;
  }

  /// Returns whether there was anything to settle. What both sides changed is remarked.
  static boolean settle(Call call) {
    var repository = Sync.repository(call);
    var file = call.disk().real(call.workspace().folder()).resolve("issues.jsonl");
    var versions = repository == null ? null : repository.unmerged(file);
    if (repository == null || versions == null) {
      return false;
    }
    new HalfMerged(call, repository, file).settle(versions);
    return true;
  }

  private void settle(Repository.Versions versions) {
    var base = Document.of("base of " + file, versions.base());
    var left = here(versions);
    var right = Document.of("other side of " + file, versions.theirs());
    var merged = SetMerge.of(base.beads(), left.beads(), right.beads());
    call.disk().writeAll(file, MergeFiles.lines(merged, base, left, right));
    repository.stage(List.of(file));
    merged.conflicts().stream().map(Conflict::line).forEach(call::remark);
  }

  /// A file without marks may have been written by us since the merge stopped, and is newer than
  /// what git has of our side.
  private Document here(Repository.Versions versions) {
    var text = call.disk().read(file).orElse("");
    boolean hasMarks = text.lines().anyMatch(line -> line.startsWith("<<<<<<<"));
    return text.isEmpty() || hasMarks
        ? Document.of("our side of " + file, versions.ours())
        : Document.of(file.toString(), text);
  }

  /// What is left to do by hand.
  static Problem.Refusal unfinished() {
    return new Problem(
            "unfinished-merge",
            "the issues of both sides are merged; the merge itself is still under way",
            "it may hold more than issues, so it is yours to finish",
            List.of(
                "git commit --no-edit && bd sync   (or git rebase --continue && bd sync)",
                "git status   (shows what else is unmerged)"))
        .refusal();
  }
}
