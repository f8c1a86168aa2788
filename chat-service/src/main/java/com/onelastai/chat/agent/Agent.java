package com.onelastai.chat.agent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An agent that users talk to.
 *
 * @param id the last part of its page's address, such as {@code einstein}
 * @param category the wire name of a {@link Category}
 * @param systemPrompt its character; shown to the model only
 * @param starters questions to begin with
 * @param language of its texts and, unless the user chose another, of its answers; BCP 47
 * @param owner the user who created it, the only one who may talk to it; null for the platform's
 * @param createdAt null for the platform's
 */
@Document(Agent.COLLECTION)
@CompoundIndex(name = "ofOwner", def = "{'owner': 1, 'name': 1, '_id': 1}")
public record Agent(
    @Id String id,
    String name,
    String category,
    String description,
    String systemPrompt,
    List<String> starters,
    String language,
    Access access,
    @Nullable String owner,
    @Nullable Instant createdAt) {

  public static final String COLLECTION = "agents";

  /** Who may talk to an agent. */
  public enum Access {
    FREE,
    SUBSCRIPTION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
