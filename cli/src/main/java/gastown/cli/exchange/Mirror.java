package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.jsonl.Document;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.Intake;
import gastown.beads.jsonl.Planning;
import gastown.beads.jsonl.Scope;
import gastown.beads.jsonl.Writing;
import gastown.beads.ports.Disk;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Entry;
import gastown.beads.store.Rows;
import gastown.beads.workspace.ConfigFile;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps `issues.jsonl` and the store alike: what others wrote into the file is taken in before it
/// is written again, and a burst of changes does not write it each time.
public final class Mirror {
  private static final String LOCK = "export-state.lock";
  private static final BeadStore.Answer DONE = new BeadStore.Answer(0, "", "");

  private final Call call;
  private final Disk disk;
  private final Path folder;
  private final Path file;

  public Mirror(Call call) {
    this.call = call;
    this.disk = call.disk();
    this.folder = call.workspace().folder();
    this.file = call.workspace().jsonl();
  }

  /// Whether this call's store is the one the file stands beside.
  static boolean isOf(Call call) {
    Workspace workspace = call.workspace();
    boolean isBeside =
        workspace.isShared() || workspace.database().equals(workspace.file("beads.db"));
    return isBeside && !call.args().is("--sandbox");
  }

  /// Whether somebody else has written the file since it was last looked at.
  boolean isChanged() {
    return isChanged(MirrorState.read(disk, folder));
  }

  private boolean isChanged(@Nullable MirrorState state) {
    var look = MirrorState.Look.at(disk, file);
    return look.isThere() && (state == null || !state.look().isSame(look));
  }

  /// What is known about the file; null also when that is about another store than this one, whose
  /// lines this one may never have seen.
  private @Nullable MirrorState known(BeadStore store) {
    var state = MirrorState.read(disk, folder);
    return state != null && store.read(state::isOf) ? state : null;
  }

  /// Takes in what others wrote into the file; what was changed here since it was last written is
  /// merged with it.
  Intake takeIn(BeadStore store) {
    return disk.locked(folder.resolve(LOCK), () -> takeInLocked(store));
  }

  private Intake takeInLocked(BeadStore store) {
    var look = MirrorState.Look.at(disk, file);
    var state = known(store);
    if (state != null && state.look().isSame(look)) {
      // Whoever held the lock just now had written it.
      return Intake.NOTHING;
    }
    var mark = new Mark();
    if (state != null && state.look().size() == look.size()) {
      disk.lines(file, mark::add);
      if (mark.value() == state.mark()) {
        state.at(look).write(disk, folder);
        return Intake.NOTHING;
      }
    }
    var document = Document.read(shown(), each -> disk.lines(file, each));
    var taken = new AtomicReference<Intake>();
    store.write(
        "",
        tables -> {
          var intake =
              state == null
                  ? Planning.adding(tables, document, false)
                  : Planning.mirroring(tables, document, state.head().seq());
          Writing.write(intake, tables, call.stroke("import"));
          Arrival.settlePrefix(call, document, tables);
          taken.set(intake);
          return DONE;
        });
    note(look, store.read(Rows::head));
    document.complaints().forEach(call::remark);
    return Objects.requireNonNull(taken.get());
  }

  /// The store has been given what is in the file, which is to be written anew all the same.
  private void note(MirrorState.Look look, Entry.Head head) {
    new MirrorState(look, 0, head, true, MirrorState.Last.NONE).write(disk, folder);
  }

  /// After the store was brought back from a copy: takes in the issues the copy does not know, so
  /// that they do not look deleted. Of the others the copy's are meant. Returns how many came in.
  public int fillUp(BeadStore store) {
    if (!isOf(call) || !disk.exists(file)) {
      return 0;
    }
    return disk.locked(
        folder.resolve(LOCK),
        () -> {
          var look = MirrorState.Look.at(disk, file);
          var document = Document.read(shown(), each -> disk.lines(file, each));
          var count = new AtomicInteger();
          store.write(
              "",
              tables -> {
                var fresh = document.without(tables.beads(document.beads().keySet()).keySet());
                var intake = Planning.adding(tables, fresh, false);
                Writing.write(intake, tables, call.stroke("import"));
                count.set(intake.created().size());
                return DONE;
              });
          note(look, store.read(Rows::head));
          return count.get();
        });
  }

  /// Refuses a file with a bad line, before anything is made from it.
  void check() {
    Document.read(shown(), each -> disk.lines(file, each));
  }

  private String shown() {
    var root = call.workspace().root();
    return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
  }

  /// After a change of the store: writes the file, or notes that it is to be written when the pause
  /// is over. Where somebody does it later the caller need not wait for it.
  public void changed(BeadStore store) {
    if (!isOf(call)) {
      return;
    }
    var later = call.house().later();
    if (later != null) {
      warn(later.put(folder, new MirrorChore(call.afresh())));
      return;
    }
    if (!isAutomatic()) {
      return;
    }
    var state = MirrorState.read(disk, folder);
    if (state == null || state.isDue(call.house().clock().instant())) {
      flush(store);
    } else if (!state.waits()) {
      state.waiting().write(disk, folder);
    }
  }

  /// After a call that changed nothing: writes what an earlier one left waiting.
  public void idle(BeadStore store) {
    if (!isOf(call) || call.args().is("--readonly")) {
      return;
    }
    var later = call.house().later();
    var state = MirrorState.read(disk, folder);
    if (later != null) {
      var chore = new MirrorChore(call.afresh());
      boolean isWaiting = state != null && state.waits();
      warn(isWaiting ? later.put(folder, chore) : later.meet(folder, chore));
      return;
    }
    if (state != null
        && state.isDue(call.house().clock().instant())
        && isBehind(state, store)
        && isAutomatic()) {
      try {
        flush(store);
      } catch (Problem.Refusal refusal) {
        // A call that only reads has nothing to do with it; the next change tells.
        warn(refusal.problem().what());
      }
    }
  }

  /// Before the journal is folded: writes what waits, for later nobody can tell what was changed
  /// here since the file was written.
  public void settle(BeadStore store) {
    if (isOf(call) && isAutomatic()) {
      try {
        flush(store);
      } catch (Problem.Refusal refusal) {
        warn(refusal.problem().what());
      }
    }
  }

  private void warn(String trouble) {
    if (!trouble.isEmpty()) {
      call.remark("Warning: " + trouble);
    }
  }

  /// Whether there is something to be written. A server that was killed may have left it without a
  /// note.
  private static boolean isBehind(@Nullable MirrorState state, BeadStore store) {
    return state == null || state.waits() || !state.isAt(store.read(Rows::head));
  }

  /// Writes what waits. Returns how long the pause still is, or null when there is nothing to wait
  /// for.
  @Nullable Duration catchUp(BeadStore store, boolean isLast) {
    var state = MirrorState.read(disk, folder);
    if (!isAutomatic() || !isBehind(state, store)) {
      return null;
    }
    var now = call.house().clock().instant();
    if (!isLast && state != null && !state.isDue(now)) {
      return state.pause(now);
    }
    flush(store);
    return null;
  }

  /// Of a database that several projects share, the file holds its own project's part.
  private Scope scope() {
    var prefix = call.prefix();
    return prefix.isEmpty() ? Scope.MIRROR : Scope.MIRROR.of(List.of(prefix));
  }

  private boolean isAutomatic() {
    return isOn("export.auto") && !isOff("no-auto-flush") && disk.isWritable(folder);
  }

  private boolean isOn(String key) {
    return !"false".equalsIgnoreCase(setting(key));
  }

  private boolean isOff(String key) {
    return "true".equalsIgnoreCase(setting(key));
  }

  /// Only what the files and the environment say: the store's own settings may be out of reach by
  /// now.
  private String setting(String key) {
    var name = "BD_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    var variable = call.invocation().variable(name);
    if (variable != null) {
      return variable;
    }
    var text = disk.read(call.workspace().configFile()).orElse("");
    return text.contains("auto") ? ConfigFile.read(text).getOrDefault(key, "") : "";
  }

  /// Makes the file what the store is. Returns the conflicts with what others had written into it.
  public List<String> flush(BeadStore store) {
    return disk.locked(
        folder.resolve(LOCK),
        () -> {
          var told = new ArrayList<String>();
          if (isChanged(known(store))) {
            takeInLocked(store).told().conflicts().forEach(conflict -> told.add(conflict.line()));
          }
          write(store);
          return told;
        });
  }

  /// The file was written with what the store has been given already; it is written anew all the
  /// same, for the two may differ in form.
  void seen() {
    disk.locked(
        folder.resolve(LOCK),
        () -> {
          var state = MirrorState.read(disk, folder);
          var look = MirrorState.Look.at(disk, file);
          note(look, state == null ? new Entry.Head(0, Entry.NOTHING_BEFORE) : state.head());
          return look;
        });
  }

  private void write(BeadStore store) {
    var state = MirrorState.read(disk, folder);
    var clock = call.house().clock();
    var begin = clock.instant();
    var mark = new Mark();
    var written =
        store.read(rows -> {
          var head = rows.head();
          boolean isCurrent =
              state != null && state.isAt(head) && !state.waits() && disk.exists(file);
          if (!isCurrent) {
            var export = Export.of(rows, scope());
            if (export.size() > 0 || disk.exists(file)) {
              disk.writeAll(file, export.lines().map(mark::add));
            }
          }
          return isCurrent ? Optional.<Entry.Head>empty() : Optional.of(head);
        });
    if (written.isPresent()) {
      var end = clock.instant();
      new MirrorState(
              MirrorState.Look.at(disk, file),
              mark.value(),
              written.get(),
              false,
              new MirrorState.Last(end.toEpochMilli() - begin.toEpochMilli(), end.toEpochMilli()))
          .write(disk, folder);
    }
  }

  /// Takes in what others wrote, before a command runs. A file that cannot be read stays as it is
  /// and is told.
  public void arrive() {
    if (isOf(call) && isChanged() && isTakenInByItself()) {
      try (var store = call.openStore()) {
        var told = takeIn(store).told();
        told.conflicts().forEach(conflict -> call.remark(conflict.line()));
      } catch (Problem.Refusal refusal) {
        call.remark("Warning: " + refusal.problem().what() + "; " + refusal.problem().because());
        refusal.problem().remedies().forEach(remedy -> call.remark("Hint: " + remedy));
      }
    }
  }

  private boolean isTakenInByItself() {
    return isOn("import.auto") && !isOff("no-auto-import") && disk.isWritable(folder);
  }
}
