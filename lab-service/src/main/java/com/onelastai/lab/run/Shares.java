package com.onelastai.lab.run;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.file.LabFiles;
import com.onelastai.lab.run.LabExperiment.Input;
import com.onelastai.lab.run.LabExperiment.Output;
import com.onelastai.lab.run.LabExperiment.Share;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Links to experiments, for people without an account. */
@Service
class Shares {

  /** A page that is open longer reads the shared experiment again. */
  private static final Duration LINK_TO_FILE = Duration.ofHours(1);

  private static final Pattern ADDRESS =
      Pattern.compile(Pattern.quote(LabFile.ADDRESS) + "([\\w-]+)");

  private static final int TOKEN_BYTES = 32;

  private final Experiments experiments;
  private final LabFiles files;
  private final RunProperties properties;
  private final Clock clock;

  Shares(Experiments experiments, LabFiles files, RunProperties properties, Clock clock) {
    this.experiments = experiments;
    this.files = files;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param url of a page of the frontend. The token is behind the hash, so no request for the page
   *     has it, under a name that records of page views leave out.
   */
  @Schema(name = "ExperimentLink")
  record Link(
      @Schema(example = "/lab/shared#token=kR9uX2m4b0sVhT7nQe1cJp8wYd3fLg6aZi5oKv_xB-E") String url,
      @Schema(example = "kR9uX2m4b0sVhT7nQe1cJp8wYd3fLg6aZi5oKv_xB-E") String token,
      Instant expiresAt) {}

  /**
   * An experiment as everyone with the link sees it: nothing about its owner, and no uploads.
   *
   * @param output addresses of files in it are links that expire
   */
  record SharedExperiment(
      String experimentId,
      @Schema(example = "neural-art") String experimentType,
      Input input,
      Output output,
      Status status,
      @Schema(example = "840") @Nullable Long processingTime,
      @Schema(example = "0") long tokensUsed,
      Instant createdAt,
      @Nullable Instant completedAt,
      Instant expiresAt) {}

  /**
   * Replaces an earlier link.
   *
   * @throws ApiException 409 {@code nothing_to_share}
   */
  Link share(String owner, String experimentId) {
    if (experiments.require(owner, experimentId).status() != Status.COMPLETED) {
      throw new ApiException(
          HttpStatus.CONFLICT, "nothing_to_share", "The experiment has no result.");
    }
    String token = RandomToken.next(TOKEN_BYTES);
    Instant expiresAt = clock.instant().plus(properties.shared());
    Update update = new Update().set("share", new Share(hash(token), expiresAt));
    if (!experiments.update(owner, experimentId, update)) {
      throw ApiException.notFound("experiment");
    }
    return new Link("/lab/shared#token=" + token, token, expiresAt);
  }

  /** Does nothing if there is no link. */
  void withdraw(String owner, String experimentId) {
    if (!experiments.update(owner, experimentId, new Update().unset("share"))) {
      throw ApiException.notFound("experiment");
    }
  }

  SharedExperiment show(String token) {
    LabExperiment experiment =
        experiments
            .findShared(hash(token))
            .orElseThrow(() -> ApiException.notFound("shared experiment"));
    Instant end = Objects.requireNonNull(experiment.share()).expiresAt();
    Instant soon = clock.instant().plus(LINK_TO_FILE);
    Rewriting rewriting = new Rewriting(experiment, soon.isBefore(end) ? soon : end);
    Output output = Objects.requireNonNull(experiment.output());
    return new SharedExperiment(
        experiment.experimentId(),
        experiment.experimentType(),
        new Input(
            experiment.input().prompt(),
            Objects.requireNonNull(rewriting.of(experiment.input().settings())),
            List.of()),
        new Output(
            rewriting.of(output.result()),
            (String) rewriting.of(output.fileUrl()),
            output.metadata()),
        experiment.status(),
        experiment.processingTime(),
        experiment.tokensUsed(),
        experiment.createdAt(),
        experiment.completedAt(),
        end);
  }

  /** A random value of this length needs neither a salt nor a slow hash. */
  private static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Makes links of the addresses of files that the experiment has made. Any other address stays as
   * it is: a text may name the file of somebody else. What names an upload is left out.
   */
  private final class Rewriting {

    private final LabExperiment experiment;
    private final Instant until;

    Rewriting(LabExperiment experiment, Instant until) {
      this.experiment = experiment;
      this.until = until;
    }

    @Nullable Object of(@Nullable Object value) {
      return switch (value) {
        case Map<?, ?> map -> {
          Map<Object, @Nullable Object> rewritten = new LinkedHashMap<>();
          map.forEach((key, part) -> rewritten.put(key, of(part)));
          yield rewritten;
        }
        case List<?> list -> list.stream().map(this::of).toList();
        case String text when namesUpload(text) -> null;
        case String text -> ADDRESS.matcher(text).replaceAll(this::link);
        case null, default -> value;
      };
    }

    private boolean namesUpload(String text) {
      return experiment.input().files().stream().anyMatch(text::contains);
    }

    private String link(MatchResult address) {
      String fileId = address.group(1);
      return experiment.made().contains(fileId)
          ? Matcher.quoteReplacement(files.signedUrl(fileId, until))
          : Matcher.quoteReplacement(address.group());
    }
  }
}
