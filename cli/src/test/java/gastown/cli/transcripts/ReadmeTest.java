package gastown.cli.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the README shows is what the program prints.
class ReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern SHOWN = Pattern.compile("```town\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_example_of_the_readme_comes_out_as_it_is_printed() throws Exception {
    var text = Files.readString(README);
    var shown = SHOWN.matcher(text);
    assertThat(shown.find()).as("the README has an example").isTrue();
    var played = Transcript.of(README, shown.group(1)).rewritten();
    if ("write".equals(System.getProperty("transcripts"))) {
      Files.writeString(
          README, text.substring(0, shown.start(1)) + played + text.substring(shown.end(1)));
      return;
    }
    assertThat(played).isEqualTo(shown.group(1));
  }
}
