package gastown.cli.reply;

import gastown.beads.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a command answers: once as text, once as JSON, with an exit code and remarks for standard
/// error. Only the form that was asked for is made.
public record Reply(
    int exit, Consumer<Page> text, Supplier<Json> json, List<String> remarks, boolean isAskedFor) {
  private static final int LINES_MOST = 15;

  public Reply {
    remarks = List.copyOf(remarks);
  }

  public static Reply of(Consumer<Page> text, Supplier<Json> json) {
    return new Reply(0, text, json, List.of(), true);
  }

  /// As [#of], but the text only says that it worked: `--quiet` leaves it out.
  public static Reply done(Consumer<Page> text, Supplier<Json> json) {
    return new Reply(0, text, json, List.of(), false);
  }

  /// The same single line as text, and `json`.
  public static Reply line(String text, Supplier<Json> json) {
    return of(page -> page.line(text), json);
  }

  /// Text that is the same whatever form was asked for (help, scripts): there is no JSON side,
  /// marked by JSON null.
  public static Reply raw(String text) {
    return of(page -> page.put(text), Json::none);
  }

  /// The lines of an error, of which nobody reads more than a screen.
  public static List<String> shortened(List<String> lines) {
    if (lines.size() <= LINES_MOST) {
      return lines;
    }
    var some = new ArrayList<>(lines.subList(0, LINES_MOST));
    some.add("… and " + (lines.size() - LINES_MOST) + " more");
    return some;
  }

  public Reply withExit(int code) {
    return new Reply(code, text, json, remarks, isAskedFor);
  }

  /// Adds a line for standard error.
  public Reply withRemark(String remark) {
    var all = new ArrayList<>(remarks);
    all.add(remark);
    return new Reply(exit, text, json, all, isAskedFor);
  }

  public Reply withRemarks(List<String> more) {
    var all = new ArrayList<>(remarks);
    all.addAll(more);
    return new Reply(exit, text, json, all, isAskedFor);
  }
}
