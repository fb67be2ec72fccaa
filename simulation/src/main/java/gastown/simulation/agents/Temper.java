package gastown.simulation.agents;

import gastown.simulation.world.Chance;
import java.util.ArrayList;
import java.util.List;

/// What kind of agent sits in a session.
enum Temper {
  DILIGENT,
  SLOPPY,
  LIAR,
  SLEEPER,
  QUITTER,
  LOOPER,
  VANDAL,
  CHATTERBOX,
  ASKER;

  /// Half of them are diligent.
  static Temper any(Chance chance) {
    return chance.once(2) ? DILIGENT : chance.of(List.of(values()));
  }

  List<Act> script(Chance chance) {
    var acts = new ArrayList<Act>();
    switch (this) {
      case DILIGENT -> {
        acts.add(Act.MEND);
        work(acts, chance, 1 + chance.below(4));
        acts.add(Act.DONE_SAVING);
      }
      case SLOPPY -> {
        work(acts, chance, 1 + chance.below(2));
        acts.add(chance.once(2) ? Act.BREAK : Act.EDIT);
        acts.add(Act.DONE);
      }
      case LIAR -> acts.addAll(List.of(Act.THINK, Act.DONE));
      case SLEEPER -> {
        work(acts, chance, chance.below(3));
        acts.addAll(List.of(Act.SLEEP, Act.EDIT, Act.DONE_SAVING));
      }
      case QUITTER -> {
        work(acts, chance, 1 + chance.below(3));
        acts.add(Act.EXIT);
      }
      case LOOPER -> {
        for (int i = 0; i < 10; i++) {
          acts.add(chance.once(3) ? Act.EDIT : Act.THINK);
        }
        acts.add(chance.once(2) ? Act.HANDOFF : Act.EXIT);
      }
      case VANDAL -> {
        work(acts, chance, 1 + chance.below(3));
        acts.add(Act.WRECK);
        acts.add(chance.once(2) ? Act.EDIT : Act.THINK);
        acts.add(chance.once(3) ? Act.EXIT : Act.DONE_SAVING);
      }
      case CHATTERBOX -> {
        for (int i = 0; i < 4; i++) {
          acts.addAll(List.of(Act.MAIL, Act.MAIL, Act.NUDGE, Act.EDIT));
        }
        acts.add(Act.DONE_SAVING);
      }
      case ASKER -> {
        work(acts, chance, chance.below(2));
        acts.add(chance.once(2) ? Act.HELP : Act.GIVE_BACK);
      }
    }
    acts.add(chance.once(2) ? Act.EXIT : Act.LINGER);
    return acts;
  }

  private static void work(List<Act> acts, Chance chance, int steps) {
    for (int i = 0; i < steps; i++) {
      acts.add(chance.once(4) ? Act.SHARE : Act.EDIT);
      if (chance.once(3)) {
        acts.add(Act.COMMIT);
      }
    }
  }
}
