package gastown.app.caller;

import gastown.beads.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bytes as text. Bytes that are no UTF-8 are refused: to replace them would lose what was meant,
/// and nobody would notice.
public final class Utf8 {
  private Utf8() {}

  /// The text; `name` says where it came from.
  public static String text(byte[] bytes, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refusal(name);
    }
  }

  public static Problem.Refusal refusal(String name) {
    return new Problem(
            "bad-utf8",
            name + " is not valid UTF-8",
            "nothing was taken from it",
            List.of("iconv -f LATIN1 -t UTF-8 <file   (or whatever it is written in)"))
        .refusal();
  }
}
