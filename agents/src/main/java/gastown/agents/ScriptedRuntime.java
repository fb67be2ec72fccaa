package gastown.agents;

import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import gastown.town.ports.Runtimes.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The agent without a model: a shell script that calls `gt`, `bd` and `git` as any agent does, and
/// does what the bead's script block says. `temper` is what it is like where the bead does not say.
///
/// The block is fenced with three backquotes and the word `script`. A line is a verb and its words:
///
/// | line | what it does |
/// |---|---|
/// | `write PATH TEXT…` | the file is this one line |
/// | `append PATH TEXT…` | adds the line, unless the file ends in it |
/// | `copy FROM TO`, `remove PATH` | within the worktree, as all paths |
/// | `commit MESSAGE…` | commits everything; nothing is done twice by a session that is woken again |
/// | `say TEXT…`, `sleep SECONDS` | |
/// | `spend INPUT OUTPUT [MICRO_USD]` | tells of tokens spent |
/// | `mail TO SUBJECT…` | `gt mail send` |
/// | `done [FLAGS]` | `gt done`, and the end; 1 when it refuses |
/// | `exit N`, `hang` | ends without done; gives no sign any more |
/// | `temper NAME [once]` | see below; `once`: from the second wake or epoch on it is diligent |
///
/// With a temper the other lines are the work only; what becomes of it is up to the temper:
/// *diligent* commits and says done; *sloppy* forgets to commit until it is told; *liar* does
/// nothing and says done; *sleeper* gives no sign of life until somebody types a line; *quitter*
/// kills itself before committing, and goes on when it is woken again; *looper* talks and spends
/// for ever; *vandal* pushes, resets, removes and writes what is not its own; *chatterbox* floods
/// output and mail. Without any work line it writes the files a line `files: A B` of the
/// description names, or one named after the bead.
final class ScriptedRuntime implements AgentRuntime {
  static final String NAME = "scripted";
  static final List<String> TEMPERS =
      List.of("diligent", "sloppy", "liar", "sleeper", "quitter", "looper", "vandal", "chatterbox");

  private final Disk disk;
  private final Path programs;
  private final String temper;
  private final String text = text();

  ScriptedRuntime(Disk disk, Path programs, String temper) {
    this.disk = disk;
    this.programs = programs;
    this.temper = temper;
  }

  @Override
  public String name() {
    return temper.isEmpty() ? NAME : NAME + "-" + temper;
  }

  @Override
  public List<String> words(Start start) {
    return List.of("/bin/sh", file().toString(), start.prompt());
  }

  @Override
  public List<String> passes() {
    return List.of();
  }

  @Override
  public Map<String, String> environment(Start start) {
    return Map.of(UsageFile.VARIABLE, UsageFile.in(start.place()).toString(), "GT_TEMPER", temper);
  }

  @Override
  public Usage usage(Path place) {
    var usage = UsageFile.sum(disk, place);
    return usage.isKnown() ? usage : Usage.NONE;
  }

  /// Scripts of several versions lie side by side: a running one is never changed.
  private Path file() {
    var digest = new CRC32();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    var file = programs.resolve("scripted-" + Long.toHexString(digest.getValue()));
    if (!disk.exists(file)) {
      disk.makeFolder(programs, true);
      disk.write(file, text);
    }
    return file;
  }

  private static String text() {
    try (var stream = ScriptedRuntime.class.getResourceAsStream("scripted.sh")) {
      if (stream == null) {
        throw new IllegalStateException("the script of the scripted agent is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
