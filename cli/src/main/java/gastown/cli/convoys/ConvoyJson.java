package gastown.cli.convoys;

import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.engine.convoy.ConvoyView;
import java.util.ArrayList;

/// A convoy as JSON.
final class ConvoyJson {
  private ConvoyJson() {}

  static Json of(ConvoyView view) {
    var convoy = view.convoy();
    var tracked = new ArrayList<Json>();
    view.members().forEach(member -> tracked.add(of(member)));
    return Json.object()
        .put("id", convoy.id())
        .put("title", convoy.title())
        .put("status", status(view))
        .put("owned", view.labels().isOwned())
        .put("lifecycle", view.labels().isOwned() ? "caller-managed" : "system-managed")
        .putText("merge_strategy", view.labels().merge())
        .putText("owner", view.labels().owner())
        .put("created_at", convoy.createdAt().toString())
        .put("tracked", new Json.Arr(tracked))
        .put("completed", view.done())
        .put("total", view.members().size())
        .build();
  }

  private static String status(ConvoyView view) {
    boolean isStaged = view.labels().isStaged() && !view.convoy().isClosed();
    return isStaged ? "staged_ready" : view.convoy().status();
  }

  private static Json of(ConvoyView.Member member) {
    var bead = member.bead();
    var json =
        Json.object()
            .put("id", bead.id())
            .put("title", bead.title())
            .put("status", bead.status())
            .put("dependency_type", "tracks")
            .put("issue_type", bead.type());
    if (member.isBlocked() && !member.isDone()) {
      json.put("blocked", true);
    }
    return json.putText("assignee", bead.assignee())
        .putText("worker", bead.status().equals(Status.HOOKED) ? bead.assignee() : "")
        .build();
  }
}
