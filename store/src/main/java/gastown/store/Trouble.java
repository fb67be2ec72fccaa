package gastown.store;

import gastown.beads.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// What went wrong at the database, in words for a person.
final class Trouble {
  static final String BUSY = "store-busy";
  static final String READ_ONLY = "store-read-only";
  static final String NOT_OPENABLE = "store-not-openable";

  private Trouble() {}

  /// The problem behind an error of SQLite; an error that only our own SQL can cause is thrown as
  /// what it is.
  static RuntimeException of(SQLException error, Path file) {
    int code =
        error instanceof SQLiteException known
            ? known.getResultCode().code & 0xff
            : error.getErrorCode();
    return switch (code) {
      case 13 ->
          problem(
              "store-disk-full", "there is no room left to write " + file, "df -h " + parent(file));
      case 8 ->
          problem(READ_ONLY, file + " cannot be written", "ls -ld " + parent(file) + " " + file);
      case 3, 14, 23 ->
          problem(NOT_OPENABLE, file + " cannot be opened", "ls -ld " + parent(file) + " " + file);
      case 11, 26 -> damaged(file, error);
      case 5, 6 ->
          problem(
              BUSY,
              "somebody else has been writing to " + file + " for too long",
              "try again",
              "lsof " + file);
      case 10 ->
          problem(
              "store-disk-error",
              "the disk failed under " + file,
              "df -h " + parent(file),
              "bd doctor");
      case 15 -> network(file, "locks do not work there");
      case 7 -> problem("store-memory", "there is not enough memory for " + file, "free -m");
      default -> new IllegalStateException(error.getMessage(), error);
    };
  }

  static RuntimeException scrap(Path file) {
    return damaged(file, "it is too short");
  }

  static RuntimeException cutOff(Path file) {
    return damaged(file, "it was cut off while it was in use");
  }

  private static RuntimeException damaged(Path file, SQLException error) {
    return damaged(file, String.valueOf(error.getMessage()));
  }

  private static RuntimeException damaged(Path file, String because) {
    return new Problem(
            "store-damaged",
            file + " is damaged or no database of ours",
            because,
            java.util.List.of(
                "mv " + file + " " + file + ".damaged && bd init --from-jsonl",
                "bd backup status   (says whether there is a copy)"))
        .refusal();
  }

  static RuntimeException newer(Path file, long found, long known) {
    return new Problem(
            "store-newer",
            file + " was written by a newer version",
            "it has schema " + found + ", this version knows " + known,
            java.util.List.of("update this program", "bd version"))
        .refusal();
  }

  static RuntimeException foreign(Path file) {
    return problem(
        "store-foreign",
        file + " was written by another program",
        "mv " + file + " " + file + ".old && bd init --from-jsonl");
  }

  static RuntimeException network(Path file, String because) {
    return new Problem(
            "store-network-disk",
            file + " is on a disk of another machine",
            because,
            java.util.List.of("move the directory to a local disk", "df -T " + parent(file)))
        .refusal();
  }

  static RuntimeException gone(Path file) {
    return problem(
        "store-gone",
        "the database " + file + " is gone or empty",
        "bd init --from-jsonl",
        "bd doctor");
  }

  static RuntimeException closed(Path file) {
    return problem("store-closed", "the store " + file + " is being closed", "try again");
  }

  private static RuntimeException problem(String code, String what, String... remedies) {
    return Problem.of(code, what, remedies).refusal();
  }

  private static String parent(Path file) {
    var parent = file.getParent();
    return parent == null ? "." : parent.toString();
  }
}
