package com.onelastai.chat.personalization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How a user wants an agent to speak with them. What is null is left to the agent.
 *
 * @param id {@code <userId>/<agentId>}
 * @param personality in the user's words
 * @param language BCP 47
 */
@Document(Personalization.COLLECTION)
public record Personalization(
    @Id String id,
    String userId,
    String agentId,
    @Nullable String personality,
    @Nullable String style,
    @Nullable String voice,
    @Nullable String language,
    Instant updatedAt) {

  public static final String COLLECTION = "agentpersonalizations";
}
