package gastown.cli.absent;

/// What comes with a later version.
final class Later {
  private Later() {}

  static final Table TABLE =
      new Table(
          """

          > formulas and molecules come with a later version | bd create "Whole" -t epic | bd create "Part" --parent <epic> | gt sling <epic> <rig>
          formula
          formula list
          formula show
          formula run
          formula create
          formula overlay
          formula overlay show
          formula overlay list
          formula overlay edit
          mol
          mol status
          mol current
          mol progress
          mol dag
          mol squash
          mol burn
          mol attach
          mol detach
          mol attachment
          mol attach-from-mail
          mol await-signal
          mol step
          mol step done
          mol step await-event
          mol step await-signal
          mol step emit-event
          synthesis
          synthesis start
          synthesis status
          synthesis close
          sling respawn-reset

          > mountains come with a later version; waves emerge from dependencies already | gt convoy create --from-epic <epic> | gt sling <epic> | gt convoy list --tree
          mountain
          mountain status
          mountain pause
          mountain resume
          mountain cancel

          > towns are not joined with others yet | gt outpost list | bd sync
          wl
          wl join
          wl sync
          wl post
          wl browse
          wl show
          wl claim
          wl done
          wl stamp
          wl stamps
          wl scorekeeper
          wl charsheet

          > what a session spent is read from its program's own records when it ends | gt costs | gt costs --by role
          costs record
          costs digest

          > there are no web pages yet | gt status | gt feed
          dashboard

          > accounts and their quotas are the agent program's own matter so far | gt config agent set <name> "<command>" | gt limits
          account
          account list
          account add
          account default
          account status
          account switch
          quota
          quota status
          quota scan
          quota rotate
          quota clear
          quota watch
          config cost-tier

          > hooks are one file of the town's own for each kind of agent; your own settings run beside it | gt hooks list | gt hooks sync
          hooks base
          hooks init
          hooks install
          hooks override
          hooks registry
          hooks scan

          > one guard decides it all | gt tap guard --help | gt hooks list
          tap list
          tap guard pr-workflow
          tap guard bd-init
          tap guard mol-patrol
          tap guard dangerous-command
          tap polecat-stop-check

          > this is not kept for now | gt peek <rig>/<name> | gt log
          mayor acp
          agent-log

          > integration branches come with a later version | gt convoy create --from-epic <epic> | gt merge-queue list <rig>
          merge-queue integration
          merge-queue integration create
          merge-queue integration land
          merge-queue integration status

          > dogs are jobs of the town's loop so far, and have no words | gt deacon status | gt status
          dog
          dog list
          dog add
          dog remove
          dog call
          dog clear
          dog dispatch
          dog done
          dog status
          dog health-check

          > plugins are folders that are read; nothing runs them yet | gt plugins <rig> | gt plugin status <name> | gt mail send <rig>/witness -s "…"
          plugin run
          plugin history
          plugin sync

          > packages of this program are not made yet | git pull && ./bd version
          upgrade
          uninstall
          """);
}
