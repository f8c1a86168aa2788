package com.onelastai.local.model;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Formats messages with the model's chat template. The engine's template function corrupts text
 * that is not ASCII, so it gets placeholders, which are then replaced by the contents. It
 * interprets control tokens such as {@code <|im_end|>} anywhere, so they are escaped in contents:
 * otherwise a user's message could pose as the system's.
 *
 * @param engine from a JSON object with messages to the prompt
 */
record ChatTemplate(UnaryOperator<String> engine) {

  private static final Pattern PLACEHOLDER = Pattern.compile("content-of-message-(\\d+);");

  String apply(List<CompletionRequest.Message> messages) {
    String placeholders =
        IntStream.range(0, messages.size())
            .mapToObj(i ->
                "{\"role\":\"%s\",\"content\":\"content-of-message-%d;\"}"
                    .formatted(messages.get(i).role(), i))
            .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
    return PLACEHOLDER
        .matcher(engine.apply(placeholders))
        .replaceAll(name ->
            Matcher.quoteReplacement(
                withoutControlTokens(messages.get(Integer.parseInt(name.group(1))).content())));
  }

  private static String withoutControlTokens(String content) {
    return content.replace("<|", "< |");
  }
}
