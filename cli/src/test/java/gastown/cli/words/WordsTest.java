package gastown.cli.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Spec CLOSE =
      Spec.of("close", "[id...]", "Close issues")
          .alias("done")
          .text("-r", "--reason", "why it is done")
          .also("--resolution", "-m")
          .sw("-f", "--force", "skip the checks")
          .sw("--pretty", "true", "draw a tree")
          .list("-l", "--labels", "labels")
          .repeat("--var", "k=v")
          .number("-n", "--limit", "50", "how many")
          .noOp("--hard")
          .noOpText("--lock")
          .sw("--server", "the store runs without a server of its own")
          .refused()
          .build();

  private static Args parse(String... words) {
    return Words.parse(CLOSE, List.of(words), Flags.GLOBAL);
  }

  private static String faultOf(String... words) {
    try {
      parse(words);
      return "none";
    } catch (Problem.Refusal refusal) {
      assertThat(refusal.problem().remedies()).contains("bd close --help");
      return refusal.problem().what();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--reason=done well", "--reason|done well", "-rdone well", "-r|done well", "-r=done well",
        "-fr|done well", "-frdone well", "-qfr=done well", "--resolution=done well", "-m|done well",
        "--reason=first|--reason=done well"
      })
  void a_text_is_given_in_many_ways(String typed) {
    var words = ("a-1|" + typed + "|a-2").split("\\|");
    var args = parse(words);
    assertThat(args.text("--reason")).isEqualTo("done well");
    assertThat(args.positionals()).containsExactly("a-1", "a-2");
  }

  @Test
  void a_value_may_hold_equals_signs_dashes_and_nothing() {
    assertThat(parse("--reason=a=b").text("--reason")).isEqualTo("a=b");
    assertThat(parse("--reason", "--force").text("--reason")).isEqualTo("--force");
    assertThat(parse("--reason", "--force").is("--force")).isFalse();
    assertThat(parse("--reason=").text("--reason")).isEmpty();
    assertThat(parse("--reason=").given("--reason")).isTrue();
    assertThat(parse("--reason=").isSet("--reason")).isFalse();
    assertThat(parse().text("--reason")).isNull();
  }

  @Test
  void switches_combine_and_take_a_value_only_behind_an_equals_sign() {
    var args = parse("-qf", "false");
    assertThat(args.is("--quiet")).isTrue();
    assertThat(args.is("-f")).isTrue();
    assertThat(args.positionals()).containsExactly("false");
    assertThat(parse("--pretty=false").is("--pretty")).isFalse();
    assertThat(parse().is("--pretty")).isTrue();
    assertThat(parse("-f=0").is("--force")).isFalse();
  }

  @Test
  void two_dashes_end_the_flags_and_one_dash_is_a_word() {
    var args = parse("-", "--", "--force", "-r");
    assertThat(args.positionals()).containsExactly("-", "--force", "-r");
    assertThat(args.given("--force")).isFalse();
  }

  @Test
  void lists_are_split_at_commas_and_add_up() {
    assertThat(parse("-la,b", "--labels=c").list("--labels")).containsExactly("a", "b", "c");
    assertThat(parse("-l", "\"a,\"\"b\",c").list("-l")).containsExactly("a,\"b", "c");
    assertThat(parse("-l", "a,").list("-l")).containsExactly("a", "");
    assertThat(parse("--labels=").list("-l")).isEmpty();
    assertThat(parse("--labels=").given("-l")).isTrue();
    assertThat(parse("--var", "a=1,2", "--var=b").list("--var")).containsExactly("a=1,2", "b");
  }

  @Test
  void numbers_have_an_initial_value() {
    assertThat(parse().number("--limit")).isEqualTo(50);
    assertThat(parse("-n0").number("-n")).isZero();
    assertThat(parse("--limit", "-1").number("-n")).isEqualTo(-1);
  }

  @Test
  void old_flags_are_swallowed() {
    var args = parse("--hard", "--lock", "5s", "--no-daemon", "--lock-timeout=1s", "a-1");
    assertThat(args.positionals()).containsExactly("a-1");
  }

  @Test
  void each_mistake_has_its_message() {
    assertThat(faultOf("--forse")).isEqualTo("unknown flag: --forse");
    assertThat(faultOf("--forse=true")).isEqualTo("unknown flag: --forse");
    assertThat(faultOf("-fx")).isEqualTo("unknown shorthand flag: 'x' in -fx");
    assertThat(faultOf("--=x")).isEqualTo("bad flag syntax: --=x");
    assertThat(faultOf("--reason")).isEqualTo("flag needs an argument: --reason");
    assertThat(faultOf("-fr")).isEqualTo("flag needs an argument: 'r' in -fr");
    assertThat(faultOf("--limit", "x"))
        .isEqualTo("invalid argument \"x\" for \"-n, --limit\" flag: it is a whole number");
    assertThat(faultOf("--pretty=maybe"))
        .isEqualTo("invalid argument \"maybe\" for \"--pretty\" flag: it is true or false");
    assertThat(faultOf("-l", "\"a")).contains("a quote is not closed");
    assertThat(faultOf("-l", "\"a\"b")).contains("a comma is missing");
    assertThat(faultOf("--server")).isEqualTo("--server is not supported");
  }

  @Test
  void the_nearest_flag_is_named() {
    assertThatThrownBy(() -> parse("--forse"))
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal -> assertThat(refusal.problem().because()).isEqualTo("the nearest is --force"));
  }

  @Test
  void the_nearest_command_is_named() {
    var problem = Faults.unknownCommand("bd", "craete", List.of("create", "close", "dep add"));
    assertThat(problem.what()).isEqualTo("unknown command \"craete\" for \"bd\"");
    assertThat(problem.remedies()).containsExactly("bd create --help", "bd help");
    assertThat(Faults.unknownCommand("bd", "zzzzz", List.of("create")).remedies())
        .containsExactly("bd help");
  }

  @Test
  void asking_for_a_flag_the_command_lacks_is_a_mistake_of_the_program() {
    var args = parse();
    assertThatThrownBy(() -> args.text("--nonsense")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "<id>, 1, 1",
    "<id> <name>, 2, 2",
    "[title], 0, 1",
    "[id...], 0, max",
    "<id> [text...], 1, max",
    "<issue-id> [issue-id...], 1, max",
    "<id> --of <canonical>, 1, 1",
    "<name> [--branch=<branch>], 1, 1",
    "<key=value>..., 1, max",
    "<issue-id> <dimension>=<value>, 2, 2"
  })
  void the_usage_line_says_how_many_words_a_command_takes(String usage, int least, String most) {
    var expected = most.equals("max") ? Integer.MAX_VALUE : Integer.parseInt(most);
    assertThat(Arity.of(usage)).isEqualTo(new Arity(least, expected));
  }

  @Test
  void too_many_and_too_few_words_are_told_apart() {
    var two = Spec.of("assign", "<id> <name>", "Assign").build();
    assertThatThrownBy(() -> Words.parse(two, List.of("a"), Flags.GLOBAL))
        .hasMessage("accepts 2 arg(s), received 1");
    var none = Spec.of("types", "", "Types").build();
    assertThatThrownBy(() -> Words.parse(none, List.of("a"), Flags.GLOBAL))
        .hasMessage("unexpected argument \"a\"");
    assertThat(Words.parse(two, List.of("--help"), Flags.GLOBAL).is("-h")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --all|list|--all",
        "--json list --all|list|--json --all",
        "--actor list show x|show|--actor list x",
        "--actor=list show x|show|--actor=list x",
        "-C /tmp list|list|-C /tmp",
        "-C/tmp list|list|-C/tmp",
        "-qC /tmp list|list|-qC /tmp",
        "dep add a b|dep add|a b",
        "dep --json add a b|dep add|--json a b",
        "dep --type blocks add a b|dep add|--type blocks a b",
        "dep a --blocks b|dep|a --blocks b",
        "mol wisp create x|mol wisp create|x",
        "mol wisp x|mol wisp|x",
        "--limit 5 list|list|--limit 5",
        "--pretty list|list|--pretty",
        "nonsense list||nonsense list",
        "--json||--json",
        "-- list||-- list"
      })
  void the_command_is_found_among_flags(String line, String path, String rest) {
    var known = Set.of("list", "show", "dep", "dep add", "mol", "mol wisp", "mol wisp create");
    var split = Words.split(List.of(line.split(" ")), Flags.GLOBAL, known::contains);
    assertThat(split.path()).isEqualTo(path == null ? "" : path);
    assertThat(String.join(" ", split.rest())).isEqualTo(rest);
  }

  @Test
  void a_command_s_own_flag_goes_before_a_global_one() {
    var init = Spec.of("init", "", "Begin").text("-q", "--question", "…").build();
    var args = Words.parse(init, List.of("-q", "why"), Flags.GLOBAL);
    assertThat(args.text("--question")).isEqualTo("why");
    assertThat(args.is("--quiet")).isFalse();
  }

  @Test
  void a_switch_is_noticed_in_words_nobody_can_read() {
    assertThat(Words.mentions(List.of("lisst", "--json"), "--json")).isTrue();
    assertThat(Words.mentions(List.of("lisst", "--", "--json"), "--json")).isFalse();
  }
}
