package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.ContentDisposition;

/**
 * A name that every file system accepts: letters, digits and hyphens of the title, then the day on
 * which the conversation began.
 */
final class FileName {

  private static final int MAX_LENGTH = 60;

  private FileName() {}

  static ContentDisposition attachment(Conversation conversation, ExportFormat format) {
    LocalDate day = LocalDate.ofInstant(conversation.startTime(), ZoneOffset.UTC);
    String name = words(Heading.of(conversation).title()) + "-" + day + "." + format.extension();
    return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
  }

  private static String words(String title) {
    String words = title.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    int end = Math.min(words.codePointCount(0, words.length()), MAX_LENGTH);
    String cut = words.substring(0, words.offsetByCodePoints(0, end));
    return cut.isEmpty() ? "conversation" : cut;
  }
}
