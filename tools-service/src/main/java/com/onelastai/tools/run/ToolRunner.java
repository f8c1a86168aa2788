package com.onelastai.tools.run;

import com.github.f4b6a3.uuid.UuidCreator;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tools.ToolUsed;
import com.onelastai.events.tracking.Credentials;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.InputReader;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.audit.ToolAudits;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.tool.StreamingTool;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Runs a tool for a caller and publishes that it was used. */
@Service
@Import(InputReader.class)
class ToolRunner {

  private final InputReader inputs;
  private final DailyQuota quota;
  private final ToolQuotas toolQuotas;
  private final SlowRuns slowRuns;
  private final UsageSummary summary;
  private final ToolAudits audits;
  private final EventPublisher publisher;
  private final Clock clock;

  ToolRunner(
      InputReader inputs,
      DailyQuota quota,
      ToolQuotas toolQuotas,
      SlowRuns slowRuns,
      UsageSummary summary,
      ToolAudits audits,
      EventPublisher publisher,
      Clock clock) {
    this.inputs = inputs;
    this.quota = quota;
    this.toolQuotas = toolQuotas;
    this.slowRuns = slowRuns;
    this.summary = summary;
    this.audits = audits;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** A refused input is not counted and not recorded. */
  <I, R> ToolAnswer run(Entry<I, R> entry, JsonNode body, Owner owner, RunFollower follower) {
    if (entry.info().is(Trait.NEEDS_USER) && owner.anonymous()) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED, "sign_in_required", "Sign in to use this tool.");
    }
    I input = inputs.read(body, entry.input());
    DailyQuota.Counted counted = quota.count(owner);
    try {
      return count(entry, input, body, owner, follower);
    } catch (RuntimeException refused) {
      counted.release();
      throw refused;
    }
  }

  private <I, R> ToolAnswer count(
      Entry<I, R> entry, I input, JsonNode body, Owner owner, RunFollower follower) {
    ToolQuotas.Counted counted = toolQuotas.count(entry.id(), owner);
    try {
      String usageId = UuidCreator.getTimeOrderedEpoch().toString();
      if (entry.info().is(Trait.AUDITED)) {
        audits.add(usageId, entry.id(), owner, summary.of(body));
      }
      ToolAnswer answer = run(usageId, entry, input, follower);
      publish(entry, body, answer, owner);
      return answer;
    } catch (RuntimeException refused) {
      counted.release();
      throw refused;
    }
  }

  private <I, R> ToolAnswer run(String usageId, Entry<I, R> entry, I input, RunFollower follower) {
    long start = System.nanoTime();
    try {
      R result =
          entry.info().is(Trait.SLOW)
              ? slowRuns.run(() -> work(entry.tool(), input, follower), follower::alive)
              : entry.tool().run(input);
      return new ToolAnswer(entry.id(), true, result, null, since(start), usageId);
    } catch (ToolFailedException failed) {
      return new ToolAnswer(entry.id(), false, null, failed.getMessage(), since(start), usageId);
    }
  }

  private static <I, R> R work(Tool<I, R> tool, I input, RunFollower follower) {
    return tool instanceof StreamingTool<I, R> streaming
        ? streaming.run(input, follower::line)
        : tool.run(input);
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
            Credentials.removeFromText(answer.errorMessage()),
            answer.latency());
    publisher.publish(List.of(new EventEnvelope<>(answer.usageId(), clock.instant(), used)));
  }
}
