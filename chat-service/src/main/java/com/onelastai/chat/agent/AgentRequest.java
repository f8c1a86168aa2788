package com.onelastai.chat.agent;

import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.validation.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An agent as a user describes it; a field that is left out gets a default. */
record AgentRequest(
    @Schema(example = "Spanish Sofia") @NotBlank @Size(max = 60) @NoControlCharacters String name,
    @Schema(example = "Practises Spanish with you, one small talk a day.")
        @NotBlank
        @Size(max = 300)
        @NoControlCharacters
        String description,
    @Schema(description = "`custom` if left out", example = "learning") @OneOf(Category.class)
        @Nullable String category,
    @Schema(
            example =
                "You are Sofia, a patient teacher of Spanish. Answer in easy Spanish and correct"
                    + " one mistake at a time.")
        @NotBlank
        @Size(max = 4_000)
        @NoControlCharacters(lines = true)
        String systemPrompt,
    @Schema(description = "None if left out", example = "[\"Hola, ¿qué tal?\"]") @Size(max = 6)
        @Nullable List<@NotBlank @Size(max = 200) @NoControlCharacters String> starters,
    @Schema(description = "BCP 47; `en` if left out", example = "es") @LanguageTag
        @Nullable String language) {

  AgentRequest {
    name = strip(name);
    description = strip(description);
    systemPrompt = strip(systemPrompt);
    starters = starters == null ? null : starters.stream().map(AgentRequest::strip).toList();
  }

  /** A missing text becomes blank, which validation rejects. */
  private static String strip(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  Agent toAgent(String id, String owner, @Nullable Instant createdAt) {
    return new Agent(
        id,
        name,
        Objects.requireNonNullElse(category, Category.CUSTOM.word()),
        description,
        systemPrompt,
        Objects.requireNonNullElse(starters, List.of()),
        Objects.requireNonNullElse(language, "en"),
        Agent.Access.FREE,
        owner,
        createdAt);
  }
}
