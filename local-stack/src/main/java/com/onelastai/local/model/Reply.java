package com.onelastai.local.model;

import java.util.Map;

/** How a completion is written to its client. */
interface Reply {

  byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

  /** A slot has taken the prompt on. */
  void begin();

  void text(String text);

  void end(FinishReason reason, Usage usage);

  static Reply whole(Exchange exchange, CompletionJson json) {
    StringBuilder content = new StringBuilder();
    return new Reply() {
      @Override
      public void begin() {
        // The head says the length, which is not known yet.
      }

      @Override
      public void text(String text) {
        content.append(text);
      }

      @Override
      public void end(FinishReason reason, Usage usage) {
        exchange.send(200, Map.of(), json.whole(content.toString(), reason, usage));
      }
    };
  }

  static Reply events(Exchange exchange, CompletionJson json, boolean includeUsage) {
    return new Reply() {
      @Override
      public void begin() {
        exchange.openEvents();
        exchange.event(json.first());
      }

      @Override
      public void text(String text) {
        if (!text.isEmpty()) {
          exchange.event(json.text(text));
        }
      }

      @Override
      public void end(FinishReason reason, Usage usage) {
        exchange.event(json.last(reason));
        if (includeUsage) {
          exchange.event(json.usage(usage));
        }
        exchange.event(DONE);
        exchange.closeEvents();
      }
    };
  }
}
