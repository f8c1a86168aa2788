package com.onelastai.support.notification;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A mail with the notifications of a user's day.
 *
 * @param id {@code <user's id>.<day>}: there is one a day
 * @param notifications the ids of those that it has
 */
@Document("notificationdigests")
@Expires
record Digest(
    @Id String id, @Indexed String userId, List<String> notifications, Instant expiresAt) {}
