package gastown.agents.claude;

import gastown.agents.AgentTrial;
import gastown.agents.AgentTrial.Row;
import gastown.agents.model.Script;
import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import gastown.town.signals.Reaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds out whether the installed program behaves as we rely on: in a home of its own, with a
/// model that says what a script tells it to, and with a stand-in for `gt` that notes each call.
public final class ClaudeTrial implements AgentTrial {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration BEFORE_THE_CRASH = Duration.ofSeconds(15);

  /// Notes its event and what it was told, and says what is prepared for that event.
  private static final String STAND_IN =
      """
      #!/bin/sh
      event=$2
      [ "$1" = tap ] && event=guard
      told=$(cat)
      printf '%s %s\\n' "$event" "$told" >>"$TRIAL/heard"
      case $event in
        guard) case $told in *forbidden*) ;; *) exit 0 ;; esac ;;
        turn-over)
          [ -e "$TRIAL/stopped" ] && exit 0
          : >"$TRIAL/stopped"
          ;;
      esac
      [ -e "$TRIAL/reply-$event" ] && cat "$TRIAL/reply-$event"
      exit 0
      """;

  private static final String SCRIPT =
      """
      {"rules":[
      """
          + TerminalTrial.RULES
          + """
            {"prompt":"Third task","steps":[{"text":"I remember.","output_tokens":17}]},
            {"prompt":"Second task","steps":[{"text":"Before the crash.","tool":"Bash",
              "input":{"command":"sleep 61"},"output_tokens":17}]},
            {"prompt":"ZEBRA-5","steps":[{"text":"I went on.","output_tokens":17}]},
            {"prompt":"First task","steps":[
              {"text":"I begin.","tool":"Bash","input":{"command":"echo made > made.txt"},
                "faults":[{"status":529,"times":1,"retry_after":1},{"cut":true}],"output_tokens":17},
              {"tool":"Bash","input":{"command":"echo forbidden > forbidden.txt"},"output_tokens":17},
              {"text":"Enough.","output_tokens":17}]}]}
          """;

  private final Disk disk;
  private final Programs programs;
  private final @Nullable Outpost terminal;
  private final AgentRuntime runtime;
  private final Path folder;
  private final String hooks;

  /// `folder` is empty and goes afterwards; `hooks` is the settings file to be tried, empty for the
  /// one there should be.
  public ClaudeTrial(AgentTrial.Means means, AgentRuntime runtime, Path folder, String hooks) {
    this.disk = means.disk();
    this.programs = means.programs();
    this.terminal = means.terminal();
    this.runtime = runtime;
    this.folder = folder;
    this.hooks = hooks;
  }

  @Override
  public Script script() {
    return Script.read(SCRIPT);
  }

  @Override
  public List<Row> rows(Model model, String path, Consumer<String> progress) {
    for (var name : List.of("home", "work", "bin")) {
      disk.makeFolder(folder.resolve(name), true);
    }
    var standIn = folder.resolve("bin/gt");
    disk.write(standIn, STAND_IN);
    disk.setExecutable(standIn, true);
    reply("session-start", new Reaction.Context("The word of the start is ZEBRA-1.\n"));
    reply("prompt", new Reaction.Context("The word of the prompt is ZEBRA-2.\n"));
    reply("tool-used", new Reaction.Context("The word of the tool is ZEBRA-3."));
    reply("guard", new Reaction.Deny("That is out of bounds: ZEBRA-4."));
    reply("turn-over", new Reaction.GoOn("Go on: ZEBRA-5."));
    var environment = environment(model, path);
    runtime.prepare(folder, environment);
    var telling = runtime.telling();
    if (telling != null && !hooks.isEmpty()) {
      disk.write(telling.file(), hooks);
    }
    var stage = new TrialStage(disk, runtime, folder, environment, model);
    progress.accept("a turn with all its hooks");
    var first = run(stage, "one", "First task: begin.", "", LONGEST);
    progress.accept("a crash in the middle of a tool");
    run(stage, "two", "Second task: take long.", "", BEFORE_THE_CRASH);
    progress.accept("going on after the crash");
    run(stage, "three", "Third task: go on.", "two", LONGEST);
    var rows = new ArrayList<>(new Findings(stage, first).rows());
    if (terminal == null) {
      rows.addAll(TerminalTrial.untried());
    } else {
      progress.accept("what is typed at a terminal");
      rows.addAll(new TerminalTrial(stage, terminal, model).rows());
    }
    return rows;
  }

  private void reply(String event, Reaction reaction) {
    disk.write(folder.resolve("reply-" + event), runtime.reply(event, reaction));
  }

  private Map<String, String> environment(Model model, String path) {
    var environment = new HashMap<String, String>();
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", folder.resolve("bin") + ":" + path);
    environment.put("LANG", "C.UTF-8");
    environment.put(SIGN, folder.toString());
    environment.put("ANTHROPIC_BASE_URL", model.url());
    environment.put("ANTHROPIC_API_KEY", "sk-ant-trial-0123456789-0123456789");
    environment.put("IS_SANDBOX", "1");
    environment.put("DISABLE_TELEMETRY", "1");
    environment.put("DISABLE_ERROR_REPORTING", "1");
    environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    environment.put("CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL", "1");
    environment.putAll(Preset.SETS);
    return environment;
  }

  private Programs.Outcome run(
      TrialStage stage, String name, String prompt, String resumes, Duration limit) {
    var place = stage.place(name);
    var words = runtime.words(new Start(name, folder.resolve("work"), place, prompt, resumes));
    var outcome =
        programs.run(
            new Programs.Call(words, folder.resolve("work"), stage.environment(), "", limit));
    var heard = stage.heard();
    if (!heard.isEmpty()) {
      var told = HookWire.read(heard.getLast().substring(heard.getLast().indexOf(' ') + 1));
      disk.write(
          place.resolve("conversations.jsonl"),
          Json.object()
                  .put("id", HookWire.text(told, "session_id"))
                  .put("transcript", HookWire.text(told, "transcript_path"))
                  .put("skip", 0)
                  .build()
                  .compact()
              + "\n");
    }
    return outcome;
  }
}
