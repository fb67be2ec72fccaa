package gastown.app.server;

import gastown.beads.json.Json;
import gastown.beads.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `gt daemon logs`: the newest lines of what servers had to say, and, when asked, what follows.
record DaemonLogs(int lines, boolean follows, boolean isJson) {
  private static final int USUAL = 50;

  /// Null when the words cannot be read.
  static @org.jspecify.annotations.Nullable DaemonLogs of(List<String> words) {
    int lines = USUAL;
    boolean follows = false;
    boolean isJson = false;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.equals("-f") || word.equals("--follow")) {
        follows = true;
      } else if (word.equals("--json")) {
        isJson = true;
      } else if ((word.equals("-n") || word.equals("--lines")) && i + 1 < words.size()) {
        lines = number(words.get(++i));
      } else if (word.startsWith("--lines=")) {
        lines = number(word.substring(8));
      } else if (word.startsWith("-n")) {
        lines = number(word.substring(2));
      } else {
        return null;
      }
    }
    boolean isClear = lines >= 0 && !(follows && isJson);
    return isClear ? new DaemonLogs(lines, follows, isJson) : null;
  }

  private static int number(String text) {
    boolean isOne =
        !text.isEmpty() && text.length() < 8 && text.chars().allMatch(Character::isDigit);
    return isOne ? Integer.parseInt(text) : -1;
  }

  /// Only a process of its own can show what comes while it runs.
  static boolean isFollowed(List<String> words) {
    var wish =
        words.size() > 1 && words.getFirst().equals("daemon") && words.get(1).equals("logs")
            ? of(words.subList(2, words.size()))
            : null;
    return wish != null && wish.follows();
  }

  /// All servers of this home keep their logs in one folder; the newest comes last. `out` answers
  /// whether anybody still reads.
  void show(Path folder, Predicate<String> out) throws IOException {
    var files = logs(folder);
    if (isJson) {
      var found = new ArrayList<Json>();
      for (var file : files) {
        found.add(
            Json.object()
                .put("file", file.toString())
                .put("lines", Json.texts(newest(Files.readString(file))))
                .build());
      }
      var _ = out.test(JsonWriter.indented(new Json.Arr(found)) + "\n");
      return;
    }
    boolean isRead = !files.isEmpty() || out.test("no server ever ran here\n");
    long seen = 0;
    for (var file : files) {
      var text = Files.readString(file);
      seen = text.getBytes(StandardCharsets.UTF_8).length;
      var lines = newest(text).stream().map(line -> line + "\n").collect(Collectors.joining());
      isRead &= out.test("==> " + file + "\n" + lines);
    }
    if (follows && isRead && !files.isEmpty()) {
      follow(files.getLast(), seen, out);
    }
  }

  private static List<Path> logs(Path folder) throws IOException {
    var stamped = new ArrayList<Map.Entry<Path, FileTime>>();
    if (Files.isDirectory(folder)) {
      try (var all = Files.list(folder)) {
        for (var file : all.filter(each -> each.toString().endsWith(".log")).toList()) {
          stamped.add(Map.entry(file, Files.getLastModifiedTime(file)));
        }
      }
    }
    stamped.sort(Map.Entry.comparingByValue());
    return stamped.stream().map(Map.Entry::getKey).toList();
  }

  private List<String> newest(String text) {
    var all = text.lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /// Until whoever asked goes away.
  private static void follow(Path file, long shown, Predicate<String> out) throws IOException {
    long seen = shown;
    boolean isRead = true;
    while (isRead && !Thread.currentThread().isInterrupted()) {
      Watch.pause(300);
      var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      if (bytes.length < seen) {
        // it was put aside, and a new one begun
        seen = 0;
      }
      if (bytes.length > seen) {
        var more = java.util.Arrays.copyOfRange(bytes, (int) seen, bytes.length);
        isRead = out.test(new String(more, StandardCharsets.UTF_8));
        seen = bytes.length;
      }
    }
  }
}
