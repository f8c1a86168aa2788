package com.onelastai.chat.answer;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.personalization.Personalization;
import com.onelastai.chat.personalization.Personalizations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the model who it is, and how this user wants it to speak. */
@Component
class SystemPrompt {

  private final Personalizations personalizations;

  SystemPrompt(Personalizations personalizations) {
    this.personalizations = personalizations;
  }

  String of(Agent agent, @Nullable String userId) {
    if (userId == null) {
      return agent.systemPrompt();
    }
    List<String> wishes =
        personalizations
            .find(userId, agent.id())
            .map(Personalization::instructions)
            .orElse(List.of());
    return wishes.isEmpty()
        ? agent.systemPrompt()
        : agent.systemPrompt() + "\n" + String.join("\n", wishes);
  }
}
