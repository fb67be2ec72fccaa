package gastown.app.house;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.NoSuchElementException;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Process descriptors of Linux: the system tells when a process is over, whosever child it is, and
/// nobody looks in between.
final class ProcessDescriptors {
  private static final long PIDFD_OPEN = 434;
  private static final int CLOSE_ON_EXEC = 02000000;
  private static final int ADD = 1;
  private static final int READABLE_ONCE = 1 | 1 << 30;
  private static final int EVENT_BYTES = 16;
  private static final int FOR_EVER = -1;

  private final LongBinaryOperator open;
  private final IntUnaryOperator close;
  private final ToIntBiFunction<Integer, MemorySegment> add;
  private final ToIntFunction<MemorySegment> await;

  /// Where in an event our own word is: they are packed on x86 and nowhere else.
  private final int word = System.getProperty("os.arch", "").equals("amd64") ? 4 : 8;

  @SuppressWarnings("unchecked")
  private ProcessDescriptors() {
    var create = function("epoll_create1", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    int queue = as(IntUnaryOperator.class, create).applyAsInt(CLOSE_ON_EXEC);
    close =
        as(IntUnaryOperator.class, function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)));
    var syscall =
        function(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    open = as(LongBinaryOperator.class, MethodHandles.insertArguments(syscall, 0, PIDFD_OPEN));
    var control =
        function(
            "epoll_ctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    add = as(ToIntBiFunction.class, MethodHandles.insertArguments(control, 0, queue, ADD));
    var wait =
        function(
            "epoll_wait", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    var one = MethodHandles.insertArguments(wait, 2, 1, FOR_EVER);
    await = as(ToIntFunction.class, MethodHandles.insertArguments(one, 0, queue));
  }

  @SuppressWarnings("restricted") // the door to the system's own calls
  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
  }

  private static <T> T as(Class<T> type, MethodHandle handle) {
    return MethodHandleProxies.asInterfaceInstance(type, handle);
  }

  /// Null where the system has none.
  static @Nullable ProcessDescriptors open() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return null;
    }
    try {
      var made = new ProcessDescriptors();
      int own = made.watch(ProcessHandle.current().pid());
      if (own < 0) {
        return null;
      }
      made.forget(own);
      return made;
    } catch (NoSuchElementException | UnsupportedOperationException e) {
      return null;
    }
  }

  /// A descriptor that [#next] will return when the process is over; below zero when there is none
  /// to be had: the process is gone, or too many are open.
  int watch(long number) {
    int descriptor = (int) open.applyAsLong(number, 0);
    if (descriptor < 0) {
      return -1;
    }
    try (var arena = Arena.ofConfined()) {
      var event = arena.allocate(EVENT_BYTES, 8);
      event.set(JAVA_INT, 0, READABLE_ONCE);
      event.set(JAVA_INT_UNALIGNED, word, descriptor);
      if (add.applyAsInt(descriptor, event) == 0) {
        return descriptor;
      }
    }
    forget(descriptor);
    return -1;
  }

  void forget(int descriptor) {
    int outcome = close.applyAsInt(descriptor);
    if (outcome != 0) {
      throw new IllegalStateException("a process descriptor was closed twice: " + descriptor);
    }
  }

  /// Waits for the next process that is over; below zero when the wait was broken off.
  int next() {
    try (var arena = Arena.ofConfined()) {
      var event = arena.allocate(EVENT_BYTES, 8);
      return await.applyAsInt(event) == 1 ? event.get(JAVA_INT_UNALIGNED, word) : -1;
    }
  }
}
