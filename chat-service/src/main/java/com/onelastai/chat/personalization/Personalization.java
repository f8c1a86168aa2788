package com.onelastai.chat.personalization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How a user wants an agent to talk to them; null means the agent's own style.
 *
 * @param id {@code <userId>/<agentId>}
 * @param personality in the user's words
 * @param style the wire name of an {@link AgentSettings.Style}
 * @param voice the wire name of an {@link AgentSettings.Voice}
 * @param language BCP 47
 */
@Document(Personalization.COLLECTION)
public record Personalization(
    @Id String id,
    @Indexed String userId,
    String agentId,
    @Nullable String personality,
    @Nullable String style,
    @Nullable String voice,
    @Nullable String language,
    Instant updatedAt) {

  public static final String COLLECTION = "agentpersonalizations";

  static String id(String userId, String agentId) {
    return userId + "/" + agentId;
  }

  /** The lines to add to the agent's system prompt. */
  public List<String> instructions() {
    List<String> lines = new ArrayList<>();
    if (personality != null) {
      lines.add(
          "The user wants you to be like this, as far as your rules above allow: " + personality);
    }
    if (style != null) {
      lines.add(AgentSettings.Style.valueOf(style.toUpperCase(Locale.ROOT)).instruction());
    }
    if (voice != null) {
      lines.add(
          "Your answer is read aloud in a "
              + voice
              + " voice. Write for listening: short sentences, no lists, tables, code or emoji.");
    }
    if (language != null) {
      lines.add(
          "Answer in "
              + Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH)
              + ", whatever language the question is in.");
    }
    return lines;
  }
}
