-- SPDX-License-Identifier: MIT
-- What is kept beside the beads, in the same transactions: documents of a kind, found by id or by the shelf they stand on.
CREATE TABLE documents (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  shelf TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX documents_shelf ON documents (kind, shelf, id);
