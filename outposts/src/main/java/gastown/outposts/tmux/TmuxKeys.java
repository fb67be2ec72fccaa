package gastown.outposts.tmux;

import gastown.outposts.Sessions;
import gastown.outposts.Typing;
import gastown.outposts.Typing.Cursor;
import gastown.town.ports.Spawning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Types into a pane. `buffer` is a name nobody else uses.
record TmuxKeys(TmuxServer server, Spawning spawning, String pane, Path folder, String buffer)
    implements Typing.Keys {

  /// Out of a mode in which keys do not reach the program.
  void leaveMode() {
    server.run(
        List.of(
            "if-shell",
            "-F",
            "-t",
            pane,
            "#{pane_in_mode}",
            "send-keys -X -t " + pane + " cancel"));
  }

  /// tmux dies, with all its sessions, of a paste for a program that is over (3.3a). It looks for
  /// that and pastes in one go, in which it hears of no end.
  @Override
  public boolean paste(String text) {
    var words =
        List.of(
            "load-buffer",
            "-b",
            buffer,
            "-",
            ";",
            "if-shell",
            "-F",
            "-t",
            pane,
            "#{pane_dead}",
            "delete-buffer -b " + buffer + " ; display-message -p over",
            "paste-buffer -p -r -d -b " + buffer + " -t " + pane);
    var outcome = server.run(words, text);
    return outcome.isOk() && outcome.out().isBlank();
  }

  @Override
  public void enter() {
    server.run(List.of("send-keys", "-t", pane, "Enter"));
  }

  /// A session that is over has its output.
  @Override
  public void pause(Duration length) {
    spawning.awaitAny(List.of(Sessions.output(folder)), length);
  }

  @Override
  public Cursor cursor() {
    var words =
        List.of(
            "display-message",
            "-p",
            "-t",
            pane,
            "#{cursor_x} #{cursor_y}",
            ";",
            "capture-pane",
            "-p",
            "-t",
            pane);
    var lines = server.run(words).out().lines().toList();
    if (lines.isEmpty() || lines.getFirst().indexOf(' ') < 0) {
      return Cursor.NONE;
    }
    var head = lines.getFirst();
    int column = Integer.parseInt(head.substring(0, head.indexOf(' ')));
    int row = Integer.parseInt(head.substring(head.indexOf(' ') + 1));
    return Cursor.in(row + 1 < lines.size() ? lines.get(row + 1) : "", column, row);
  }
}
