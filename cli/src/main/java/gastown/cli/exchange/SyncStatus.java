package gastown.cli.exchange;

import gastown.beads.json.Json;
import gastown.beads.store.Rows;
import gastown.cli.Call;
import gastown.cli.reply.Reply;

/// What `bd sync --status` tells: what is waiting to be written, committed, sent or taken in, as
/// far as is known here.
record SyncStatus(Call call) {
  Reply reply() {
    boolean isPending = isPending();
    var repository = Sync.repository(call);
    var own = Sync.branch(call);
    var branch = own.isEmpty() && repository != null ? repository.branch() : own;
    var remote =
        repository == null || branch == null || branch.isEmpty() ? null : repository.remote(branch);
    var there =
        repository == null || remote == null
            ? null
            : repository.commitOf("refs/remotes/" + remote.name() + "/" + remote.branch());
    var here =
        repository == null
            ? null
            : repository.commitOf(own.isEmpty() ? "HEAD" : "refs/heads/" + own);
    boolean isShared = here != null && here.equals(there);
    var target = remote == null ? "none" : remote.name() + "/" + remote.branch();
    return Reply.of(
        page -> {
          page.line("Export pending: " + (isPending ? "yes" : "no"));
          page.line("Branch: " + (branch == null || branch.isEmpty() ? "none" : branch));
          page.line("Remote: " + target);
          page.line("Known to be shared: " + (isShared ? "yes" : "no"));
        },
        () ->
            Json.object()
                .put("pending_export", isPending)
                .put("branch", branch == null ? "" : branch)
                .put("remote", target)
                .put("shared", isShared)
                .build());
  }

  private boolean isPending() {
    var folder = call.workspace().folder();
    var state = MirrorState.read(call.disk(), folder);
    try (var store = call.openStore()) {
      var head = store.read(Rows::head);
      return state == null ? head.seq() > 0 : state.waits() || !state.isAt(head);
    }
  }
}
