package gastown.app.installed;

import static gastown.app.installed.LivingTown.text;

import gastown.beads.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Kills the server, agents, and the commands of both with SIGKILL, most of all where few kills hit
/// so far.
final class Killer {

  private static final int STARTING_SECONDS = 10;

  private final LivingTown town;
  private final OrderSteps steps;
  private final Random random;
  private final boolean isLong;
  private final long patienceNanos;
  private final Map<String, Integer> victims = new TreeMap<>();
  private final List<Long> restartMillis = new ArrayList<>();
  private int counted;
  private int idle;

  /// A long campaign takes its time to aim, and hits every step of every kind in the end.
  Killer(LivingTown town, OrderSteps steps, long seed, boolean isLong) {
    this.isLong = isLong;
    this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(isLong ? 4000 : 1500);
    this.town = town;
    this.steps = steps;
    this.random = new Random(seed);
  }

  int counted() {
    return counted;
  }

  /// The server above all as long as the steps of orders are not hit often enough: only its death
  /// is counted there.
  void killSomebody() throws Exception {
    int choice = random.nextInt(100);
    boolean isAiming = isLong && steps.fewestHits() < OrderSteps.WANTED;
    if (choice < (isAiming ? 75 : isLong ? 20 : 40)) {
      killServer();
    } else if (choice < (isAiming ? 82 : isLong ? 45 : 55)) {
      killOne("agent", false, true);
    } else if (choice < (isAiming ? 92 : isLong ? 80 : 85)) {
      killOne("command of an agent", false, false);
    } else {
      killOne("command of the server", true, false);
    }
  }

  /// The cell with the fewest kills is aimed at; whatever is hit is counted.
  private void killServer() throws Exception {
    var kind = OrderSteps.KINDS.get(random.nextInt(OrderSteps.KINDS.size()));
    var step = OrderSteps.Step.BEGUN;
    for (int i = 0; i < OrderSteps.KINDS.size(); i++) {
      var other = OrderSteps.KINDS.get(random.nextInt(OrderSteps.KINDS.size()));
      for (var one : OrderSteps.Step.values()) {
        if (!OrderSteps.isBlind(other, one) && steps.hits(other, one) < steps.hits(kind, step)) {
          kind = other;
          step = one;
        }
      }
    }
    var before = aim(kind, step);
    long process = server();
    if (before.isEmpty() || process == 0 || !kill(process)) {
      restart(0);
      return;
    }
    long killed = System.nanoTime();
    Installed.awaitEnd(process);
    count("server", before);
    restart(killed);
  }

  /// Waits until an order of this kind is at this step, or for a while.
  private Map<String, Json.Obj> aim(String kind, OrderSteps.Step step) throws Exception {
    long end = System.nanoTime() + patienceNanos;
    Map<String, Json.Obj> seen = Map.of();
    while (System.nanoTime() < end) {
      seen = steps.underWay();
      for (var order : seen.entrySet()) {
        if (text(order.getValue(), "kind").equals(kind)) {
          awaitStep(order.getKey(), order.getValue(), step);
          return seen;
        }
      }
      LockSupport.parkNanos(1_000_000L);
    }
    return seen;
  }

  private void awaitStep(String id, Json.Obj order, OrderSteps.Step step) throws Exception {
    if (step == OrderSteps.Step.BEGUN) {
      LockSupport.parkNanos(random.nextInt(15) * 1_000_000L);
      return;
    }
    boolean isCheap = !text(order, "kind").equals("build-candidate");
    long end = System.nanoTime() + patienceNanos;
    while (System.nanoTime() < end && steps.isStored(id)) {
      if (step == OrderSteps.Step.EFFECT && (!isCheap || steps.isInTheWorld(id, order))) {
        if (!isCheap) {
          LockSupport.parkNanos(random.nextInt(25, 90) * 1_000_000L);
        }
        return;
      }
      LockSupport.parkNanos(500_000L);
    }
  }

  private void count(String victim, Map<String, Json.Obj> before) throws Exception {
    victims.merge(victim, 1, Integer::sum);
    if (steps.note(before)) {
      counted++;
    } else {
      idle++;
    }
  }

  private void killOne(String what, boolean isServers, boolean isAgent) throws Exception {
    long end = System.nanoTime() + patienceNanos;
    while (System.nanoTime() < end) {
      var candidates = processes(isServers, isAgent);
      var before = steps.underWay();
      if (candidates.isEmpty() || before.isEmpty()) {
        LockSupport.parkNanos(5_000_000L);
      } else if (kill(candidates.get(random.nextInt(candidates.size())))) {
        victims.merge(what, 1, Integer::sum);
        counted++;
        return;
      }
    }
  }

  /// Those of the server, the agents themselves, or what agents started.
  private List<Long> processes(boolean isServers, boolean isAgent) throws IOException {
    var found = new ArrayList<Long>();
    long server = server();
    for (long process : LivingTown.processes(town.place()).keySet()) {
      var folder = Path.of("/proc", Long.toString(process));
      var environment = LivingTown.procText(folder.resolve("environ"));
      boolean isOfAgent = environment.contains("GT_SESSION=");
      var stat = LivingTown.procText(folder.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
      boolean isLeader = fields.length > 3 && fields[3].equals(Long.toString(process));
      boolean isChild = fields.length > 1 && fields[1].equals(Long.toString(server));
      if (isServers ? isChild && !isOfAgent : isOfAgent && isLeader == isAgent) {
        found.add(process);
      }
    }
    return found;
  }

  private static boolean kill(long process) {
    return ProcessHandle.of(process).filter(ProcessHandle::destroyForcibly).isPresent();
  }

  private long server() {
    try (var files = Files.list(town.program().runFolder())) {
      for (var file : files.filter(each -> each.toString().endsWith(".lock")).toList()) {
        return Long.parseLong(Files.readString(file).strip());
      }
    } catch (IOException | NumberFormatException e) {
      // Just being made.
    }
    return 0;
  }

  /// Any call starts a server; whoever else calls meanwhile may be first.
  private void restart(long killed) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!isServed()) {
      var call = town.program().command(town.root(), Map.of(), "gt", "--version").start();
      for (int i = 0; i < 500 && !isServed(); i++) {
        LockSupport.parkNanos(3_000_000L);
      }
      call.waitFor();
      if (System.nanoTime() > end && !isServed()) {
        throw new AssertionError("no server came back: " + call.exitValue() + "\n" + traces());
      }
    }
    if (killed != 0) {
      restartMillis.add((System.nanoTime() - killed) / 1_000_000L);
    }
  }

  /// What servers and their callers left where they meet.
  private String traces() throws IOException {
    var text = new StringBuilder();
    try (var files = Files.list(town.program().runFolder())) {
      for (var file : files.sorted().toList()) {
        text.append(file.getFileName()).append(' ').append(Files.getLastModifiedTime(file));
        text.append('\n');
        if (file.toString().endsWith("log") || file.toString().endsWith("lock")) {
          var lines = Files.readAllLines(file);
          lines.stream()
              .skip(Math.max(0, lines.size() - 40))
              .forEach(each -> text.append("  ").append(each).append('\n'));
        }
      }
    }
    return text.toString();
  }

  private boolean isServed() {
    return !isBeingStarted() && !isGone(server());
  }

  /// The mark of a caller that was killed before it could start one stays, and means as little to
  /// other callers after a while.
  private boolean isBeingStarted() {
    var recent = Instant.now().minusSeconds(STARTING_SECONDS);
    try (var files = Files.list(town.program().runFolder())) {
      for (var file : files.filter(each -> each.toString().endsWith(".starting")).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(recent)) {
          return true;
        }
      }
    } catch (IOException e) {
      // It is over just now.
    }
    return false;
  }

  private static boolean isGone(long process) {
    return process == 0 || ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
  }

  String told() {
    var sorted = restartMillis.stream().sorted().toList();
    var quick =
        sorted.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "; the server was back after %d ms (median), %d ms (worst)",
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    return counted + " kills with an order in flight, " + idle + " without: " + victims + quick;
  }
}
