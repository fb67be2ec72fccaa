package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.store.BeadStore;
import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Draft;
import gastown.cli.exchange.Mirror;
import gastown.cli.reply.Page;
import gastown.cli.reply.Renderer;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Faults;
import gastown.cli.words.Flags;
import gastown.cli.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The front door: reads the words, finds the command, runs it, shows the answer.
public final class Front {
  private final House house;

  public Front(House house) {
    this.house = house;
  }

  /// Carries out one call and returns its exit code.
  public int run(Invocation invocation, Streams streams) {
    Answer answer;
    try {
      answer = carryOut(invocation, streams);
    } catch (Problem.Refusal refusal) {
      answer = roughRenderer(invocation).problem(refusal.problem());
    }
    if (!answer.out().isEmpty()) {
      streams.out(answer.out());
    }
    if (!answer.err().isEmpty()) {
      streams.err(answer.err());
    }
    return answer.exit();
  }

  private Answer carryOut(Invocation invocation, Streams streams) {
    var commands = new Commands(invocation.program());
    var split = Words.split(invocation.words(), commands.flags(), commands::isKnown);
    if (commands.isTown() && isShort(split)) {
      split = new Shortened(commands, invocation.words()).split();
    }
    var command = command(commands, split);
    if (command == null) {
      return roughRenderer(invocation).answer(HelpPages.beside(invocation, house, split.rest()));
    }
    if (asksForHelp(command, split.rest())) {
      return roughRenderer(invocation).answer(HelpPages.of(command));
    }
    var words = split.rest();
    if (split.path().equals(AtMoment.PATH)) {
      var past = AtMoment.split(commands, words);
      command = past.command();
      words = past.words();
    }
    if (commands.isTown() && Trust.isWorker(invocation)) {
      Trust.require(command.spec().path());
    }
    var args = Words.parse(command.spec(), words, commands.flags());
    var call = new Call(house, invocation, streams, args);
    boolean isHere = commands.isTown() || command.access(args) == Command.Access.NONE;
    var elsewhere = isHere ? null : Routing.elsewhere(call);
    return run(command, elsewhere == null ? call : new Call(house, elsewhere, streams, args));
  }

  /// Whether the words of a command may have been written short: none was found, or one that only
  /// leads to others.
  private static boolean isShort(Words.Split split) {
    return !split.first().isEmpty()
        && (split.path().isEmpty()
            || !TownGroups.summary(split.path()).isEmpty() && hasMoreWords(split));
  }

  /// A path that stands alone is no longer path written short.
  private static boolean hasMoreWords(Words.Split split) {
    for (var word : split.rest()) {
      if (!word.startsWith("-")) {
        return true;
      }
    }
    return false;
  }

  /// What is handed on may ask another program for help.
  private static boolean asksForHelp(Command command, List<String> words) {
    var own = command.spec().takesAnything() ? words.subList(0, Math.min(1, words.size())) : words;
    return Words.mentions(own, "--help") || Words.mentions(own, "-h");
  }

  private static @Nullable Command command(Commands commands, Words.Split split) {
    if (!split.path().isEmpty()) {
      return commands.named(split.path());
    }
    if (!split.first().isEmpty()) {
      throw unknown(commands, split.first()).refusal();
    }
    return null;
  }

  private static Problem unknown(Commands commands, String word) {
    return commands.isTown() && Catalog.named(word) != null
        ? Faults.ofTracker(word)
        : Faults.unknownCommand(commands.program(), word, commands.paths());
  }

  private Answer run(Command command, Call call) {
    var renderer = renderer(call);
    try {
      return switch (command.access(call.args())) {
        case NONE -> after(call, renderer.answer(command.run(call)));
        case READS -> after(call, reading(command, call, renderer));
        case WRITES -> writing(command, call, renderer);
        case BY_ITSELF -> {
          refuseWhenReadonly(call);
          yield after(call, renderer.answer(command.run(call)));
        }
      };
    } catch (Problem.Refusal refusal) {
      return renderer.problem(refusal.problem());
    }
  }

  private static Answer reading(Command command, Call call, Renderer renderer) {
    Opening.prepare(call);
    try (BeadStore store = call.openStore()) {
      if (Externals.matterTo(command, call)) {
        lookOutside(call, store);
      }
      var answer =
          store.read(rows -> {
            call.reading(rows);
            return renderer.answer(command.run(call));
          });
      new Mirror(call).idle(store);
      return answer;
    }
  }

  private static void lookOutside(Call call, BeadStore store) {
    var externals = new Externals(call);
    var news =
        store.read(rows -> {
          call.reading(rows);
          return externals.news(rows);
        });
    if (!news.isEmpty()
        && !call.args().is("--readonly")
        && call.disk().isWritable(call.workspace().folder())) {
      externals.keep(store, news);
    }
  }

  private static Answer writing(Command command, Call call, Renderer renderer) {
    refuseWhenReadonly(call);
    if (command.readsInput(call.args())) {
      // nobody else may wait for the store while this caller is still typing
      call.input();
    }
    Opening.prepare(call);
    if (call.house().mode().equals("server")) {
      call.fetchInput();
    }
    try (BeadStore store = call.openStore()) {
      var answer =
          store.write(
              call.invocation().id(),
              tables -> {
                var draft = new Draft(tables, call.stroke(command.spec().path()));
                call.writing(draft);
                Reply reply = command.run(call);
                var entry = draft.finish();
                if (entry != null) {
                  call.hasWritten();
                  if (FieldChanges.areNoted(command.spec().path())) {
                    call.afterwards(() -> FieldChanges.note(call, entry));
                  }
                  call.afterwards(() -> EventHooks.tell(call, entry, store));
                }
                return renderer.answer(reply);
              });
      if (call.isWritten()) {
        call.afterwards(() -> new Mirror(call).changed(store));
      }
      return after(call, answer);
    }
  }

  private static void refuseWhenReadonly(Call call) {
    if (call.args().is("--readonly")) {
      var path = call.args().spec().path();
      throw Problem.of(
              "readonly",
              "operation '" + path + "' is not allowed in read-only mode",
              "leave --readonly out")
          .refusal();
    }
  }

  private static Answer after(Call call, Answer answer) {
    var remarks = new ArrayList<String>();
    call.remarks().forEach(remark -> remarks.add(remark + "\n"));
    for (var task : call.afterwards()) {
      try {
        task.run();
      } catch (Problem.Refusal refusal) {
        remarks.add("Warning: " + refusal.problem().what() + "\n");
      }
    }
    return remarks.isEmpty()
        ? answer
        : new Answer(answer.exit(), answer.out(), answer.err() + String.join("", remarks));
  }

  private static Renderer renderer(Call call) {
    var invocation = call.invocation();
    var form =
        new Renderer.Form(
            call.isJson(),
            invocation.isOn("BD_JSON_ENVELOPE"),
            call.isQuiet(),
            invocation.program());
    boolean isPlain = invocation.program().equals("gt") && call.args().is("--plain");
    return new Renderer(form, look(invocation, isPlain));
  }

  /// For answers given before the words could be read.
  private static Renderer roughRenderer(Invocation invocation) {
    boolean json = Words.mentions(invocation.words(), "--json") || invocation.isOn("BD_JSON");
    return new Renderer(
        new Renderer.Form(json, invocation.isOn("BD_JSON_ENVELOPE"), false, invocation.program()),
        look(invocation, false));
  }

  private static Page.Look look(Invocation invocation, boolean isPlain) {
    boolean isNone = invocation.variable("NO_COLOR") != null;
    boolean isForced = invocation.isOn("CLICOLOR_FORCE");
    boolean isOff =
        "0".equals(invocation.variable("CLICOLOR"))
            || "dumb".equals(invocation.variable("TERM"))
            || !invocation.terminal().out();
    boolean colour = !isNone && (isForced || !isOff);
    boolean compact =
        invocation.isOn("BD_AGENT_MODE") || invocation.variable("CLAUDE_CODE") != null;
    return new Page.Look(
        colour, compact, isPlain || invocation.isOn("GT_PLAIN"), invocation.terminal().columns());
  }

  /// Every command's words, for help, completion and the table of what works.
  public static List<gastown.cli.words.Spec> specs() {
    return new Commands("bd").specs();
  }

  /// As [#specs], of `gt`.
  public static List<gastown.cli.words.Spec> townSpecs() {
    return new Commands("gt").specs();
  }

  /// Reads words as a call would, for tests of the words alone.
  static Args parsed(Command command, List<String> words) {
    return Words.parse(command.spec(), words, Flags.of(command.spec().program()));
  }
}
