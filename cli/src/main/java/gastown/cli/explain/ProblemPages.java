package gastown.cli.explain;

/// What stands behind the words commands of a town refuse with.
final class ProblemPages {
  private ProblemPages() {}

  /// A page on each line.
  static final String TEXT =
      """
      agent-built-in: The agent of this name comes with the town and cannot be changed or removed. Define one under another name.
      agent-home: The file in which an agent's program keeps what it knows about its person is no JSON. It is not replaced, since nobody else has what is in it.
      agent-in-use: Settings name the agent, sessions are it, or work was given out for it. It is forgotten when nobody needs it any more.
      agent-login: The agent's program has neither a login nor a key, so no model would answer it. Log in once, or put a key into the environment of gt.
      agent-missing: The agent's program is not on the PATH the town's sessions get, which is the one of the last gt up or gt sling.
      agent-root: The agent's program refuses to work unattended with root's rights, unless it is told that the machine is a sandbox.
      agent-secret: The command line of an agent holds a secret. Keep it in a variable of your own and name that: KEY=$GT_MY_KEY.
      agent-variable: The command line of an agent names a variable that never comes along with a call. Name one that begins with GT_: KEY=$GT_MY_KEY.
      ambiguous-address: More than one agent goes by this name. Write the address out: <rig>/<name>, <rig>/crew/<name>.
      bad-agent: The command line of an agent cannot be read or started. Quotes must be closed, and the first word is a program.
      bad-crew-name: A crew member's name is made of letters, digits, - and _, and is no reserved word.
      bad-expression: A query cannot be read. bd query --help shows how one is written.
      bad-file: A file of the town cannot be read as what it should be. Nothing is done before it can be, so that nothing in it is lost.
      bad-heading: Costs are summed by cause, bead, agent, role, model, rig or runtime.
      bad-name: A name is made of letters, digits, - and _, begins with a letter, and is no reserved word.
      bad-prefix: The prefix of a rig's beads is made of small letters and digits. Ids begin with it.
      bad-priority: A priority is a number from 0 (first) to 4.
      bad-rig-name: A rig's name becomes a folder of the town: letters, digits, - and _, and no word the town uses itself.
      bad-value: The setting does not take this value; the message says what it takes, and in a town gt config explain <key>.
      bad-wait: The number of seconds to wait is out of bounds.
      bead-blocked: The bead waits for others. It is handed out by itself when they are closed; --force overrides.
      bead-held: Somebody has the bead already. --steal takes it away: the holder is fenced and its work kept.
      before-the-town: A look at the past was asked for at a time before the town's first entry.
      channel-exists: There is a channel of this name already.
      channel-settled: The channel is written in config/messaging.json, and changes when it is changed there.
      clone-failed: The repository could not be cloned. Git's own words say why; what was half-made is gone.
      conflicts: The work and the target changed the same lines. This cannot be forced: hand it in with gt mq add, and it is offered again on top of the target.
      convoy-launched: The convoy is under way already. Beads can still be added to it.
      convoy-warnings: Something about the staged convoy looks wrong; the message lists it. --force launches it all the same.
      crew-exists: There is a workspace of this name already.
      empty-letter: A letter without words is not sent.
      folder-in-use: The folder holds something the town did not put there. Nothing is overwritten.
      git-failed: Git ended with an error. Its own words are shown.
      git-url: The address of a repository cannot be used: a path, file:, ssh:, https: or host:path.
      group-exists: There is a group of this name already.
      hook-taken: Something hangs on this hook already. --force hangs another beside it.
      hooked-by-sling: A bead of a worker is assigned under an epoch, and gt sling does that; a crew member hangs work on a hook freely.
      inside-a-town: A town is not made inside of another one.
      land-how: Landing past the merge queue must be asked for by name: --direct.
      model-script: A line of the model's script cannot be read. The message says which, and what was expected.
      name-of-crew: Nobody is hired under the name of a crew member, for letters to either would reach nobody.
      no-address: A letter needs an address.
      no-bead: No bead was named, or there is none of this id.
      no-evidence: Nothing landed for this bead, so nothing shows why it may have.
      no-folder: A folder is needed to put it into.
      no-letter: Which letter is meant was not said.
      no-menu: Sessions are chosen from a list of tmux. No session runs there, or tmux is not installed.
      no-page: There is no page of this name. gt explain without a word lists them.
      no-reason: Somebody will want to know why. Give a reason.
      no-rig-folder: The rig is registered, and its folder is not there. gt doctor tells more.
      no-rigs: The town has no project yet.
      no-such-address: Nobody has this address. Letters to nobody are refused at once, and not lost later.
      no-such-agent: No agent goes by this name. gt config agent list shows those there are.
      no-such-branch: The remote has no branch of this name.
      no-such-channel: There is no channel of this name.
      no-such-crew: The rig has no workspace of this name, or several rigs have one.
      no-such-group: There is no group of this name.
      no-such-letter: There is no letter of this id in your box.
      no-such-outpost: Sessions live in tmux or as plain processes; gt outpost list shows what there is here.
      no-such-queue: There is no queue of this name.
      no-such-rig: The town has no rig of this name. Rigs are registered in mayor/rigs.json.
      no-such-role: There is no role of this name.
      no-such-salvage: Nothing is kept under this ref. A part of its end, or of its commit, will do.
      no-such-setting: The town knows no setting of this name. gt config list --all shows those there are.
      no-such-status: gt done knows COMPLETED, ESCALATED, DEFERRED and PHASE_COMPLETE.
      no-such-strategy: The order of the queue is priority or fifo.
      no-such-submission: Nothing was handed in under this id, bead or branch.
      no-such-thread: There is no thread of this id.
      no-such-type: Letters are of a few types only; the message lists them.
      no-such-worker: The rig has no worker of this name. Workers are made as they are needed, or with gt polecat add.
      no-target: The clone does not know the target branch. The remote may not have it yet.
      no-town: No folder above has a mayor/town.json, and nothing else says which town is meant.
      no-worktree: The worker's worktree and branch are gone. What was in them is in gt salvage list.
      nobody-there: The session is not running, so nobody hears.
      nobodys-place: The folder belongs to no role.
      not-a-folder: What should be a folder is none.
      not-a-worker: The command is a worker's word about its own hook, and you are none.
      not-claimed: Only a letter taken out of a queue, and by you, can be given back.
      not-crew: The command is about a crew member's workspace.
      not-for-workers: A worker's session does its bead. What lands, who works and what holds for all is for people and the mayor; gt escalate asks them.
      not-for-you: The queue says who may take letters out of it, and you are not among them.
      not-in-a-session: Going on to the next session is for somebody who looks at one. gt agents menu brings you to any.
      not-in-queue: The submission is out of the queue: it landed, came back, or is being landed at this moment.
      not-its-session: Somebody hands over by itself; a person or the mayor can hand over for everybody but workers.
      not-its-work: The worker is about another bead or branch than the one named.
      not-kept: A worktree is not removed before all of it is kept. Nothing was removed.
      not-landed: One of the four checks of direct landing failed. --force goes on, and the evidence says so; a conflict cannot be forced.
      not-owned: Nobody owns the convoy, so it closes by itself when its beads have landed.
      not-started: The session could not be started; the reason is shown.
      not-there: The existing gt has this command and this one does not, or not yet. The message says why and what to type instead.
      not-work: Only open beads of a working type are handed out.
      not-your-name: A session speaks as itself, whatever the words say.
      nothing-changed: No commit changes a file. If nothing had to change, say so with --no-code and a reason; a person decides.
      nothing-hooked: The hook is empty: what hung there was handed in, taken away or never slung.
      nothing-to-land: The worker handed nothing in, and committed nothing.
      office-is-code: The office is part of the town's loop and cannot be stopped alone.
      old-epoch: The bead went on under a newer number, so this session may not speak for it any more. What it made is kept.
      on-a-hook: A bead hangs on the hook of whom this is about. Take it off first.
      one-board: A letter to a queue or a channel goes to it alone.
      own-rig: A worktree in one's own rig is not needed.
      prefix-differs: The project tracks issues already, and their ids have a prefix of their own.
      prefix-taken: Another rig has this prefix. Ids must tell the rig.
      queue-exists: There is a queue of this name already.
      queue-not-empty: Letters still wait in the queue, and would be lost with it.
      queue-settled: The queue is written in config/messaging.json, and goes when it is taken out there.
      remote-unreachable: The remote does not answer now. The queue tries again by itself.
      rig-at-work: Somebody works in the rig. Stop it first: gt rig stop <rig>.
      rig-exists: There is a rig of this name already.
      salvage-needed: What was kept has not landed and is not old enough, so it may be the only copy. --force says that it may go.
      seance-failed: The agent's program was started to ask the session something and ended without an answer; its own words are shown.
      seance-silent: What the session said is nowhere it could be asked from: its program keeps no conversations, or it never said anything.
      seance-whom: A prompt needs somebody to be put to.
      secret-in-url: The address holds a password, which would be in files and lists of processes. Use ssh or a credential helper.
      session-does-not-end: The processes of a session take no signal. They hang in the system; ps shows where.
      session-over: The session was ended, and another has its worker's place. Only the present one speaks for the bead. What was made is kept.
      setting-elsewhere: The setting belongs to another layer: town, rig or role.
      superseded: The bead went on without this submission, so it is not put back.
      too-large-to-keep: A file is larger than what is kept. Nothing was removed.
      town-is-down: Nothing is handed out, watched or landed before gt up.
      trial-cut-short: The trial of an agent was ended before it was through. What it had started is gone.
      uncommitted: Work is not committed yet, and only commits are handed in. --save commits it.
      undo-worldly: The entry stands for something done in the world: a session, a worktree, a landed change. Taking it out of the book alone would make the book wrong.
      unrelated: The branch and the target have no history in common.
      which-crew: More than one crew member could be meant.
      which-level: What is written is for one rig or for the whole town. Type one of the two.
      which-rig: More than one rig could be meant. Name one.
      which-worker: A worker is named by rig and name: <rig>/<name>.
      work-only-here: Commits or files are nowhere else. Push them, or keep them, before this goes.
      worker-busy: The named worker is about another bead. A person who names a worker wants that one, so no other is taken.
      worker-slings: A worker hands no work to others; it makes a bead, and the town hands it out.
      wrong-setting: A settings file says something of the merge queue that cannot be, a gate perhaps. Nothing lands in the rig before it is put right.
      """;
}
