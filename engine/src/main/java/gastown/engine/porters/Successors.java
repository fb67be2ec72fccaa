package gastown.engine.porters;

import gastown.engine.Town;
import gastown.engine.loop.Report;
import gastown.engine.loop.Report.Result;
import gastown.engine.work.Successions;
import gastown.town.address.Address;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Session;
import java.util.List;

/// Starts the session of somebody who is no worker in place of one that handed over.
record Successors(Town town, Outside outside) {

  Report start(Queued order, Order.StartOffice start) {
    var who = Address.read(start.worker());
    var runtime = outside.runtimes().named(start.runtime(), town.ground().commands());
    if (who == null || runtime == null) {
      return done(order, new Result.NotStarted("there is no agent called " + start.runtime()));
    }
    if (town.look(reading -> Successions.live(reading, who)) != null) {
      // a person was quicker
      return done(order, new Result.Fine());
    }
    var person = outside.surroundings().get();
    var obstacle = runtime.obstacle(person);
    if (obstacle != null) {
      return done(order, new Result.NotStarted(obstacle.what() + ", " + obstacle.because()));
    }
    runtime.prepare(town.ground().root(), person);
    var home = new gastown.town.layout.Town(town.ground().root()).home(who);
    var plan =
        new OfficePlan(who, runtime, home, prompt(who, start.after()))
            .of(town.ground(), outside.disk(), start.session(), person);
    return switch (outside.outpost().start(plan)) {
      case Outpost.Started.Running(var mark) ->
          started(
              order,
              start,
              runtime,
              new Session.Running(outside.outpost().kind(), mark.number(), mark.start()));
      case Outpost.Started.Over() -> started(order, start, runtime, Session.Running.NONE);
      case Outpost.Started.Failed(var why) -> done(order, new Result.NotStarted(why));
    };
  }

  private Report started(
      Queued order,
      Order.StartOffice start,
      Runtimes.AgentRuntime runtime,
      Session.Running process) {
    var account = runtime.account(outside.surroundings().get());
    var work = new Session.Work("", 0, 0, runtime.name(), account);
    var now = town.clock().instant();
    return done(
        order,
        new Result.Started(new Session(start.session(), start.worker(), work, now, process, "")));
  }

  private static Report done(Queued order, Result result) {
    return new Report.Done(order, result, List.of());
  }

  private static String prompt(Address who, String after) {
    return "[GAS TOWN] "
        + who.shown()
        + " <- "
        + who.shown()
        + " • You go on where session "
        + after
        + " handed over. Run gt prime: its letter to you stands there. What else you have to know:"
        + " gt seance --talk "
        + after
        + " -p \"…\"";
  }
}
