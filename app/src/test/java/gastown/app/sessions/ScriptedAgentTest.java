package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.ports.Outpost.Look;
import gastown.town.ports.Runtimes.Start;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.work.Spent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripted agent with real git, as a real process.
class ScriptedAgentTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path root;
  private Workplace work;

  @BeforeEach
  void a_worktree() {
    work = new Workplace(root);
  }

  @AfterEach
  void nothing_is_left() {
    work.close();
  }

  @Test
  void it_does_what_the_script_of_its_bead_says() {
    work.script(
        """
        # a comment
        write src/a.txt  it's "$HOME" `id` \\n * ü
        append src/a.txt two
        copy src/a.txt b.txt
        remove README.md
        spend 1000 200
        spend 10 20 7
        mail mayor/ How it goes
        say working on it
        commit web: the lexer is there
        done
        """);
    assertThat(work.run()).contains("working on it", "submitted");
    assertThat(work.text("src/a.txt")).isEqualTo(" it's \"$HOME\" `id` \\n * ü\ntwo\n");
    assertThat(work.text("b.txt")).isEqualTo(work.text("src/a.txt"));
    assertThat(work.text("README.md")).isEqualTo("(none)");
    assertThat(work.commits()).containsExactly("web: the lexer is there");
    assertThat(work.git(work.tree, "status", "--porcelain")).isEmpty();
    assertThat(work.calls())
        .containsExactly(
            "hook",
            "bd show gp-1 --json",
            "mail send mayor/ -s How it goes -m How it goes",
            "done");
    assertThat(work.runtime("scripted").usage(work.places.getLast().folder()))
        .isEqualTo(Usage.of("", new Spent.Part(1010, 220, 6007), 2));
  }

  @Test
  void with_nothing_on_its_hook_it_ends_at_once() {
    work.disk.write(work.root.resolve("hook"), "nothing\n");
    assertThat(work.run()).isEqualTo("nothing to do");
    assertThat(work.calls()).containsExactly("hook");
  }

  @Test
  void no_path_leaves_the_worktree() {
    var outside = work.root.resolve("outside");
    work.disk.makeFolder(outside, false);
    assertThat(outside).isDirectory();
    link(work.tree.resolve("way"), outside);
    link(work.tree.resolve("file"), outside.resolve("file"));
    for (var path :
        List.of(
            "../x",
            "/tmp/x",
            "a/../../x",
            ".git/config",
            "a/.GIT/x",
            "way/x",
            "way/new/x",
            "file",
            "-x",
            "a//b",
            "./x")) {
      for (var verb : List.of("write %s x", "append %s x", "copy README.md %s", "remove %s")) {
        work.script(verb.formatted(path) + "\nsay not reached");
        assertThat(work.run()).as(path).contains("refused").doesNotContain("not reached");
      }
    }
    assertThat(work.disk.list(outside)).isEmpty();
    assertThat(work.disk.exists(work.tree.resolve(".git/config"))).isTrue();
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void text_of_a_bead_is_never_run() {
    work.script(
        """
        say $(touch never0) `touch never1`; touch never2
        write a.txt $(touch never3)
        commit $(touch never4) "; touch never5
        mail mayor/ `touch never6`
        """);
    work.run();
    assertThat(work.disk.list(work.tree)).containsExactly(".git", "README.md", "a.txt");
    assertThat(work.text("a.txt")).isEqualTo("$(touch never3)\n");
  }

  @Test
  void an_unknown_verb_ends_it() {
    work.script("run rm -rf x\nsay not reached");
    assertThat(work.run()).contains("unknown: run").doesNotContain("not reached");
  }

  @Test
  void a_script_without_done_ends_without_it() {
    work.script("write a.txt x\ncommit half");
    work.run();
    assertThat(work.calls()).doesNotContain("done");
    work.script("exit 7\nsay not reached");
    assertThat(work.run()).doesNotContain("not reached");
  }

  @Test
  void woken_again_it_does_not_repeat_what_is_committed() {
    work.script("append a.txt one\ncommit first step\nappend a.txt two\ncommit second step");
    work.run();
    work.git(work.tree, "reset", "-q", "--hard", "HEAD~1");
    work.run();
    assertThat(work.text("a.txt")).isEqualTo("one\ntwo\n");
    assertThat(work.commits()).containsExactly("first step", "second step");
    work.run();
    assertThat(work.text("a.txt")).isEqualTo("one\ntwo\n");
    assertThat(work.commits()).containsExactly("first step", "second step");
  }

  @Test
  void a_bead_without_a_script_gets_the_files_it_names() {
    work.bead("files: src/one.txt two.txt\nPlease.");
    assertThat(work.run()).contains("submitted");
    assertThat(work.text("src/one.txt")).isEqualTo("A \"lexer\" with ünits\nMade for gp-1.\n");
    assertThat(work.commits()).containsExactly("gp-1: A \"lexer\" with ünits");
  }

  @Test
  void the_sloppy_one_forgets_to_commit_until_it_is_told() {
    work.script("temper sloppy\nwrite a.txt x\ncommit it");
    assertThat(work.run()).contains("uncommitted changes", "submitted");
    assertThat(work.calls()).endsWith("done", "done --save");
  }

  @Test
  void the_liar_says_done_with_nothing_changed() {
    work.script("temper liar\nwrite a.txt x");
    assertThat(work.run()).contains("nothing to submit", "It is done all the same.");
    assertThat(work.commits()).isEmpty();
  }

  @Test
  void a_temper_for_once_is_gone_at_the_second_wake_and_the_second_epoch() {
    work.script("temper liar once\nwrite a.txt x");
    work.run("scripted", 1);
    assertThat(work.commits()).isEmpty();
    assertThat(work.run("scripted", 2)).contains("submitted");
    assertThat(work.commits()).hasSize(1);
    work.git(work.tree, "reset", "-q", "--hard", "origin/main");
    var process = work.start("scripted", 1, Map.of("GT_EPOCH", "2"));
    assertThat(work.spawning.awaitEnd(List.of(process), SOON)).isTrue();
    assertThat(work.commits()).hasSize(1);
  }

  @Test
  void the_runtime_can_bring_the_temper() {
    work.script("write a.txt x");
    assertThat(work.run("scripted-liar", 1)).contains("nothing to submit");
    assertThat(work.run("scripted-diligent", 1)).contains("submitted");
  }

  @Test
  void the_quitter_dies_before_it_commits_and_goes_on_from_what_it_finds() {
    work.script("temper quitter\nwrite a.txt x\nappend a.txt y\ncommit both");
    work.run("scripted", 1);
    assertThat(work.commits()).isEmpty();
    assertThat(work.text("a.txt")).isEqualTo("x\ny\n");
    assertThat(work.run("scripted", 2)).contains("going on", "submitted");
    assertThat(work.commits()).containsExactly("both");
    assertThat(work.text("a.txt")).isEqualTo("x\ny\n");
  }

  @Test
  void the_sleeper_and_hang_stay_until_they_are_ended() {
    for (var script : List.of("temper sleeper", "hang")) {
      work.script(script);
      var process = work.start("scripted", 1, Map.of());
      awaitSaid("thinking");
      assertThat(work.outpost.look(work.places.getLast())).isEqualTo(new Look.Running(process));
      work.outpost.end(work.places.getLast(), SOON);
      assertThat(work.spawning.isAlive(process)).isFalse();
    }
  }

  private void awaitSaid(String text) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!work.said().contains(text)) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void the_looper_talks_and_spends_for_ever() {
    work.script("temper looper");
    var process = work.start("scripted", 1, Map.of("GT_SCRIPTED_PAUSE", "0.01"));
    awaitSaid("turn 3:");
    assertThat(work.runtime("scripted").usage(work.places.getLast().folder()).amount().microUsd())
        .isGreaterThanOrEqualTo(2 * 13_500);
    assertThat(work.spawning.isAlive(process)).isTrue();
  }

  @Test
  void the_vandal_meddles_and_submits_it() {
    work.script("temper vandal\nwrite a.txt x");
    assertThat(work.run()).contains("submitted");
    assertThat(work.text("README.md")).isEqualTo("(none)");
    assertThat(work.disk.exists(work.root.resolve("town/vandal.txt"))).isTrue();
    assertThat(work.commits()).hasSize(1);
  }

  @Test
  void the_chatterbox_floods_output_and_mail() {
    work.script("temper chatterbox\nwrite a.txt x");
    assertThat(work.run()).contains("Note 5000:", "submitted");
    assertThat(work.calls().stream().filter(call -> call.startsWith("mail send")).count())
        .isEqualTo(20);
    assertThat(work.commits()).hasSize(1);
  }

  @Test
  void a_person_s_own_command_gets_the_prompt_as_its_last_word() {
    var commands = Map.of("mine", "my-agent --flag 'two words'", "scripted", "mine");
    var runtime = Objects.requireNonNull(work.runtimes.named("mine", commands));
    var start = new Start("s", work.tree, work.root, "Read your\nmail", "");
    assertThat(runtime.words(start))
        .containsExactly("my-agent", "--flag", "two words", "Read your\nmail");
    assertThat(runtime.usage(work.root)).isEqualTo(Usage.UNKNOWN);
    assertThat(runtime.environment(start)).containsOnlyKeys("GT_USAGE");
    assertThat(work.runtimes.named("scripted", commands))
        .isNotInstanceOf(work.runtime("scripted").getClass());
    assertThat(work.runtimes.named("none", commands)).isNull();
    assertThat(work.runtimes.builtIn()).contains("scripted", "scripted-liar");
  }

  @Test
  void spending_that_makes_no_sense_counts_nothing() {
    var file = work.root.resolve("usage.jsonl");
    work.disk.write(
        file,
        """
        {"input_tokens":5,"output_tokens":-7,"micro_usd":1e999999999}
        {"input_tokens":"5","output_tokens":9999999999999999999}
        [1]
        {"input_tokens":1,"output_tokens":2,"micro_usd":3}
        {"input_tok\
        """);
    assertThat(work.runtime("scripted").usage(work.root))
        .isEqualTo(Usage.of("", new Spent.Part(6, 2, 3), 3));
  }
}
