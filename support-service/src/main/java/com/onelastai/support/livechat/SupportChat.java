package com.onelastai.support.livechat;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A live chat.
 *
 * @param owner the user or visitor who began it
 * @param openOwner the owner while it is open: each has one open chat
 * @param userId null for a visitor
 * @param language tag of the language of mails about it
 * @param assignedTo the member of the team who has it
 * @param messages in the order in which they were stored; a message's number is its place, from 1
 * @param followUp whether a ticket or a contact message has still to be made of it
 * @param changedAt when it changed in a way that connections show
 */
@Expires
@Document("supportchats")
@CompoundIndex(name = "queue", def = "{'status': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(name = "ofOwner", def = "{'owner': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "ofUser", def = "{'userId': 1, 'createdAt': -1}")
record SupportChat(
    @Id String id,
    String owner,
    @Indexed(unique = true, sparse = true) @Nullable String openOwner,
    @Nullable String userId,
    String name,
    String email,
    String language,
    ChatStatus status,
    @Nullable String assignedTo,
    @Nullable String assignedName,
    List<ChatMessage> messages,
    int messageCount,
    int userRead,
    int supportRead,
    @Nullable Instant userTypingUntil,
    @Nullable Instant supportTypingUntil,
    @Nullable Instant userSeenAt,
    @Nullable Instant supportSeenAt,
    Instant createdAt,
    @Nullable Instant closedAt,
    @Nullable String ticketId,
    @Indexed(sparse = true) @Nullable Boolean followUp,
    @Indexed Instant changedAt,
    Instant expiresAt) {

  boolean isOpen() {
    return status != ChatStatus.CLOSED;
  }
}
