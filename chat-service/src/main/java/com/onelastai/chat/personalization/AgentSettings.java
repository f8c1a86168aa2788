package com.onelastai.chat.personalization;

import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.validation.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's settings for an agent; null means the agent's own style. */
record AgentSettings(
    @Schema(description = "In the user's words", example = "Call me captain, and be a bit grumpy.")
        @Size(max = 500)
        @NoControlCharacters(lines = true)
        @Nullable String personality,
    @Schema(example = "concise") @OneOf(AgentSettings.Style.class) @Nullable String style,
    @Schema(description = "With a voice, answers are written to be spoken", example = "calm")
        @OneOf(AgentSettings.Voice.class)
        @Nullable String voice,
    @Schema(description = "BCP 47", example = "de-AT") @LanguageTag @Nullable String language) {

  /** The style of an agent's answers. */
  enum Style {
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
  enum Voice {
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
