package gastown.town.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final Path OWN = Path.of("/town/web/polecats/Toast");
  private static final Guard GUARD =
      new Guard(
          new Guard.Ground(Path.of("/town"), OWN, Path.of("/people/eve"), Set.of("main", "next")));

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
}
