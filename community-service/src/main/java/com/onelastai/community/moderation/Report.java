package com.onelastai.community.moderation;

import com.onelastai.community.trust.TrustLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a member told the moderators about content.
 *
 * @param key of the case and the member, so that each member reports content once
 * @param userId null once the member is erased
 * @param level of the member at that time
 */
@Document(Report.COLLECTION)
@CompoundIndex(name = "ofCase", def = "{'caseId': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "ofUser", def = "{'userId': 1, 'at': -1, '_id': -1}")
record Report(
    @Id String id,
    @Indexed(unique = true) String key,
    String caseId,
    Kind kind,
    String contentId,
    @Nullable String userId,
    Reason reason,
    @Nullable String note,
    TrustLevel level,
    Instant at) {

  static final String COLLECTION = "communityreports";

  static String key(String caseId, String userId) {
    return caseId + "/" + userId;
  }
}
