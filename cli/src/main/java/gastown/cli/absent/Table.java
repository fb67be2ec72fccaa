package gastown.cli.absent;

import java.util.ArrayList;
import java.util.List;

/// Paths of commands, one to a line, below a line with what holds for all of them: `> because | try
/// | try`. It is searched as it is written, since most words asked for are not in it.
record Table(String text) {
  boolean has(String path) {
    return at(path) >= 0;
  }

  private int at(String path) {
    return text.indexOf("\n" + path + "\n");
  }

  List<String> paths() {
    var paths = new ArrayList<String>();
    for (var line : text.split("\n")) {
      if (!line.isEmpty() && !line.startsWith(">")) {
        paths.add(line);
      }
    }
    return paths;
  }

  String because(String path) {
    return head(path).getFirst();
  }

  List<String> remedies(String path) {
    var head = head(path);
    return head.subList(1, head.size());
  }

  private List<String> head(String path) {
    int begin = text.lastIndexOf("\n>", at(path)) + 2;
    return List.of(text.substring(begin, text.indexOf('\n', begin)).strip().split(" +\\| +"));
  }
}
