package com.onelastai.chat.agent;

import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.validation.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;

/** One of the platform's agents as its file describes it. */
record AgentFile(
    @NotBlank @Size(max = 60) @NoControlCharacters String name,
    @NotNull @OneOf(Category.class) String category,
    @NotBlank @Size(max = 300) @NoControlCharacters String description,
    @NotBlank @Size(max = 4_000) @NoControlCharacters(lines = true) String systemPrompt,
    @NotNull @Size(min = 3, max = 4)
        List<@NotBlank @Size(max = 200) @NoControlCharacters String> starters,
    @NotNull @LanguageTag String language,
    @NotNull @OneOf(Agent.Access.class) String access) {

  Agent toAgent(String id) {
    return new Agent(
        id,
        name,
        category,
        description,
        systemPrompt.strip(),
        List.copyOf(starters),
        language,
        Agent.Access.valueOf(access.toUpperCase(Locale.ROOT)),
        null,
        null);
  }
}
