package gastown.app.server;

import gastown.app.house.LocalDisk;
import gastown.app.house.LocalHouse;
import gastown.app.house.LocalSpawning;
import gastown.app.house.OpenedStores;
import gastown.app.house.RandomDice;
import gastown.app.towns.LocalGrounds;
import gastown.app.towns.Register;
import gastown.app.towns.Runs;
import gastown.app.towns.ServerKeeper;
import gastown.beads.json.Json;
import gastown.cli.Front;
import gastown.cli.House;
import gastown.cli.Invocation;
import gastown.cli.Streams;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One server: it listens, answers each client on a thread of its own, and ends when nobody needs
/// it any more.
public final class Server {
  private static final int WAITING_CLIENTS = 128;
  private static final long LAST_WORDS_NANOS = 60_000_000_000L;

  private final Place place;
  private final House.Build build;
  private final String mask;
  private final ServerLog log;
  private final Installation installation = Installation.ofThisProcess();
  private final SharedStores stores = new SharedStores(OpenedStores::openShared);
  private final Chores chores;
  private final House house;
  private final Runs runs;
  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
  private final AtomicLong calls = new AtomicLong();
  private final long since = System.nanoTime();
  private volatile long lastCall = since;
  private volatile boolean isLeaving;
  private @Nullable ServerSocketChannel counter;

  private Server(Place place, House.Build build, String mask) {
    this.place = place;
    this.build = build;
    this.mask = mask;
    this.log = new ServerLog(place.log());
    this.chores = new Chores(log);
    var register = Register.ofThisProcess();
    this.runs =
        new Runs(
            register, new LocalGrounds(stores::borrowQuietly, new LocalSpawning()), this::note);
    this.house =
        new LocalHouse(
            build,
            "server",
            stores::borrow,
            new RandomDice(),
            new LocalDisk(),
            new LocalHouse.Beyond(chores, new ServerKeeper(register, runs)));
    stores.onWrite(runs::written);
  }

  private void note(String what, @Nullable Throwable trouble) {
    if (trouble == null) {
      log.say(what);
    } else {
      log.say(what, trouble);
    }
  }

  Runs runs() {
    return runs;
  }

  /// Serves until there is nothing left to serve. False when another server already does.
  public static boolean run(Path folder, String name, String mask, House.Build build) {
    var server = new Server(new Place(folder, name), build, mask);
    try {
      return server.serve();
    } catch (IOException e) {
      server.log.say("cannot serve", e);
      return false;
    }
  }

  private boolean serve() throws IOException {
    try (var file =
            FileChannel.open(
                place.lock(),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var lock = file.tryLock()) {
      if (lock == null) {
        return false;
      }
      var pid = ProcessHandle.current().pid() + "\n";
      file.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
      endWellWhenAsked(Thread.currentThread());
      listen();
      return true;
    } finally {
      Files.deleteIfExists(place.starting());
    }
  }

  /// The end of a session or of the machine sends a signal: what is under way is finished first.
  private void endWellWhenAsked(Thread serving) {
    Runnable last =
        () -> {
          leave("a signal came");
          try {
            serving.join(LAST_WORDS_NANOS / 1_000_000L);
          } catch (InterruptedException e) {
            // The process ends anyway.
          }
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(last));
  }

  private void listen() throws IOException {
    Files.deleteIfExists(place.socket());
    try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      counter = listening;
      boolean isAtHome = Path.of("").toAbsolutePath().equals(place.folder());
      listening.bind(
          UnixDomainSocketAddress.of(isAtHome ? place.socketName() : place.socket()),
          WAITING_CLIENTS);
      Files.setPosixFilePermissions(place.socket(), PosixFilePermissions.fromString("rw-------"));
      var key = Place.key(place.socket());
      Files.deleteIfExists(place.starting());
      log.say("serving, build " + build.id());
      Thread.ofPlatform().daemon().name("watch").start(new Watch(this, place, installation, key));
      accept(listening);
      if (key != null && key.equals(Place.key(place.socket()))) {
        Files.deleteIfExists(place.socket());
      }
    }
    drain();
  }

  private void accept(ServerSocketChannel listening) throws IOException {
    try {
      while (true) {
        Thread.startVirtualThread(new Visit(this, listening.accept()));
      }
    } catch (ClosedChannelException e) {
      // The counter was closed by `leave`.
    }
  }

  private void drain() {
    long end = System.nanoTime() + LAST_WORDS_NANOS;
    while (!visits.isEmpty() && System.nanoTime() < end) {
      Watch.pause(20);
    }
    runs.end();
    chores.finish();
    stores.close();
    log.say("ended after " + calls.get() + " calls");
  }

  /// Takes no more calls and ends when the last one is answered.
  void leave(String reason) {
    if (!isLeaving) {
      isLeaving = true;
      log.say("leaving: " + reason);
      try {
        if (counter != null) {
          counter.close();
        }
      } catch (IOException e) {
        log.say("cannot close the counter", e);
      }
    }
  }

  /// Whether we are what this client was built for and can act in its place.
  boolean suits(Request request) {
    if (request.build().equals(build.id())) {
      return request.mask().equals(mask);
    }
    if (installation.isSuperseded()) {
      leave("a client of another build came");
    }
    return false;
  }

  boolean enter(Visit visit) {
    visits.add(visit);
    calls.incrementAndGet();
    lastCall = System.nanoTime();
    return !isLeaving || !visits.remove(visit);
  }

  void leave(Visit visit) {
    lastCall = System.nanoTime();
    visits.remove(visit);
  }

  /// The answer to `gt daemon …`.
  int answer(Invocation call, Streams streams) {
    var words = call.words();
    return switch (words.get(1)) {
      case "status" -> {
        streams.out(words.contains("--json") ? json().compact() + "\n" : status());
        yield 0;
      }
      case "start" -> {
        streams.out("already serving\n");
        yield 0;
      }
      case "logs" -> DaemonCommand.logs(place.folder(), words.subList(2, words.size()), streams);
      case "run" -> {
        streams.err(
            "gt: a server is running, process "
                + ProcessHandle.current().pid()
                + "\n    try      gt daemon stop\n");
        yield 1;
      }
      default -> new Front(house).run(call, streams);
    };
  }

  /// Leaves when this call asks for it; the caller waits for our end outside.
  boolean leavesFor(Invocation call) {
    boolean isMeant =
        call.program().equals("gt") && call.words().equals(java.util.List.of("daemon", "stop"));
    if (isMeant) {
      leave("asked to");
    }
    return isMeant;
  }

  private long seconds() {
    return (System.nanoTime() - since) / 1_000_000_000L;
  }

  private String status() {
    var text =
        new StringBuilder(
            "serving, process "
                + ProcessHandle.current().pid()
                + ", for "
                + seconds()
                + " s, "
                + calls.get()
                + " calls, "
                + stores.count()
                + " stores open\n  build    "
                + build.id()
                + "\n  socket   "
                + place.socket()
                + "\n  log      "
                + log.file()
                + "\n");
    for (var root : runs.up()) {
      var pulse = runs.pulse(root);
      text.append("  town     ")
          .append(root)
          .append(", ")
          .append(pulse.turns())
          .append(" turns, the last at ")
          .append(pulse.last())
          .append('\n');
    }
    return text.toString();
  }

  private Json json() {
    var towns = new ArrayList<Json>();
    for (var root : runs.up()) {
      var pulse = runs.pulse(root);
      towns.add(
          Json.object()
              .put("town", root.toString())
              .put("heartbeat_count", pulse.turns())
              .put("last_heartbeat", pulse.last().toString())
              .build());
    }
    return Json.object()
        .put("running", true)
        .put("pid", ProcessHandle.current().pid())
        .put("uptime_seconds", seconds())
        .put("calls", calls.get())
        .put("stores", stores.count())
        .put("build", build.id())
        .put("socket", place.socket().toString())
        .put("log", log.file().toString())
        .put("towns", new Json.Arr(towns))
        .build();
  }

  ServerLog log() {
    return log;
  }

  House house() {
    return house;
  }

  SharedStores stores() {
    return stores;
  }

  Set<Visit> visits() {
    return visits;
  }

  long idleSince() {
    return lastCall;
  }
}
