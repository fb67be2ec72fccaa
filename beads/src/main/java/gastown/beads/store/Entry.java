package gastown.beads.store;

import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one actor did in one stroke. `hash` covers everything else here and the hash of the entry
/// before, so that no entry can be changed, dropped or slipped in unnoticed.
public record Entry(
    long seq, Instant at, Stroke.By by, Stroke.What what, List<Change> changes, Chain chain) {
  public Entry {
    changes = List.copyOf(changes);
  }

  public record Chain(String previous, String hash) {}

  /// Where the journal stands: the number and hash of its newest entry.
  public record Head(long seq, String hash) {}

  /// The hash of the entry before the first.
  public static final String NOTHING_BEFORE = "";

  /// The entry that follows `previous`.
  static Entry after(long seq, String previous, Stroke stroke, List<Change> changes) {
    var open =
        new Entry(seq, stroke.at(), stroke.by(), stroke.what(), changes, new Chain(previous, ""));
    return new Entry(
        seq, stroke.at(), stroke.by(), stroke.what(), changes, new Chain(previous, open.digest()));
  }

  /// The hash this entry ought to have.
  public String digest() {
    return Digest.sha256(chain.previous() + "\n" + body().compact());
  }

  public boolean isWhole() {
    return digest().equals(chain.hash());
  }

  /// Everything but the chain, as JSON: the form that is stored and hashed.
  public Json.Obj body() {
    var list = new ArrayList<Json>();
    for (var change : changes) {
      list.add(change.json());
    }
    return Json.object()
        .put("seq", seq)
        .put("at", at.toString())
        .put("actor", by.actor())
        .put("epoch", by.epoch())
        .put("command", by.command())
        .put("kind", what.kind())
        .put("subject", what.subject())
        .put("changes", new Json.Arr(list))
        .build();
  }

  /// Reads back what [#body] wrote.
  public static Entry of(Json.Obj body, Chain chain) {
    var changes = new ArrayList<Change>();
    if (body.get("changes") instanceof Json.Arr(var items)) {
      for (var item : items) {
        changes.add(Change.of((Json.Obj) item));
      }
    }
    return new Entry(
        number(body, "seq"),
        Instant.parse(text(body, "at")),
        new Stroke.By(text(body, "actor"), number(body, "epoch"), text(body, "command")),
        new Stroke.What(text(body, "kind"), text(body, "subject")),
        changes,
        chain);
  }

  private static String text(Json.Obj body, String key) {
    var value = body.text(key);
    return value == null ? "" : value;
  }

  private static long number(Json.Obj body, String key) {
    return body.get(key) instanceof Json.Num(var digits) ? Long.parseLong(digits) : 0;
  }
}
