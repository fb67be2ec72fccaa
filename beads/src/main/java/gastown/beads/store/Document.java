package gastown.beads.store;

import gastown.beads.json.Json;

/// Something typed that is kept beside the beads, in the same transactions and the same journal:
/// who works on what, what waits to be done. What a kind means is its owner's business; the store
/// finds a document by kind and id, and the documents of a kind by the shelf they stand on.
public record Document(String kind, String id, String shelf, Json.Obj body) {
  public Document {
    if (kind.isEmpty() || id.isEmpty() || (kind + id).indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a name for a document: " + kind + " " + id);
    }
  }

  String key() {
    return kind + Change.JOINT + id;
  }

  Json.Obj json() {
    return Json.object().put("shelf", shelf).put("body", body).build();
  }

  static Document of(String kind, String id, Json.Obj json) {
    var shelf = json.text("shelf");
    return new Document(
        kind,
        id,
        shelf == null ? "" : shelf,
        json.get("body") instanceof Json.Obj o ? o : Json.empty());
  }
}
