package com.onelastai.support.contact;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A message of the contact form.
 *
 * @param id that of the form, so that a form is sent once
 * @param userId null if nobody was signed in
 */
@Expires
@Document("contactmessages")
@CompoundIndex(name = "newest", def = "{'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfStatus", def = "{'status': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "ofUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
record ContactMessage(
    @Id String id,
    @Nullable String userId,
    String name,
    String email,
    String subject,
    String message,
    ContactCategory category,
    ContactStatus status,
    Instant createdAt,
    Instant expiresAt) {}
