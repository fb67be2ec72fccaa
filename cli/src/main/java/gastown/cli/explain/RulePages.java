package gastown.cli.explain;

/// The rules, as the code keeps them.
final class RulePages {
  private RulePages() {}

  static final String TEXT =
      """
      3.1 Assignment: A bead has one holder at a time, and a number that only grows: the epoch.
      Bead, hook and worker change in one stroke, before any process starts. Whoever speaks under an
      older epoch is refused, and what it made is kept: from the moment gt kill, gt unsling or --steal
      is typed, though its program goes on for a while. One that is suspended has not lost its bead:
      its gt done counts until it is over, and after that only the next session's does. Five attempts that fail strand a bead; ten
      conflicts do too. A person's gt sling --force begins the count anew.

      3.2 Worker life: A worker has a name that lasts; session and worktree come and go. Silence is
      answered by nudges, three at most; then work is saved, the worker fenced by a new epoch and the
      bead offered again. A program that ends without gt done is woken again in the same worktree,
      after 1, 2, 5, 10 seconds and more.

      3.3 Salvage: Before a worktree is cleared, a session ended or a branch removed, what is there
      is written to a ref under refs/gastown/salvage and read back. gt salvage list shows it, gt
      salvage restore puts it into a new worktree. It stays until its commit has landed or
      salvage.retention is over, and even then until somebody says gt salvage prune.

      3.4 Done, submit, land: gt done takes committed work, pins the commit and puts it into the
      merge queue. The bead closes when the change has landed, not before. Each step can be done
      again, so a call that died is typed once more.

      3.5 Merge queue: The target only moves forward, to a commit whose exact tree passed the gates.
      A red batch is halved until the culprit stands alone, and alone it goes back only when the
      target itself is green. A red target, a remote that is away or refuses pauses landing, told
      once. gt land --direct is the exception, and its evidence names what was not checked.

      3.6 Scheduling: A place is taken by the most urgent bead that waits, as soon as it is free, as
      far as max_polecats and max_workers allow. A parked rig gets no work, and nobody is woken in
      it. When less than disk_reserve is free, nobody is woken and no gate is run; a person is told
      once, and it goes on by itself. When a provider sets a limit, whoever has that runtime is left
      in peace and gets no work until it is reset, or, when nobody says when that is, for a minute,
      two, four and up to an hour; then it goes on by itself. Runtimes that share an account wait
      together, those of another go on. gt limits shows it. A session is let in only with money
      reserved for it. What one costs that keeps no record is an estimate and says so in gt costs;
      its time and turns are capped instead, over all such sessions of a worker on a bead:
      session_time_cap, session_turn_cap. At a cap of any kind a worker is stopped at its next call,
      or, if it makes none, when the town was patient; its work is saved, no attempt is counted, a
      person is told once, and it goes on with the same conversation when there is more.

      3.7 Messages: A letter goes to an address that exists, waits until it is read, and is told of
      at the agent's next turn. A nudge is queued; typed or offered; and gone when the agent's
      program shows that it took it. What nobody took in time comes back to its sender as a letter.
      Nothing is typed into a dialog or a running turn, and nothing is told twice. A crew member and a worker of the same name are two people.

      3.8 Watching the watchers: gt up starts code and no session. Offices are part of the town's
      loop. A loop that crashes is started again, three times in ten minutes at most; then a person
      is told. gt estop holds everything where it is until gt thaw. gt doctor looks for what the
      store cannot see to.

      3.9 Convoys: A convoy follows beads of any rig, and closes once, when all of them landed. What a
      landing sets free is slung within the same turn.
      """;
}
