package gastown.town.signals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "error: invalid api key: abcdef1 | error: invalid api key: [hidden]",
        "invalid x-api-key sk-ant-api03-AbC_d-9 | invalid x-api-key [hidden]",
        "ANTHROPIC_API_KEY=hunter22 is refused | ANTHROPIC_API_KEY=[hidden] is refused",
        "{\"password\": \"correct horse\"} | {\"password\": \"[hidden]\"}",
        "password = 'it is \"my\" horse' or so | password = '[hidden]' or so",
        "{\"token\":\"a \\\"b\\\" c d\",\"n\":1} | {\"token\":\"[hidden]\",\"n\":1}",
        "said {\\\"secret\\\": \\\"correct horse\\\"} | said {\\\"secret\\\": \\\"[hidden]\\\"}",
        "{\"password\": \"cut off in the mid | {\"password\": \"[hidden]",
        "Authorization: Bearer abc.def.ghi | Authorization: Bearer [hidden]",
        "--token 0a1b2c3d4e | --token [hidden]",
        "fatal: unable to access 'https:"
            + "//ana:pa55@example.com/x.git/' | fatal: unable to access 'https:"
            + "//example.com/x.git/'",
        "remote said ghp_0123456789abcdefghij | remote said [hidden]",
        "got dGhpcyBpcyBub3QgYSBr3XkgYXQ | got [hidden]",
      })
  void they_are_hidden(String said, String told) {
    assertThat(Secrets.hidden(said)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error: unknown option '--modle'",
        "npm error key must be a string",
        "error: OAuth token: expired",
        "SyntaxError: Unexpected token '<' in 'doctype html'",
        "{\"key\": \"name\", \"value\": \"any words at all\"}",
        "no token was given; run claude login",
        "Invalid API key · Please run /login",
        "at 3f2c9a4b5d6e7f8091a2b3c4d5e6f708192a3b4c",
        "session 0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0 not found",
        "/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js:12: SyntaxError",
        "java.lang.UnsupportedClassVersionError: gastown/app/Main",
      })
  void other_words_stay(String said) {
    assertThat(Secrets.hidden(said)).isEqualTo(said);
  }

  @Test
  void a_variable_tells_by_its_name() {
    assertThat(Secrets.isNameOf("ANTHROPIC_API_KEY")).isTrue();
    assertThat(Secrets.isNameOf("my_token")).isTrue();
    assertThat(Secrets.isNameOf("MONKEYS")).isFalse();
  }
}
