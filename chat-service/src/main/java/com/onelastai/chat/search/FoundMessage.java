package com.onelastai.chat.search;

import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.chat.search.Hits.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search result. */
record FoundMessage(
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
    @Schema(example = "Why the sky is blue") @Nullable String title,
    @Schema(example = "einstein") String agentId,
    @Schema(example = "Einstein Agent") @Nullable String agentName,
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2") String messageId,
    Role role,
    Instant timestamp,
    @Schema(example = "Air scatters blue light more than red.", description = "Plain text")
        String excerpt,
    @Schema(
            example = "[[13, 17]]",
            description =
                "Where the hits are in the excerpt: start and end, in UTF-16 units as JavaScript"
                    + " counts")
        List<List<Integer>> marks) {

  static FoundMessage of(Message message, Search.Summary summary, SearchQuery query) {
    Excerpt excerpt = Excerpt.of(message.content(), Hits.in(message.content(), query).spans());
    return new FoundMessage(
        summary.id(),
        summary.title(),
        summary.agentId(),
        summary.agentName(),
        message.id(),
        message.role(),
        message.timestamp(),
        excerpt.text(),
        excerpt.marks());
  }

  /**
   * The part of a text with the most hits, on one line.
   *
   * @param marks the hits in it: each a start and an end
   */
  record Excerpt(String text, List<List<Integer>> marks) {

    static final int LENGTH = 240;
    private static final int BEFORE = 60;
    private static final String CUT = "…";

    static Excerpt of(String content, List<Span> hits) {
      int first = hits.isEmpty() ? 0 : densest(hits).start();
      int start = Math.max(0, Math.min(first - BEFORE, content.length() - LENGTH));
      if (start > 0) {
        start = boundary(content, start, first);
      }
      int end = Math.min(content.length(), start + LENGTH);
      if (end < content.length() && Character.isLowSurrogate(content.charAt(end))) {
        end--;
      }
      String before = start > 0 ? CUT : "";
      String after = end < content.length() ? CUT : "";
      String part = content.substring(start, end).replaceAll("[\\s\\p{Cc}\\u2028\\u2029]", " ");
      return new Excerpt(before + part + after, marks(hits, start, end, before.length()));
    }

    /** The hit that has the most others close after it. */
    private static Span densest(List<Span> hits) {
      Span best = hits.getFirst();
      int most = 0;
      int last = 0;
      for (int i = 0; i < hits.size(); i++) {
        while (last < hits.size()
            && hits.get(last).end() - hits.get(i).start() <= LENGTH - BEFORE) {
          last++;
        }
        if (last - i > most) {
          most = last - i;
          best = hits.get(i);
        }
      }
      return best;
    }

    /** After the next blank, so that the excerpt begins with a whole word. */
    private static int boundary(String content, int start, int limit) {
      for (int i = start; i < limit; i++) {
        if (Character.isWhitespace(content.charAt(i))) {
          return i + 1;
        }
      }
      return Character.isLowSurrogate(content.charAt(start)) ? start + 1 : start;
    }

    private static List<List<Integer>> marks(List<Span> hits, int start, int end, int shift) {
      List<List<Integer>> marks = new ArrayList<>();
      for (Span hit : hits) {
        if (hit.end() > start && hit.start() < end) {
          marks.add(
              List.of(
                  Math.max(hit.start(), start) - start + shift,
                  Math.min(hit.end(), end) - start + shift));
        }
      }
      return marks;
    }
  }
}
