package gastown.cli;

import gastown.cli.words.Flag;
import gastown.cli.words.Flags;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The commands of one program, `bd` or `gt`.
public record Commands(String program) {
  public boolean isTown() {
    return program.equals("gt");
  }

  /// The command called `path`, or null.
  @Nullable Command named(String path) {
    return isTown() ? TownCatalog.named(path) : Catalog.named(path);
  }

  boolean isKnown(String path) {
    return named(path) != null;
  }

  /// The paths of all commands, aliases left out.
  SortedSet<String> paths() {
    return isTown() ? TownCatalog.paths() : Catalog.paths();
  }

  /// The flags that every command takes.
  public List<Flag> flags() {
    return Flags.of(program);
  }

  /// Every command's words, for help, completion and the table of what works.
  public List<Spec> specs() {
    var specs = new ArrayList<Spec>();
    for (var path : paths()) {
      var command = named(path);
      if (command == null) {
        throw new IllegalStateException("listed but not there: " + path);
      }
      specs.add(command.spec());
    }
    return specs;
  }
}
