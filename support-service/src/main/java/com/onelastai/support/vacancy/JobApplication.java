package com.onelastai.support.vacancy;

import com.onelastai.starter.index.Expires;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody's application for a job.
 *
 * @param id follows from the job and the address, so that there is one
 * @param userId null if nobody was signed in
 * @param language tag of the applicant's language
 * @param expiresAt when it is deleted
 */
@Document("jobapplications")
@Expires
@CompoundIndex(name = "newestOfJob", def = "{'jobId': 1, 'status': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfAllOfJob", def = "{'jobId': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfStatus", def = "{'status': 1, 'createdAt': -1, '_id': -1}")
record JobApplication(
    @Id String id,
    String jobId,
    String jobTitle,
    @Indexed(sparse = true) @Nullable String userId,
    String name,
    String email,
    String coverLetter,
    Cv cv,
    String language,
    ApplicationStatus status,
    List<ApplicationChange> history,
    Instant createdAt,
    Instant expiresAt) {

  /**
   * @param content null where the file itself was not read
   */
  record Cv(String name, int size, byte @Nullable [] content) {}

  /**
   * @param by the user of the team
   */
  record ApplicationChange(
      Instant at, String by, ApplicationStatus from, ApplicationStatus to, @Nullable String note) {}

  static String id(String jobId, String email) {
    byte[] both = (jobId + "/" + email).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(both).toString();
  }
}
