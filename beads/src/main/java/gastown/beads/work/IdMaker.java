package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.query.Query;
import gastown.beads.store.Digest;
import gastown.beads.store.Rows;
import java.math.BigInteger;
import java.util.Arrays;

/// Makes ids: short hashes that grow with the number of beads, plain numbers where a workspace
/// wants them, and numbered children.
record IdMaker(Tracker tracker) {
  private static final int TRIES = 10;

  /// Equal beads made at the same instant differ by nothing but how often it was tried.
  private static final int TRIES_AT_LAST = 100_000;

  private static final int[] BYTES = {0, 0, 0, 2, 3, 4, 4, 5, 5};

  /// An id nobody has, for a new bead; `infix` such as `wisp` or `mol` stands between prefix and
  /// hash, or is empty.
  String newId(Bead bead, String infix) {
    var config = tracker.config();
    var prefix = config.prefix();
    if (infix.isEmpty() && config.get("issue_id_mode", "hash").equals("counter")) {
      return nextNumber(prefix);
    }
    var base = infix.isEmpty() ? prefix : prefix + "-" + infix;
    int most = Math.min(8, Math.max(3, config.number("max_hash_length", 8)));
    for (int length = startLength(prefix, most); length <= most; length++) {
      for (int nonce = 0; nonce < (length < most ? TRIES : TRIES_AT_LAST); nonce++) {
        var id = base + "-" + hash(bead, nonce, length);
        if (tracker.rows().bead(id) == null) {
          return id;
        }
      }
    }
    throw Problem.of(
            "no-free-id",
            "no free id with prefix " + base + " of up to " + most + " characters",
            "bd config set max_hash_length 8")
        .refusal();
  }

  private int startLength(String prefix, int most) {
    var config = tracker.config();
    double accepted = config.fraction("max_collision_prob", 0.25);
    double count = tracker.rows().countTopLevel(prefix);
    int length = Math.min(most, Math.max(3, config.number("min_hash_length", 3)));
    while (length < most && 1 - Math.exp(-count * count / (2 * Math.pow(36, length))) > accepted) {
      length++;
    }
    return length;
  }

  static String hash(Bead bead, int nonce, int length) {
    var created = bead.createdAt();
    var nanos =
        BigInteger.valueOf(created.getEpochSecond())
            .multiply(BigInteger.valueOf(1_000_000_000))
            .add(BigInteger.valueOf(created.getNano()));
    var text =
        bead.title()
            + "|"
            + bead.text(Field.DESCRIPTION)
            + "|"
            + bead.text(Field.CREATED_BY)
            + "|"
            + nanos
            + "|"
            + nonce;
    var number = new BigInteger(1, Arrays.copyOf(Digest.bytes(text), BYTES[length]));
    var digits = number.toString(36);
    var padded = "0".repeat(Math.max(0, length - digits.length())) + digits;
    return padded.substring(padded.length() - length);
  }

  private String nextNumber(String prefix) {
    var key = "_counter." + prefix;
    var stored = tracker.rows().setting(key);
    long last = stored == null ? highestNumber(prefix) : BeadId.number(stored);
    var id = prefix + "-" + (last + 1);
    while (tracker.rows().bead(id) != null) {
      last++;
      id = prefix + "-" + (last + 1);
    }
    tracker.draft().set(key, Long.toString(last + 1));
    return id;
  }

  private long highestNumber(String prefix) {
    long highest = 0;
    for (var bead : tracker.rows().find(Query.ALL.withDeleted())) {
      if (BeadId.hasPrefix(bead.id(), prefix)) {
        highest = Math.max(highest, BeadId.number(bead.id().substring(prefix.length() + 1)));
      }
    }
    return highest;
  }

  /// The next child of `parent`; its number is used up.
  String nextChild(String parent) {
    int depth = tracker.config().number("hierarchy.max-depth", 3);
    if (BeadId.depth(parent) >= depth) {
      throw Problem.of(
              "too-deep",
              "cannot create a child of "
                  + parent
                  + ": at most "
                  + depth
                  + " levels below the root",
              "bd config set hierarchy.max-depth " + (depth + 1))
          .refusal();
    }
    var key = BeadId.childCounter(parent);
    var stored = tracker.rows().setting(key);
    long last =
        Math.max(
            stored == null ? 0 : BeadId.number(stored),
            highestChild(tracker.rows(), parent, stored != null));
    var id = parent + "." + (last + 1);
    while (tracker.rows().bead(id) != null) {
      last++;
      id = parent + "." + (last + 1);
    }
    tracker.draft().set(key, Long.toString(last + 1));
    return id;
  }

  private static long highestChild(Rows rows, String parent, boolean isCounted) {
    if (isCounted) {
      return 0;
    }
    long highest = 0;
    var part = parent.substring(parent.lastIndexOf('-') + 1) + ".";
    for (var id : rows.idsContaining(part, Integer.MAX_VALUE)) {
      highest = Math.max(highest, BeadId.childNumber(parent, id));
    }
    return highest;
  }
}
