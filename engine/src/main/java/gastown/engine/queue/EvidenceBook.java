package gastown.engine.queue;

import gastown.beads.json.Json;
import gastown.beads.store.Digest;
import gastown.engine.Office;
import gastown.town.book.EvidenceKind;

/// Keeps evidence, each piece sealed with the hash of the one before.
record EvidenceBook(Office office) {
  void keep(Evidence evidence) {
    var last = office.book().last(EvidenceKind.EVIDENCE, 1);
    var previous = last.isEmpty() ? "" : last.getFirst().hash();
    var id = office.book().next();
    var body =
        Json.object()
            .put("bead", evidence.bead())
            .put("at", office.now().toString())
            .put("facts", evidence.facts())
            .put("previous", previous)
            .build();
    var hash = Digest.sha256(body.compact());
    office.book().put(EvidenceKind.EVIDENCE, new EvidenceKind.Bundle(id, body, hash));
  }
}
