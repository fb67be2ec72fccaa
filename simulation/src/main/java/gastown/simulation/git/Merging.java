package gastown.simulation.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two changes of the same files brought together, file by file.
record Merging(SortedMap<String, String> files, List<String> conflicts) {
  static Merging of(
      SortedMap<String, String> fork,
      SortedMap<String, String> ours,
      SortedMap<String, String> theirs) {
    var files = new TreeMap<>(ours);
    var conflicts = new ArrayList<String>();
    var changed = new TreeSet<>(theirs.keySet());
    changed.addAll(fork.keySet());
    for (var path : changed) {
      var their = theirs.get(path);
      var before = fork.get(path);
      if (Objects.equals(their, before)) {
        continue;
      }
      var our = ours.get(path);
      if (!Objects.equals(our, before) && !Objects.equals(our, their)) {
        conflicts.add(path);
      } else if (their == null) {
        files.remove(path);
      } else {
        files.put(path, their);
      }
    }
    return new Merging(files, conflicts);
  }
}
