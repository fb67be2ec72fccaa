-- SPDX-License-Identifier: MIT
-- One column per field of a bead, named by its JSON key. Times are UTC text of fixed width, so they sort;
-- JSON is text; flags are 0 or 1; what is absent is NULL, but for the status.
CREATE TABLE beads (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  description TEXT,
  design TEXT,
  acceptance_criteria TEXT,
  notes TEXT,
  spec_id TEXT,
  status TEXT NOT NULL DEFAULT '',
  priority INTEGER,
  issue_type TEXT,
  assignee TEXT,
  owner TEXT,
  estimated_minutes INTEGER,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  started_at TEXT,
  closed_at TEXT,
  close_reason TEXT,
  closed_by_session TEXT,
  due_at TEXT,
  defer_until TEXT,
  external_ref TEXT,
  source_system TEXT,
  metadata TEXT,
  compaction_level INTEGER,
  compacted_at TEXT,
  compacted_at_commit TEXT,
  original_size INTEGER,
  sender TEXT,
  ephemeral INTEGER NOT NULL DEFAULT 0,
  no_history INTEGER NOT NULL DEFAULT 0,
  wisp_type TEXT,
  pinned INTEGER NOT NULL DEFAULT 0,
  is_template INTEGER NOT NULL DEFAULT 0,
  bonded_from TEXT,
  await_type TEXT,
  await_id TEXT,
  timeout INTEGER,
  waiters TEXT,
  source_formula TEXT,
  source_location TEXT,
  mol_type TEXT,
  work_type TEXT,
  event_kind TEXT,
  actor TEXT,
  target TEXT,
  payload TEXT,
  deleted_at TEXT,
  deleted_by TEXT,
  delete_reason TEXT,
  original_type TEXT,
  holder TEXT,
  hook_bead TEXT,
  role_bead TEXT,
  agent_state TEXT,
  last_activity TEXT,
  role_type TEXT,
  rig TEXT,
  unknown TEXT,
  is_blocked INTEGER NOT NULL DEFAULT 0,
  -- what the id tells: its prefix, and a text that sorts as ids compare
  prefix TEXT NOT NULL,
  id_order TEXT NOT NULL,
  is_over INTEGER AS (status IN ('closed', 'tombstone'))
);

-- Ready work, in the usual order; what the usual filters ask is in the index.
CREATE INDEX beads_ready ON beads (
  is_blocked, ephemeral, coalesce(priority, 9223372036854775807), created_at DESC, id_order, id,
  pinned, is_template, issue_type, defer_until, assignee
) WHERE status = 'open';

-- Lists in the usual order.
CREATE INDEX beads_usual ON beads (
  is_over, coalesce(priority, 9223372036854775807), created_at DESC, id_order, id,
  status, issue_type, ephemeral, pinned, is_template
);

CREATE INDEX beads_status ON beads (
  status, coalesce(priority, 9223372036854775807), created_at DESC, id_order, id,
  is_blocked, ephemeral, issue_type, pinned, is_template
);

CREATE INDEX beads_assignee ON beads (
  assignee, status, coalesce(priority, 9223372036854775807), created_at DESC, id_order, id
) WHERE assignee IS NOT NULL;
CREATE INDEX beads_external ON beads (external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX beads_deferred ON beads (id, defer_until) WHERE defer_until IS NOT NULL;

CREATE TABLE bead_dependencies (
  issue_id TEXT NOT NULL,
  depends_on_id TEXT NOT NULL,
  type TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  metadata TEXT NOT NULL,
  thread_id TEXT,
  PRIMARY KEY (issue_id, depends_on_id)
) WITHOUT ROWID;
CREATE INDEX dependencies_target ON bead_dependencies (depends_on_id, type);

CREATE TABLE bead_labels (
  issue_id TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (issue_id, label)
) WITHOUT ROWID;
CREATE INDEX labels_label ON bead_labels (label);

CREATE TABLE bead_comments (
  id TEXT PRIMARY KEY,
  issue_id TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX comments_bead ON bead_comments (issue_id, created_at, id);

CREATE TABLE bead_events (
  row INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  issue_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  created_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  comment TEXT NOT NULL
);
CREATE INDEX events_bead ON bead_events (issue_id);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- What was done, in order; each hash covers the body and the hash before.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- Where the journal begins; at most one row. The lines are compressed.
CREATE TABLE snapshots (
  seq INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  lines BLOB NOT NULL
);

-- What commands answered, so that one that is sent twice is carried out once.
CREATE TABLE answers (
  row INTEGER PRIMARY KEY,
  command TEXT NOT NULL UNIQUE,
  exit INTEGER NOT NULL,
  out TEXT NOT NULL,
  err TEXT NOT NULL,
  at INTEGER NOT NULL DEFAULT (unixepoch())
);
CREATE INDEX answers_at ON answers (at);

-- How many live beads without a dot each prefix has.
CREATE TABLE top_level (
  prefix TEXT PRIMARY KEY,
  beads INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER top_level_more AFTER INSERT ON beads
WHEN new.status <> 'tombstone' AND instr(new.id, '.') = 0
BEGIN
  INSERT INTO top_level VALUES (new.prefix, 1) ON CONFLICT (prefix) DO UPDATE SET beads = beads + 1;
END;

CREATE TRIGGER top_level_fewer AFTER DELETE ON beads
WHEN old.status <> 'tombstone' AND instr(old.id, '.') = 0
BEGIN
  UPDATE top_level SET beads = beads - 1 WHERE prefix = old.prefix;
END;

CREATE TRIGGER top_level_buried AFTER UPDATE OF status ON beads
WHEN (old.status = 'tombstone') <> (new.status = 'tombstone') AND instr(new.id, '.') = 0
BEGIN
  INSERT INTO top_level VALUES (new.prefix, 1)
    ON CONFLICT (prefix) DO UPDATE SET beads = beads + iif(new.status = 'tombstone', -1, 1);
END;

-- What `bd sql` shows. Deleted beads are not in it; wisps are apart.
CREATE VIEW issues AS SELECT
  id, title, coalesce(description, '') AS description, coalesce(design, '') AS design,
  coalesce(acceptance_criteria, '') AS acceptance_criteria, coalesce(notes, '') AS notes,
  spec_id, status, priority, issue_type, assignee, owner, estimated_minutes, created_at,
  created_by, updated_at, started_at, closed_at, close_reason, closed_by_session, due_at,
  defer_until, external_ref, source_system, metadata, compaction_level, compacted_at,
  compacted_at_commit, original_size, sender, ephemeral, no_history, wisp_type, pinned,
  is_template, bonded_from, await_type, await_id, timeout AS timeout_ns, waiters,
  source_formula, source_location, mol_type, work_type, event_kind, actor, target, payload,
  deleted_at, deleted_by, delete_reason, original_type, holder, hook_bead, role_bead,
  agent_state, last_activity, role_type, rig, is_blocked
FROM beads WHERE ephemeral = 0 AND status <> 'tombstone';

CREATE VIEW wisps AS SELECT
  id, title, coalesce(description, '') AS description, coalesce(design, '') AS design,
  coalesce(acceptance_criteria, '') AS acceptance_criteria, coalesce(notes, '') AS notes,
  spec_id, status, priority, issue_type, assignee, owner, estimated_minutes, created_at,
  created_by, updated_at, started_at, closed_at, close_reason, closed_by_session, due_at,
  defer_until, external_ref, source_system, metadata, compaction_level, compacted_at,
  compacted_at_commit, original_size, sender, ephemeral, no_history, wisp_type, pinned,
  is_template, bonded_from, await_type, await_id, timeout AS timeout_ns, waiters,
  source_formula, source_location, mol_type, work_type, event_kind, actor, target, payload,
  deleted_at, deleted_by, delete_reason, original_type, holder, hook_bead, role_bead,
  agent_state, last_activity, role_type, rig, is_blocked
FROM beads WHERE ephemeral = 1 AND status <> 'tombstone';

CREATE VIEW labels AS SELECT r.issue_id, r.label
FROM bead_labels r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 0 AND b.status <> 'tombstone';

CREATE VIEW dependencies AS SELECT r.issue_id, r.depends_on_id, r.type, r.created_at, r.created_by, r.metadata, r.thread_id
FROM bead_dependencies r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 0 AND b.status <> 'tombstone';

CREATE VIEW comments AS SELECT r.id, r.issue_id, r.author, r.text, r.created_at
FROM bead_comments r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 0 AND b.status <> 'tombstone';

CREATE VIEW events AS SELECT r.row AS id, r.issue_id, r.event_type, r.actor,
  r.old_value, r.new_value, r.comment, r.created_at
FROM bead_events r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 0 AND b.status <> 'tombstone';

CREATE VIEW wisp_labels AS SELECT r.issue_id, r.label
FROM bead_labels r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 1 AND b.status <> 'tombstone';

CREATE VIEW wisp_dependencies AS SELECT r.issue_id, r.depends_on_id, r.type, r.created_at, r.created_by, r.metadata, r.thread_id
FROM bead_dependencies r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 1 AND b.status <> 'tombstone';

CREATE VIEW wisp_comments AS SELECT r.id, r.issue_id, r.author, r.text, r.created_at
FROM bead_comments r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 1 AND b.status <> 'tombstone';

CREATE VIEW wisp_events AS SELECT r.row AS id, r.issue_id, r.event_type, r.actor,
  r.old_value, r.new_value, r.comment, r.created_at
FROM bead_events r JOIN beads b ON b.id = r.issue_id
WHERE b.ephemeral = 1 AND b.status <> 'tombstone';

CREATE VIEW config AS SELECT key, value FROM settings;
