package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * CPU time of the suite's processes since the start of a measurement, from Linux's {@code /proc}
 * (proc(5), {@code utime} and {@code stime}; a tick is 10 ms).
 */
final class PartsCpu {

  private static final long TICK_MILLIS = 10;

  /**
   * @param total milliseconds of all threads
   * @param compiling milliseconds of the just-in-time compiler's threads among them
   */
  record Cpu(long total, long compiling) {

    Cpu minus(Cpu earlier) {
      return new Cpu(total - earlier.total, compiling - earlier.compiling);
    }
  }

  private final List<String> parts;
  private final List<Long> pids;
  private final List<Cpu> before;

  /** Starts measuring. */
  PartsCpu(Stack stack, List<String> parts) {
    this.parts = parts;
    this.pids = parts.stream().map(part -> Objects.requireNonNull(stack.part(part).pid())).toList();
    this.before = now();
  }

  private List<Cpu> now() {
    return pids.stream().map(PartsCpu::of).toList();
  }

  /** Prints a line for each process and one for all: the CPU time per request. */
  void print(PrintStream out, int times, String thing) {
    List<Cpu> after = now();
    double total = 0;
    double compiling = 0;
    for (int i = 0; i < parts.size(); i++) {
      Cpu used = after.get(i).minus(before.get(i));
      total += used.total();
      compiling += used.compiling();
      out.printf(
          "  %-18s %.3f ms CPU per %s%n", parts.get(i), (double) used.total() / times, thing);
    }
    out.printf(
        "  %-18s %.3f ms CPU per %s, of it %.3f compiling%n",
        "together", total / times, thing, compiling / times);
  }

  /** Milliseconds of all processes together, without those of compiling. */
  long working() {
    List<Cpu> after = now();
    long sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      Cpu used = after.get(i).minus(before.get(i));
      sum += used.total() - used.compiling();
    }
    return sum;
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
    // The name in parentheses may contain spaces; utime and stime are fields 14 and 15 of the line.
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
