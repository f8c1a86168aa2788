package com.onelastai.lab.file;

import com.onelastai.lab.file.FileController.FileLink;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Stored files for those who may see them; for anybody else they do not exist. */
@Service
class FileReading {

  private final Files files;
  private final FileRecords records;
  private final FileStore store;
  private final Thumbnails thumbnails;
  private final FileLinks links;
  private final FileUse use;
  private final Duration linkLifetime;
  private final Clock clock;

  FileReading(
      Files files,
      FileRecords records,
      FileStore store,
      Thumbnails thumbnails,
      FileLinks links,
      FileUse use,
      FileProperties properties,
      Clock clock) {
    this.files = files;
    this.records = records;
    this.store = store;
    this.thumbnails = thumbnails;
    this.links = links;
    this.use = use;
    this.linkLifetime = properties.linkLifetime();
    this.clock = clock;
  }

  FileStore store() {
    return store;
  }

  StoredFile bySignature(String fileId, long expires, String signature) {
    links.check(fileId, expires, signature);
    return records.find(fileId).orElseThrow(FileReading::unknown);
  }

  /** A signed-in user may also read what this browser owned before. */
  StoredFile ofReader(String fileId, @Nullable Caller caller, @Nullable String visitorId) {
    String user = caller == null ? null : Owner.key(caller.userId(), null);
    String visitor = visitorId == null ? null : Owner.key(null, visitorId);
    return records
        .find(fileId)
        .filter(file -> file.owner().equals(user) || file.owner().equals(visitor))
        .orElseThrow(FileReading::unknown);
  }

  Resource thumbnail(StoredFile file, int side) {
    if (!Thumbnails.SIDES.contains(side)) {
      throw invalidThumbnail("must be one of " + Thumbnails.SIDES);
    }
    try {
      return new ByteArrayResource(
          thumbnails.png(file.id(), side, () -> store.read(file.id(), 0, file.size())));
    } catch (ApiException refused) {
      throw refused.status() == HttpStatus.UNSUPPORTED_MEDIA_TYPE
          ? invalidThumbnail("is for pictures only")
          : refused;
    }
  }

  FileLink link(Owner owner, String fileId) {
    requireOwn(owner, fileId);
    Instant until = clock.instant().plus(linkLifetime).truncatedTo(ChronoUnit.SECONDS);
    return new FileLink(links.sign(fileId, until), until);
  }

  void delete(Owner owner, String fileId) {
    StoredFile file = requireOwn(owner, fileId);
    if (file.experiments().stream().anyMatch(experiment -> use.uses(experiment, fileId))) {
      throw new ApiException(
          HttpStatus.CONFLICT, "file_in_use", "An experiment uses it. Delete the experiment.");
    }
    files.delete(fileId);
  }

  private StoredFile requireOwn(Owner owner, String fileId) {
    return records
        .find(fileId)
        .filter(file -> Objects.equals(file.owner(), owner.key()))
        .orElseThrow(FileReading::unknown);
  }

  private static ApiException unknown() {
    return ApiException.notFound("file");
  }

  private static ApiException invalidThumbnail(String detail) {
    return ApiException.invalid(List.of(new FieldProblem("thumbnail", "one_of", detail)));
  }
}
