package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.work.Order;
import java.time.Duration;

/// How orders are written and read.
final class Orders {
  private Orders() {}

  static Json.Builder write(Order order) {
    var json = Json.object().put("kind", order.kind());
    return switch (order) {
      case Order.StartSession start ->
          json.put("worker", start.worker())
              .put("bead", start.bead())
              .put("epoch", start.epoch())
              .put("wakes", start.wakes())
              .put("branch", start.branch());
      case Order.StartOffice start ->
          json.put("worker", start.worker())
              .put("session", start.session())
              .put("after", start.after())
              .put("runtime", start.runtime());
      case Order.EndSession end ->
          json.put("worker", end.worker())
              .put("session", end.session())
              .put("grace", end.grace().toMillis())
              .put("reason", end.why());
      case Order.SaveWork save ->
          json.put("worker", save.worker())
              .put("session", save.session())
              .put("reason", save.why());
      case Order.ClearWorktree clear ->
          json.put("worker", clear.worker())
              .put("session", clear.session())
              .put("branch", clear.branch())
              .put("reason", clear.why());
      case Order.Nudge nudge ->
          json.put("worker", nudge.worker())
              .put("session", nudge.session())
              .put("nudge", nudge.nudge())
              .put("text", nudge.text());
      case Order.BuildCandidate build ->
          json.put("rig", build.rig()).put("candidate", build.candidate());
      case Order.RunGate gate ->
          json.put("rig", gate.rig())
              .put("candidate", gate.candidate())
              .put("commit", gate.commit())
              .put("tree", gate.tree());
      case Order.Land land ->
          json.put("rig", land.rig())
              .put("candidate", land.candidate())
              .put("commit", land.commit())
              .put("expected", land.expected());
    };
  }

  static Order read(Leaf leaf) {
    var kind = leaf.text("kind");
    return switch (kind) {
      case "start-session" ->
          new Order.StartSession(
              leaf.text("worker"),
              leaf.text("bead"),
              leaf.number("epoch"),
              leaf.count("wakes"),
              leaf.text("branch"));
      case "start-office" ->
          new Order.StartOffice(
              leaf.text("worker"), leaf.text("session"), leaf.text("after"), leaf.text("runtime"));
      case "end-session" ->
          new Order.EndSession(
              leaf.text("worker"),
              leaf.text("session"),
              Duration.ofMillis(leaf.number("grace")),
              leaf.text("reason"));
      case "save-work" ->
          new Order.SaveWork(leaf.text("worker"), leaf.text("session"), leaf.text("reason"));
      case "clear-worktree" ->
          new Order.ClearWorktree(
              leaf.text("worker"), leaf.text("session"), leaf.text("branch"), leaf.text("reason"));
      case "nudge" ->
          new Order.Nudge(
              leaf.text("worker"), leaf.text("session"), leaf.text("nudge"), leaf.text("text"));
      case "build-candidate" -> new Order.BuildCandidate(leaf.text("rig"), leaf.text("candidate"));
      case "run-gate" ->
          new Order.RunGate(
              leaf.text("rig"), leaf.text("candidate"), leaf.text("commit"), leaf.text("tree"));
      case "land" ->
          new Order.Land(
              leaf.text("rig"), leaf.text("candidate"), leaf.text("commit"), leaf.text("expected"));
      default -> throw new IllegalStateException("an order of a kind nobody knows: " + kind);
    };
  }
}
