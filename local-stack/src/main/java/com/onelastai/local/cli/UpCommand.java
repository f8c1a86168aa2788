package com.onelastai.local.cli;

import com.onelastai.local.stack.PartStatus;
import com.onelastai.local.stack.Stack;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "up", description = "Starts what does not run and waits until all is healthy.")
final class UpCommand implements Runnable {

  @Override
  public void run() {
    long begun = System.nanoTime();
    System.out.println("Starting what does not run:");
    Stack stack = OneLastAi.stack();
    List<PartStatus> parts = stack.up(line -> System.out.println("  " + line));
    System.out.println();
    StatusTable.print(parts, System.out);
    System.out.printf("%nAll is healthy after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
    if (parts.stream().anyMatch(part -> part.name().equals("example"))) {
      System.out.println("Open " + stack.gatewayUrl() + " to see your own visit, live.");
    }
  }
}
