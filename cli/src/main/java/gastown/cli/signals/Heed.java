package gastown.cli.signals;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.mail.TurnNews;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.cli.work.PrimeWords;
import gastown.engine.mail.Nudges;
import gastown.engine.work.Conditions;
import gastown.engine.work.Finishing;
import gastown.town.address.Address;
import gastown.town.book.SignalKinds;
import gastown.town.signals.Condition.State;
import gastown.town.signals.Failure;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import gastown.town.talk.Nudge;
import java.util.function.Predicate;

/// `gt signal`: an agent's program tells what it is at, and is answered with what it should know.
/// It always succeeds: words that come with a failure would be lost.
final class Heed implements Command {
  private static final String ANY = "signal";

  private final Spec spec;

  private Heed(Spec spec) {
    this.spec = spec;
  }

  static Heed any() {
    return new Heed(
        words(ANY, "<event>")
            .detail(
                "The event's details are read from standard input; gt hooks list shows the calls.")
            .build());
  }

  /// The end of a turn, as people know it from elsewhere.
  static Heed stop() {
    return new Heed(words("signal stop", "").build());
  }

  private static Spec.Builder words(String path, String usage) {
    return Spec.town(path, usage, "What an agent's program calls at each turn of its work")
        .group(Group.DIAGNOSTICS);
  }

  @Override
  public Spec spec() {
    return spec;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public boolean readsInput(Args args) {
    return true;
  }

  @Override
  public Reply run(Call call) {
    var event = spec.path().equals(ANY) ? String.valueOf(call.args().positional(0)) : "turn-over";
    try {
      var teller = Teller.of(call, event);
      if (teller == null) {
        return Reply.raw("");
      }
      return Reply.raw(teller.runtime().reply(event, react(call, teller)));
    } catch (Problem.Refusal refusal) {
      return Reply.raw("").withRemark("gt signal: " + refusal.problem().what());
    }
  }

  private static Reaction react(Call call, Teller teller) {
    return switch (teller.signal()) {
      case Signal.Began(var source) -> began(call, teller, source);
      case Signal.Prompted(var words) -> prompted(call, teller, words);
      case Signal.Acted() -> Crowding.besides(acted(call, teller), call, teller);
      case Signal.Stops _ -> stops(call, teller);
      case Signal.Fails(var failure) -> {
        failed(call, teller, failure);
        yield new Reaction.Nothing();
      }
      case Signal.Waits(var what) -> {
        note(call, teller, State.WAITING, what);
        yield new Reaction.Nothing();
      }
      case Signal.Acts _, Signal.Shortens _, Signal.Ends _, Signal.Other _ ->
          new Reaction.Nothing();
    };
  }

  /// Who it is and what it is to do, whether the conversation is new, resumed, cleared or
  /// shortened. A new one has its first prompt coming.
  private static Reaction began(Call call, Teller teller, String source) {
    var words = new PrimeWords[1];
    var text =
        call.look(_ -> {
          words[0] = PrimeWords.of(call);
          return words[0].text();
        });
    words[0].news().note(call);
    if (!source.equals(Signal.Began.SHORTENED)) {
      boolean isCleared = source.equals(Signal.Began.CLEARED);
      note(call, teller, isCleared ? State.IDLE : State.BUSY, isCleared ? "" : Conditions.BEGUN);
    }
    return new Reaction.Context(text);
  }

  private static Reaction prompted(Call call, Teller teller, String words) {
    acknowledge(call, teller, nudge -> nudge.isIn(words));
    // what waits is told here and by no keys
    note(call, teller, State.BUSY, "");
    return news(call);
  }

  /// A dialog that was before it is answered.
  private static Reaction acted(Call call, Teller teller) {
    acknowledgeHeard(call, teller);
    var known =
        call.look(_ -> Desk.of(call).reading().find(SignalKinds.CONDITION, teller.session()));
    if (known != null && known.state() == State.WAITING) {
      note(call, teller, State.BUSY, "");
    }
    return news(call);
  }

  /// What was typed into a turn that had just begun comes by no hook; the program's own record
  /// shows it.
  private static void acknowledgeHeard(Call call, Teller teller) {
    var place = call.town().session(teller.session());
    acknowledge(call, teller, nudge -> teller.runtime().hasHeard(place, nudge));
  }

  private static void acknowledge(Call call, Teller teller, Predicate<Nudge> isTaken) {
    var typed =
        call.look(_ -> {
          var desk = Desk.of(call);
          return Nudges.typed(desk.reading(), desk.self().text(), teller.session());
        });
    var taken = typed.stream().filter(isTaken).toList();
    if (!taken.isEmpty()) {
      call.change(
          "acknowledged",
          _ -> {
            new Nudges(Desk.of(call).office()).acknowledge(taken);
            return true;
          });
    }
  }

  /// What waits.
  private static Reaction news(Call call) {
    var news =
        call.look(_ -> {
          var desk = Desk.of(call);
          return TurnNews.of(call, desk.reading(), desk.self());
        });
    news.note(call);
    var block = news.block();
    return block.isEmpty() ? new Reaction.Nothing() : new Reaction.Context(block);
  }

  /// What waits is the next prompt; else a worker is told of its work, but not for ever. That the
  /// turn is over is kept before what waits is looked at: what comes after is typed.
  private static Reaction stops(Call call, Teller teller) {
    acknowledgeHeard(call, teller);
    if (call.look(_ -> hasHandedOn(call, teller))) {
      // whatever waits is for the session that goes on
      return new Reaction.Nothing();
    }
    note(call, teller, State.IDLE, "");
    if (news(call) instanceof Reaction.Context(var words)) {
      note(call, teller, State.BUSY, "");
      return new Reaction.GoOn(words);
    }
    var crowded = Crowding.atEnd(call, teller);
    if (crowded != null) {
      if (crowded instanceof Reaction.GoOn) {
        note(call, teller, State.BUSY, "");
      }
      return crowded;
    }
    var reminder = call.look(_ -> reminder(call, teller));
    if (reminder.isEmpty()) {
      return new Reaction.Nothing();
    }
    call.change(
        "reminded",
        _ -> {
          var book = Desk.of(call).office().book();
          var before = Conditions.of(book, teller.session(), call.now());
          book.put(SignalKinds.CONDITION, before.to(State.BUSY, "", call.now()).reminded());
          book.draft().name("reminded", teller.session());
          return true;
        });
    return new Reaction.GoOn(reminder);
  }

  private static boolean hasHandedOn(Call call, Teller teller) {
    var known = Desk.of(call).reading().find(SignalKinds.CONDITION, teller.session());
    return known != null && known.state() == State.HANDED_ON;
  }

  private static String reminder(Call call, Teller teller) {
    var desk = Desk.of(call);
    if (!(desk.self() instanceof Address.Polecat worker)) {
      return "";
    }
    var bead = Finishing.hooked(desk.reading(), worker.text());
    var known = desk.reading().find(SignalKinds.CONDITION, teller.session());
    int most = desk.ground().terms(worker.rig()).nudgesMost();
    return bead == null || known != null && known.reminders() >= most
        ? ""
        : "Your hook still holds "
            + bead.id()
            + ". Go on with it; when what you did is committed, say gt done."
            + " If you cannot go on: gt done --status ESCALATED --reason \"…\"";
  }

  private static void failed(Call call, Teller teller, Failure failure) {
    call.change(
        "condition",
        _ -> {
          var desk = Desk.of(call);
          new Conditions(desk.office()).failed(teller.session(), desk.self(), failure);
          return true;
        });
  }

  private static void note(Call call, Teller teller, State state, String why) {
    var session = teller.session();
    if (call.look(_ -> Conditions.isNews(Desk.of(call).reading(), session, state, why))) {
      call.change(
          "condition",
          _ -> {
            var desk = Desk.of(call);
            new Conditions(desk.office()).note(session, desk.self(), state, why);
            return true;
          });
    }
  }
}
