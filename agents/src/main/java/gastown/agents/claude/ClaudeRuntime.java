package gastown.agents.claude;

import gastown.agents.OnPath;
import gastown.agents.OwnVariables;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Ear;
import gastown.town.ports.Runtimes.Start;
import gastown.town.ports.Runtimes.Telling;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.ports.Runtimes.Withdrawn;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import gastown.town.talk.Nudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Claude Code. It tells us of each turn by hooks in a settings file of the town's own, so neither
/// the person's settings nor a repository is touched; its conversation has an id we choose, by
/// which it is resumed.
public final class ClaudeRuntime implements AgentRuntime {
  public static final String NAME = Preset.NAME;
  public static final List<String> COMMAND = Preset.COMMAND;

  private static final String ID = "conversation-id";

  /// The name of the file in which the program notes what it is at.
  private static final String STATE = "state-of-program";

  private final Disk disk;
  private final Programs programs;
  private final Path folder;
  private final String name;
  private final OwnVariables own;
  private final List<String> command;

  /// `folder` is one of the town's own; `own` the words it is started with, and variables.
  public ClaudeRuntime(Disk disk, Programs programs, Path folder, String name, OwnVariables own) {
    this.disk = disk;
    this.programs = programs;
    this.folder = folder;
    this.name = name;
    this.own = own;
    this.command = own.command();
  }

  /// Whether a command of the person's own starts this program.
  public static boolean isStartedBy(List<String> command) {
    var first = command.getFirst();
    return first.substring(first.lastIndexOf('/') + 1).equals(Preset.NAME);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> program() {
    return command;
  }

  @Override
  public List<String> words(Start start) {
    var words = new ArrayList<>(command);
    words.addAll(List.of("--settings", settings().toString()));
    var earlier =
        start.resumes().isEmpty()
            ? null
            : new Conversations(disk, start.place().resolveSibling(start.resumes())).last();
    if (earlier == null) {
      words.addAll(List.of("--session-id", id(start.place())));
    } else {
      words.addAll(List.of("--resume", earlier.id()));
    }
    if (!start.prompt().isEmpty()) {
      words.add(start.prompt());
    }
    return List.copyOf(words);
  }

  /// The same whoever asks for it; a town founded anew in the same folder gets another one.
  private String id(Path place) {
    var file = place.resolve(ID);
    var known = disk.read(file).orElse("").strip();
    if (!known.isEmpty()) {
      return known;
    }
    var seed = place + " " + disk.modified(place).orElse(Instant.EPOCH);
    var made = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    disk.write(file, made + "\n");
    return made;
  }

  @Override
  public List<String> passes() {
    return Preset.PASSES;
  }

  @Override
  public List<String> named() {
    return own.named();
  }

  @Override
  public Map<String, String> passed(Map<String, String> person) {
    var passed = new HashMap<>(AgentRuntime.super.passed(person));
    passed.putAll(own.resolved(person));
    return passed;
  }

  @Override
  public String account(Map<String, String> person) {
    return Accounts.of(own.over(person));
  }

  @Override
  public Map<String, String> environment(Start start) {
    return Preset.SETS;
  }

  @Override
  public Usage usage(Path place) {
    return new Transcript(disk).usage(new Conversations(disk, place));
  }

  @Override
  public int fullness(Path place, Map<String, String> person) {
    var last = new Conversations(disk, place).last();
    return last == null ? -1 : new Transcript(disk).fullness(last.transcript(), own.over(person));
  }

  /// By the file of the conversation, which is found wherever the program is started; the folder it
  /// worked in may be gone. Whoever asks for an answer alone leaves nothing behind.
  @Override
  public List<String> asks(Path place, String prompt) {
    var last = new Conversations(disk, place).last();
    if (last == null) {
      return List.of();
    }
    var words = new ArrayList<>(command);
    words.remove(Preset.SKIPS_PERMISSIONS);
    words.addAll(List.of("--resume", last.transcript().toString(), "--fork-session"));
    if (!prompt.isEmpty()) {
      words.addAll(List.of("--no-session-persistence", "-p", "--", prompt));
    }
    return List.copyOf(words);
  }

  @Override
  public @Nullable Problem obstacle(Map<String, String> person) {
    var environment = own.over(person);
    var missing =
        OnPath.missing(
            disk,
            name,
            command.getFirst(),
            environment.getOrDefault("PATH", ""),
            List.of(Preset.INSTALL, "gt config default-agent <name>   (another agent)"));
    if (missing != null) {
      return missing;
    }
    if (Preset.isRefusedToRoot(command, environment) && isRoot()) {
      return new Problem(
          "agent-root",
          "the agent " + name + " does not work unattended for root",
          "Claude Code refuses to skip permissions with root's rights unless IS_SANDBOX is 1",
          List.of(
              "run gt as an ordinary user",
              "export IS_SANDBOX=1   (if nothing on this machine is worth protecting)"));
    }
    var config = Config.of(environment);
    boolean hasKey =
        Preset.KEYS.stream().anyMatch(key -> !environment.getOrDefault(key, "").isEmpty());
    var unreadable = config == null ? null : home().fault(config);
    if (unreadable != null) {
      return unreadable;
    }
    if (config == null || !hasKey && !home().isKnown(config)) {
      return new Problem(
          "agent-login",
          "the agent " + name + " cannot work: nobody is logged in",
          "there is neither a login below "
              + (config == null ? "HOME" : config.folder())
              + " nor a key",
          List.of("claude   (once, and log in)", "export ANTHROPIC_API_KEY=…"));
    }
    return null;
  }

  private boolean isRoot() {
    return programs.run(Programs.Call.of(Path.of("/"), "id", "-u")).out().strip().equals("0");
  }

  private Path settings() {
    return folder.resolve("claude-settings.json");
  }

  private Home home() {
    return new Home(disk, folder.resolve("claude-home.json"));
  }

  @Override
  public Telling telling() {
    return new Telling(settings(), HookFile.text(), HookFile.calls());
  }

  @Override
  public void prepare(Path town, Map<String, String> person) {
    var environment = own.over(person);
    disk.makeFolder(folder, true);
    if (!disk.read(settings()).orElse("").equals(HookFile.text())) {
      disk.write(settings(), HookFile.text());
    }
    var config = Config.of(environment);
    if (config != null) {
      home().prepare(config, town, environment);
    }
  }

  @Override
  public Withdrawn withdraw() {
    var withdrawn = home().withdraw();
    var removed = new ArrayList<>(withdrawn.removed());
    if (disk.delete(settings())) {
      removed.add(settings().toString());
    }
    return new Withdrawn(removed, withdrawn.left());
  }

  /// By the program's own note of what it is at, which it writes at each change.
  @Override
  public Ear ear(Path place, Map<String, String> person) {
    var config = Config.of(own.over(person));
    var conversations = new Conversations(disk, place).all();
    if (config == null || conversations.isEmpty()) {
      return Ear.UNKNOWN;
    }
    var id = conversations.getLast().id();
    var known = place.resolve(STATE);
    var name = disk.read(known).orElse("");
    var text = name.isEmpty() ? "" : disk.read(config.sessions().resolve(name)).orElse("");
    if (text.contains(id)) {
      return isLeftBehind(name) ? Ear.UNKNOWN : ear(text, id);
    }
    for (var file : disk.list(config.sessions())) {
      var other = disk.read(config.sessions().resolve(file)).orElse("");
      if (other.contains(id) && !isLeftBehind(file)) {
        disk.jot(known, file);
        return ear(other, id);
      }
    }
    return Ear.UNKNOWN;
  }

  /// A program that is killed leaves its note, which bears the number of its process. Where the
  /// system shows no processes as files nobody can tell.
  private boolean isLeftBehind(String note) {
    var number = note.substring(0, Math.max(0, note.lastIndexOf('.')));
    var processes = Path.of("/proc");
    return disk.exists(processes.resolve("self")) && !disk.exists(processes.resolve(number));
  }

  private static Ear ear(String text, String id) {
    try {
      if (JsonReader.read(text) instanceof Json.Obj note && id.equals(note.text("sessionId"))) {
        return switch (String.valueOf(note.text("status"))) {
          case "idle" -> Ear.OPEN;
          case "busy" -> Ear.BUSY;
          case "waiting" -> Ear.DIALOG;
          default -> Ear.UNKNOWN;
        };
      }
    } catch (JsonReader.Malformed e) {
      // it is being written
    }
    return Ear.UNKNOWN;
  }

  @Override
  public Ear seen(String screen) {
    return Screen.ear(screen);
  }

  @Override
  public boolean hasHeard(Path place, Nudge words) {
    var last = new Conversations(disk, place).last();
    return last != null && new Transcript(disk).says(last, words);
  }

  @Override
  public Signal hears(Path place, String event, String input) {
    var told = HookWire.read(input);
    if (disk.isDirectory(place)) {
      new Conversations(disk, place)
          .note(HookWire.text(told, "session_id"), HookWire.text(told, "transcript_path"));
    }
    return HookWire.signal(event, told);
  }

  @Override
  public String reply(String event, Reaction reaction) {
    return HookWire.reply(event, reaction);
  }
}
