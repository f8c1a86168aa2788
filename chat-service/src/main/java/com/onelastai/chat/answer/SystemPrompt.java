package com.onelastai.chat.answer;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.personalization.Personalization;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the model who it is, and how this user wants it to speak. */
final class SystemPrompt {

  private SystemPrompt() {}

  static String of(Agent agent, @Nullable Personalization wanted) {
    if (wanted == null) {
      return agent.systemPrompt();
    }
    StringBuilder prompt = new StringBuilder(agent.systemPrompt());
    add(prompt, "Your personality, as the user wants it: ", wanted.personality());
    add(prompt, "Your style: ", wanted.style());
    add(prompt, "Your tone of voice: ", wanted.voice());
    String language = wanted.language();
    if (language != null) {
      Locale locale = Locale.forLanguageTag(language);
      add(prompt, "Answer in this language: ", locale.getDisplayName(Locale.ENGLISH));
    }
    return prompt.toString();
  }

  private static void add(StringBuilder prompt, String what, @Nullable String wish) {
    if (wish != null && !wish.isBlank()) {
      prompt.append('\n').append(what).append(wish);
    }
  }
}
