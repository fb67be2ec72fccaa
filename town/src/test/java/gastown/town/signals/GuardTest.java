package gastown.town.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final Path OWN = Path.of("/town/web/polecats/Toast");
  private static final Guard GUARD =
      new Guard(
          new Guard.Ground(
              Path.of("/town"),
              OWN,
              Map.of("HOME", "/people/eve", "TMPDIR", "/tmp/t", "GT_BEAD", "web-1"),
              Set.of("main", "next")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git push origin HEAD:main",
        "git push origin next",
        "git -C . push origin refs/heads/main",
        "cd src && git push origin HEAD:master",
        "git push --force origin topic",
        "git push -f",
        "git push origin +topic",
        "git push origin :topic",
        "git push --delete origin topic",
        "git push --force-with-lease origin topic",
        "git push origin HEAD:$TARGET",
        "echo x; sudo git push --mirror",
        "git branch -D main",
        "git update-ref refs/heads/main HEAD~3",
        "git worktree remove ../Nux",
        "rm -rf /",
        "rm -rf ~",
        "rm -rf ~/projects",
        "rm -rf \"$HOME/x\"",
        "rm -r ../Nux/src",
        "rm -rf .",
        "cd / && rm -rf home",
        "A=1 rm /etc/passwd",
        "bash -c 'cd / && rm -rf home'",
        "find / -name x -delete",
        "ls | xargs rm",
        "mv /town/web/polecats/Nux/a .",
        "/bin/rm -rf /tmp",
        "echo `rm -rf /var/lib`",
        "sed -i s/a/b/ ../Nux/file",
        "cp a /town/web/crew/eve/a",
        "cd ../Nux && make",
        "git -C /town/web/mayor/rig reset --hard",
        "echo x\nrm -rf /srv",
        "echo x > ../../crew/cat/a",
        "echo x >>../../crew/cat/a",
        "echo x 2>../../crew/cat/a",
        "echo x &> ../../crew/cat/a",
        "echo x >| /town/settings/config.json",
        "echo x > $GT_ROOT/settings/config.json",
        "timeout 60 git push --force origin main",
        "timeout -s KILL -k 5 60 git push -f",
        "nice -n 5 git push -f",
        "setsid git push -f",
        "setsid -w git push -f",
        "env -i git push -f",
        "env A=b git push -f",
        "env -C / rm -rf home",
        "env -S 'git push -f'",
        "stdbuf -oL git push -f",
        "stdbuf -o L git push -f",
        "ionice -c3 git push -f",
        "sudo -u root git push -f",
        "nohup git push -f",
        "nohup nice -n 5 timeout 9 git push -f",
        "xargs git push -f",
        "ls | xargs -n 1 sh -c 'rm $0'",
        "timeout 1m rm -rf /usr/x",
        "find . -exec git push -f ;",
        "find . -exec git push -f \\;",
        "find / -exec rm {} +",
        "if rm -rf /srv; then ls; fi",
        "eval rm -rf /srv",
        "dd if=a of=../../crew/cat/README.md",
        "make --directory=../../crew/cat",
        "tee /town/settings/config.json",
        "cp a ../../../mayor/town.json",
        "sed -i s/a/b/ /town/web/config.json"
      })
  void is_refused(String line) {
    assertThat(GUARD.refuses(new Deed.Runs(line, OWN))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git push origin HEAD:refs/heads/topic",
        "git push -u origin polecat/Toast/web-1@1",
        "git push",
        "git commit -q -m 'rm -rf / and git push --force origin main'",
        "git log main && git diff main..HEAD",
        "git checkout -b topic && git branch -d old",
        "git worktree list",
        "rm -rf target build/x",
        "rm -f /tmp/x && rm -r ./src/old",
        "find . -name '*.class' -delete",
        "cat ../Nux/README.md",
        "gt done && gt mail send mayor/ -s 'rm -rf /' -m ..",
        "mvn -q test | tail -3; echo $?",
        "echo \"it's ${HOME}\" > notes/a",
        "rm -f target/x > /dev/null 2>&1",
        "mvn test >target/log 2>&1 && echo ok >> notes/a",
        "timeout 60 git push origin HEAD:refs/heads/topic",
        "timeout 60 cat /town/web/crew/eve/a",
        "env A=b make",
        "find . -type f -exec grep -l x {} +",
        "cp /town/.runtime/logs/gate.log build/",
        "dd if=/town/web/x of=a",
        "sed -n 1,5p /town/.runtime/logs/gate.log",
        "echo x > /tmp/a",
        "ls | xargs -n 1 wc -l",
        ""
      })
  void passes(String line) {
    assertThat(GUARD.refuses(new Deed.Runs(line, OWN))).isNull();
  }

  @Test
  void files_of_others_and_of_the_town_are_not_written() {
    for (var file :
        new String[] {
          "/town/web/polecats/Nux/a",
          "/town/web/crew/eve/a",
          "/town/web/mayor/rig/a",
          "/town/.beads/beads.db",
          "/town/.runtime/x",
          "/town/settings/config.json",
          "/town/mayor/town.json",
          "/town/web/config.json",
          "/town/AGENTS.md"
        }) {
      assertThat(GUARD.refuses(new Deed.Writes(Path.of(file)))).as(file).isNotNull();
    }
    for (var file : new String[] {OWN + "/src/a", "/tmp/a", "/people/eve/notes"}) {
      assertThat(GUARD.refuses(new Deed.Writes(Path.of(file)))).as(file).isNull();
    }
    assertThat(GUARD.refuses(new Deed.Other("Read"))).isNull();
    assertThat(GUARD.refuses(new Deed.Other(""))).isNotNull();
  }

  /// Where a change goes is not seen in the line.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm -rf \"$OTHER/y\"",
        "rm -rf ${OTHER}/y",
        "rm -rf $(cat list)",
        "rm -rf \"$(cat list)\"",
        "rm -rf `cat list`",
        "rm -rf ~eve/x",
        "rm -rf \"${PWD%/*}/x\"",
        "rm $FLAGS target",
        "for f in *; do rm $f; done",
        "find $OTHER -delete",
        "find . -exec sh -c 'rm \"$1\"' _ {} \\;",
        "mv a $OTHER",
        "echo x > $OTHER/a",
        "echo x > \"$(cat list)\"",
        "make &> $OTHER",
        "tee -a $OTHER",
        "chmod +x $OTHER",
        "cp a $OTHER",
        "cp -t $OTHER a",
        "sed -i s/a/b/ $OTHER",
        "sed -i -e s/a/b/ \"$OTHER/a\"",
        "dd if=a of=$OTHER",
        "cd $OTHER && rm -rf target",
        "cd $OTHER && git clean -fdx",
        "cd - && rm -rf target",
        "popd; echo x > a",
        "git -C $OTHER reset --hard",
        "git push $OTHER topic",
        "git $OTHER",
        "$OTHER -rf /srv",
        "\"$(which rm)\" -rf /srv",
        "eval \"$OTHER\"",
        "HOME=target; PWD=/; rm -rf $PWD/x",
        "test -d a && D=target; rm -rf $D/a",
        "export TMPDIR=/; rm -rf $TMPDIR/srv",
        "read HOME; rm -rf $HOME",
        "D=$(cat list); rm -rf $D",
        "D='a /srv'; rm -rf $D"
      })
  void what_cannot_be_seen_is_refused_with_how_to_write_it(String line) {
    assertThat(GUARD.refuses(new Deed.Runs(line, OWN)))
        .contains("cannot be seen beforehand. Write it out");
  }

  /// Ways to hide it that are no ways.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo \"$(rm -rf /srv)\"",
        "echo \"`rm -rf /srv`\"",
        "X=$(rm -rf /srv)",
        "all=($(rm -rf /srv))",
        "diff <(rm -rf /srv) a",
        "ls > >(rm -rf /srv)",
        "(cd target && ls); rm -rf ../x",
        "rm -rf {a,/srv}",
        "rm -rf target/{a,../../x}",
        "rm -rf $PWD/../x",
        "rm -rf $TMPDIR/../../srv",
        "# it's\nrm -rf /srv",
        "rm \\\n -rf /srv",
        "sh <<EOF\nrm -rf /srv\nEOF",
        "cat <<'EOF' | sh\nrm -rf /srv\nEOF",
        "cat <<EOF\n$(rm -rf /srv)\nEOF",
        "cat <<EOF\nx\nEOF\nrm -rf /srv",
        "bash <<< 'rm -rf /srv'",
        "if true; then { rm -rf /srv; }; fi",
        "f() { rm -rf /srv; }; f",
        "case a in a) rm -rf /srv;; esac",
        "[[ a > b ]] && rm -rf /srv",
        "D=/srv; rm -rf $D",
        "R=rm; $R -rf /srv",
        "cd; rm -rf x",
        "pushd /; rm -rf srv",
        "git push origin \"+topic\"",
        "B=main && git push origin HEAD:$B",
        "echo x > $PWD/../Nux/a",
        "touch $PWD/../Nux/a",
        "GT_BEAD=../../Nux/a; echo x > notes/$GT_BEAD",
        "cp -t ../Nux a"
      })
  void is_refused_wherever_it_stands(String line) {
    assertThat(GUARD.refuses(new Deed.Runs(line, OWN))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo $X ${Y:-z} $(date) \"$(cat $FILE)\"",
        "cat $FILE | grep -c \"$WORD\"",
        "git commit -m \"$MSG\"",
        "git commit -m \"$(cat <<'EOF'\n"
            + "it's not rm -rf / > /town/AGENTS.md\n\n"
            + "rm -rf /srv\n"
            + "EOF\n"
            + ")\"",
        "cat > notes/a <<EOF\nrm -rf /srv $X\nEOF",
        "rm -rf \"$PWD/target\"",
        "rm -rf ${PWD}/target",
        "rm -rf \"$(pwd)/target\"",
        "cd src && rm -rf $PWD/x",
        "cd \"$(git rev-parse --show-toplevel)\" && rm -rf target",
        "rm -rf $TMPDIR/x",
        "rm -rf $GT_ROOT/web/polecats/Toast/target",
        "rm -f target/Outer\\$Inner.class 'target/Outer$Other.class'",
        "rm -rf {target,build}/classes",
        "D=/tmp/x; mkdir -p \"$D\" && make > \"$D/log\"",
        "D=target && rm -rf $D",
        "echo x > $HOME/notes",
        "sed -i \"s/$A/$B/\" src/a",
        "sed -i -e 's/a$/b/' src/a",
        "sed -n 's/a$/b/p' $FILE",
        "perl -pi -e 's/(x)/$1/' src/a",
        "touch -d \"$(date)\" a",
        "f=$(git rev-parse --git-dir)/x; [ -e $f ] || { touch $f; echo x > notes/half; }",
        "mkdir -p \"$OTHER\"",
        "echo x > notes/$GT_BEAD",
        "patch -p1 < $FILE",
        "cp $FILE a",
        "install -m $MODE a b",
        "dd if=$FILE of=a",
        "if [[ $a > $b ]]; then echo x; fi",
        "echo $((1 > 0)) && (( i > 3 ))",
        "files=($(git ls-files)); echo ${files[0]}",
        "for f in *.java; do wc -l \"$f\"; done",
        "while read -r l; do echo \"$l\"; done < $FILE",
        "\"$JAVA_HOME/bin/java\" -version",
        "make CC=$CC 2>&1 | tee target/log",
        "cd $OTHER && ls && git log",
        "find . -name \"$NAME\" -print",
        "bash -c 'echo $X'",
        "awk '{ print $1 > \"/dev/null\" }' a",
        "true # it's rm -rf /",
        "git push origin HEAD:refs/heads/a && echo $?"
      })
  void variables_of_harmless_commands_pass(String line) {
    assertThat(GUARD.refuses(new Deed.Runs(line, OWN))).isNull();
  }

  @Test
  void an_office_does_not_write_what_the_town_keeps_in_its_folder() {
    var mayor = Path.of("/town/mayor");
    var guard = new Guard(new Guard.Ground(Path.of("/town"), mayor, Map.of(), Set.of()));
    for (var line :
        new String[] {
          "echo {} > town.json",
          "echo {} > $GT_ROOT/mayor/rigs.json",
          "sed -i s/a/b/ config.json",
          "cp a town.json",
          "rm town.json",
          "rm -f *.json",
          "rm -rf *",
          "find . -delete",
          "echo {} > ../settings/config.json"
        }) {
      assertThat(guard.refuses(new Deed.Runs(line, mayor))).as(line).isNotNull();
    }
    assertThat(guard.refuses(new Deed.Writes(mayor.resolve("town.json")))).isNotNull();
    assertThat(guard.refuses(new Deed.Writes(mayor.resolve("plan.md")))).isNull();
    assertThat(guard.refuses(new Deed.Writes(mayor.resolve("plans/a.json")))).isNull();
    assertThat(guard.refuses(new Deed.Runs("cat town.json > plan.md; rm plan.md", mayor))).isNull();
  }
}
