package gastown.cli.explain;

/// What stands behind the words both programs refuse with: about beads, the store, git and calls.
final class TrackerPages {
  private TrackerPages() {}

  /// A page on each line.
  static final String TEXT =
      """
      agent-command: The command line of an agent cannot be taken apart into words: a quote is open, or there is no program.
      already-claimed: Somebody else has claimed the issue. Choose another, or ask whoever has it.
      already-closed: The issue is closed, so there is nothing left to answer.
      already-initialized: There is a workspace here. Making another would hide it.
      ambiguous-command: The shortened word fits several commands. Type more of it.
      ambiguous-id: The shortened id fits several issues. Type more of it; nothing is guessed.
      argument-count: The command takes another number of words than were typed. --help shows which.
      at-reads: A look at the past only reads, so only commands that read can make it.
      at-what: A look at the past needs a time and a command that reads.
      bad-agent-state: The state of an agent is one of a few words; the message lists them.
      bad-batch-key: A batch changes status, priority, title and assignee. Other fields have commands of their own.
      bad-batch-line: A line of a batch is a verb and its words. Nothing of the batch was done.
      bad-branch: Git would not take this as the name of a branch.
      bad-capability: What is shipped is named in small letters, digits and dashes.
      bad-choice: The flag takes one of a few words; the message lists them.
      bad-count: A number of lines was expected.
      bad-custom-status: The list of own statuses cannot be read: name:category, separated by commas.
      bad-days: A number of days, at least one, was expected.
      bad-direction: Dependencies are followed down (what it waits for) or up (what waits for it).
      bad-entry: An entry of the journal is told by its number. gt log and bd history show numbers.
      bad-estimate: An estimate is a number of minutes.
      bad-external: A reference to another project is external:<project>:<capability>.
      bad-format: The output is wanted in a form nobody knows here.
      bad-gate: The gate waits for something nobody can look at; the message lists the types there are.
      bad-graph: The file describes no graph of issues. The message shows the shape of one.
      bad-id: An id is a prefix, a dash and a hash, in small letters and digits.
      bad-include: How far dependencies are taken along is one of four words; the message lists them.
      bad-issue: The issue in the file cannot be read. Nothing of it was taken.
      bad-json: A JSON object was expected on standard input.
      bad-key: A key is made of letters, digits, dots and dashes.
      bad-limit: A limit is a number from 0 on; 0 is no limit.
      bad-line: One line of the input cannot be read; its number and the reason are shown. Nothing was taken.
      bad-metadata: Metadata is key=value, or one JSON object.
      bad-metadata-field: A filter on metadata is key=value.
      bad-metadata-key: A metadata key begins with a letter and goes on with letters, digits, dots and underscores.
      bad-moment: The time cannot be read. People's words (yesterday, 2 hours ago), dates and entry numbers (#12) can.
      bad-number: The number is outside of what the flag takes.
      bad-pair: key=value was expected.
      bad-recipe: A recipe has a name in small letters and a file inside the project.
      bad-regex: The regular expression is none.
      bad-repo: The path cannot be another workspace of this one.
      bad-role: Who works here is maintainer or contributor.
      bad-settings: A settings file of another program is not JSON, so nothing was put into it.
      bad-slot: An agent has two slots: hook and role.
      bad-sort: Issues are not sorted by that; the message lists by what they are.
      bad-source: Settings come from a few places; the message lists them.
      bad-state: A state is dimension=value.
      bad-threshold: A threshold is a number from 0 to 1.
      bad-tier: Issues are compacted in two tiers, 1 and 2.
      bad-utf8: The bytes are no UTF-8. Guessing would store something else than was meant.
      bad-waits-for-gate: What is waited for is all children or any of them.
      bad-worktree: A work tree cannot be made there.
      branch-in-use: The branch is checked out in a worktree, and deleting it would leave that without one.
      child-on-ancestor: A child waits for what its parent waits for; a dependency on the parent would be a deadlock.
      code-conflict: The branch and its remote changed the same lines of files that are not issues. A person merges those with git.
      compact-how: Compacting begins with a look: --analyze or --stats.
      compact-what: Applying a summary needs the issue and the summary.
      convoy-open: Beads of the convoy are still open. It closes by itself when all are landed; --force closes it now.
      cycle: The issues would wait for each other in a circle, and none of them would ever be ready.
      demo-failed: A step of the demo did not do what it should. What the command said follows.
      demo-stuck: The demo waited for landings that did not come. --keep leaves the town for a look.
      description-required: This workspace is set to want a description with each issue.
      editor-failed: The editor ended with an error, so nothing was changed.
      empty-comment: A comment without words is not kept.
      empty-description: Empty input would wipe the description out; say so with --allow-empty-description.
      empty-label: A label without letters is none.
      empty-memory: There are no words to remember.
      empty-note: A note without words is not kept.
      empty-repository: The repository has no commit yet, so there is nothing to work on.
      entry-or-last: The entry was named twice, by its number and by --last.
      ephemeral-or-no-history: A temporary issue and one without history are two kinds; an issue is one of them.
      epic-and-task: Epics block epics and tasks block tasks.
      event-flag: The flag describes an event, and the issue is none.
      file: A file cannot be read or written. The system's reason is shown.
      flag-argument: The flag wants a value behind it.
      flag-refused: The flag is known and not supported; the message says why.
      folded-away: The journal before this moment was folded into the state it led to, so how it was then is not known.
      folder-in-the-way: Something lies where the worktree should be. It is not overwritten.
      foreign-hooks: The repository's hooks are in a folder that others use too, so none is written there.
      gate-not-satisfied: The gate still waits for its condition.
      gh-failed: The gate asks GitHub through gh, and gh did not answer.
      git-busy: Another git holds a lock here. It is over in a moment, or it was killed: gt doctor tells.
      graph-of-what: A graph is of one issue or of all.
      has-dependents: Other issues depend on what would be deleted. Delete them too, or leave them without.
      has-swarm: The epic has a swarm already.
      id-and-label: The command needs an issue and a label.
      id-required: The command needs an issue.
      id-taken: There is an issue of this id. An id is never given twice, not even after a deletion.
      invalid-argument: The value is not one the flag takes.
      invalid-date: The date cannot be read; the message lists the forms that can.
      invalid-dependency: A dependency is an id, or type:id with a known type.
      invalid-dependency-type: There is no dependency of this type.
      invalid-duration: The length of time cannot be read: 30m, 2h30m, 7d, 2w.
      invalid-gate-type: There are no gates of this type.
      invalid-priority: A priority is 0 (first) to 4, or P0 to P4.
      invalid-status: There is no such status. Own ones are set with bd config.
      invalid-type: There is no such type of issue. Own ones are set with bd config.
      loose-dependencies: The issues to move depend on issues that stay behind.
      lost-database: The database was here and is gone, and nothing is there to restore it from. An empty one would hide that.
      missing-flag: The command cannot do without this flag.
      missing-sections: The type of the issue asks for sections its description lacks.
      move-what: Which issues are to move was not said.
      move-where: Where the issues are to go was not said.
      needs-subcommand: The word is a family of commands; one of them must follow.
      no-backup: There is no copy where one was looked for.
      no-branch: No branch is checked out, so a commit would belong to none.
      no-clone: The folder holds no clone of the rig. gt rig add finishes a half-made rig.
      no-database: There is no database where one was named.
      no-editor: Writing by hand needs an editor and a terminal.
      no-free-id: All short ids of this prefix are taken. Let them be longer.
      no-git: The git program is not there.
      no-global: The editor keeps settings for one project only.
      no-home: HOME is not set, so nobody knows where personal settings are.
      no-id: Which issue is meant was not said, and none was touched before.
      no-ids: Which issues are meant was not said.
      no-issues: The file has no issue in it.
      no-kind: An entry of the audit trail needs a kind.
      no-label: The entry of the audit trail needs a label.
      no-mail-delegate: Outside of a town, bd mail hands on to a mail program, and none is set up.
      no-merge-slot: The workspace has no merge slot yet.
      no-name: A convoy needs a name.
      no-parent: The parent is not there.
      no-query: A query without words asks for nothing.
      no-repository: The folder is in no git repository.
      no-search-query: A search without words finds nothing.
      no-session: Nobody's program runs under this name now.
      session-runs: Somebody's program works in this workspace, and would lose the folder under its feet.
      stands-still: Somebody stopped the town, or this rig, by gt estop: nothing begins until gt thaw.
      no-sql: The store is not SQLite.
      no-such-convoy: There is no convoy of this id.
      no-such-dependency: What the new issue should depend on is not there, so nothing was made.
      no-such-entry: The journal has no entry of this number, or has folded it away.
      no-such-escalation: The id is of no escalation.
      no-such-fault: The simulation knows no fault of this name; the message lists them.
      no-such-file: The file is not there.
      no-such-folder: The folder is not there.
      no-such-method: Duplicates are found by comparing words; no model is asked.
      no-such-severity: The message lists the severities there are.
      no-terminal: The session is a plain process, so nothing can be typed into it. Letters and nudges reach it.
      no-tracker: Issues are shared over git, not with trackers of other makers.
      no-words: What should be said was not said.
      no-workspace: No folder above holds .beads. bd init makes one.
      nobody-named: The command needs to know whom it is for.
      not-a-gate: The issue is no gate.
      not-an-epic: The issue is no epic, and a swarm is made of one.
      not-claimable: An issue of this status is not there to be claimed.
      not-closed: Only what is closed is shipped.
      not-compactable: The issue is not old enough to be compacted, or the summary saves nothing.
      not-empty: A copy is not put over issues that are there.
      not-ephemeral: Only a temporary issue can be made a lasting one.
      not-exported: No issue says that it delivers this.
      not-found: There is nothing of this name or id.
      not-here: The command has no counterpart here; the message says what does the same.
      not-human: The issue does not wait for a person.
      not-in-journal: The journal does not know what the issue was, so it cannot be brought back from it.
      not-installed: The program runs from its sources, and this needs an installed one.
      not-swarmable: The epic's children wait for each other in a circle.
      not-writable: The folder cannot be written to.
      not-yet: The command belongs to a part that is not written yet.
      nothing-below: None of the epic's beads can be worked on.
      nothing-done: Each of the issues was refused; the reasons stand above.
      nothing-ready: Nothing of what was named can be worked on now.
      nothing-to-end: The worker is not at work.
      nothing-to-restore: The issue is neither deleted nor compacted.
      one-form: A graph is drawn in one form at a time.
      one-grouping: Issues are counted by one thing at a time.
      open-children: The epic has open children. Close them first, or use --force.
      other-dependency: Between two issues there is one dependency at a time.
      other-parent: An issue has one parent.
      parent-and-id: A child is numbered by its parent, so it takes no id.
      pinned: A pinned issue stays open until the pin is taken off.
      prefix-mismatch: The id begins with another prefix than this workspace's.
      prune-what: Which closed issues may go was not said.
      query-meaning: The query can be read, and asks for something there is not.
      query-syntax: The query cannot be read.
      readonly: --readonly was asked for, and the command writes.
      reserved-label: Labels that begin with provides: are given by bd ship.
      salvage-lost: What was kept does not read back as what was kept. Nothing is removed before it does.
      same-workspace: Both places are the same workspace.
      self-dependency: An issue that waits for itself would wait for ever.
      several-places: One command changes one workspace, so that it happens as a whole or not at all.
      short-reason: This workspace is set to want a reason of some length.
      slot-occupied: The slot of the agent holds something else.
      sql: SQLite cannot read the question.
      stdin: Standard input ended too early: the caller went away.
      still-to-come: A look at the past was asked for at a time, or at an entry of the journal, that has not been yet.
      stop-whom: Whose sessions are to be stopped was not said.
      store-busy: Another program writes to the database for longer than is waited for. Nothing was changed.
      store-closed: The server is about to end. The next call finds another.
      store-damaged: The file is no database of ours, or a damaged one. issues.jsonl has the issues.
      store-disk-error: The disk failed to read or write.
      store-disk-full: There is no room left. What was answered before is safe; nothing of this command was done.
      store-foreign: The database belongs to another program.
      store-gone: The database was removed while it was in use.
      store-memory: There is not enough memory.
      store-network-disk: Locks do not hold on disks of other machines, and two writers would damage the database.
      store-newer: A newer version of this program wrote the database; this one would not understand it.
      store-not-openable: The system does not let the database be opened.
      store-read-only: The system does not let the database be written.
      sync-overtaken: Others kept pushing in between. Nothing is lost; sync again.
      template: A template is not changed; make an issue from it.
      title-like-flag: The title begins with a dash, which is most often a mistyped flag.
      title-required: An issue needs a title.
      title-too-long: A title is one line. The rest belongs into the description.
      too-deep: Children of children end at a set depth.
      tool-failed: A program of the system failed; its words are shown.
      two-ids: A dependency has two ends.
      two-titles: The title was given twice, and differently.
      uncommitted-changes: The remote changed files that are changed here too, and not committed.
      undo-init: The entry made the workspace, and there would be nothing left to undo in.
      undo-overlaid: Something later changed the same. Undo that first.
      unfinished-merge: A merge is under way in the repository. Finish it or give it up.
      unknown-check: There is no check of this name.
      unknown-command: There is no such command. The nearest is named, if one is near.
      unknown-flag: The command has no such flag. --help shows those it has.
      unknown-recipe: There is no recipe of this name.
      unknown-shell: There are completions for bash, zsh and fish.
      unrelated-histories: The branch and the remote one have no common commit, so nobody knows what changed.
      wrong-holder: Somebody else holds the merge slot.
      """;
}
