package com.onelastai.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the log of a part's last start.")
final class LogsCommand implements Runnable {

  private static final String LINES_BEFORE = "100";

  @Parameters(paramLabel = "SERVICE", description = "Such as gateway, kafka or keycloak.")
  private String service = "";

  @Option(names = "-f", description = "Follows what is added.")
  private boolean follow;

  @Override
  public void run() {
    String log = OneLastAi.stack().log(service).toString();
    List<String> command = new ArrayList<>();
    if (follow) {
      command.addAll(List.of("tail", "-n", LINES_BEFORE, "-F", log));
    } else {
      command.addAll(List.of("cat", log));
    }
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
