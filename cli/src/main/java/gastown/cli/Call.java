package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.PrefixedRows;
import gastown.beads.store.Rows;
import gastown.beads.store.Stroke;
import gastown.beads.work.Config;
import gastown.beads.work.Finder;
import gastown.beads.work.Tracker;
import gastown.beads.workspace.Workspace;
import gastown.cli.words.Args;
import gastown.cli.words.Flags;
import gastown.cli.words.Spec;
import gastown.cli.words.Words;
import gastown.town.layout.Town;
import gastown.town.layout.TownSearch;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One call while it is being carried out: what was typed, who typed it, and the tracker it is
/// about.
public final class Call {
  private final House house;
  private final Invocation invocation;
  private final Streams streams;
  private final Args args;
  private final Surroundings surroundings;
  private final List<Runnable> afterwards = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Instant now;
  private @Nullable Rows rows;
  private @Nullable Draft draft;
  private @Nullable String input;
  private @Nullable String prefix;
  private boolean written;

  Call(House house, Invocation invocation, Streams streams, Args args) {
    this.house = house;
    this.invocation = invocation;
    this.streams = streams;
    this.args = args;
    this.now = house.clock().instant();
    this.surroundings = new Surroundings(house.disk(), invocation, args, this::storedSetting);
  }

  public Args args() {
    return args;
  }

  public Invocation invocation() {
    return invocation;
  }

  public House house() {
    return house;
  }

  public Disk disk() {
    return house.disk();
  }

  public Programs programs() {
    return house.programs(invocation);
  }

  /// The moment of this call; it does not change while the command runs.
  public Instant now() {
    return now;
  }

  public ZoneId zone() {
    return invocation.surroundings().zone();
  }

  public boolean isJson() {
    return surroundings.isJson();
  }

  public boolean isQuiet() {
    return args.is("--quiet");
  }

  /// Who acts.
  public String actor() {
    return surroundings.actor();
  }

  /// The e-mail address of the person on whose behalf it happens; empty when nobody knows.
  public String owner() {
    return surroundings.owner();
  }

  /// The workspace; a problem when there is none.
  public Workspace workspace() {
    var found = surroundings.workspace();
    if (found == null && invocation.program().equals("gt")) {
      found = Workspace.in(town().beads()).shared();
    }
    if (found == null) {
      throw new Problem(
              "no-workspace",
              "no active beads workspace found",
              "",
              List.of("bd init   (makes one here)", "bd where   (shows what is looked for)"))
          .refusal();
    }
    return found;
  }

  public @Nullable Workspace workspaceIfAny() {
    return surroundings.workspace();
  }

  /// The town around the caller; a problem when there is none.
  public Town town() {
    var found = surroundings.town();
    if (found == null) {
      throw new TownSearch(disk()).missing(directory());
    }
    return found;
  }

  public @Nullable Town townIfAny() {
    return surroundings.town();
  }

  /// The prefix of the beads this workspace is about; empty when it has its database to itself.
  public String prefix() {
    if (prefix == null) {
      var place = surroundings.workspace();
      prefix = place != null && place.isShared() ? config().prefix() : "";
    }
    return prefix;
  }

  /// What this caller gets to see of a store: `bd` lists one project's beads, `gt` the town's.
  private Rows seen(Rows view) {
    rows = view;
    return prefix().isEmpty() || invocation.program().equals("gt") || args.is("--all-rigs")
        ? view
        : new PrefixedRows(view, prefix());
  }

  public Config config() {
    return surroundings.config();
  }

  private @Nullable String storedSetting(String key) {
    return rows == null ? null : rows.setting(key);
  }

  /// What the store holds.
  public Rows rows() {
    if (rows == null) {
      throw new IllegalStateException("this command said it needs no store");
    }
    return rows;
  }

  /// The draft this call writes to.
  public Draft draft() {
    if (draft == null) {
      throw new IllegalStateException("this command said it does not write");
    }
    return draft;
  }

  public Tracker tracker() {
    return new Tracker(draft(), config(), house.dice());
  }

  public Finder finder() {
    return new Finder(rows(), config());
  }

  /// Reads of this call now go to `view`.
  public void reading(Rows view) {
    rows = seen(view);
  }

  /// For this call it is now `moment`.
  void standingAt(Instant moment) {
    now = moment;
  }

  /// Reads and writes of this call now go to `target`.
  public void writing(Draft target) {
    draft = target;
    rows = seen(target.rows());
  }

  /// The head of a journal entry for what this call does.
  public Stroke stroke(String kind) {
    var epoch = invocation.variable("GT_EPOCH");
    long number = epoch == null ? 0 : Math.max(0, gastown.beads.BeadId.number(epoch));
    return new Stroke(
        now, new Stroke.By(actor(), number, invocation.id()), new Stroke.What(kind, ""));
  }

  /// This call for work that comes after its answer: it has seen nothing of the store yet.
  public Call afresh() {
    return new Call(house, invocation, streams, args);
  }

  /// The store of the workspace. Whoever opens it closes it.
  public BeadStore openStore() {
    return house.store(workspace().database());
  }

  /// Lends the store to a command that opens it by itself.
  public <T> T withStore(Function<BeadStore, T> work) {
    Opening.prepare(this);
    var before = rows;
    try (var store = openStore()) {
      return work.apply(store);
    } finally {
      // What was seen is closed with its store; nobody may look at it afterwards.
      rows = before;
    }
  }

  /// Looks into the store, for a command that opens it by itself.
  public <T> T look(Function<Rows, T> work) {
    return withStore(store ->
        store.read(view -> {
          reading(view);
          return work.apply(rows());
        }));
  }

  /// Changes the store in one stroke of its own, for a command that opens it by itself.
  public <T> T change(String kind, Function<Draft, T> work) {
    return withStore(store -> {
      var result = new ArrayList<T>();
      store.write(
          "",
          tables -> {
            var stroke = new Draft(tables, stroke(kind));
            writing(stroke);
            result.clear();
            result.add(work.apply(stroke));
            if (stroke.finish() != null) {
              hasWritten();
            }
            return new BeadStore.Answer(0, "", "");
          });
      if (isWritten()) {
        new gastown.cli.exchange.Mirror(this).changed(store);
      }
      return result.getFirst();
    });
  }

  /// Something to do once what this call wrote is durable; it is left out when the call changes
  /// nothing.
  public void afterwards(Runnable task) {
    afterwards.add(task);
  }

  /// Notes that the store was changed by this call.
  public void hasWritten() {
    written = true;
  }

  /// Whether this call changed the store.
  public boolean isWritten() {
    return written;
  }

  /// A line for standard error, whatever the command answers.
  public void remark(String line) {
    remarks.add(line);
  }

  public List<String> remarks() {
    return remarks;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  /// A line of a long answer, shown at once.
  public void say(String line) {
    if (!isJson() && !isQuiet()) {
      var page = new gastown.cli.reply.Page(gastown.cli.reply.Page.Look.PIPE);
      streams.out(page.line(line).toString());
    }
  }

  /// Lines of an answer that has no end, shown at once; false when nobody reads them any more.
  public boolean tell(String lines) {
    var page = new gastown.cli.reply.Page(gastown.cli.reply.Page.Look.PIPE);
    lines.lines().forEach(page::line);
    streams.out(page.toString());
    streams.flush();
    return !streams.readerIsGone();
  }

  /// A line for whoever waits at a terminal; nobody else sees it.
  public void progress(String line) {
    if (invocation.terminal().err() && !isJson() && !isQuiet()) {
      streams.err(line + "\n");
    }
  }

  /// The same caller's call of `bd` in another folder.
  public Call ofTracker(Path folder) {
    var environment = new HashMap<>(invocation.surroundings().environment());
    List.of("BEADS_DIR", "BEADS_DB", "BD_DB").forEach(environment::remove);
    var around =
        new Invocation.Surroundings(
            environment, invocation.terminal(), invocation.surroundings().zone());
    var there = new Invocation("bd", List.of(), folder, around, invocation.id());
    var nothing = Words.parse(Spec.of(args.spec().path(), "", "").build(), List.of(), Flags.GLOBAL);
    return new Call(house, there, streams, nothing);
  }

  /// Standard input as a whole; it can be asked for more than once.
  public String input() {
    if (input == null) {
      input = streams.in();
    }
    return input;
  }

  /// Reads standard input now when the words speak of it. A server does so before it writes: what
  /// is read in a transaction holds up all other writers for as long as the caller takes.
  void fetchInput() {
    for (var word : invocation.words()) {
      if (word.equals("-")
          || word.equals("--stdin")
          || word.endsWith("=-")
          || word.endsWith("@-")) {
        input();
        return;
      }
    }
  }

  /// The text of a file named on the command line; `-` is standard input.
  public String textOf(String file) {
    if (file.equals("-")) {
      return input();
    }
    var path = path(file);
    return disk()
        .read(path)
        .orElseThrow(() ->
            Problem.of("no-such-file", "cannot read " + file + ": no such file", "ls " + path)
                .refusal());
  }

  public Path path(String text) {
    return surroundings.directory().resolve(text).normalize();
  }

  /// The directory the command is about: the caller's, or what `-C` said.
  public Path directory() {
    return surroundings.directory();
  }

  /// Remembers the issue that commands without an id are about.
  public void touch(String id) {
    var folder = surroundings.workspace();
    if (folder != null) {
      afterwards(() -> LastTouched.write(disk(), folder, id));
    }
  }

  /// The ids typed, or the one touched last when there are none.
  public List<String> idsOrLast(List<String> typed) {
    if (!typed.isEmpty()) {
      return typed;
    }
    var last = LastTouched.read(disk(), workspace());
    if (last.isEmpty()) {
      throw Problem.of(
              "no-id", "no issue ID provided and no last touched issue", args.spec().helpCall())
          .refusal();
    }
    return List.of(last);
  }
}
