package gastown.agents.claude;

import gastown.agents.AgentTrial;
import gastown.agents.AgentTrial.Row;
import gastown.agents.model.Asked;
import gastown.agents.model.Script;
import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import gastown.town.signals.Reaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out whether the installed program behaves as we rely on: in a home of its own, with a
/// model that says what a script tells it to, and with a stand-in for `gt` that notes each call.
public final class ClaudeTrial implements AgentTrial {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration BEFORE_THE_CRASH = Duration.ofSeconds(15);
  private static final long OUTPUT_TOKENS = 17;

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
  private final AgentRuntime runtime;
  private final Path folder;
  private final String hooks;

  /// `folder` is empty and goes afterwards; `hooks` is the settings file to be tried, empty for the
  /// one there should be.
  public ClaudeTrial(
      Disk disk, Programs programs, AgentRuntime runtime, Path folder, String hooks) {
    this.disk = disk;
    this.programs = programs;
    this.runtime = runtime;
    this.folder = folder;
    this.hooks = hooks;
  }

  @Override
  public Script script() {
    return Script.read(SCRIPT);
  }

  @Override
  public List<Row> rows(Model model, String path) {
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
    var first = run("one", "First task: begin.", "", environment, LONGEST);
    run("two", "Second task: take long.", "", environment, BEFORE_THE_CRASH);
    run("three", "Third task: go on.", "two", environment, LONGEST);
    return new Findings(model.asked(), first).rows();
  }

  private void reply(String event, Reaction reaction) {
    disk.write(folder.resolve("reply-" + event), runtime.reply(event, reaction));
  }

  private Map<String, String> environment(Model model, String path) {
    var environment = new HashMap<String, String>();
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", folder.resolve("bin") + ":" + path);
    environment.put("LANG", "C.UTF-8");
    environment.put("TRIAL", folder.toString());
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
      String name, String prompt, String resumes, Map<String, String> environment, Duration limit) {
    var place = folder.resolve("places").resolve(name);
    disk.makeFolder(place, true);
    var words = runtime.words(new Start(name, folder.resolve("work"), place, prompt, resumes));
    var outcome =
        programs.run(new Programs.Call(words, folder.resolve("work"), environment, "", limit));
    var heard = disk.read(folder.resolve("heard")).orElse("").lines().toList();
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

  /// What was seen, and what it means.
  private final class Findings {
    private final List<Asked> turns;
    private final Programs.Outcome outcome;
    private final List<String> heard;
    private final List<Row> rows = new ArrayList<>();

    Findings(List<Asked> asked, Programs.Outcome outcome) {
      this.turns = asked.stream().filter(each -> each.kind() == Asked.Kind.TURN).toList();
      this.outcome = outcome;
      this.heard = disk.read(folder.resolve("heard")).orElse("").lines().toList();
    }

    List<Row> rows() {
      row(
          "start",
          !turns.isEmpty(),
          turns.isEmpty() ? said() : "request 1, model " + turns.getFirst().model());
      row("prompt", isAsked("First task", "First task: begin."), request("First task: begin."));
      hooked("context at the start", "session-start", "ZEBRA-1");
      hooked("context of a prompt", "prompt", "ZEBRA-2");
      var made = disk.read(folder.resolve("work/made.txt")).orElse("").strip();
      row("tool call", made.equals("made"), "made.txt: " + (made.isEmpty() ? "not there" : made));
      hooked("context after a tool", "tool-used", "ZEBRA-3");
      boolean isKept = !disk.exists(folder.resolve("work/forbidden.txt"));
      row(
          "guard",
          isKept && isAsked("First task", "ZEBRA-4"),
          record("guard")
              + ", "
              + request("ZEBRA-4")
              + (isKept ? "" : ", forbidden.txt was written"));
      hooked("going on after the end of a turn", "turn-over", "ZEBRA-5");
      row("end of a session", isHeard("session-end"), record("session-end"));
      long tries =
          turns.stream()
              .filter(each -> each.prompt().contains("First task") && each.replies() == 0)
              .count();
      row("overloaded model and cut stream", tries >= 3, tries + " requests for the first answer");
      var usage = runtime.usage(folder.resolve("places/one"));
      row(
          "usage",
          usage.isKnown() && usage.outputTokens() == 4 * OUTPUT_TOKENS,
          usage.isKnown()
              ? "transcript: " + usage.turns() + " replies, " + usage.outputTokens() + " tokens out"
              : "no transcript");
      resumed();
      return rows;
    }

    private String said() {
      var text = (outcome.err() + outcome.out()).strip();
      return "exit "
          + outcome.exit()
          + (text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse(""));
    }

    private void row(String name, boolean holds, String evidence) {
      rows.add(new Row(name, holds, evidence));
    }

    /// Words a hook answers have to be in a request.
    private void hooked(String name, String event, String word) {
      row(name, isHeard(event) && isAsked("", word), record(event) + ", " + request(word));
    }

    private boolean isHeard(String event) {
      return heard.stream().anyMatch(line -> line.startsWith(event + " "));
    }

    private String record(String event) {
      long count = heard.stream().filter(line -> line.startsWith(event + " ")).count();
      return "hook " + event + (count == 0 ? ": never called" : ": " + count + " calls");
    }

    private boolean isAsked(String prompt, String word) {
      return turns.stream()
          .anyMatch(each -> each.prompt().contains(prompt) && each.everything().contains(word));
    }

    private String request(String word) {
      for (int i = 0; i < turns.size(); i++) {
        if (turns.get(i).everything().contains(word)) {
          return "request " + (i + 1) + " has \"" + word + "\"";
        }
      }
      return "no request has \"" + word + "\"";
    }

    private void resumed() {
      var killed =
          turns.stream()
              .filter(
                  each -> each.prompt().contains("Second task") && !each.prompt().contains("Third"))
              .findFirst();
      var after = turns.stream().filter(each -> each.prompt().contains("Third task")).findFirst();
      boolean isSame =
          killed.isPresent()
              && after.isPresent()
              && !after.get().session().isEmpty()
              && killed.get().session().equals(after.get().session());
      row(
          "crash and resume",
          isSame && after.get().everything().contains("Second task: take long."),
          after.isEmpty()
              ? "it asked nothing when it was started again"
              : "conversation "
                  + after.get().session()
                  + (isSame ? " goes on" : " is another one"));
    }
  }
}
