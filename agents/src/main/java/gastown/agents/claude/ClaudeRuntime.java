package gastown.agents.claude;

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
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

  private final Disk disk;
  private final Programs programs;
  private final Path folder;
  private final String name;
  private final List<String> command;

  /// `folder` is one of the town's own; `command` the words it is started with.
  public ClaudeRuntime(
      Disk disk, Programs programs, Path folder, String name, List<String> command) {
    this.disk = disk;
    this.programs = programs;
    this.folder = folder;
    this.name = name;
    this.command = List.copyOf(command);
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
  public Map<String, String> environment(Start start) {
    return Preset.SETS;
  }

  @Override
  public Usage usage(Path place) {
    return new Transcript(disk).usage(new Conversations(disk, place));
  }

  @Override
  public @Nullable Problem obstacle(Map<String, String> environment) {
    if (!isThere(environment.getOrDefault("PATH", ""))) {
      return new Problem(
          "agent-missing",
          "the agent " + name + " cannot be started: there is no program " + command.getFirst(),
          "it is on none of the folders of PATH",
          List.of(Preset.INSTALL, "gt config default-agent <name>   (another agent)"));
    }
    boolean isRefusedToRoot =
        command.contains(Preset.SKIPS_PERMISSIONS)
            && environment.getOrDefault("IS_SANDBOX", "").isEmpty();
    if (isRefusedToRoot && isRoot()) {
      return new Problem(
          "agent-root",
          "the agent " + name + " does not work unattended for root",
          "Claude Code refuses " + Preset.SKIPS_PERMISSIONS + " with root's rights",
          List.of(
              "run gt as an ordinary user",
              "export IS_SANDBOX=1   (if nothing on this machine is worth protecting)"));
    }
    var config = Config.of(environment);
    boolean hasKey =
        Preset.KEYS.stream().anyMatch(key -> !environment.getOrDefault(key, "").isEmpty());
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

  private boolean isThere(String path) {
    var program = command.getFirst();
    if (program.contains("/")) {
      return program.startsWith("/") && disk.isExecutable(Path.of(program));
    }
    for (var each : path.split(":", -1)) {
      if (each.startsWith("/") && disk.isExecutable(Path.of(each).resolve(program))) {
        return true;
      }
    }
    return false;
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
  public void prepare(Path town, Map<String, String> environment) {
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
  public List<String> withdraw(Path town, Map<String, String> environment) {
    var config = Config.of(environment);
    var done = new ArrayList<String>();
    if (config != null) {
      done.addAll(home().withdraw(config));
    }
    if (disk.delete(settings())) {
      done.add(settings().toString());
    }
    return done;
  }

  /// By the program's own note of what it is at, which it writes at each change.
  @Override
  public Ear ear(Path place, Map<String, String> environment) {
    var config = Config.of(environment);
    var conversations = new Conversations(disk, place).all();
    if (config == null || conversations.isEmpty()) {
      return Ear.UNKNOWN;
    }
    var id = conversations.getLast().id();
    for (var file : disk.list(config.sessions())) {
      var text = disk.read(config.sessions().resolve(file)).orElse("");
      if (text.contains(id)) {
        return ear(text, id);
      }
    }
    return Ear.UNKNOWN;
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
