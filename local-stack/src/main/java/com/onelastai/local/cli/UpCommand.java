package com.onelastai.local.cli;

import com.onelastai.local.stack.PartStatus;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "up", description = "Starts what does not run and waits until all is healthy.")
final class UpCommand implements Runnable {

  @Override
  public void run() {
    long begun = System.nanoTime();
    System.out.println("Starting what does not run:");
    List<PartStatus> parts = OneLastAi.stack().up(line -> System.out.println("  " + line));
    System.out.println();
    StatusTable.print(parts, System.out);
    System.out.printf("%nAll is healthy after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
  }
}
