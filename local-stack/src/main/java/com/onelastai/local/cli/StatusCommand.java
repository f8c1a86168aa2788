package com.onelastai.local.cli;

import com.onelastai.local.stack.PartStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "status", description = "Shows every part.")
final class StatusCommand implements Runnable {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING).build();

  @Option(names = "--json", description = "As an array for scripts.")
  private boolean json;

  @Override
  public void run() {
    List<PartStatus> parts = OneLastAi.stack().status();
    if (json) {
      System.out.println(toJson(parts));
    } else {
      StatusTable.print(parts, System.out);
    }
  }

  static String toJson(List<PartStatus> parts) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(parts);
  }
}
