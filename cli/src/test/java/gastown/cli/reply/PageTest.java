package gastown.cli.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
  private static String shown(String text) {
    return new Page(Page.Look.PIPE).put(text).toString();
  }

  @Test
  void what_could_drive_a_terminal_or_mislead_a_reader_is_shown_escaped() {
    assertThat(shown("a" + (char) 27 + "[31mb")).isEqualTo("a\\x1b[31mb");
    assertThat(shown("a" + (char) 0x202e + "b" + (char) 0x2069)).isEqualTo("a\\x202eb\\x2069");
    assertThat(shown("a\tb\nc é 漢 🙂")).isEqualTo("a\tb\nc é 漢 🙂");
  }
}
