package gastown.cli.demo;

import gastown.beads.store.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Ten pieces of work, and who misbehaves over which. The seed decides.
record Cast(List<Part> parts) {
  enum Role {
    DILIGENT,
    LIAR,
    SLEEPER,
    QUITTER,
    RIVAL
  }

  record Part(String language, String greeting, Role role) {
    String title() {
      return "Say hello in " + language;
    }

    String file() {
      return "greetings/" + language.toLowerCase(java.util.Locale.ROOT) + ".txt";
    }

    String description() {
      var script = new StringBuilder();
      switch (role) {
        case LIAR -> script.append("temper liar once\n");
        case SLEEPER -> script.append("temper sleeper once\n");
        case QUITTER -> script.append("temper quitter once\n");
        case DILIGENT, RIVAL -> {}
      }
      script.append("spend 12000 800 48000\n");
      script.append("write ").append(file()).append(' ').append(greeting).append('\n');
      if (role == Role.RIVAL) {
        script.append("append greetings/INDEX.txt ").append(language).append('\n');
      }
      script.append("commit ").append(title()).append('\n').append("done\n");
      return "The file "
          + file()
          + " is to hold the greeting, in one line.\n\n```script\n"
          + script
          + "```\n";
    }
  }

  private static final List<List<String>> GREETINGS =
      List.of(
          List.of("German", "Hallo"),
          List.of("French", "Bonjour"),
          List.of("Spanish", "Hola"),
          List.of("Italian", "Ciao"),
          List.of("Swedish", "Hej"),
          List.of("Dutch", "Dag"),
          List.of("Polish", "Witaj"),
          List.of("Turkish", "Merhaba"),
          List.of("Finnish", "Hei"),
          List.of("Danish", "Goddag"));

  /// In an order of the seed's choosing.
  private static List<Role> shuffled(List<Role> roles, long seed) {
    var places = new TreeMap<String, Role>();
    for (int i = 0; i < roles.size(); i++) {
      places.put(Digest.sha256(seed + ":" + i), roles.get(i));
    }
    return List.copyOf(places.values());
  }

  static Cast of(long seed) {
    List<Role> roles =
        new ArrayList<>(List.of(Role.LIAR, Role.SLEEPER, Role.QUITTER, Role.RIVAL, Role.RIVAL));
    while (roles.size() < GREETINGS.size()) {
      roles.add(Role.DILIGENT);
    }
    roles = shuffled(roles, seed);
    var parts = new ArrayList<Part>();
    for (int i = 0; i < roles.size(); i++) {
      var words = GREETINGS.get(i);
      parts.add(new Part(words.get(0), words.get(1), roles.get(i)));
    }
    return new Cast(parts);
  }
}
