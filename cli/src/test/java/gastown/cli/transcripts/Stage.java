package gastown.cli.transcripts;

import gastown.beads.ports.Programs;
import gastown.beads.query.Durations;
import gastown.beads.store.State;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a transcript is played: a house in memory at a fixed hour.
final class Stage {
  private final TestHouse house = new TestHouse();
  private final Map<List<String>, Programs.Outcome> answers = new LinkedHashMap<>();

  private @org.jspecify.annotations.Nullable String edited;

  Stage() {
    house.answering(this::answer);
  }

  /// From now on there is an editor that writes `text` over whatever file it is given.
  private void editor(String text) {
    house.setting("EDITOR", "vi").atTerminal();
    edited = text;
  }

  private Programs.Outcome answer(Programs.Call call) {
    if (edited != null && call.words().getFirst().equals("vi")) {
      house.disk().write(Path.of(call.words().getLast()), edited);
      return new Programs.Outcome(0, "", "", false);
    }
    for (var entry : answers.entrySet()) {
      var words = entry.getKey();
      if (call.words().size() >= words.size()
          && call.words().subList(0, words.size()).equals(words)) {
        return entry.getValue();
      }
    }
    return new Programs.Outcome(127, "", call.words().getFirst() + ": not found", false);
  }

  /// Plays one step and returns what comes out, as a transcript shows it.
  String play(Step step) {
    step.settings()
        .forEach(pair -> house.setting(name(pair), pair.substring(pair.indexOf('=') + 1)));
    var shown = carriedOut(step);
    step.settings().forEach(pair -> house.setting(name(pair), usual(name(pair))));
    return shown;
  }

  private static String name(String pair) {
    return pair.substring(0, pair.indexOf('='));
  }

  private static String usual(String name) {
    return name.equals("BEADS_ACTOR") ? "ana" : "";
  }

  private String carriedOut(Step step) {
    var words = step.arguments();
    return switch (step.verb()) {
      case "bd", "gt" -> shown(call(step), step.most());
      case "cat" ->
          house.disk().read(path(words.getFirst())).map(Stage::ended).orElse("(no such file)\n");
      case "write" -> done(() -> house.disk().write(path(words.getFirst()), step.input()));
      case "cd" -> done(() -> house.at(path(words.getFirst())));
      case "ls" -> listed(path(words.getFirst()));
      case "mkdir" -> done(() -> house.disk().makeFolder(path(words.getFirst()), false));
      case "rm" -> done(() -> house.disk().delete(path(words.getFirst())));
      case "editor" -> done(() -> editor(step.input()));
      case "zone" -> done(() -> house.in(java.time.ZoneId.of(words.getFirst())));
      case "sleep" -> done(() -> house.wait(Durations.require("sleep", words.getFirst())));
      case "set" ->
          done(() -> house.setting(words.getFirst(), words.size() > 1 ? words.get(1) : ""));
      case "program" -> done(() -> program(words, step.input()));
      default -> throw new IllegalArgumentException("no such step: " + step.line());
    };
  }

  private void program(List<String> words, String output) {
    boolean hasCode = words.getFirst().matches("[0-9]+");
    int code = hasCode ? Integer.parseInt(words.getFirst()) : 0;
    var name = hasCode ? words.subList(1, words.size()) : words;
    answers.put(
        name, new Programs.Outcome(code, code == 0 ? output : "", code == 0 ? "" : output, false));
  }

  TestHouse.Answer call(Step step) {
    var words = step.arguments().toArray(String[]::new);
    return step.verb().equals("gt")
        ? house.gtGiven(step.input(), words)
        : house.given(step.input(), words);
  }

  private static String done(Runnable work) {
    work.run();
    return "";
  }

  private Path path(String name) {
    return house.place().resolve(name).normalize();
  }

  private String listed(Path folder) {
    var out = new StringBuilder();
    for (var name : house.disk().list(folder)) {
      var path = folder.resolve(name);
      var real = house.disk().real(path);
      out.append(name);
      if (house.disk().isLink(path)) {
        out.append(" -> ").append(folder.relativize(real));
      } else if (house.disk().isDirectory(path)) {
        out.append('/');
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private static String shown(TestHouse.Answer answer, int most) {
    var out = new StringBuilder();
    ended(answer.out()).lines().limit(most).forEach(line -> out.append(line).append('\n'));
    answer.err().lines().forEach(line -> out.append("! ").append(line).append('\n'));
    return answer.exit() == 0 ? out.toString() : out + "? " + answer.exit() + "\n";
  }

  /// Everything a call may have changed: the stores, the files, what programs were asked, what
  /// sessions show.
  String traces() {
    var out = new StringBuilder(house.screens());
    traces(Path.of("/"), out);
    house.programCalls().forEach(call -> out.append(call.words()).append('\n'));
    return out.toString();
  }

  private void traces(Path folder, StringBuilder out) {
    for (var name : house.disk().list(folder)) {
      var path = folder.resolve(name);
      out.append(path).append('\n');
      if (house.disk().isDirectory(path)) {
        traces(path, out);
      } else {
        out.append(house.disk().read(path).orElse("")).append('\n');
        if (name.equals("beads.db")) {
          out.append(house.store(path).read(State::of).lines());
          out.append(house.store(path).read(rows -> rows.entriesAfter(0, 10_000)).toString());
        }
      }
    }
  }
}
