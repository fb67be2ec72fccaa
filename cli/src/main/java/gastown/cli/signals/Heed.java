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
import gastown.engine.work.Alarms;
import gastown.engine.work.Finishing;
import gastown.town.address.Address;
import gastown.town.book.SignalKinds;
import gastown.town.signals.Condition;
import gastown.town.signals.Condition.State;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import gastown.town.work.Step;

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
      case Signal.Acted() -> news(call, "");
      case Signal.Stops _ -> stops(call, teller);
      case Signal.Fails(var why) -> {
        note(call, teller, State.FAILED, why);
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
  /// shortened.
  private static Reaction began(Call call, Teller teller, String source) {
    var words = new PrimeWords[1];
    var text =
        call.look(_ -> {
          words[0] = PrimeWords.of(call);
          return words[0].text();
        });
    words[0].news().note(call);
    if (!source.equals(Signal.Began.SHORTENED)) {
      note(call, teller, State.IDLE, "");
    }
    return new Reaction.Context(text);
  }

  private static Reaction prompted(Call call, Teller teller, String words) {
    var reaction = news(call, words);
    note(call, teller, State.BUSY, "");
    return reaction;
  }

  /// What waits, without what the prompt says already.
  private static Reaction news(Call call, String prompt) {
    var news =
        call.look(_ -> {
          var desk = Desk.of(call);
          return TurnNews.of(call, desk.reading(), desk.self());
        });
    news.note(call);
    var block = news.beyond(prompt).block();
    return block.isEmpty() ? new Reaction.Nothing() : new Reaction.Context(block);
  }

  /// What waits is the next prompt; else a worker is told of its work, but not for ever. That the
  /// turn is over is kept before what waits is looked at: what comes after is typed.
  private static Reaction stops(Call call, Teller teller) {
    note(call, teller, State.IDLE, "");
    if (news(call, "") instanceof Reaction.Context(var words)) {
      note(call, teller, State.BUSY, "");
      return new Reaction.GoOn(words);
    }
    var reminder = call.look(_ -> reminder(call, teller));
    if (reminder.isEmpty()) {
      return new Reaction.Nothing();
    }
    call.change(
        "reminded",
        _ -> {
          var book = Desk.of(call).office().book();
          var known = book.find(SignalKinds.CONDITION, teller.session());
          var before = known == null ? Condition.fresh(teller.session(), call.now()) : known;
          book.put(SignalKinds.CONDITION, before.to(State.BUSY, "", call.now()).reminded());
          book.draft().name("reminded", teller.session());
          return true;
        });
    return new Reaction.GoOn(reminder);
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

  /// Keeps what changed; a dialog or a failure is told to a person, until it is over.
  private static void note(Call call, Teller teller, State state, String why) {
    var session = teller.session();
    var before = call.look(_ -> Desk.of(call).reading().find(SignalKinds.CONDITION, session));
    var known = before == null ? Condition.fresh(session, call.now()) : before;
    var next = known.to(state, why, call.now());
    if (before != null && (before.state() == State.HANDED_ON || next.isLike(before))) {
      return;
    }
    call.change(
        "condition",
        _ -> {
          var office = Desk.of(call).office();
          office.book().put(SignalKinds.CONDITION, next);
          office.book().draft().name("condition", session);
          var key = "condition:" + session;
          if (state == State.WAITING || state == State.FAILED) {
            var what =
                state == State.WAITING ? " waits for a person: " : " cannot reach its model: ";
            var who = Desk.of(call).self().shown();
            new Alarms(office).raise(new Step.Alarm(key, "high", who + what + why), "");
          } else {
            new Alarms(office).settle(key, "it goes on");
          }
          return true;
        });
  }
}
