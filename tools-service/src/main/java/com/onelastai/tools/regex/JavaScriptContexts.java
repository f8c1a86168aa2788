package com.onelastai.tools.regex;

import com.onelastai.tools.tool.ToolFailedException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextAction;
import org.mozilla.javascript.ContextFactory;

/**
 * Contexts of Rhino whose expressions end when they take too much time or memory. Each has a thread
 * of the system, since the memory that a virtual thread takes is not counted.
 */
final class JavaScriptContexts extends ContextFactory {

  private static final Duration TIME_LIMIT = Duration.ofMillis(500);
  private static final Duration QUEUE_LIMIT = Duration.ofSeconds(2);
  private static final long MAX_BYTES = 100_000_000;
  private static final int STEPS_BETWEEN_CHECKS = 1_000;
  private static final Semaphore AT_ONCE = new Semaphore(1);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long end = System.nanoTime() + TIME_LIMIT.toNanos();
  private final long maxBytes = THREADS.getCurrentThreadAllocatedBytes() + MAX_BYTES;

  private JavaScriptContexts() {}

  static <T> T run(ContextAction<T> action) {
    try {
      if (!AT_ONCE.tryAcquire(QUEUE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ToolFailedException("Too many expressions run now. Try again later.");
      }
      try {
        return inThread(action);
      } finally {
        AT_ONCE.release();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The service stops.");
    }
  }

  private static <T> T inThread(ContextAction<T> action) throws InterruptedException {
    FutureTask<T> run = new FutureTask<>(() -> new JavaScriptContexts().call(action));
    Thread.ofPlatform().daemon().name("javascript-regex").start(run);
    try {
      return run.get();
    } catch (ExecutionException failed) {
      throw switch (failed.getCause()) {
        case RuntimeException exception -> exception;
        case Exceeded exceeded -> exceeded.failure;
        case StackOverflowError tooDeep ->
            new ToolFailedException("The expression nests too deeply on this text.");
        case null, default -> new IllegalStateException(failed);
      };
    }
  }

  @Override
  protected Context makeContext() {
    Context context = super.makeContext();
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    context.setInterpretedMode(true);
    context.setInstructionObserverThreshold(STEPS_BETWEEN_CHECKS);
    return context;
  }

  @Override
  protected void observeInstructionCount(Context context, int instructions) {
    if (System.nanoTime() - end > 0) {
      throw new Exceeded(
          "The expression took longer than %d ms on this text. RE2 never does."
              .formatted(TIME_LIMIT.toMillis()));
    }
    if (THREADS.getCurrentThreadAllocatedBytes() > maxBytes) {
      throw new Exceeded("The expression takes too much memory on this text. RE2 never does.");
    }
  }

  /** Is no exception, which Rhino would hand to its scripts. */
  private static final class Exceeded extends Error {

    private final transient ToolFailedException failure;

    Exceeded(String message) {
      super(message, null, false, false);
      failure = new ToolFailedException(message);
    }
  }
}
