package gastown.cli.agents;

import gastown.cli.Call;

/// What an agent is told when its session begins, for other rooms.
public final class SessionText {
  private SessionText() {}

  /// The answer to a hook of an agent program; empty where nothing is tracked.
  public static String hook(Call call, String event) {
    var workspace = call.workspaceIfAny();
    return workspace == null || !call.disk().isDirectory(workspace.folder())
        ? ""
        : Prime.hook(event, Prime.text(call, workspace));
  }
}
