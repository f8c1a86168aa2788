package com.onelastai.model;

import com.onelastai.model.OpenAiServer.RefusalException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Metrics of one server. */
final class ModelMetrics {

  private static final String SERVER = "server";
  private static final String TOKENS = "model.tokens";

  private final MeterRegistry meters;
  private final String server;
  private final Timer firstPiece;

  ModelMetrics(MeterRegistry meters, String server) {
    this.meters = meters;
    this.server = server;
    this.firstPiece =
        Timer.builder("model.first.piece")
            .description("From asking a server to the first piece of its answer")
            .tag(SERVER, server)
            .publishPercentileHistogram()
            .register(meters);
  }

  void began(Duration wait) {
    firstPiece.record(wait);
  }

  void ended(RefusalException.Reason reason) {
    ended(reason.name().toLowerCase(Locale.ROOT));
  }

  /**
   * @param outcome {@code complete}, {@code cancelled}, {@code failed}, {@code timeout}, {@code
   *     too_long}, or the reason of a refusal
   */
  void ended(String outcome) {
    meters.counter("model.answers", SERVER, server, "outcome", outcome).increment();
  }

  void tokens(ModelAnswer.Usage usage) {
    if (usage.promptTokens() != null) {
      meters.counter(TOKENS, SERVER, server, "of", "prompt").increment(usage.promptTokens());
    }
    meters.counter(TOKENS, SERVER, server, "of", "answer").increment(usage.answerTokens());
  }
}
