package com.onelastai.billing.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that is sold, or free.
 *
 * @param id such as {@code pro}
 * @param prices by the word of the period, in the currency's minor unit; empty if it is free
 * @param agents the agents that it opens; null if all
 * @param trialDays how long a new subscriber may try it before paying; 0 if not at all
 * @param order among the others, the smallest first
 * @param active whether it can be bought; who has it keeps it
 */
@Document(Plan.COLLECTION)
public record Plan(
    @Id String id,
    String name,
    String description,
    String currency,
    Map<String, Long> prices,
    @Nullable List<String> agents,
    int trialDays,
    List<String> features,
    int order,
    boolean active) {

  public static final String COLLECTION = "plans";

  /** For one agent alone, which the buyer names. Its {@code agents} is empty. */
  public static final String AGENT = "agent";

  /** What everybody has who bought nothing. */
  public static final String FREE = "free";
}
