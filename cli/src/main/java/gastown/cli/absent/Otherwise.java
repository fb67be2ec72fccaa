package gastown.cli.absent;

/// What is done by another word.
final class Otherwise {
  private Otherwise() {}

  static final Table TABLE =
      new Table(
          """

          > the tracker's own word does it | bd show <id> | bd rename <id> <new-id>
          bead
          bead move

          > a person's git does it | git commit
          commit

          > the journal tells it | gt log --agent <who> | bd history <id>
          audit
          trail commits
          trail beads
          trail hooks
          activity
          activity emit
          log crash

          > the tracker lists what was closed | bd list --status closed --closed-after 7d
          changelog

          > the tracker does it | bd compact --dry-run | bd admin compact
          compact
          compact report

          > work given back is taken off its hook | gt unsling <bead> | bd update <bead> --status open --assignee ""
          release

          > what went before is told with the work | gt prime | gt mail inbox
          resume
          checkpoint
          checkpoint write
          checkpoint read
          checkpoint clear

          > a bead reaches a hook by being slung, with its epoch and its convoy | gt sling <bead> <rig>/<name> | gt hook
          hook attach

          > what was not landed is kept, and is listed there | gt salvage list | gt salvage show <ref>
          orphans
          orphans kill
          orphans procs
          orphans procs list
          orphans procs kill
          polecat identity rename
          polecat identity remove

          > sessions are listed and told apart by the town | gt agents | gt agents menu | gt session at <rig>/<name>
          agents state
          agents check
          agents fix
          rig menu

          > the office is code in the town's loop | gt deacon status | gt up   (starts it) | gt estop   (stops everything)
          deacon pause
          deacon resume
          deacon health-check
          deacon force-kill
          boot triage

          > a dead or silent worker is treated by the town's loop | gt deacon status | gt polecats | gt sling <bead> <rig> --steal
          deacon redispatch
          deacon stale-hooks

          > what is ready in a convoy is handed out by itself | gt convoy stranded | gt sling <convoy>
          deacon feed-stranded

          > sessions are ended by name | gt kill <rig>/<name> | gt session stop <rig>/<name>
          warrant
          warrant file
          warrant execute
          warrant list

          > the loop watches without being asked; what it found can be read | gt status | gt log | gt escalate list
          patrol
          patrol scan
          patrol new
          patrol report
          patrol digest
          callbacks
          callbacks process

          > work waits in line by itself, and the line is shown with the work | gt status | gt limits | gt rig park <rig>   (hands out nothing there)
          scheduler
          scheduler status
          scheduler list
          scheduler pause
          scheduler resume
          scheduler clear
          scheduler run

          > workers take their names from a list that does not change | gt sling <bead> <rig>/<name>   (chooses one) | gt polecats --all
          namepool
          namepool themes
          namepool set
          namepool add
          namepool reset
          namepool create
          namepool delete

          > a crew workspace is a clone of yours, with your own git | git -C <rig>/crew/<name> pull | gt crew status <name>
          crew pristine
          crew rename

          > a rig is added with its address | gt rig add <name> <git-url> | gt install <path>
          rig quick-add
          rig detect
          init

          > a letter becomes work as a bead | gt sling "What is to be done" <rig> | bd create "…"
          mail hook

          > letters and hooks are cleared one by one | gt mail clear | gt unsling <bead> | gt stop --rig <rig>
          rig reset

          > the queue takes changes in turn, and takes each once | gt merge-queue list <rig> | gt merge-queue next <rig>
          refinery claim
          refinery release
          refinery unclaimed

          > the line is the terminal program's own | gt status --json | gt mail check
          status-line
          issue
          issue set
          issue clear
          issue show

          > the supervisor of the machine starts what it is told | gt daemon run   (stays in the foreground, for systemd or launchd)
          daemon enable-supervisor

          > nothing is sent about how commands are used | gt log
          metrics

          > the version says it all | gt version | cat README.md
          info
          stale
          thanks

          > shell profiles are yours | gt completion bash | gt whoami
          shell
          shell install
          shell remove
          shell status
          enable
          disable

          > its doctor looks at everything | gt doctor | gt status
          health
          vitals
          repair

          > its store is a file that needs no server | bd sql "select …" | bd backup sync | bd sync
          dolt sql
          dolt dump
          dolt rollback
          dolt sync
          dolt pull
          dolt flatten
          dolt rebase
          dolt migrate
          dolt migrate-wisps
          dolt init-rig
          """);
}
