package com.onelastai.local.model;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lays messages out as the model was taught. The engine knows the layout and garbles whatever is
 * not ASCII, so it lays out names, which then give way to the contents. It also takes marks such as
 * {@code <|im_end|>} for the layout's wherever they stand, so contents lose theirs: else a question
 * could speak as the system.
 */
final class ChatTemplate {

  private static final Pattern NAME = Pattern.compile("content-of-message-(\\d+);");

  private static final String MARK = "<|";
  private static final String BROKEN_MARK = "< |";

  private final UnaryOperator<String> engine;

  /**
   * @param engine from a JSON object with messages to the prompt
   */
  ChatTemplate(UnaryOperator<String> engine) {
    this.engine = engine;
  }

  String apply(List<ChatMessage> messages) {
    String named =
        IntStream.range(0, messages.size())
            .mapToObj(i ->
                "{\"role\":\"%s\",\"content\":\"content-of-message-%d;\"}"
                    .formatted(messages.get(i).role(), i))
            .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
    return NAME.matcher(engine.apply(named))
        .replaceAll(name ->
            Matcher.quoteReplacement(
                withoutMarks(messages.get(Integer.parseInt(name.group(1))).content())));
  }

  private static String withoutMarks(String content) {
    return content.replace(MARK, BROKEN_MARK);
  }
}
