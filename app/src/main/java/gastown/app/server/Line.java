package gastown.app.server;

import gastown.app.caller.Utf8;
import gastown.beads.Problem;
import gastown.cli.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// The line to one client. What goes out is pieces: a letter, a length of four bytes, bytes. Output
/// is gathered, so that a short answer with its exit code is one write, and the client shows
/// nothing of an answer that never ends.
final class Line implements Streams {
  private static final byte OUT = 'O';
  private static final byte ERR = 'E';
  private static final byte EXIT = 'X';
  private static final byte INPUT_WANTED = 'I';
  private static final byte ALIVE = 'P';
  private static final byte DO_IT_YOURSELF = 'J';
  private static final int HEAD = 5;
  private static final int FULL = 1 << 16;
  private static final byte[] NOTHING = new byte[0];

  private final SocketChannel channel;
  private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();
  private ByteBuffer waiting = ByteBuffer.allocate(1024);
  private final Runnable hungUp;
  private final AtomicBoolean isHeard = new AtomicBoolean();
  private boolean inputWasWanted;
  private boolean isCut;

  /// `hungUp` is called when the client went away while it was listened to.
  Line(SocketChannel channel, Runnable hungUp) {
    this.channel = channel;
    this.hungUp = hungUp;
  }

  @Override
  public synchronized void out(String text) {
    put(OUT, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void err(String text) {
    put(ERR, text.getBytes(StandardCharsets.UTF_8));
  }

  synchronized void exit(int code) {
    put(EXIT, new byte[] {(byte) code});
    send();
  }

  /// Tells the client to start a JVM of its own.
  synchronized void refer() {
    put(DO_IT_YOURSELF, NOTHING);
    send();
  }

  synchronized void pulse() {
    put(ALIVE, NOTHING);
    send();
  }

  @Override
  public String in() {
    synchronized (this) {
      if (!inputWasWanted) {
        inputWasWanted = true;
        put(INPUT_WANTED, NOTHING);
        send();
      }
    }
    hear();
    var all = new ByteArrayOutputStream();
    try {
      for (var part = input.take(); part.length > 0; part = input.take()) {
        all.writeBytes(part);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("stdin", "the caller went away", "type the command again").refusal();
    }
    return Utf8.text(all.toByteArray(), "standard input");
  }

  /// Begins to listen to the client, once. A short call is answered before anybody needs to.
  void hear() {
    if (isHeard.compareAndSet(false, true)) {
      Thread.startVirtualThread(this::listen);
    }
  }

  /// What the client says is input, until it hangs up or the line is cut here.
  private void listen() {
    try {
      var head = ByteBuffer.allocate(HEAD);
      while (fill(head.clear())) {
        var part = ByteBuffer.allocate(Math.clamp(head.getInt(1), 0, FULL));
        if (!fill(part)) {
          break;
        }
        input.add(part.array());
      }
    } catch (IOException e) {
      // As good as hung up.
    }
    hungUp.run();
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  private void put(byte kind, byte[] bytes) {
    if (bytes.length == 0 && (kind == OUT || kind == ERR)) {
      return;
    }
    if (waiting.remaining() < HEAD + bytes.length) {
      int size = Math.max(waiting.capacity() * 2, waiting.position() + HEAD + bytes.length);
      waiting = ByteBuffer.allocate(size).put(waiting.flip());
    }
    waiting.put(kind).putInt(bytes.length).put(bytes);
    if (waiting.position() > FULL) {
      send();
    }
  }

  private void send() {
    waiting.flip();
    try {
      while (!isCut && waiting.hasRemaining()) {
        channel.write(waiting);
      }
    } catch (IOException e) {
      isCut = true;
    }
    waiting = waiting.capacity() > FULL ? ByteBuffer.allocate(1024) : waiting.clear();
  }
}
