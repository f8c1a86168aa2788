package com.onelastai.chat.limit;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What somebody has sent on one day.
 *
 * @param id {@code <whose>/<day>}
 * @param expiresAt a day after it is done with, so that one that was begun before midnight can
 *     still be given back
 */
@Document(Counter.COLLECTION)
@Expires
record Counter(@Id String id, int count, Instant expiresAt) {

  static final String COLLECTION = "chatlimits";
}
