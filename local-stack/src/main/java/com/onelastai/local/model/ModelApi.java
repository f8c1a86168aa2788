package com.onelastai.local.model;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The model's API: lists the model, and answers completions when a slot is free. */
record ModelApi(LanguageModel model, Slots slots, Quiet quiet) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  void answer(Exchange exchange, String method, String path, byte[] body) {
    switch (method + " " + path) {
      case "GET /v1/models" -> exchange.send(200, Map.of(), models());
      case "POST /v1/chat/completions" -> complete(exchange, body);
      default -> throw ApiException.noSuchPath(method, path);
    }
  }

  private byte[] models() {
    Map<String, Object> description =
        Map.of("id", model.name(), "object", "model", "created", 0, "owned_by", "local");
    return JSON.writeValueAsBytes(Map.of("object", "list", "data", List.of(description)));
  }

  private void complete(Exchange exchange, byte[] body) {
    CompletionRequest request = CompletionRequest.parse(body);
    if (!request.model().equals(model.name())) {
      throw ApiException.modelNotFound(request.model(), model.name());
    }
    LanguageModel.Prompt prompt = model.prompt(request.messages());
    if (prompt.tokens() >= LanguageModel.WINDOW) {
      // The engine would truncate it silently.
      throw ApiException.contextLengthExceeded(prompt.tokens(), LanguageModel.WINDOW);
    }
    Runnable answer = () -> exchange.reportErrors(() -> answer(request, prompt, exchange));
    Runnable work;
    if (request.canWait()) {
      quiet.await();
      work = answer;
    } else {
      work = quiet.disturbedBy(answer);
    }
    slots.submit(work);
    exchange.onDisconnect(() -> slots.leaveQueue(work));
  }

  private void answer(CompletionRequest request, LanguageModel.Prompt prompt, Exchange exchange) {
    if (exchange.isDisconnected()) {
      return;
    }
    int room = LanguageModel.WINDOW - prompt.tokens();
    int maxTokens = (int) Math.min(request.maxTokens().orElse(room), room);
    Reply reply = new Reply(exchange, request);
    reply.begin();
    LanguageModel.Answer answer =
        model.answer(
            prompt,
            maxTokens,
            request.sampling(),
            text -> {
              reply.text(text);
              return !exchange.isDisconnected() && !isInterrupted();
            });
    if (isInterrupted()) {
      exchange.breakOff();
    } else {
      reply.end(answer.reason(), answer.usage());
    }
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
