package gastown.cli.words;

import java.util.List;

/// How many positionals a command takes, as its usage line says: `<id>` one, `[id]` one or none,
/// `...` any more.
record Arity(int least, int most) {

  static void check(Spec spec, List<String> positionals) {
    var arity = of(spec.usage());
    int given = positionals.size();
    if (given < arity.least || given > arity.most) {
      throw Faults.wrongCount(spec, arity, positionals);
    }
  }

  static Arity of(String usage) {
    int least = 0;
    int most = 0;
    boolean endless = false;
    boolean isFlagValue = false;
    for (int i = 0; i < usage.length(); ) {
      int end = usage.indexOf(' ', i);
      end = end < 0 ? usage.length() : end;
      var word = usage.substring(i, end);
      boolean isFlag = word.startsWith("-") || word.startsWith("[-");
      if (!isFlag && !isFlagValue && !word.isEmpty()) {
        endless |= word.contains("...");
        most++;
        least += word.charAt(0) == '[' || word.equals("...") ? 0 : 1;
      }
      isFlagValue = isFlag && word.startsWith("-");
      i = end + 1;
    }
    return new Arity(least, endless ? Integer.MAX_VALUE : most);
  }
}
