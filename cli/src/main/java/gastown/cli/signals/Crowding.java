package gastown.cli.signals;

import gastown.cli.Call;
import gastown.cli.work.Desk;
import gastown.engine.work.Finishing;
import gastown.engine.work.Happenings;
import gastown.town.address.Address;
import gastown.town.book.SignalKinds;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import gastown.town.signals.Pressure;
import gastown.town.signals.Pressure.Remedy;
import gastown.town.signals.Reaction;
import gastown.town.work.Fact;
import org.jspecify.annotations.Nullable;

/// Whoever's conversation fills its model's memory hands over to a fresh session before its program
/// has to forget by itself. Everybody is told; a worker that does not heed it is replaced, while
/// with anybody else a person may be talking.
record Crowding(Address who, int percent, Remedy remedy) {

  /// Null where nothing is to be done: nobody's work waits, there is room, or nobody can tell.
  private static @Nullable Crowding of(Call call, Teller teller, boolean isTurnOver) {
    return call.look(_ -> {
      var desk = Desk.of(call);
      var who = desk.self();
      boolean isWorker = who instanceof Address.Polecat;
      if (isWorker && Finishing.hooked(desk.reading(), who.text()) == null) {
        return null;
      }
      var rig = who.rig() == null ? "" : who.rig();
      int limit = Settings.of(call.disk(), call.town(), rig, who.role()).number(Keys.CONTEXT_LIMIT);
      int percent =
          limit == 0
              ? -1
              : teller
                  .runtime()
                  .fullness(
                      call.town().session(teller.session()),
                      call.invocation().surroundings().environment());
      boolean wasTold = desk.reading().find(SignalKinds.PRESSURE, teller.session()) != null;
      var remedy = Pressure.remedy(percent, limit, wasTold, isTurnOver && isWorker);
      return remedy == Remedy.NONE ? null : new Crowding(who, percent, remedy);
    });
  }

  /// At the end of a turn; null when it ends as it would.
  static @Nullable Reaction atEnd(Call call, Teller teller) {
    var crowding = of(call, teller, true);
    if (crowding == null) {
      return null;
    }
    return switch (crowding.remedy()) {
      case TELL -> new Reaction.GoOn(crowding.tell(call, teller));
      case CYCLE -> {
        crowding.cycle(call);
        yield new Reaction.Nothing();
      }
      case NONE -> null;
    };
  }

  /// In the middle of a turn it is told, with whatever else it is told then.
  static Reaction besides(Reaction other, Call call, Teller teller) {
    var crowding = of(call, teller, false);
    if (crowding == null) {
      return other;
    }
    var words = crowding.tell(call, teller);
    return new Reaction.Context(
        other instanceof Reaction.Context(var more) ? more + words + "\n" : words);
  }

  private String tell(Call call, Teller teller) {
    call.change(
        "pressure",
        _ -> {
          var book = Desk.of(call).office().book();
          book.put(SignalKinds.PRESSURE, new Pressure(teller.session(), percent, call.now()));
          book.draft().name("pressure", teller.session());
          return true;
        });
    return "This conversation fills "
        + percent
        + " % of what you can keep in mind. Commit what you have, then hand over:"
        + " gt handoff -s \"where you are\" -m \"what is done, what is next\"."
        + " A fresh session goes on from there."
        + (who instanceof Address.Polecat ? " If the work is all done, say gt done instead." : "");
  }

  private void cycle(Call call) {
    call.change(
        "cycled",
        _ -> {
          var desk = Desk.of(call);
          var why = "its conversation was " + percent + " % full";
          if (who instanceof Address.Polecat worker) {
            new Happenings(desk.office())
                .handOn(worker.text(), new Fact.Cycles(desk.epoch(worker, desk.reading()), why));
            desk.office().book().draft().name("cycled", worker.text());
          }
          return true;
        });
  }
}
