package gastown.engine.porters;

import gastown.beads.ports.Programs;
import gastown.beads.store.Digest;
import gastown.engine.Ground;
import gastown.engine.Town;
import gastown.engine.loop.Report;
import gastown.engine.loop.Report.Result;
import gastown.town.queue.GateVerdict;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs a rig's gates on a commit. The commands are the person's own, so they go through a shell.
final class Gates {
  private final Town town;
  private final Outside outside;

  Gates(Town town, Outside outside) {
    this.town = town;
    this.outside = outside;
  }

  Report run(Queued order, Order.RunGate gate) {
    var rig = town.ground().rig(gate.rig());
    if (rig == null) {
      return new Report.Done(order, new Result.Fine(), List.of());
    }
    return new Report.Done(order, new Result.Gated(judge(rig, gate, rig.gateRoom())), List.of());
  }

  /// Runs the gates in `room`, again where the rig allows it when they are red.
  GateVerdict judge(Ground.Rig rig, Order.RunGate gate, Path room) {
    int most = 1 + town.ground().gateRetries(rig.name());
    var verdict = attempt(rig, gate, room, 1);
    for (int tried = 2; tried <= most && !verdict.isGreen(); tried++) {
      verdict = attempt(rig, gate, room, tried);
    }
    return verdict;
  }

  private GateVerdict attempt(Ground.Rig rig, Order.RunGate gate, Path room, int number) {
    var gates = town.ground().gates(rig.name());
    var digest = town.ground().policy(rig.name()).gates();
    outside.cloning().at(rig.canonical()).checkOut(room, gate.commit());
    var log = new StringBuilder();
    var begun = town.clock().instant();
    int exit = 0;
    for (var one : gates) {
      var outcome = outside.programs().run(call(room, gate, one));
      exit = outcome.timedOut() ? 124 : outcome.exit();
      log.append("$ ").append(one.command()).append('\n').append(outcome.out());
      log.append(outcome.err());
      if (outcome.timedOut()) {
        log.append("[it did not end within ").append(one.limit().toSeconds()).append(" s]\n");
      }
      log.append("[exit ").append(exit).append("]\n");
      if (exit != 0) {
        break;
      }
    }
    var hash = Digest.sha256(log.toString());
    var file = logFile(gate, hash);
    outside.disk().write(file, log.toString());
    var took = Duration.between(begun, town.clock().instant());
    var command = gates.stream().map(Ground.Gate::command).collect(Collectors.joining(" && "));
    return new GateVerdict(
        gate.tree(),
        digest,
        exit == 0,
        new GateVerdict.Run(
            command,
            exit,
            took.toMillis(),
            new GateVerdict.Log(file.toString(), hash),
            number,
            town.clock().instant()));
  }

  private static Programs.Call call(Path room, Order.RunGate gate, Ground.Gate one) {
    return Programs.Call.of(room, "sh", "-c", one.command())
        .withEnvironment(
            Map.of("GT_RIG", gate.rig(), "GT_GATE", one.name(), "GT_COMMIT", gate.commit()))
        .withLimit(one.limit());
  }

  /// Named after what it says, so that a gate that is run again does not write over what evidence
  /// speaks of.
  private Path logFile(Order.RunGate gate, String hash) {
    return town.ground()
        .root()
        .resolve(".runtime")
        .resolve("gates")
        .resolve(gate.tree() + "-" + hash.substring(0, 12) + ".log");
  }
}
