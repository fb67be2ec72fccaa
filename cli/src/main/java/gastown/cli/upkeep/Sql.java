package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Questions;
import gastown.beads.store.Questions.Answered;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd sql`: a question in SQL. It never changes anything.
final class Sql {
  private Sql() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.of("sql", "<query>", "Ask the database a question in SQL; nothing can be changed")
            .group(Group.DATA)
            .detail(
                """
                Views: issues, wisps, labels, dependencies, comments, events, config. Columns are called as the keys in
                JSON.\
                """)
            .example("bd sql \"SELECT status, count(*) FROM issues GROUP BY status\"")
            .sw("--csv", "answer as comma separated values"),
        Sql::ask);
  }

  private static Reply ask(Call call) {
    var query = call.args().positionals().getFirst();
    var answer = call.withStore(store -> ask(store, query));
    return Reply.of(
        page -> {
          if (call.args().is("--csv")) {
            csv(answer, page);
          } else {
            table(answer, page);
          }
        },
        () -> json(answer));
  }

  private static Json json(Answered answer) {
    var items = new ArrayList<Json>();
    for (var row : answer.rows()) {
      var item = Json.object();
      for (int i = 0; i < row.size(); i++) {
        var column = answer.columns().get(i);
        item.put(column, row.get(i));
      }
      items.add(item.build());
    }
    return new Json.Arr(items);
  }

  static Answered ask(BeadStore store, String query) {
    if (store instanceof Questions questions) {
      return questions.ask(query);
    }
    throw Problem.of("no-sql", "this store does not answer SQL", "bd query \"status=open\"")
        .refusal();
  }

  private static void csv(Answered answer, Page page) {
    page.line(String.join(",", answer.columns().stream().map(Sql::quoted).toList()));
    for (var row : answer.rows()) {
      page.line(String.join(",", row.stream().map(cell -> quoted(text(cell, ""))).toList()));
    }
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\\n\\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  private static String text(Json cell, String none) {
    return switch (cell) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Null _ -> none;
      case Json.Bool _, Json.Obj _, Json.Arr _ -> cell.compact();
    };
  }

  private static void table(Answered answer, Page page) {
    var widths = new int[answer.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = answer.columns().get(i).length();
      for (var row : answer.rows()) {
        widths[i] = Math.max(widths[i], shown(row.get(i)).length());
      }
    }
    line(answer.columns(), widths, page);
    var rule = new ArrayList<String>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    line(rule, widths, page);
    answer.rows().forEach(row -> line(row.stream().map(Sql::shown).toList(), widths, page));
    page.line("(" + answer.rows().size() + (answer.rows().size() == 1 ? " row)" : " rows)"));
  }

  private static String shown(Json cell) {
    return text(cell, "NULL").replace('\n', ' ');
  }

  private static void line(List<String> cells, int[] widths, Page page) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : "  ")
          .append(cells.get(i))
          .append(" ".repeat(widths[i] - cells.get(i).length()));
    }
    page.line(line.toString().stripTrailing());
  }
}
