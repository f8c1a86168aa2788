package com.onelastai.support.file;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file without its content, which stands in the same document: it has at most 10 MB of the 16
 * that a document may have.
 *
 * @param holder see {@link FileOwner}
 * @param userId see {@link FileOwner}
 * @param type the media type as which it is sent
 * @param size in bytes
 * @param expiresAt null if it is kept
 */
@Expires
@Document(StoredFile.COLLECTION)
@CompoundIndex(name = "ofHolder", def = "{'holder': 1}")
@CompoundIndex(name = "ofUser", def = "{'userId': 1}", sparse = true)
public record StoredFile(
    @Id String id,
    String holder,
    @Nullable String userId,
    String name,
    String type,
    boolean picture,
    long size,
    Instant createdAt,
    @Nullable Instant expiresAt) {

  static final String COLLECTION = "supportfiles";
  static final String CONTENT = "content";
}
