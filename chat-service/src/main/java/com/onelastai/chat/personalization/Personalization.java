package com.onelastai.chat.personalization;

import com.onelastai.chat.personalization.Personalization.AgentSettings.Style;
import com.onelastai.chat.personalization.Personalization.AgentSettings.Voice;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
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
 * @param language BCP 47
 */
@Document(Personalization.COLLECTION)
public record Personalization(
    @Id String id,
    @Indexed String userId,
    String agentId,
    @Nullable String personality,
    @Nullable Style style,
    @Nullable Voice voice,
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
      lines.add(style.instruction());
    }
    if (voice != null) {
      lines.add(
          "Your answer is read aloud in a "
              + voice.value()
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

  /** A user's settings for an agent; null means the agent's own style. */
  record AgentSettings(
      @Schema(
              description = "In the user's words",
              example = "Call me captain, and be a bit grumpy.")
          @Size(max = 500)
          @NoControlCharacters(lines = true)
          @Nullable String personality,
      @Schema(example = "concise") @Nullable Style style,
      @Schema(description = "With a voice, answers are written to be spoken", example = "calm")
          @Nullable Voice voice,
      @Schema(description = "BCP 47", example = "de-AT") @LanguageTag @Nullable String language) {

    /** The style of an agent's answers. */
    public enum Style implements SnakeCaseEnum {
      FRIENDLY("Be warm and friendly, as to a good acquaintance."),
      FORMAL("Be formal and polite. Use no slang and no jokes."),
      CONCISE("Be brief. Answer in at most three sentences unless more is asked for."),
      DETAILED("Be thorough. Explain the reasons and give an example."),
      PLAYFUL("Be playful. Use light humour and vivid pictures."),
      ENCOURAGING("Be encouraging. Name what goes well and the next small step.");

      private final String instruction;

      Style(String instruction) {
        this.instruction = instruction;
      }

      String instruction() {
        return instruction;
      }
    }

    /** The voice in which a page reads answers aloud. */
    public enum Voice implements SnakeCaseEnum {
      NEUTRAL,
      WARM,
      CALM,
      BRIGHT,
      DEEP
    }

    static final AgentSettings NONE = new AgentSettings(null, null, null, null);

    AgentSettings {
      personality = personality == null || personality.isBlank() ? null : personality.strip();
    }

    static AgentSettings of(Personalization personalization) {
      return new AgentSettings(
          personalization.personality(),
          personalization.style(),
          personalization.voice(),
          personalization.language());
    }

    Personalization toPersonalization(String userId, String agentId, Instant now) {
      return new Personalization(
          Personalization.id(userId, agentId),
          userId,
          agentId,
          personality,
          style,
          voice,
          language,
          now);
    }
  }
}
