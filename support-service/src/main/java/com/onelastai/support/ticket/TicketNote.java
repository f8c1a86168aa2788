package com.onelastai.support.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A remark of the team about a ticket.
 *
 * @param authorId null once the member is erased
 */
@Document("supportticketnotes")
@CompoundIndex(name = "ofTicket", def = "{'ticketId': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(name = "ofAuthor", def = "{'authorId': 1}", sparse = true)
record TicketNote(
    @Id String id, String ticketId, @Nullable String authorId, String note, Instant createdAt) {}
