package gastown.cli.exchange;

import gastown.beads.FullBead;
import gastown.beads.Problem;
import gastown.beads.jsonl.Document;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.Planning;
import gastown.beads.jsonl.Writing;
import gastown.beads.merge.Conflict;
import gastown.beads.merge.SetMerge;
import gastown.beads.ports.Repository.Joined;
import gastown.beads.ports.Repository.Remote;
import gastown.beads.store.BeadStore;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings one work tree's issues to where they are shared and back: commit, fetch, merge, push, and
/// again from the beginning when somebody else was faster. Whatever happens, the store and the file
/// are whole after every step, and beginning again does no harm.
final class Exchange {
  private static final int MOST_ROUNDS = 25;
  private static final BeadStore.Answer DONE = new BeadStore.Answer(0, "", "");

  private final Call call;
  private final BeadStore store;
  private final Place place;
  private final Done done = new Done();

  Exchange(Call call, BeadStore store, Place place) {
    this.call = call;
    this.store = store;
    this.place = place;
  }

  /// What was done, for the answer.
  static final class Done {
    final List<String> conflicts = new ArrayList<>();
    final List<Conflict> settled = new ArrayList<>();
    final Map<String, String> renamed = new HashMap<>();
    int commits;
    int received;
    boolean pushed;
    boolean upToDate;
  }

  /// @param message of the commit
  Done run(boolean isPulled, boolean isPushed, String message) {
    var remote = place.remote();
    catchUp();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      commit(message);
      if (remote == null || !isPulled && !isPushed) {
        return done;
      }
      if (isPulled && !receive(remote)) {
        continue;
      }
      if (!isPushed || isSent(remote)) {
        return done;
      }
      if (place.repository().push(remote)) {
        done.pushed = true;
        return done;
      }
      if (!isPulled) {
        break;
      }
    }
    throw Problem.of(
            "sync-overtaken",
            "cannot push to "
                + Objects.requireNonNull(remote).name()
                + "/"
                + remote.branch()
                + ": it has commits that are not here",
            "bd sync   (takes them in first)")
        .refusal();
  }

  private void catchUp() {
    var unlaid = place.unlaid();
    if (unlaid.to() != null) {
      // what the file holds may be new to a store that was put in the place of another
      done.conflicts.addAll(new Mirror(call).flush(store));
      var before = unlaid.from() == null ? Map.<String, FullBead>of() : read(unlaid.from());
      var after = read(unlaid.to());
      lay(before, SetMerge.of(before, before, after.isEmpty() ? before : after));
    }
  }

  private void commit(String message) {
    done.conflicts.addAll(new Mirror(call).flush(store));
    place.fill();
    var files = place.files();
    if (!files.isEmpty() && place.repository().commit(files, message) != null) {
      done.commits++;
    }
    place.laid();
  }

  private boolean isSent(Remote remote) {
    var there =
        place.repository().commitOf("refs/remotes/" + remote.name() + "/" + remote.branch());
    boolean isSame = Objects.equals(there, place.repository().commitOf("HEAD"));
    done.upToDate = isSame && done.commits == 0 && done.received == 0;
    return isSame;
  }

  /// Takes in what the other side has; true when there was nothing to take in. Otherwise all begins
  /// again, for the store or the work tree has changed.
  private boolean receive(Remote remote) {
    var repository = place.repository();
    var theirs = repository.fetch(remote);
    var head = repository.commitOf("HEAD");
    if (theirs == null || head == null) {
      return true;
    }
    var base = repository.ancestor(head, theirs);
    if (theirs.equals(base)) {
      return true;
    }
    var file = place.file();
    var ours = read(head);
    boolean isBehind = head.equals(base);
    var before = isBehind ? ours : base == null ? Map.<String, FullBead>of() : read(base);
    var other = read(theirs);
    // Nobody deletes all issues; what happened is that the file was moved away, or cut off.
    var merged = SetMerge.of(before, ours, other.isEmpty() ? before : other);
    var contents = new HashMap<Path, String>();
    if (!isBehind) {
      contents.put(
          file, merged.beads().values().stream().map(Export::line).collect(Collectors.joining()));
      contents.putAll(otherLines(base, head, theirs));
    }
    switch (repository.join(
        theirs, contents, "bd sync: merge " + remote.name() + "/" + remote.branch())) {
      case Joined.At _ -> lay(ours, merged);
      case Joined.Conflicting(var files) -> throw conflicting(files, remote);
      case Joined.Obstructed(var files) -> {
        if (files.stream().anyMatch(each -> !each.equals(file))) {
          throw obstructed(files);
        }
        return false;
      }
    }
    return false;
  }

  /// Lays the outcome over the store. What was changed in the store meanwhile is kept.
  private void lay(Map<String, FullBead> ours, SetMerge merged) {
    store.write(
        "",
        tables -> {
          var intake = Planning.merging(tables, ours, merged.beads(), call.now());
          Writing.write(intake, tables, call.stroke("sync"));
          done.received += intake.steps().size();
          note(intake.told().conflicts());
          return DONE;
        });
    note(merged.conflicts());
    done.renamed.putAll(merged.renamed());
    place.joined();
  }

  private void note(List<Conflict> conflicts) {
    for (var conflict : conflicts) {
      if (!done.conflicts.contains(conflict.line())) {
        done.conflicts.add(conflict.line());
        done.settled.add(conflict);
      }
    }
  }

  private Map<String, FullBead> read(String commit) {
    var text = place.repository().textOf(commit, place.file());
    var name = commit.substring(0, 10) + ":" + place.repository().root().relativize(place.file());
    return Document.of(name, text == null ? "" : text).beads();
  }

  /// Other files of lines that both sides only ever add to: the lines of both.
  private Map<Path, String> otherLines(
      @org.jspecify.annotations.Nullable String base, String head, String theirs) {
    var result = new HashMap<Path, String>();
    if (base == null) {
      return result;
    }
    var repository = place.repository();
    var folder = Objects.requireNonNull(place.file().getParent());
    var mine = repository.differing(base, head, folder);
    for (var file : repository.differing(base, theirs, folder)) {
      if (mine.contains(file) && file.toString().endsWith(".jsonl") && !file.equals(place.file())) {
        var here = Objects.requireNonNullElse(repository.textOf(head, file), "");
        var there = Objects.requireNonNullElse(repository.textOf(theirs, file), "");
        result.put(
            file,
            Stream.concat(here.lines(), there.lines())
                .distinct()
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
      }
    }
    return result;
  }

  private Problem.Refusal conflicting(List<Path> files, Remote remote) {
    return new Problem(
            "code-conflict",
            "the branch here and "
                + remote.name()
                + "/"
                + remote.branch()
                + " conflict outside of the issues: "
                + shown(files),
            "the issues are committed here; nothing was merged or pushed",
            List.of(
                "git pull --no-rebase   (and settle the conflict)",
                "bd sync",
                "bd config set sync-branch beads-sync   (keeps issues apart from code)"))
        .refusal();
  }

  private Problem.Refusal obstructed(List<Path> files) {
    return new Problem(
            "uncommitted-changes",
            "the remote changed files that have uncommitted changes here: " + shown(files),
            "the issues are committed here; nothing was merged or pushed",
            List.of("git stash, then bd sync, then git stash pop", "git commit, then bd sync"))
        .refusal();
  }

  private String shown(List<Path> files) {
    var root = place.repository().root();
    var names =
        files.stream()
            .limit(5)
            .map(file -> root.relativize(file).toString())
            .collect(Collectors.joining(", "));
    return files.size() > 5 ? names + " and " + (files.size() - 5) + " more" : names;
  }
}
