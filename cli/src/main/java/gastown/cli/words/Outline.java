package gastown.cli.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a completion script must know of the commands, written the way each shell quotes.
final class Outline {
  private final String program;
  private final List<Spec> specs;
  private final List<Flag> globals;
  private final boolean described;

  enum Quoting {
    BASH,
    ZSH,
    FISH
  }

  /// A word to offer and what it is for.
  private record Offer(String word, String what) {}

  Outline(String program, List<Spec> specs, List<Flag> globals, boolean described) {
    this.program = program;
    this.specs = specs.stream().filter(spec -> !spec.isHidden()).toList();
    this.globals = globals;
    this.described = described;
  }

  String fill(String template, Quoting quoting) {
    var lead = quoting == Quoting.BASH ? "printf '%s\\n' " : "reply=(";
    var tail = quoting == Quoting.BASH ? "" : ")";
    return template
        .replace("%KNOWN%", known(quoting == Quoting.FISH ? " " : "|"))
        .replace("%BELOW%", cases(below(), lead, tail, quoting))
        .replace("%FLAGS%", cases(flags(), lead, tail, quoting))
        .replace("%GLOBALS%", offers(flagOffers(globals), quoting))
        .replace("%IDS%", wantingIds())
        .replace("PROG", program);
  }

  /// Fish has no script to call but one rule for each thing to offer.
  void fishRules(StringBuilder out) {
    for (var entry : below().entrySet()) {
      for (var offer : entry.getValue()) {
        rule(entry.getKey(), out).append(" -a ").append(quoted(offer.word()));
        description(offer.what(), out);
      }
    }
    for (var spec : specs) {
      if (wantsIds(spec)) {
        rule(paths(spec), out).append(" -a '(").append(program);
        out.append(" __complete ids (commandline -ct))'\n");
      }
      for (var flag : spec.flags()) {
        fishFlag(rule(paths(spec), new StringBuilder()), flag, out);
      }
    }
    for (var flag : globals) {
      fishFlag(new StringBuilder("complete -c " + program), flag, out);
    }
  }

  private void fishFlag(StringBuilder rule, Flag flag, StringBuilder out) {
    if (!flag.isShown()) {
      return;
    }
    out.append(rule).append(" -l ").append(flag.name().substring(2));
    if (!flag.letter().isEmpty()) {
      out.append(" -s ").append(flag.letter().charAt(1));
    }
    out.append(flag.takesValue() ? " -r" : "");
    description(flag.help(), out);
  }

  private StringBuilder rule(List<String> paths, StringBuilder out) {
    return out.append("complete -c ")
        .append(program)
        .append(" -n \"__")
        .append(program)
        .append("_at ")
        .append(String.join(" ", quoted(paths)))
        .append('"');
  }

  private void description(String what, StringBuilder out) {
    if (described && !what.isEmpty()) {
      out.append(" -d ").append(quoted(what));
    }
    out.append('\n');
  }

  private String known(String separator) {
    var all = new ArrayList<String>();
    for (var spec : specs) {
      all.addAll(paths(spec));
    }
    all.addAll(groups());
    return String.join(separator, quoted(all));
  }

  /// Words that only lead to other commands.
  private Set<String> groups() {
    var groups = new TreeSet<String>();
    for (var spec : specs) {
      var path = spec.path();
      for (int at = path.lastIndexOf(' '); at > 0; at = path.lastIndexOf(' ', at - 1)) {
        groups.add(path.substring(0, at));
      }
    }
    specs.forEach(spec -> groups.removeAll(paths(spec)));
    return groups;
  }

  private String wantingIds() {
    var all = new ArrayList<String>();
    for (var spec : specs) {
      if (wantsIds(spec)) {
        all.addAll(paths(spec));
      }
    }
    return all.isEmpty() ? "''" : String.join("|", quoted(all));
  }

  /// Whether a positional of the command is an issue: `<id>`, `[issue-id...]`, `<id1>`.
  private static boolean wantsIds(Spec spec) {
    var usage = spec.usage();
    for (int i = usage.indexOf("id"); i > 0; i = usage.indexOf("id", i + 1)) {
      if ("<[-".indexOf(usage.charAt(i - 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static List<String> paths(Spec spec) {
    var all = new ArrayList<String>();
    all.add(spec.path());
    all.addAll(spec.aliases());
    return all;
  }

  /// The commands that may follow each path; the paths of one command and its aliases are one key.
  private Map<List<String>, List<Offer>> below() {
    var byParent = new TreeMap<String, List<Offer>>();
    specs.forEach(spec -> offer(spec.path(), spec.summary(), byParent));
    groups().forEach(path -> offer(path, "", byParent));
    var all = new LinkedHashMap<List<String>, List<Offer>>();
    byParent.forEach((parent, offers) -> all.put(List.of(parent), offers));
    return all;
  }

  private static void offer(String path, String what, Map<String, List<Offer>> byParent) {
    int last = path.lastIndexOf(' ');
    byParent
        .computeIfAbsent(last < 0 ? "" : path.substring(0, last), _ -> new ArrayList<>())
        .add(new Offer(path.substring(last + 1), what));
  }

  private Map<List<String>, List<Offer>> flags() {
    var all = new LinkedHashMap<List<String>, List<Offer>>();
    for (var spec : specs) {
      var offers = flagOffers(spec.flags());
      if (!offers.isEmpty()) {
        all.put(paths(spec), offers);
      }
    }
    return all;
  }

  private static List<Offer> flagOffers(List<Flag> flags) {
    var offers = new ArrayList<Offer>();
    for (var flag : flags) {
      if (flag.isShown()) {
        offers.add(new Offer(flag.name(), flag.help()));
        if (!flag.letter().isEmpty()) {
          offers.add(new Offer(flag.letter(), flag.help()));
        }
      }
    }
    return offers;
  }

  private String cases(
      Map<List<String>, List<Offer>> all, String lead, String tail, Quoting quoting) {
    var out = new StringBuilder();
    all.forEach((paths, offers) ->
        out.append("    ")
            .append(String.join("|", quoted(paths)))
            .append(") ")
            .append(lead)
            .append(offers(offers, quoting))
            .append(tail)
            .append(" ;;\n"));
    return out.toString();
  }

  private String offers(List<Offer> offers, Quoting quoting) {
    var words = new ArrayList<String>();
    for (var offer : offers) {
      boolean shown = quoting == Quoting.ZSH && described && !offer.what().isEmpty();
      words.add(shown ? offer.word() + ":" + offer.what() : offer.word());
    }
    return String.join(" ", quoted(words));
  }

  private static List<String> quoted(List<String> words) {
    return words.stream().map(Outline::quoted).toList();
  }

  /// A quote inside is closed, escaped and opened again, which all three shells understand.
  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
