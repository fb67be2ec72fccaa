package gastown.cli.words;

import java.util.ArrayList;
import java.util.List;

/// The words of one command as data: how it is called, what it takes, what help says about it.
public final class Spec {
  private final Builder from;
  private final List<Flag> flags;
  private final List<String> aliases;

  private Spec(Builder from) {
    this.from = from;
    this.flags = List.copyOf(from.flags);
    this.aliases = List.copyOf(from.aliases);
  }

  /// Begins the words of the command called `path` ("create", "dep add"). `usage` names its
  /// positionals as help shows them: `<id> [reason] [label...]`; how many may be given is read from
  /// it.
  public static Builder of(String path, String usage, String summary) {
    return new Builder(path, usage, summary);
  }

  /// As [#of], for a command of `gt`.
  public static Builder town(String path, String usage, String summary) {
    return new Builder(path, usage, summary).program("gt");
  }

  /// The same words as a command of another program, in another place of its help; `more` are its
  /// other paths there.
  public Spec as(String otherProgram, Group where, String... more) {
    return copy(otherProgram, where, List.of(more)).build();
  }

  /// The same words and one flag more.
  public Spec with(Flag flag) {
    return copy(from.program, from.group, aliases).flags(List.of(flag)).build();
  }

  private Builder copy(String otherProgram, Group where, List<String> more) {
    var copy =
        new Builder(from.path, from.usage, from.summary)
            .program(otherProgram)
            .group(where)
            .detail(from.detail)
            .standing(from.standing)
            .flags(flags);
    more.forEach(copy::alias);
    examples().forEach(line -> copy.example(line.replace("bd", otherProgram)));
    if (from.hidden) {
      copy.hiddenCommand();
    }
    return from.anything ? copy.anything() : copy;
  }

  /// `bd` or `gt`.
  public String program() {
    return from.program;
  }

  public String path() {
    return from.path;
  }

  /// Other paths that lead here, written in full: "dep rm".
  public List<String> aliases() {
    return aliases;
  }

  public String usage() {
    return from.usage;
  }

  public String summary() {
    return from.summary;
  }

  /// Longer help; may be empty.
  public String detail() {
    return from.detail;
  }

  /// Whole command lines, each shown as it is typed.
  public List<String> examples() {
    return List.copyOf(from.examples);
  }

  public Group group() {
    return from.group;
  }

  /// What the command does at all: it works, changes nothing, or refuses.
  public Flag.Standing standing() {
    return from.standing;
  }

  public boolean isHidden() {
    return from.hidden;
  }

  /// Whether words it does not know are handed on as they were typed.
  public boolean takesAnything() {
    return from.anything;
  }

  public List<Flag> flags() {
    return flags;
  }

  /// The way to this command's help.
  public String helpCall() {
    return from.program + (from.path.isEmpty() ? "" : " " + from.path) + " --help";
  }

  /// Declares one command. A flag is given as `[letter,] name, [initial,] help`; `text`, `number`,
  /// `list`, `repeat` and `sw` say what it takes. `also` and `hidden` speak of the flag declared
  /// just before.
  public static final class Builder {
    private final String path;
    private final String usage;
    private final String summary;
    private final List<Flag> flags = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private String program = "bd";
    private String detail = "";
    private Group group = Group.OTHER;
    private Flag.Standing standing = Flag.Standing.WORKS;
    private boolean hidden;
    private boolean anything;

    private Builder(String path, String usage, String summary) {
      this.path = path;
      this.usage = usage;
      this.summary = summary;
    }

    public Builder program(String name) {
      program = name;
      return this;
    }

    /// Another path that leads to the command, written in full.
    public Builder alias(String other) {
      aliases.add(other);
      return this;
    }

    public Builder group(Group where) {
      group = where;
      return this;
    }

    public Builder detail(String text) {
      detail = text;
      return this;
    }

    public Builder example(String line) {
      examples.add(line);
      return this;
    }

    public Builder standing(Flag.Standing what) {
      standing = what;
      return this;
    }

    /// Hands on what it does not know, flags too, as it was typed.
    public Builder anything() {
      anything = true;
      return this;
    }

    /// Leaves the command out of the overview.
    public Builder hiddenCommand() {
      hidden = true;
      return this;
    }

    public Builder text(String... words) {
      return flag(Flag.Kind.TEXT, words);
    }

    /// Alone, or with a value behind `=`.
    public Builder maybe(String... words) {
      return flag(Flag.Kind.MAYBE, words);
    }

    public Builder number(String... words) {
      return flag(Flag.Kind.NUMBER, words);
    }

    public Builder list(String... words) {
      return flag(Flag.Kind.LIST, words);
    }

    public Builder repeat(String... words) {
      return flag(Flag.Kind.REPEAT, words);
    }

    public Builder sw(String... words) {
      return flag(Flag.Kind.SWITCH, words);
    }

    /// Takes flags that several commands share.
    public Builder flags(List<Flag> more) {
      flags.addAll(more);
      return this;
    }

    /// More names for the flag declared last; they set the same flag and help does not show them.
    public Builder also(String... names) {
      var flag = flags.removeLast();
      var all = new ArrayList<>(flag.names());
      all.addAll(List.of(names));
      flags.add(new Flag(all, flag.kind(), flag.initial(), flag.help(), flag.standing()));
      return this;
    }

    /// The flag declared last works, but help does not show it.
    public Builder hidden() {
      return restand(Flag.Standing.HIDDEN);
    }

    /// Switches that old scripts still pass; they change nothing.
    public Builder noOp(String... names) {
      for (var name : names) {
        flags.add(Flags.noOp(Flag.Kind.SWITCH, name));
      }
      return this;
    }

    /// Flags with a value that old scripts still pass; they change nothing.
    public Builder noOpText(String... names) {
      for (var name : names) {
        flags.add(Flags.noOp(Flag.Kind.TEXT, name));
      }
      return this;
    }

    /// The flag declared last is refused; its help says why and what to do instead.
    public Builder refused() {
      return restand(Flag.Standing.REFUSED);
    }

    /// The flag declared last is accepted and changes nothing.
    public Builder ignored() {
      return restand(Flag.Standing.NO_OP);
    }

    public Spec build() {
      return new Spec(this);
    }

    private Builder flag(Flag.Kind kind, String... words) {
      flags.add(Flags.of(kind, words));
      return this;
    }

    private Builder restand(Flag.Standing other) {
      var flag = flags.removeLast();
      flags.add(new Flag(flag.names(), flag.kind(), flag.initial(), flag.help(), other));
      return this;
    }
  }
}
