package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import java.util.TreeMap;

/// Reads the flags of `bd update` into the fields of one issue.
final class UpdateFields {
  private final Call call;
  private final IssueFields reader;

  UpdateFields(Call call) {
    this.call = call;
    this.reader = new IssueFields(call);
  }

  Bead apply(Bead bead) {
    var args = call.args();
    var result = described(reader.facts(reader.texts(bead)));
    if (args.given("--title")) {
      var title = args.text("--title", "").strip();
      if (title.isEmpty()) {
        throw Problem.of("title-required", "title cannot be empty", "--title \"a title\"")
            .refusal();
      }
      result = result.with(Field.TITLE, title);
    }
    if (args.given("--status")) {
      var status = call.tracker().vocabulary().requireStatus(args.text("--status", ""));
      result = result.with(Field.STATUS, status);
    }
    if (args.is("--unassign")) {
      result = result.with(Field.ASSIGNEE, null);
    }
    if (args.isSet("--append-notes")) {
      var notes = result.text(Field.NOTES);
      var more = args.text("--append-notes", "");
      result = result.with(Field.NOTES, notes.isEmpty() ? more : notes + "\n" + more);
    }
    if (args.given("--await-id")) {
      result = result.with(Field.AWAIT_ID, args.text("--await-id", ""));
    }
    return metadata(lifetime(deferred(result)));
  }

  private Bead described(Bead bead) {
    var description = reader.description();
    if (description == null) {
      return bead;
    }
    boolean isTyped =
        call.args().given("--description") && !"-".equals(call.args().text("--description"));
    if (description.isBlank() && !isTyped && !call.args().is("--allow-empty-description")) {
      throw Problem.of(
              "empty-description",
              "description from input is empty; the old one is kept",
              "--allow-empty-description")
          .refusal();
    }
    return bead.with(Field.DESCRIPTION, description);
  }

  private Bead deferred(Bead bead) {
    if (!call.args().given("--defer")) {
      return bead;
    }
    var text = call.args().text("--defer", "");
    if (text.isEmpty()) {
      var awake = bead.with(Field.DEFER_UNTIL, null);
      return bead.status().equals(Status.DEFERRED) ? awake.with(Field.STATUS, Status.OPEN) : awake;
    }
    var until = reader.date("--defer", text);
    var later = bead.with(Field.DEFER_UNTIL, until);
    boolean isAsleep = until.isAfter(call.now()) && bead.status().equals(Status.OPEN);
    return isAsleep ? later.with(Field.STATUS, Status.DEFERRED) : later;
  }

  private Bead lifetime(Bead bead) {
    var args = call.args();
    var result = bead;
    if (args.is("--persistent")) {
      result = result.with(Field.EPHEMERAL, null).with(Field.WISP_TYPE, null);
    }
    if (args.is("--ephemeral")) {
      result = result.with(Field.EPHEMERAL, true);
    }
    if (args.is("--no-history")) {
      result = result.with(Field.NO_HISTORY, true);
    }
    return args.is("--history") ? result.with(Field.NO_HISTORY, null) : result;
  }

  private Bead metadata(Bead bead) {
    var args = call.args();
    var result = bead;
    if (args.given("--metadata")) {
      var more = IssueFields.metadata(call, args.text("--metadata", ""));
      result = result.with(Field.METADATA, IssueFields.merged(result.json(Field.METADATA), more));
    }
    for (var pair : args.list("--set-metadata")) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw Problem.of(
                "bad-metadata",
                "invalid --set-metadata \"" + pair + "\" (expected key=value)",
                "--set-metadata team=core")
            .refusal();
      }
      var key = Validation.metadataKey(pair.substring(0, equals));
      var one = Json.object().put(key, IssueFields.coerced(pair.substring(equals + 1))).build();
      result = result.with(Field.METADATA, IssueFields.merged(result.json(Field.METADATA), one));
    }
    for (var key : args.list("--unset-metadata")) {
      Validation.metadataKey(key);
      if (result.json(Field.METADATA) instanceof Json.Obj object) {
        var members = new TreeMap<>(object.members());
        members.remove(key);
        result = result.with(Field.METADATA, new Json.Obj(members));
      }
    }
    return result;
  }
}
