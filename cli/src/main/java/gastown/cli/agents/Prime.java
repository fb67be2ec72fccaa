package gastown.cli.agents;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Repository;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `bd prime`: what an agent is told when its session begins or its memory was cut. Where nothing
/// is tracked it says nothing and succeeds, so that a hook can always call it.
final class Prime {
  private static final String OWN_TEXT = "PRIME.md";

  private Prime() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.of("prime", "", "Tell an agent how to work with bd here, and what is remembered")
            .group(Group.AGENTS)
            .detail(
                """
                .beads/PRIME.md, when it is there, is shown in place of the built-in text. Outside any workspace nothing
                is printed.\
                """)
            .example("bd prime --hook-json")
            .sw("--full", "the whole text even where an MCP server already explains bd")
            .sw("--mcp", "the short text for agents that use bd over MCP")
            .sw("--stealth", "without a word about git")
            .sw("--export", "the built-in text, although there is a PRIME.md")
            .sw("--memories-only", "only what is remembered")
            .sw("--hook-json", "as the answer of a session-start hook"),
        Prime::prime);
  }

  private static Reply prime(Call call) {
    var workspace = call.workspaceIfAny();
    if (workspace == null || !call.disk().isDirectory(workspace.folder())) {
      return Reply.raw("");
    }
    var text = text(call, workspace);
    return Reply.raw(call.args().is("--hook-json") ? hook("SessionStart", text) : text);
  }

  /// The answer a session hook gives its agent program.
  static String hook(String event, String text) {
    var inner = Json.object().put("hookEventName", event).put("additionalContext", text).build();
    return Json.object().put("hookSpecificOutput", inner).build().compact() + "\n";
  }

  /// What an agent in this workspace is told.
  static String text(Call call, Workspace workspace) {
    var args = call.args();
    var memories = memories(call, workspace);
    if (is(args, "--memories-only")) {
      return remembered(memories);
    }
    var own = is(args, "--export") ? null : ownText(call, workspace);
    if (own != null) {
      return own.endsWith("\n") ? own : own + "\n";
    }
    boolean isStealth = is(args, "--stealth") || call.config().isOn("no-git-ops");
    boolean isShort = is(args, "--mcp") || !is(args, "--full") && hasMcpServer(call);
    var ending = isStealth ? Ending.QUIET : ending(call, workspace);
    var body = isShort ? PrimeText.brief(ending) : PrimeText.full(ending);
    return memories.isEmpty() ? body : body + "\n" + remembered(memories);
  }

  private static boolean is(Args args, String flag) {
    return args.spec().path().equals("prime") && args.is(flag);
  }

  private static SortedMap<String, String> memories(Call call, Workspace workspace) {
    boolean isThere =
        call.disk().exists(workspace.database()) || call.disk().exists(workspace.jsonl());
    return isThere ? call.look(Memories::all) : new TreeMap<>();
  }

  private static String remembered(SortedMap<String, String> memories) {
    if (memories.isEmpty()) {
      return "";
    }
    var out = new StringBuilder("## Persistent Memories (" + memories.size() + ")\n");
    memories.forEach(
        (key, text) -> out.append("\n### ").append(key).append('\n').append(text).append('\n'));
    return out.toString();
  }

  /// The directory's own text, else the workspace's, else the person's.
  private static @Nullable String ownText(Call call, Workspace workspace) {
    var places = new ArrayList<Path>();
    places.add(call.directory().resolve(Workspace.FOLDER).resolve(OWN_TEXT));
    places.add(workspace.file(OWN_TEXT));
    var settings = settingsFolder(call);
    if (settings != null) {
      places.add(settings.resolve("beads").resolve(OWN_TEXT));
    }
    for (var place : places) {
      var text = call.disk().read(place).orElse("");
      if (!text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable Path settingsFolder(Call call) {
    var named = call.invocation().variable("XDG_CONFIG_HOME");
    var home = call.invocation().variable("HOME");
    return named != null
        ? call.path(named)
        : home == null ? null : call.path(home).resolve(".config");
  }

  /// Whether the person's Claude Code already has bd's tools, so that the command line needs no
  /// explaining.
  private static boolean hasMcpServer(Call call) {
    var home = call.invocation().variable("HOME");
    var text =
        home == null
            ? ""
            : call.disk().read(call.path(home).resolve(".claude/settings.json")).orElse("");
    if (!text.contains("mcpServers")) {
      return false;
    }
    try {
      return JsonReader.read(text) instanceof Json.Obj settings
          && settings.get("mcpServers") instanceof Json.Obj(var servers)
          && servers.keySet().stream()
              .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("beads"));
    } catch (JsonReader.Malformed _) {
      return false;
    }
  }

  /// How work leaves this machine, which decides how a session ends.
  enum Ending {
    /// git is none of the agent's business.
    QUIET,
    /// There is no repository, or nowhere to send it.
    LOCAL,
    /// The branch has no counterpart elsewhere.
    UNTRACKED,
    /// Sending is somebody else's decision.
    NO_PUSH,
    SHARED
  }

  private static Ending ending(Call call, Workspace workspace) {
    var repository = call.house().repositories(call.invocation()).around(workspace.root());
    if (call.config().isOn("no-push")) {
      return repository == null ? Ending.LOCAL : Ending.NO_PUSH;
    }
    return repository == null ? Ending.LOCAL : ending(repository);
  }

  private static Ending ending(Repository repository) {
    var branch = repository.branch();
    if (branch != null && repository.remote(branch) != null) {
      return Ending.SHARED;
    }
    boolean hasAny =
        List.of("main", "master").stream().anyMatch(name -> repository.remote(name) != null);
    return hasAny ? Ending.UNTRACKED : Ending.LOCAL;
  }
}
