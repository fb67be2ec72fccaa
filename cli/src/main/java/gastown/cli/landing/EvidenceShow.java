package gastown.cli.landing;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.book.EvidenceKind;

/// `gt evidence show`.
final class EvidenceShow {
  private EvidenceShow() {}

  static Command command() {
    return Simple.reads(
        Spec.town("evidence show", "<bead>", "Show what allowed a change to land")
            .group(Group.WORK),
        EvidenceShow::run);
  }

  private static Reply run(Call call) {
    var word = call.args().positional(0);
    EvidenceKind.Bundle found = null;
    for (var bundle : Desk.of(call).reading().on(EvidenceKind.EVIDENCE, word == null ? "" : word)) {
      found = bundle;
    }
    if (found == null) {
      throw Problem.of(
              "no-evidence",
              word == null ? "the evidence of which bead?" : "there is no evidence for " + word,
              "gt mq list --status landed")
          .refusal();
    }
    var bundle = found;
    return Reply.of(
        page -> {
          page.line("Evidence " + bundle.id() + "  " + bundle.hash());
          if (bundle.body().get("facts") instanceof Json.Obj(var facts)) {
            facts.forEach((name, value) ->
                page.line(
                    "  "
                        + name
                        + ": "
                        + (value instanceof Json.Str(var text) ? text : value.compact())));
          }
        },
        () ->
            Json.object()
                .put("id", bundle.id())
                .put("bundle", bundle.body())
                .put("hash", bundle.hash())
                .build());
  }
}
