package com.onelastai.community.live;

import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that a page may show has changed.
 *
 * @param id of the content: a thousand likes in a moment are one change
 * @param postId that it is or belongs to
 */
@Expires
@Document("communitychanges")
@CompoundIndex(name = "newest", def = "{'at': 1, '_id': 1}")
record Change(@Id String id, String postId, ContentKind kind, Instant at, Instant expiresAt) {}
