package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;

/// `bd q`: a title in, an id out.
final class QuickCreate implements Command {
  private static final Spec SPEC =
      Spec.of("q", "[title...]", "Create an issue and print only its id")
          .group(Group.ISSUES)
          .example("bd q Look at the flaky parser test -t bug")
          .text("-t", "--type", "task", "bug, feature, task, epic, chore, …")
          .text("-p", "--priority", "2", "0 (most urgent) to 4, or P0 to P4")
          .list("-l", "--labels", "labels")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var title = String.join(" ", call.args().positionals());
    if (title.isBlank()) {
      throw Problem.of("title-required", "title required", "bd q \"What is to be done\"").refusal();
    }
    var fields =
        new IssueFields(call)
            .kind(
                Bead.of("-")
                    .with(Field.ID, null)
                    .with(Field.TITLE, title)
                    .with(Field.OWNER, call.owner()));
    var issue =
        new NewIssue(fields, "", call.args().list("--labels"), List.of(), NewIssue.Place.TOP);
    var created = new Creating(call.tracker()).create(issue);
    call.touch(created.bead().id());
    return CreatedReply.of(call, created, true);
  }
}
