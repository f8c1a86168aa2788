package com.onelastai.support.ticket;

import com.onelastai.support.ticket.sla.Priority;
import com.onelastai.support.ticket.sla.Sla;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A question to support. Internal notes are in a collection of their own, so that nothing that
 * shows a ticket can show them.
 *
 * @param userId null once the user is erased
 * @param attachments ids of the files that came with the description
 * @param tags the team's
 * @param members ids of the team that the ticket names anywhere, for their erasure
 * @param version counts the changes by people; what the team sends back to tell what it has seen
 * @param revision counts every change, for the optimistic lock
 * @param mergedInto the ticket in which this one goes on
 * @param merging true until everything has been moved there
 * @param merged the tickets that go on in this one
 */
@Document(Ticket.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newest", def = "{'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfStatus", def = "{'status': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfPriority", def = "{'priority': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfCategory", def = "{'category': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfAssignee", def = "{'assignedTo': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfTag", def = "{'tags': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestBreached", def = "{'sla.breached': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "slaCheck", def = "{'sla.nextCheckAt': 1}", sparse = true)
@CompoundIndex(name = "merging", def = "{'merging': 1}", sparse = true)
@CompoundIndex(name = "ofMember", def = "{'members': 1}", sparse = true)
@RecordBuilder
record Ticket(
    @Id String id,
    String ticketId,
    @Nullable String userId,
    String subject,
    String description,
    List<String> attachments,
    Category category,
    Priority priority,
    Status status,
    List<Message> messages,
    @Nullable String assignedTo,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Rating rating,
    Sla sla,
    List<HistoryEntry> history,
    List<String> members,
    long version,
    long revision,
    @Nullable String mergedInto,
    @Nullable Boolean merging,
    List<String> merged) {

  static final String COLLECTION = "supporttickets";

  /** A document has at most 16 MB. */
  static final int MAX_MESSAGES = 300;

  /** The holder of its files. */
  static String holder(String ticketId) {
    return "ticket/" + ticketId;
  }

  boolean hasMessage(String messageId) {
    return messages.stream().anyMatch(message -> message.id().equals(messageId));
  }

  /** Whether this file belongs to what the user and the team wrote to each other. */
  boolean shows(String fileId) {
    return attachments.contains(fileId)
        || messages.stream().anyMatch(message -> message.attachments().contains(fileId));
  }
}
