package gastown.store;

import gastown.beads.BeadId;

/// A text for each id that sorts by its bytes as [BeadId#NATURAL] sorts the ids, ties apart: each
/// segment is led by its kind, a number by how many digits it has.
final class IdOrder {
  /// Sorts before every character of an id.
  private static final char END = '\u0001';

  private static final char TEXT = 'A';

  private IdOrder() {}

  static String key(String id) {
    var out = new StringBuilder(id.length() + 8);
    int from = 0;
    while (from < id.length()) {
      int to = from;
      while (to < id.length() && id.charAt(to) != '.' && id.charAt(to) != '-') {
        to++;
      }
      var segment = id.substring(from, to);
      long number = BeadId.number(segment);
      if (number < 0) {
        out.append(TEXT).append(segment);
      } else {
        var digits = Long.toString(number);
        out.append((char) ('0' + digits.length())).append(digits);
      }
      out.append(END);
      from = to + 1;
    }
    return out.toString();
  }
}
