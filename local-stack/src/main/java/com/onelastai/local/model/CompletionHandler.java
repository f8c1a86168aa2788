package com.onelastai.local.model;

/** Checks a request for a completion and has it answered when its turn comes. */
final class CompletionHandler {

  private final LanguageModel model;
  private final Slots slots;

  CompletionHandler(LanguageModel model, Slots slots) {
    this.model = model;
    this.slots = slots;
  }

  void handle(Exchange exchange, byte[] body) {
    CompletionRequest request = CompletionRequest.parse(body);
    if (!request.model().equals(model.name())) {
      throw ApiException.modelNotFound(request.model(), model.name());
    }
    Prompt prompt = model.prompt(request.messages());
    if (prompt.tokens() >= LanguageModel.WINDOW) {
      // The engine would cut it and say nothing.
      throw ApiException.contextLengthExceeded(prompt.tokens(), LanguageModel.WINDOW);
    }
    Runnable work = () -> Failures.report(exchange, () -> answer(request, prompt, exchange));
    slots.take(work);
    exchange.whenClientLeaves(() -> slots.leaveQueue(work));
  }

  private void answer(CompletionRequest request, Prompt prompt, Exchange exchange) {
    if (exchange.hasClientLeft()) {
      return;
    }
    int room = LanguageModel.WINDOW - prompt.tokens();
    int maxTokens = (int) Math.min(request.maxTokens().orElse(room), room);
    Reply reply = reply(request, exchange);
    reply.begin();
    LanguageModel.Answer answer =
        model.answer(
            prompt,
            maxTokens,
            request.sampling(),
            text -> {
              reply.text(text);
              return !exchange.hasClientLeft() && !isToldToEnd();
            });
    if (isToldToEnd()) {
      exchange.breakOff();
    } else {
      reply.end(answer.reason(), answer.usage());
    }
  }

  private static boolean isToldToEnd() {
    return Thread.currentThread().isInterrupted();
  }

  private Reply reply(CompletionRequest request, Exchange exchange) {
    CompletionJson json = new CompletionJson(model.name());
    return request.stream()
        ? Reply.events(exchange, json, request.includeUsage())
        : Reply.whole(exchange, json);
  }
}
