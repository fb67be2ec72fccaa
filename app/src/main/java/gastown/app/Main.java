package gastown.app;

/// Where `bd` and `gt` begin.
public final class Main {
  private Main() {}

  public static void main(String[] words) {}
}
