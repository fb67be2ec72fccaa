package gastown.cli.signals;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.work.Holds;
import gastown.town.address.Address;
import gastown.town.signals.Guard;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;

/// `gt tap guard`: whether an agent may do what it is about to do. Whatever keeps it from deciding
/// is a no.
final class Guarding implements Command {
  private static final String EVENT = "guard";
  private static final Set<String> KNOWN = Set.of("HOME", "TMPDIR");
  private static final Spec SPEC =
      Spec.town("tap guard", "", "Say whether an agent may do what it is about to do")
          .group(Group.DIAGNOSTICS)
          .detail(
              "An agent's program asks before each command and each write: what it is about to do"
                  + " comes on standard input. Refused are pushes to protected branches, forced"
                  + " pushes, deletion outside of the agent's worktree, writing elsewhere in the"
                  + " town, what cannot be made out, and everything while the town stands still (gt"
                  + " estop).")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.NONE;
  }

  @Override
  public boolean readsInput(Args args) {
    return true;
  }

  @Override
  public Reply run(Call call) {
    try {
      var teller = Teller.of(call, EVENT);
      if (call.invocation().variable("GT_SESSION") == null) {
        return Reply.raw("");
      }
      if (teller == null || !(teller.signal() instanceof Signal.Acts(var deed))) {
        return untold(call);
      }
      var desk = Desk.of(call);
      var rig = String.valueOf(desk.self().rig());
      var freeze = call.look(_ -> Holds.of(desk.reading())).over(rig);
      var why = freeze == null ? guard(call).refuses(deed) : freeze.told();
      return why == null
          ? Reply.raw("")
          : Reply.raw(teller.runtime().reply(EVENT, new Reaction.Deny(why)));
    } catch (Problem.Refusal refusal) {
      return Reply.raw("").withRemark("gt tap guard: " + refusal.problem().what()).withExit(2);
    }
  }

  /// A session calls, and what it is about to do cannot be read: the settings of its agent are
  /// gone, or its town is.
  private static Reply untold(Call call) {
    var agent = call.invocation().variable("GT_AGENT");
    return Reply.raw("")
        .withRemark(
            "gt tap guard: what is to be done cannot be read, so it is not done: "
                + (call.townIfAny() == null
                    ? "the town of this session is not found"
                    : "there are no settings for the agent "
                        + (agent == null ? "of this session" : agent)
                        + " that say so (gt config agent list; gt config agent set)"))
        .withExit(2);
  }

  private static Guard guard(Call call) {
    var desk = Desk.of(call);
    var town = call.town();
    var own =
        switch (desk.self()) {
          case Address.Polecat worker ->
              town.root().resolve(worker.rig()).resolve("polecats").resolve(worker.name());
          case Address.Crew crew ->
              town.root().resolve(crew.rig()).resolve("crew").resolve(crew.name());
          case Address.Overseer _ -> town.root().resolve("mayor");
          case Address.Mayor _,
              Address.Witness _,
              Address.Refinery _,
              Address.Deacon _,
              Address.Boot _,
              Address.Dog _ ->
              town.home(desk.self());
        };
    // what else there is a shell's own files may have changed
    var variables = new HashMap<>(call.invocation().surroundings().environment());
    variables.keySet().removeIf(name -> !KNOWN.contains(name) && !name.startsWith("GT_"));
    var targets = new TreeSet<String>();
    desk.ground().rigs().forEach(rig -> targets.add(rig.target()));
    return new Guard(new Guard.Ground(town.root(), own, variables, targets));
  }
}
