package gastown.outposts.pty;

import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.outposts.Sessions;
import gastown.outposts.Typing;
import gastown.outposts.Typing.Cursor;
import gastown.town.ports.Spawning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Types through the holder's socket, and reads what came of it where the holder keeps what is
/// said.
record PtyKeys(Programs programs, Spawning spawning, Sessions sessions, Path place, Way way)
    implements Typing.Keys {
  private static final Duration SOON = Duration.ofSeconds(10);

  /// The holder's program, and the socket by which it is reached.
  record Way(Path holder, String socket) {
    List<String> words(String verb) {
      return List.of(holder.toString(), verb, socket);
    }
  }

  @Override
  public boolean paste(String text) {
    return say("paste", text);
  }

  /// Keys as the program gets them.
  boolean press(String keys) {
    return say("press", keys);
  }

  private boolean say(String verb, String text) {
    return programs.run(new Call(way.words(verb), Path.of("/"), Map.of(), text, SOON)).isOk();
  }

  @Override
  public void enter() {
    press("\r");
  }

  /// The socket goes with the program.
  @Override
  public void pause(Duration length) {
    spawning.awaitAny(List.of(), length);
  }

  @Override
  public Cursor cursor() {
    return Drawn.cursor(sessions.written(place));
  }
}
