package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Finder;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import gastown.engine.work.Dispatch;
import gastown.engine.work.OpenHook;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import java.util.ArrayList;
import java.util.List;

/// `gt sling --crew`: a bead there is, on the hook of a crew member. Nobody is started for it and
/// nothing watches over it; the person closes it.
record ToCrew(Call call, Desk desk) {
  Reply reply(List<String> words, Address.Crew who) {
    var hung = new ArrayList<Bead>();
    for (var word : words) {
      var bead = desk.find(word);
      if (bead == null) {
        throw Finder.missing(word).refusal();
      }
      require(bead, who);
      var office = desk.office();
      new Dispatch(office).recall(bead.id(), "taken over");
      new OpenHook(office).steal(bead.id());
      call.draft()
          .put(
              bead.with(Field.STATUS, Status.HOOKED)
                  .with(Field.ASSIGNEE, who.text())
                  .with(Field.UPDATED_AT, call.now()));
      hung.add(bead);
    }
    call.draft().name("sling", hung.getFirst().id());
    return Reply.done(
        page ->
            hung.forEach(
                bead -> page.line("✓ " + bead.id() + " hangs on " + who.shown() + "'s hook")),
        () ->
            Json.object()
                .put("target", who.text())
                .put("slung", Json.texts(hung.stream().map(Bead::id).toList()))
                .build());
  }

  private void require(Bead bead, Address.Crew who) {
    requireFree(bead, who);
    var why = Dispatch.notWork(bead);
    boolean isFree =
        bead.status().equals(Status.OPEN)
            || bead.status().equals(Status.HOOKED)
            || call.args().is("--force");
    if (!why.isEmpty() || !isFree) {
      throw Problem.of(
              "not-work",
              "cannot sling " + bead.id() + ": " + (why.isEmpty() ? "it is " + bead.status() : why),
              "bd show " + bead.id())
          .refusal();
    }
    var taken = Hook.of(desk, who);
    if (taken != null && !call.args().is("--force")) {
      throw new Problem(
              "hook-taken",
              who.shown() + " has something on the hook",
              taken.id() + " " + taken.title(),
              List.of("gt sling " + bead.id() + " --crew " + who.name() + " --force"))
          .refusal();
    }
  }

  /// What somebody has on the hook, a worker or one of the crew, is only taken by saying so.
  private void requireFree(Bead bead, Address.Crew who) {
    var held = desk.reading().find(Kinds.ASSIGNMENT, bead.id());
    var holder =
        held != null && held.isLive()
            ? held.claim().worker()
            : OpenHook.holder(desk.reading(), bead);
    if (holder != null && !call.args().is("--steal")) {
      throw new Problem(
              "bead-held",
              "cannot sling " + bead.id(),
              "it hangs on the hook of " + holder,
              List.of("gt hook " + holder, "gt sling " + bead.id() + " " + who.text() + " --steal"))
          .refusal();
    }
  }
}
