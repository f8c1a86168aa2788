package com.onelastai.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * CPU time of a process by its threads, from Linux's {@code /proc} (see proc(5), {@code utime} and
 * {@code stime}; a tick is 10 ms).
 */
final class CpuClock {

  private static final long TICK_MILLIS = 10;

  private CpuClock() {}

  /**
   * @param total milliseconds of all threads
   * @param compiling milliseconds of the just-in-time compiler's threads among them
   */
  record Cpu(long total, long compiling) {

    Cpu minus(Cpu earlier) {
      return new Cpu(total - earlier.total, compiling - earlier.compiling);
    }
  }

  static Cpu of(long pid) {
    long[] sums = new long[2];
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      threads.forEach(thread -> {
        String stat = read(thread.resolve("stat"));
        if (stat.contains("CompilerThre")) {
          sums[1] += millis(stat);
        }
      });
      sums[0] = millis(read(process.resolve("stat")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Cpu(sums[0], sums[1]);
  }

  private static long millis(String stat) {
    if (stat.isEmpty()) {
      return 0;
    }
    // The name in parentheses may hold blanks; utime and stime are fields 14 and 15 of the whole.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException threadEnded) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
