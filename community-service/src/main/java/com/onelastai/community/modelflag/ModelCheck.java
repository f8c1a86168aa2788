package com.onelastai.community.modelflag;

import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A text that the model is to look at, or has looked at.
 *
 * @param id of the content
 * @param version of the text
 * @param dueAt when an instance may take it; null once it was looked at
 * @param expiresAt when it is too late to look at it
 */
@Expires
@Document(ModelCheck.COLLECTION)
@CompoundIndex(name = "due", def = "{'dueAt': 1}", sparse = true)
record ModelCheck(
    @Id String id, ContentKind kind, long version, @Nullable Instant dueAt, Instant expiresAt) {

  static final String COLLECTION = "communitymodelchecks";
}
