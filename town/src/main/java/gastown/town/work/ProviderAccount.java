package gastown.town.work;

/// Whose limits the sessions of a runtime meet: runtimes of one account wait together. The account
/// is a name and a short digest, never a key.
public record ProviderAccount(String runtime, String account) {
  /// Between the name of an account and the digest that tells it from others.
  public static final char MARK = '#';

  /// For a person.
  public static String shown(String account) {
    int mark = account.indexOf(MARK);
    return mark < 0
        ? account
        : account.substring(0, mark) + " (account " + account.substring(mark + 1) + ")";
  }
}
