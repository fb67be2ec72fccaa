-- SPDX-License-Identifier: MIT
-- Members of a dependency or a comment that nobody here knows, as JSON; NULL when there are none.
ALTER TABLE bead_dependencies ADD COLUMN unknown TEXT;
ALTER TABLE bead_comments ADD COLUMN unknown TEXT;
