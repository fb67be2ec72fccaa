package gastown.cli.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every transcript comes out as it is written. With `-Dtranscripts=write` the files are written
/// anew instead; read the difference before you keep it.
class TranscriptsTest {
  static List<Transcript> transcripts() {
    return Transcript.all();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void what_is_typed_answers_as_it_is_written(Transcript transcript) throws Exception {
    var now = transcript.rewritten();
    if ("write".equals(System.getProperty("transcripts"))) {
      Files.writeString(transcript.file(), now);
      return;
    }
    assertThat(now).isEqualTo(Files.readString(transcript.file()));
  }
}
