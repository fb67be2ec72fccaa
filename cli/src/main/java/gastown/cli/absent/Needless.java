package gastown.cli.absent;

/// What need not be done here, so that scripts that do it go on.
final class Needless {
  private Needless() {}

  static final Table TABLE =
      new Table(
          """

          > what gt prints has the colours of your terminal | gt theme   (the colours of status lines)
          theme cli

          > there is no database server to look after | bd doctor
          dolt
          dolt init
          dolt start
          dolt stop
          dolt restart
          dolt status
          dolt logs
          dolt list
          dolt kill-imposters
          dolt fix-metadata
          dolt recover
          dolt cleanup
          maintain
          reaper
          reaper databases
          reaper scan
          reaper reap
          reaper purge
          reaper auto-close
          reaper run

          > the journal keeps itself within its limits | gt limits
          krc
          krc stats
          krc prune
          krc config
          krc config set
          krc config reset
          krc decay
          krc auto-prune-status
          daemon rotate-logs

          > the loop finds dead sessions by their process, and ends what is nobody's | gt deacon status
          cleanup
          deacon cleanup-orphans
          deacon zombie-scan
          deacon health-state
          deacon redispatch-state
          deacon feed-stranded-state
          daemon clear-backoff

          > signs of life are taken from what a session does | gt status
          heartbeat
          deacon heartbeat
          nudge-poller
          proxy-subcmds

          > a worker's branch goes when its work has landed or was kept elsewhere | gt salvage list
          prune-branches
          polecat gc
          polecat prune
          polecat stale

          > workers are named when there is work, so that none need be made before | gt sling <bead> <rig>
          polecat pool-init

          > the queue itself closes what has landed | gt merge-queue list <rig>
          merge-queue post-merge

          > workers are not put to rest and woken: one begins when it gets work and ends with it | gt sling <bead> <rig> | gt session restart <rig>/<name>
          wake
          sleep
          """);
}
