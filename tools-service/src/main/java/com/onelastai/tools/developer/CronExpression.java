package com.onelastai.tools.developer;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.onelastai.tools.developer.DeveloperResult.Detail;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells when a cron expression runs: of Unix (five fields), Spring (six) or Quartz (seven). */
final class CronExpression {

  private static final int MAX_LENGTH = 200;
  private static final int RUNS = 5;

  private CronExpression() {}

  static DeveloperResult explain(String text, Instant now) {
    Cron cron = parse(text.strip());
    return new DeveloperResult(
        CronDescriptor.instance(Locale.ENGLISH).describe(cron),
        runs(cron, now),
        "The next runs are in UTC.");
  }

  private static Cron parse(String expression) {
    if (expression.length() > MAX_LENGTH) {
      throw new ToolFailedException("A cron expression has at most 200 characters.");
    }
    CronType type =
        switch (expression.split("\\s+").length) {
          case 6 -> CronType.SPRING53;
          case 7 -> CronType.QUARTZ;
          default -> CronType.UNIX;
        };
    try {
      return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type))
          .parse(expression)
          .validate();
    } catch (IllegalArgumentException malformed) {
      throw new ToolFailedException("This is no cron expression: " + malformed.getMessage());
    }
  }

  private static List<Detail> runs(Cron cron, Instant now) {
    ExecutionTime times = ExecutionTime.forCron(cron);
    List<Detail> runs = new ArrayList<>();
    Optional<ZonedDateTime> next = times.nextExecution(now.atZone(ZoneOffset.UTC));
    while (next.isPresent() && runs.size() < RUNS) {
      runs.add(new Detail("run " + (runs.size() + 1), next.get().toInstant().toString()));
      next = times.nextExecution(next.get());
    }
    return runs;
  }
}
