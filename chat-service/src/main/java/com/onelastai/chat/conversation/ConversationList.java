package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists conversations without their messages. */
@Service
class ConversationList {

  private static final NewestFirst<Conversation> OF_OWNER =
      new NewestFirst<>(
          Conversation.COLLECTION,
          Conversation.class,
          "owner",
          "updatedAt",
          Conversation::updatedAt,
          Conversation::id);

  private final MongoOperations mongo;
  private final Adoption adoption;

  ConversationList(MongoOperations mongo, Adoption adoption) {
    this.mongo = mongo;
    this.adoption = adoption;
  }

  /**
   * @param agentId null for all agents
   */
  Listing<ConversationSummary> own(
      Owner reader, String address, @Nullable String agentId, @Nullable String after, int size) {
    adoption.adopt(reader);
    return of(reader.key(), address, agentId, after, size);
  }

  /**
   * @param owner the owner's key
   * @param agentId null for those with all agents
   */
  Listing<ConversationSummary> of(
      String owner, String address, @Nullable String agentId, @Nullable String after, int size) {
    Listing<Conversation> page =
        OF_OWNER.read(mongo, owner, query -> narrow(query, agentId), address, after, size);
    return new Listing<>(
        page.items().stream().map(ConversationSummary::of).toList(), next(page.next(), agentId));
  }

  private static void narrow(Query query, @Nullable String agentId) {
    query.addCriteria(where("deletedAt").exists(false));
    if (agentId != null) {
      query.addCriteria(where("agentId").is(agentId));
    }
    query.fields().exclude("messages", "answering");
  }

  private static @Nullable String next(@Nullable String next, @Nullable String agentId) {
    return next == null || agentId == null
        ? next
        : UriComponentsBuilder.fromUriString(next)
            .queryParam("agentId", "{agentId}")
            .build(agentId)
            .toString();
  }
}
