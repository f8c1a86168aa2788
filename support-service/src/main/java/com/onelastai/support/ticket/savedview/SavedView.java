package com.onelastai.support.ticket.savedview;

import com.onelastai.support.ticket.TicketFilter;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A filter with a name.
 *
 * @param ownerId the member of the team, who alone sees it
 */
@Document("supportticketviews")
@CompoundIndex(name = "ofOwner", def = "{'ownerId': 1, 'name': 1, '_id': 1}")
record SavedView(@Id String id, String ownerId, String name, TicketFilter filter) {}
