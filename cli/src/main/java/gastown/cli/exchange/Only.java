package gastown.cli.exchange;

import gastown.beads.Field;
import gastown.beads.query.Criterion;
import gastown.cli.words.Args;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The filters an older export knew.
final class Only {
  private Only() {}

  static List<Criterion> of(Args args) {
    var all = new ArrayList<Criterion>();
    oneOf(args.list("--status"), Field.STATUS, all);
    oneOf(args.list("--type"), Field.TYPE, all);
    var assignee = args.text("--assignee");
    oneOf(assignee == null ? List.of() : List.of(assignee), Field.ASSIGNEE, all);
    return all;
  }

  private static void oneOf(List<String> values, Field field, List<Criterion> all) {
    if (!values.isEmpty()) {
      all.add(new Criterion.OneOf(field, new HashSet<>(values)));
    }
  }
}
