package com.onelastai.starter.messaging;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries the trace and the correlation id of whoever publishes an event to those who handle it, as
 * extensions of the CloudEvent.
 */
public final class EventContext {

  /** The correlation id's key in the log's context. */
  public static final String LOG_KEY = "correlationId";

  private static final String CORRELATION = "correlationid";
  private static final String TRACE = "traceparent";
  private static final String HEADER_PREFIX = "ce_";

  private final Tracer tracer;
  private final Propagator propagator;

  public EventContext(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** The extensions of an event that is published by this thread now. */
  Map<String, String> current() {
    Map<String, String> context = new HashMap<>();
    String correlationId = MDC.get(LOG_KEY);
    if (correlationId != null) {
      context.put(CORRELATION, correlationId);
    }
    @Nullable TraceContext trace = tracer.currentTraceContext().context();
    if (trace != null) {
      propagator.inject(
          trace,
          context,
          (extensions, field, value) -> {
            if (extensions != null && field.equals(TRACE)) {
              extensions.put(field, value);
            }
          });
    }
    return context;
  }

  /** The extensions of an event that has arrived. */
  static Map<String, String> of(Headers headers) {
    Map<String, String> context = new HashMap<>();
    for (String field : new String[] {CORRELATION, TRACE}) {
      @Nullable Header header = headers.lastHeader(HEADER_PREFIX + field);
      if (header != null) {
        context.put(field, new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return context;
  }

  /** Runs an action under the trace and the correlation id of an event. */
  void run(Map<String, String> context, String name, Runnable action) {
    @Nullable String correlationId = context.get(CORRELATION);
    if (correlationId != null) {
      MDC.put(LOG_KEY, correlationId);
    }
    try {
      if (context.containsKey(TRACE)) {
        runInSpan(context, name, action);
      } else {
        action.run();
      }
    } finally {
      MDC.remove(LOG_KEY);
    }
  }

  private void runInSpan(Map<String, String> context, String name, Runnable action) {
    Span span =
        propagator
            .extract(context, (fields, field) -> fields.get(field))
            .name(name)
            .kind(Span.Kind.CONSUMER)
            .start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      action.run();
    } catch (RuntimeException failure) {
      span.error(failure);
      throw failure;
    } finally {
      span.end();
    }
  }
}
