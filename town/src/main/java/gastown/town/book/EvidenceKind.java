package gastown.town.book;

import gastown.beads.json.Json;

/// How evidence is kept: a body, and the hash of its text.
public final class EvidenceKind {
  private EvidenceKind() {}

  /// `body` names the hash of the bundle before, so none can be changed or left out unnoticed.
  public record Bundle(String id, Json.Obj body, String hash) {
    public String bead() {
      var bead = body.text("bead");
      return bead == null ? "" : bead;
    }
  }

  public static final Kind<Bundle> EVIDENCE =
      new Kind<>(
          "evidence",
          Bundle::id,
          Bundle::bead,
          bundle -> Json.object().put("bundle", bundle.body()).put("hash", bundle.hash()).build(),
          leaf ->
              new Bundle(
                  leaf.id(),
                  leaf.body().get("bundle") instanceof Json.Obj body ? body : Json.empty(),
                  leaf.text("hash")));
}
