package com.onelastai.chat.personalization;

import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.validation.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a user sets for an agent. What is null is left to the agent. */
record AgentSettings(
    @Schema(description = "In the user's words", example = "Call me captain, and be a bit grumpy.")
        @Size(max = 500)
        @NoControlCharacters(lines = true)
        @Nullable String personality,
    @Schema(example = "concise") @OneOf(Style.class) @Nullable String style,
    @Schema(description = "With a voice, answers are written to be spoken", example = "calm")
        @OneOf(Voice.class)
        @Nullable String voice,
    @Schema(description = "BCP 47", example = "de-AT") @LanguageTag @Nullable String language) {

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
