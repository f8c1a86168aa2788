package com.onelastai.community.picture;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A picture.
 *
 * @param userId who uploaded it
 * @param expiresAt null once a text shows it
 */
@Expires
@Document("communitypictures")
@CompoundIndex(name = "ofUser", def = "{'userId': 1}")
record Picture(
    @Id String id, String userId, byte[] png, Instant createdAt, @Nullable Instant expiresAt) {}
