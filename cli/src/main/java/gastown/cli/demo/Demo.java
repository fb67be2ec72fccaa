package gastown.cli.demo;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.time.Duration;

/// `gt demo`: the whole town at work, without a model and without a key.
public final class Demo implements Command {
  private static final Spec SPEC =
      Spec.town("demo", "", "See a town at work: scripted agents, real git, nothing left behind")
          .group(Group.DIAGNOSTICS)
          .detail(
              "Makes a town in a temporary folder and lets scripted agents take ten beads to main."
                  + " One of them lies, one hangs, one is killed in the middle of its work, two"
                  + " change the same line. No model is called and no network is used.")
          .example("gt demo")
          .example("gt demo --seed 7 --keep")
          .number("--seed", "which of the ten misbehave (1)")
          .sw("--keep", "leave the town where it is, and up")
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
  public Reply run(Call call) {
    var bin = call.house().programsFolder();
    if (bin == null) {
      throw Problem.of(
              "not-installed", "the demo runs the installed gt, and this is none", "./gt demo")
          .refusal();
    }
    long seed = call.args().isSet("--seed") ? call.args().number("--seed") : 1;
    var folder = folder(call);
    var town = new DemoTown(call, bin, folder);
    var begun = call.house().clock().instant();
    boolean keeps = call.args().is("--keep");
    Runnable leave = keeps ? () -> {} : town::remove;
    var ending =
        call.house()
            .guarded(
                leave,
                () -> {
                  try {
                    return new Play(call, town, Cast.of(seed)).perform();
                  } finally {
                    leave.run();
                  }
                });
    var took = Duration.between(begun, call.house().clock().instant());
    return Reply.of(
            page -> ending.show(page, took, keeps ? folder : null), () -> json(ending, took))
        .withExit(ending.isGood() ? 0 : 1);
  }

  private static Json json(Ending ending, Duration took) {
    return Json.object()
        .put("landed", ending.landed())
        .put("beads", ending.beads())
        .put("salvaged", ending.salvaged())
        .put("lost_bytes", ending.isAllThere() ? 0 : 1)
        .put("evidence_ok", ending.isEvidenceGood())
        .put("millis", took.toMillis())
        .build();
  }

  private static Path folder(Call call) {
    var place = call.invocation().variable("TMPDIR");
    var parent = Path.of(place == null ? "/tmp" : place);
    var name = "gastown-demo-" + Long.toHexString(call.house().dice().nextLong());
    return call.disk().real(parent).resolve(name);
  }
}
