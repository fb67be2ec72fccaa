package gastown.app.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// `gt daemon logs`: the newest lines of what servers had to say, and, when asked, what follows.
record DaemonLogs(int lines, boolean follows) {
  private static final int USUAL = 50;

  /// Null when the words cannot be read.
  static @org.jspecify.annotations.Nullable DaemonLogs of(List<String> words) {
    int lines = USUAL;
    boolean follows = false;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.equals("-f") || word.equals("--follow")) {
        follows = true;
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
    return lines < 0 ? null : new DaemonLogs(lines, follows);
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
    var files = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var all = Files.list(folder)) {
        all.filter(each -> each.toString().endsWith(".log")).forEach(files::add);
      }
    }
    boolean isRead = !files.isEmpty() || out.test("no server ever ran here\n");
    var stamped = new ArrayList<java.util.Map.Entry<Path, java.nio.file.attribute.FileTime>>();
    for (var file : files) {
      stamped.add(java.util.Map.entry(file, Files.getLastModifiedTime(file)));
    }
    stamped.sort(java.util.Map.Entry.comparingByValue());
    long seen = 0;
    for (var each : stamped) {
      var text = Files.readString(each.getKey());
      seen = text.getBytes(StandardCharsets.UTF_8).length;
      isRead &= out.test("==> " + each.getKey() + "\n" + newest(text));
    }
    if (follows && isRead && !stamped.isEmpty()) {
      follow(stamped.getLast().getKey(), seen, out);
    }
  }

  private String newest(String text) {
    var all = text.lines().toList();
    var some = all.subList(Math.max(0, all.size() - lines), all.size());
    return some.isEmpty() ? "" : String.join("\n", some) + "\n";
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
