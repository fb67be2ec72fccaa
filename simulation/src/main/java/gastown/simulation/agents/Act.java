package gastown.simulation.agents;

/// One thing an agent does.
enum Act {
  /// Writes a file of its own.
  EDIT,
  /// Writes a file others write too.
  SHARE,
  /// Writes something its gate will not like.
  BREAK,
  /// Puts right what is broken in its worktree.
  MEND,
  COMMIT,
  /// Says done, and hopes that all is committed.
  DONE,
  DONE_SAVING,
  /// Says that nothing had to change.
  DONE_WITHOUT_CODE,
  /// Asks for a person.
  HELP,
  GIVE_BACK,
  HANDOFF,
  MAIL,
  /// Says a few words to somebody at work.
  NUDGE,
  /// Thinks, visibly.
  THINK,
  /// Says nothing until somebody nudges it, or not even then.
  SLEEP,
  /// Deletes, resets, loses what is in its worktree.
  WRECK,
  /// Stays although its work is out of its hands.
  LINGER,
  EXIT
}
