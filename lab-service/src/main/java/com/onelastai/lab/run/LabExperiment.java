package com.onelastai.lab.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.index.Expires;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An experiment that somebody ran.
 *
 * @param owner as {@link com.onelastai.starter.visit.Owner#key} names them
 * @param sessionId the visit
 * @param output null unless it is completed
 * @param error why it failed
 * @param processingTime milliseconds of the attempt that ended
 * @param tokensUsed of language models, prompts included
 * @param made the ids of the files that are kept with it
 * @param work null once it has ended
 */
@RecordBuilder
@Document(LabExperiment.COLLECTION)
@Expires
@CompoundIndex(
    name = "newestOfOwner",
    def = "{'owner': 1, 'source': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(
    name = "newestOfType",
    def = "{'owner': 1, 'source': 1, 'experimentType': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "unfinishedOfOwner", def = "{'owner': 1, 'work.due': 1}")
@CompoundIndex(name = "place", def = "{'work.place': 1}", unique = true, sparse = true)
@CompoundIndex(name = "due", def = "{'work.due': 1}", sparse = true)
@CompoundIndex(name = "shared", def = "{'share.token': 1}", unique = true, sparse = true)
public record LabExperiment(
    @Id @Schema(example = "e-Xq2v9TtU0mF3aLrNpQ7sBw") String experimentId,
    @JsonIgnore String owner,
    @JsonIgnore Source source,
    @Schema(example = "neural-art") String experimentType,
    @Nullable String userId,
    @JsonIgnore @Nullable String visitorId,
    @Nullable String sessionId,
    Input input,
    @Nullable Output output,
    Status status,
    Progress progress,
    @Schema(example = "The picture is too large.") @Nullable String error,
    @Schema(example = "840") @Nullable Long processingTime,
    @Schema(example = "0") long tokensUsed,
    Instant createdAt,
    @JsonIgnore @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @JsonIgnore List<String> made,
    @JsonIgnore @Nullable Share share,
    @JsonIgnore @Nullable Work work,
    @JsonIgnore Instant expiresAt) {

  public static final String COLLECTION = "labexperiments";

  /** Who says that it ran. */
  public enum Source implements SnakeCaseEnum {
    PLATFORM,
    CLIENT
  }

  public enum Status implements SnakeCaseEnum {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    boolean ended() {
      return this != PENDING && this != PROCESSING;
    }
  }

  /**
   * @param settings what was sent beside prompt and files
   * @param files the ids of the uploads that it names
   */
  @Schema(name = "ExperimentInput")
  public record Input(
      @Schema(example = "A quiet sea at dawn") String prompt,
      @Schema(example = "{\"style\": \"flow-field\"}") Object settings,
      List<String> files) {}

  /**
   * @param result as its experiment describes it; null in lists
   * @param fileUrl of the main file, if it made one
   */
  @Schema(name = "ExperimentOutput")
  public record Output(
      @Nullable Object result,
      @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") @Nullable String fileUrl,
      Metadata metadata) {}

  @Schema(name = "ExperimentMetadata")
  public record Metadata(@Nullable Engine engine) {}

  /**
   * @param percent done, 0 to 100
   */
  @Schema(name = "ExperimentProgress")
  public record Progress(
      @Schema(example = "40") int percent, @Schema(example = "Drawing") String step) {}

  /**
   * @param token its hash
   */
  record Share(String token, Instant expiresAt) {}

  /**
   * What remains to be done.
   *
   * @param body as it was sent, in JSON
   * @param due when an instance may take it: at once, or when the lease of another has ended
   * @param attempts that have begun
   * @param token names the holder of the lease; null if there is none
   * @param place one of the owner's, which no other unfinished one has; null until it is stored
   */
  record Work(
      String body, Instant due, int attempts, @Nullable String token, @Nullable String place) {

    Work at(String place) {
      return new Work(body, due, attempts, token, place);
    }
  }

  @JsonProperty
  @Schema(description = "Whether there is a link for others")
  public boolean shared() {
    return share != null;
  }
}
