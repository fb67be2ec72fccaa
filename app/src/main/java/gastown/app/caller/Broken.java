package gastown.app.caller;

/// What a person reads when a command broke through a fault of ours: what happened and where, in a
/// few lines.
public final class Broken {
  private static final int FRAMES = 6;

  private Broken() {}

  public static String words(String program, Throwable fault) {
    var text = new StringBuilder(program).append(": something is wrong in the program itself\n");
    text.append("    because  ").append(fault).append('\n');
    var frames = fault.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("    at       ").append(frames[i]).append('\n');
    }
    return text.append("    try      ").append(program).append(" doctor\n").toString();
  }
}
