package gastown.town.book;

import gastown.beads.json.Json;
import gastown.beads.store.Document;
import java.util.function.Function;

/// One kind of thing the town keeps: its word, and how it is written and read.
public record Kind<T>(
    String word,
    Function<T, String> id,
    Function<T, String> shelf,
    Function<T, Json.Obj> write,
    Function<Leaf, T> read) {

  Document document(T thing) {
    return new Document(word, id.apply(thing), shelf.apply(thing), write.apply(thing));
  }

  T of(Document document) {
    return read.apply(new Leaf(document.id(), document.body()));
  }
}
