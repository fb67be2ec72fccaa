package gastown.simulation.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All files there are, by absolute path.
public final class VirtualFiles {
  private final TreeMap<String, String> texts = new TreeMap<>();
  private long changes;

  public @Nullable String read(Path file) {
    return texts.get(file.toString());
  }

  public void write(Path file, String text) {
    changes++;
    texts.put(file.toString(), text);
  }

  public boolean delete(Path file) {
    changes++;
    return texts.remove(file.toString()) != null;
  }

  /// Whether there is a folder here: one is there as long as a file is in it.
  public boolean isFolder(Path folder) {
    var from = folder + "/";
    var first = texts.ceilingKey(from);
    return first != null && first.startsWith(from);
  }

  /// What is below a folder, by path below it.
  SortedMap<String, String> below(Path folder) {
    var from = folder + "/";
    var found = new TreeMap<String, String>();
    range(from).forEach((path, text) -> found.put(path.substring(from.length()), text));
    return found;
  }

  /// What is in a folder, by name.
  public List<String> names(Path folder) {
    var names = new TreeSet<String>();
    below(folder).keySet().forEach(path -> names.add(path.split("/", 2)[0]));
    return List.copyOf(names);
  }

  /// Renames a file, or a folder with all that is in it.
  public void move(Path from, Path to) {
    var text = read(from);
    if (text != null) {
      write(to, text);
    }
    below(from).forEach((path, content) -> write(to.resolve(path), content));
    deleteAll(from);
  }

  /// The files there are below a folder, without copying them.
  public Iterable<String> textsBelow(Path folder) {
    return range(folder + "/").values();
  }

  private SortedMap<String, String> range(String from) {
    // '0' follows '/'
    return texts.subMap(from, from.substring(0, from.length() - 1) + "0");
  }

  public void deleteAll(Path folder) {
    changes++;
    for (var path : new ArrayList<>(range(folder + "/").keySet())) {
      texts.remove(path);
    }
    texts.remove(folder.toString());
  }

  /// How often anything was written or deleted.
  public long changes() {
    return changes;
  }
}
