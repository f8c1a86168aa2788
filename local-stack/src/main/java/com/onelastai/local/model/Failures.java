package com.onelastai.local.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong with a request becomes its answer, or the last event of it. */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void report(Exchange exchange, Runnable work) {
    try {
      work.run();
    } catch (ApiException e) {
      answer(exchange, e);
    } catch (RuntimeException e) {
      log.error("A request failed", e);
      answer(exchange, ApiException.failed());
    }
  }

  private static void answer(Exchange exchange, ApiException failure) {
    byte[] json = ApiJson.error(failure);
    if (exchange.isHeadSent()) {
      exchange.event(json);
      exchange.breakOff();
    } else {
      exchange.send(failure.status(), failure.headers(), json);
    }
  }
}
