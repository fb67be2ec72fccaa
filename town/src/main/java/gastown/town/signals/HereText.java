package gastown.town.signals;

import java.util.List;

/// Lines that stand below a command for it to read (`<<EOF`), up to the one that ends them.
/// `behind` is where the command goes on; the text is put to `texts`.
record HereText(String mark, boolean isPlain, int behind, List<String> texts) {

  /// Behind the `<<`.
  static HereText begin(String line, int from, List<String> texts) {
    int at = from;
    while (at < line.length() && "- \t".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    int begin = at;
    while (at < line.length() && " \t\n;|&<>()".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    var written = line.substring(begin, at);
    var mark = written.replaceAll("['\"\\\\]", "");
    return new HereText(mark, !mark.equals(written), at, texts);
  }

  /// Returns where the line goes on. Without an end there is no such text: what stands there is
  /// looked at as commands.
  int take(String line, int from) {
    int at = from;
    while (at < line.length()) {
      int end = line.indexOf('\n', at);
      end = end < 0 ? line.length() : end;
      if (line.substring(at, end).strip().equals(mark)) {
        texts.add(line.substring(from, at));
        return Math.min(line.length(), end + 1);
      }
      at = end + 1;
    }
    return from;
  }
}
