package com.onelastai.local.bench;

import com.onelastai.local.bench.CpuClock.Cpu;
import com.onelastai.local.stack.Stack;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** What some of the suite's processes have used of the processor since a moment. */
final class PartsCpu {

  private final List<String> parts;
  private final List<Long> pids;
  private final List<Cpu> before;

  /** The moment is now. */
  PartsCpu(Stack stack, List<String> parts) {
    this.parts = parts;
    this.pids = parts.stream().map(part -> Objects.requireNonNull(stack.part(part).pid())).toList();
    this.before = now();
  }

  private List<Cpu> now() {
    return pids.stream().map(CpuClock::of).toList();
  }

  /** A line for each process and one for all, divided by how often the thing was done. */
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
}
