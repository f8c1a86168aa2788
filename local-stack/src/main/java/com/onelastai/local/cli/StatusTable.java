package com.onelastai.local.cli;

import com.onelastai.local.stack.PartStatus;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints the parts as a table. */
final class StatusTable {

  private static final double MEGABYTE = 1024.0 * 1024;

  private StatusTable() {}

  static void print(List<PartStatus> parts, PrintStream out) {
    int name = width(parts.stream().map(PartStatus::name).toList(), "PART");
    int address = width(parts.stream().map(PartStatus::address).toList(), "ADDRESS");
    String row = "%-" + name + "s  %-" + address + "s  %-9s  %10s  %8s%n";
    out.printf(row, "PART", "ADDRESS", "STATE", "STARTED IN", "MEMORY");
    parts.forEach(p ->
        out.printf(
            row,
            p.name(),
            p.address(),
            p.state(),
            seconds(p.startMs()),
            megabytes(p.memoryBytes())));
    long total =
        parts.stream()
            .map(PartStatus::memoryBytes)
            .filter(Objects::nonNull)
            .mapToLong(b -> b)
            .sum();
    out.printf(row, "", "", "", "", megabytes(total));
  }

  private static int width(List<String> values, String title) {
    return values.stream().mapToInt(String::length).reduce(title.length(), Math::max);
  }

  private static String seconds(@Nullable Long millis) {
    return millis == null ? "-" : "%.1f s".formatted(millis / 1000.0);
  }

  private static String megabytes(@Nullable Long bytes) {
    return bytes == null || bytes == 0 ? "-" : "%.0f MB".formatted(bytes / MEGABYTE);
  }
}
