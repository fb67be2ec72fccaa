package gastown.town.layout;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.json.JsonWriter;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of one JSON object that people read and edit too: what we do not know in it stays as it
/// is.
public record JsonFile(Disk disk, Path path) {

  /// What it holds; null when there is no such file. One that was emptied is not one that never
  /// was: it would be written anew without what was in it.
  public Json.@Nullable Obj read() {
    var text = disk.read(path).orElse(null);
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      throw bad("it is empty");
    }
    try {
      if (JsonReader.read(text) instanceof Json.Obj object) {
        return object;
      }
      throw bad("it is not an object");
    } catch (JsonReader.Malformed malformed) {
      throw bad(String.valueOf(malformed.getMessage()));
    }
  }

  public Json.Obj readOrEmpty() {
    var object = read();
    return object == null ? Json.empty() : object;
  }

  public void write(Json.Obj object) {
    disk.write(path, JsonWriter.indented(object) + "\n");
  }

  /// Writes the file unless there is one; whether it was written.
  public boolean writeIfMissing(Json.Obj object) {
    if (disk.exists(path)) {
      return false;
    }
    write(object);
    return true;
  }

  Problem.Refusal bad(String why) {
    return new Problem(
            "bad-file",
            "cannot read " + path,
            why,
            java.util.List.of(
                "put right what is wrong in " + path + ", or bring it back from a copy",
                "gt doctor"))
        .refusal();
  }
}
