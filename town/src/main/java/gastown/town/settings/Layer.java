package gastown.town.settings;

/// Who says a value; each outweighs the ones before it.
public enum Layer {
  BUILT_IN("built in"),
  TOWN("town"),
  RIG("rig"),
  ROLE("role");

  private final String word;

  Layer(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
