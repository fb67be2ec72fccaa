package gastown.app.installed;

import gastown.app.sessions.OwnTmux;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The terminal a person sits at: a tmux server of the person's own, with a shell in it.
final class PersonTerminal implements AutoCloseable {
  private static final String NAME = "person";
  private static final String COLUMNS = "100";
  private static final String ROWS = "32";

  private final OwnTmux tmux = new OwnTmux();

  /// A shell in `folder` that has exactly these variables.
  PersonTerminal(Path folder, Map<String, String> environment) {
    var words = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d", "-s", NAME));
    words.addAll(List.of("-x", COLUMNS, "-y", ROWS, "-c", folder.toString()));
    words.addAll(List.of("/usr/bin/env", "-i", "TERM=screen-256color", "PS1=$ "));
    environment.forEach((name, value) -> words.add(name + "=" + value));
    words.add("/bin/sh");
    tmux.ask(words.toArray(String[]::new));
  }

  /// Types a line and ends it.
  void type(String line) {
    tmux.ask("send-keys", "-t", NAME, "-l", line);
    press("Enter");
  }

  /// Types words into a program's box and enters them once they stand there.
  void say(String words) throws Exception {
    tmux.ask("send-keys", "-t", NAME, "-l", words);
    await(words);
    press("Enter");
  }

  void press(String... keys) {
    for (var key : keys) {
      tmux.ask("send-keys", "-t", NAME, key);
    }
  }

  String screen() {
    return tmux.ask("capture-pane", "-p", "-t", NAME);
  }

  /// Waits until the screen shows these words.
  void await(String words) throws Exception {
    try {
      Installed.await(words, () -> screen().contains(words));
    } catch (AssertionError e) {
      throw new AssertionError("no \"" + words + "\" in:\n" + screen(), e);
    }
    show(words);
  }

  private void show(String words) {
    if (Boolean.getBoolean("gastown.screens")) {
      System.out.println("--- " + words + "\n" + screen());
    }
  }

  /// The window is closed, whatever runs in it.
  @Override
  public void close() {
    tmux.ask("kill-server");
  }
}
