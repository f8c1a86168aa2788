package com.onelastai.chat.agent;

import com.onelastai.starter.enums.SnakeCaseEnum;
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
    Category category,
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

  /** What an agent is for. */
  public enum Category implements SnakeCaseEnum {
    LEARNING("Learning", "Explain things and think with you"),
    LIFESTYLE("Lifestyle", "Help with food, travel, sport and rest"),
    COMPANIONS("Companions", "Listen, encourage and keep you company"),
    ENTERTAINMENT("Entertainment", "Make you laugh, wonder or hold your breath"),
    GAMES("Games", "Play, and talk about playing"),
    EXPLORE("Explore", "Other ways to find an agent or to talk to one"),
    DEMOS("Demos", "Show what the platform can do, without an account"),
    CUSTOM("Custom", "Made by users for themselves");

    private final String title;
    private final String description;

    Category(String title, String description) {
      this.title = title;
      this.description = description;
    }

    String title() {
      return title;
    }

    String description() {
      return description;
    }

    /** Whether its agents are characters, not demos or ways to find agents. */
    boolean hasCharacters() {
      return this != EXPLORE && this != DEMOS;
    }
  }
}
