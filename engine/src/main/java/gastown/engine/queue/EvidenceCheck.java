package gastown.engine.queue;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.beads.store.Digest;
import gastown.engine.Ground;
import gastown.town.book.EvidenceKind;
import gastown.town.book.EvidenceKind.Bundle;
import gastown.town.book.Reading;
import gastown.town.ports.Cloning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks evidence against what it speaks of: the chain of hashes, the commits, the gate's log.
public record EvidenceCheck(Reading reading, Ground ground, Cloning cloning, Disk disk) {
  /// One line for each bundle that does not hold.
  public record Found(int checked, List<String> wrong) {
    public Found {
      wrong = List.copyOf(wrong);
    }
  }

  /// All evidence, or that of one bead. The chain is checked as a whole either way.
  public Found check(@Nullable String bead) {
    var wrong = new ArrayList<String>();
    int checked = 0;
    var previous = "";
    for (var bundle : reading.all(EvidenceKind.EVIDENCE)) {
      var why = chain(bundle, previous);
      previous = bundle.hash();
      if (bead == null || bundle.bead().equals(bead)) {
        checked++;
        why = why.isEmpty() ? facts(bundle) : why;
        if (!why.isEmpty()) {
          wrong.add(bundle.id() + " (" + bundle.bead() + "): " + why);
        }
      }
    }
    return new Found(checked, wrong);
  }

  private static String chain(Bundle bundle, String previous) {
    if (!Digest.sha256(bundle.body().compact()).equals(bundle.hash())) {
      return "it was changed after it was made";
    }
    return text(bundle.body(), "previous").equals(previous) ? "" : "the one before it is missing";
  }

  private String facts(Bundle bundle) {
    if (!(bundle.body().get("facts") instanceof Json.Obj facts)) {
      return "it says nothing";
    }
    var rig = ground.rig(text(facts, "rig"));
    if (rig == null) {
      return "its rig is gone";
    }
    var git = cloning.at(rig.canonical());
    var head = text(facts, "head");
    if (git.commitOf(head) == null) {
      return "commit " + head + " is gone";
    }
    if (!git.treeOf(head).equals(text(facts, "tree"))) {
      return "commit " + head + " does not hold the tree that is named";
    }
    var target = git.commitOf("refs/remotes/origin/" + rig.target());
    if (target == null || !git.isAncestor(head, target)) {
      return "commit " + head + " is not on " + rig.target();
    }
    if (!git.diffDigest(text(facts, "base"), head).equals(text(facts, "diff"))) {
      return "the change is another than the one named";
    }
    return log(facts);
  }

  private String log(Json.Obj facts) {
    var file = text(facts, "gate_log");
    if (file.isEmpty()) {
      return "";
    }
    var text = disk.read(Path.of(file)).orElse(null);
    if (text == null) {
      return "the gate's log is gone: " + file;
    }
    return Digest.sha256(text).equals(text(facts, "gate_log_digest"))
        ? ""
        : "the gate's log was changed: " + file;
  }

  private static String text(Json.Obj object, String key) {
    var text = object.text(key);
    return text == null ? "" : text;
  }
}
