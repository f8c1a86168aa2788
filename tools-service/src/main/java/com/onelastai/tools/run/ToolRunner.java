package com.onelastai.tools.run;

import com.github.f4b6a3.uuid.UuidCreator;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tools.ToolUsed;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Runs a tool for a caller and publishes that it was used. */
@Service
class ToolRunner {

  private final InputReader inputs;
  private final DailyQuota quota;
  private final UsageSummary summary;
  private final EventPublisher publisher;
  private final Clock clock;

  ToolRunner(
      InputReader inputs,
      DailyQuota quota,
      UsageSummary summary,
      EventPublisher publisher,
      Clock clock) {
    this.inputs = inputs;
    this.quota = quota;
    this.summary = summary;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** A refused input is not counted and not recorded. */
  <I, R> ToolAnswer run(Entry<I, R> entry, JsonNode body, Owner owner) {
    I input = inputs.read(body, entry.input());
    DailyQuota.Counted counted = quota.count(owner);
    try {
      ToolAnswer answer = run(entry, input);
      publish(entry, body, answer, owner);
      return answer;
    } catch (RuntimeException refused) {
      counted.release();
      throw refused;
    }
  }

  private static <I, R> ToolAnswer run(Entry<I, R> entry, I input) {
    String usageId = UuidCreator.getTimeOrderedEpoch().toString();
    long start = System.nanoTime();
    try {
      R result = entry.tool().run(input);
      return new ToolAnswer(entry.id(), true, result, null, since(start), usageId);
    } catch (ToolFailedException failed) {
      return new ToolAnswer(entry.id(), false, null, failed.getMessage(), since(start), usageId);
    }
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private void publish(Entry<?, ?> entry, JsonNode input, ToolAnswer answer, Owner owner) {
    ToolUsed used =
        new ToolUsed(
            entry.id(),
            entry.info().category().value(),
            owner.userId(),
            owner.visitorId(),
            summary.of(input),
            summary.of(answer.result()),
            answer.success(),
            answer.errorMessage(),
            answer.latency());
    publisher.publish(List.of(new EventEnvelope<>(answer.usageId(), clock.instant(), used)));
  }
}
