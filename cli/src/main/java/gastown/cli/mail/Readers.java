package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.words.Nearest;
import gastown.cli.work.Desk;
import gastown.engine.mail.Addressees;
import gastown.town.address.Address;
import java.util.ArrayList;
import java.util.List;

/// Finds whom a word of a command line means. Nobody known is an error, with whoever was probably
/// meant.
public record Readers(Addressees addressees) {
  public static Readers of(Call call, Desk desk) {
    return new Readers(new Addressees(desk.reading(), desk.ground(), call.disk()));
  }

  /// Exactly one.
  public Address one(String word) {
    var found = addressees.find(word);
    if (found instanceof Addressees.Found.Known(var who)) {
      return who;
    }
    throw problem(found).refusal();
  }

  /// All behind these words, groups opened up, nobody twice.
  public List<Address> all(List<String> words) {
    var all = new ArrayList<Address>();
    var unknown = new ArrayList<Addressees.Found>();
    for (var word : words) {
      for (var who : addressees.open(word, unknown)) {
        if (!all.contains(who)) {
          all.add(who);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw problem(unknown.getFirst()).refusal();
    }
    return all;
  }

  private Problem problem(Addressees.Found found) {
    return switch (found) {
      case Addressees.Found.Known _ -> throw new IllegalArgumentException("that is no problem");
      case Addressees.Found.Unknown(var word) -> unknown(word);
      case Addressees.Found.Ambiguous(var word, var among) ->
          new Problem(
              "ambiguous-address",
              word + " could be several",
              "there are " + String.join(" and ", among.stream().map(Address::text).toList()),
              among.stream().map(Address::text).toList());
    };
  }

  private Problem unknown(String word) {
    var texts = new ArrayList<String>();
    for (var who : addressees.all()) {
      texts.add(who.text());
      texts.add(who.shown());
    }
    var near = Nearest.to(word, texts);
    var remedies = new ArrayList<String>();
    if (near != null) {
      remedies.add(near);
    }
    remedies.add("gt mail directory");
    if (Addressees.isGroup(word)) {
      remedies.add("gt mail group list");
    }
    return new Problem(
        "no-such-address",
        "nobody here is called " + word,
        near == null ? "" : "did you mean " + near + "?",
        remedies);
  }
}
